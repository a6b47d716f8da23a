"""The ten stages of an entry, the headings they stand under, and which of them apply (10.2)."""

from dataclasses import dataclass
from typing import Final

from isms_desktop.domain.checks.findings import Finding
from isms_desktop.domain.conditions import is_fault, is_light, needs_similar
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.levels import level_of
from isms_desktop.domain.root_cause import open_branches
from isms_desktop.domain.stages import (
    ACT,
    CAUSE,
    CHECK,
    CLOSE,
    CONTAIN,
    HEADINGS,
    RECORD,
    StageState,
    is_answered,
    status_of,
)
from isms_desktop.domain.words import ClosingKind, EntryType, Severity, Status
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry import form_fields


@dataclass(frozen=True, slots=True)
class Place:
    """Where the entry page is to be opened; a blank stage is the one where the entry stands.

    `after` asks for the stage that follows this one, as far as the entry has it.
    """

    uid: str
    stage: str = ""
    field: str = ""
    after: str = ""


STAGES: Final = tuple(stage for stage in Stage if stage is not Stage.FORM)
"""The stages of the full form, in their order; `Stage.FORM` is the one-page short form."""
_HEADING: Final = {
    Stage.FORM: RECORD,
    Stage.RECORD: RECORD,
    Stage.CONTAIN: CONTAIN,
    Stage.DECIDE: CAUSE,
    Stage.CAUSE: CAUSE,
    Stage.SIMILAR: CAUSE,
    Stage.PLAN: ACT,
    Stage.DO: ACT,
    Stage.EFFECT: CHECK,
    Stage.SHARE: CLOSE,
    Stage.CLOSE: CLOSE,
}
_STATUS: Final = {
    Status.TO_RECORD: Stage.RECORD,
    Status.TO_CONTAIN: Stage.CONTAIN,
    Status.TO_DECIDE: Stage.DECIDE,
    Status.TO_FIND_CAUSE: Stage.CAUSE,
    Status.TO_PLAN: Stage.PLAN,
    Status.IN_PROGRESS: Stage.DO,
    Status.TO_CHECK_EFFECT: Stage.EFFECT,
    Status.TO_SHARE: Stage.SHARE,
}

_CARRIED_OUT: Final = ("done_on", "done_note", "evidence", "change_ticket")
_PLACES: Final = {
    "causes": Stage.CAUSE,
    "plan": Stage.PLAN,
    "verdict": Stage.EFFECT,
    "analysis_method": Stage.CAUSE,
}
_FIELDS: Final = {
    **dict.fromkeys((*form_fields.RECORD, *form_fields.MORE), Stage.RECORD),
    **dict.fromkeys(
        (*form_fields.CONTAINED, *form_fields.NOT_CONTAINED, *form_fields.CONSEQUENCES),
        Stage.CONTAIN,
    ),
    **dict.fromkeys(("action_needed", *form_fields.REASON, *form_fields.ACCEPTANCE), Stage.DECIDE),
    **dict.fromkeys(("similar_answer", "similar_refs", "similar_text"), Stage.SIMILAR),
    **dict.fromkeys(("isms_change", "isms_change_kinds", *form_fields.SHARED), Stage.SHARE),
}
"""Which page asks for which field of the entry."""


def title_of(stage: Stage) -> str:
    """What a stage is called."""
    titles = {
        Stage.RECORD: _("Record"),
        Stage.CONTAIN: _("Contain"),
        Stage.DECIDE: _("Decide"),
        Stage.CAUSE: _("Find cause"),
        Stage.SIMILAR: _("Similar cases"),
        Stage.PLAN: _("Plan"),
        Stage.DO: _("Do"),
        Stage.EFFECT: _("Check effect"),
        Stage.SHARE: _("Change and share"),
        Stage.CLOSE: _("Close"),
    }
    return titles.get(stage, _("Record"))


def continue_to(stage: Stage) -> str:
    """What the button says that leads to a stage."""
    words = {
        Stage.CONTAIN: _("Continue to containment"),
        Stage.DECIDE: _("Continue to the decision"),
        Stage.CAUSE: _("Continue to the cause"),
        Stage.SIMILAR: _("Continue to similar cases"),
        Stage.PLAN: _("Continue to the plan"),
        Stage.DO: _("Continue to the actions"),
        Stage.EFFECT: _("Continue to the effect check"),
        Stage.SHARE: _("Continue to change and share"),
        Stage.CLOSE: _("Continue to closing"),
    }
    return words.get(stage, _("Continue"))


def place_of(finding: Finding) -> Stage:
    """The stage whose page has the field a check leads to."""
    field = finding.field
    if field in _FIELDS:
        return _FIELDS[field]
    first, _slash, rest = field.partition("/")
    if first == "actions":
        is_carried_out = rest.partition("/")[2] in _CARRIED_OUT
        return Stage.DO if is_carried_out else Stage.PLAN
    return _PLACES.get(first, Stage(finding.stage))


def heading_of(stage: Stage) -> str:
    """The heading of the stepper a stage stands under."""
    return _HEADING[stage]


def under(heading: str, entry: Entry) -> tuple[Stage, ...]:
    """The stages of a heading that apply to the entry."""
    return tuple(s for s in STAGES if _HEADING[s] == heading and applies(s, entry))


def applies(stage: Stage, entry: Entry) -> bool:
    """Whether the entry goes through this stage, as far as is decided."""
    is_left_alone = entry.action_needed is False
    match stage:
        case Stage.CAUSE:
            return needs_similar(entry) if is_left_alone else not is_light(entry)
        case Stage.SIMILAR:
            return needs_similar(entry) if is_left_alone else not is_light(entry)
        case Stage.PLAN | Stage.DO:
            return not is_left_alone
        case Stage.EFFECT | Stage.SHARE:
            return not is_left_alone and not is_light(entry)
        case _:
            return True


def standing_at(entry: Entry) -> Stage:
    """The stage where work on the entry goes on."""
    stage = _STATUS.get(status_of(entry), Stage.CLOSE)
    causes = entry.round.causes
    is_found = bool(entry.round.root_causes) and not open_branches(causes)
    if stage is Stage.CAUSE and (is_found or not applies(stage, entry)):
        return Stage.SIMILAR
    return stage


def opens_at(entry: Entry) -> Stage:
    """The page an entry opens with: the short form where that is enough."""
    stage = standing_at(entry)
    is_early = stage in (Stage.RECORD, Stage.CONTAIN, Stage.DECIDE)
    return Stage.FORM if is_early and is_short(entry) else stage


def is_short(entry: Entry) -> bool:
    """Whether the one-page form is enough to begin with."""
    if entry.entry_type in (EntryType.EVENT, EntryType.OBSERVATION, EntryType.OFI):
        return True
    return level_of(entry) is Severity.LOW and is_fault(entry)


def state_of(stage: Stage, entry: Entry) -> StageState:
    """How a stage looks while the entry stands where it does."""
    if not applies(stage, entry):
        return StageState.FOLDED
    if entry.is_closed:
        is_done = not _is_rejected(entry) or stage in (Stage.RECORD, Stage.CLOSE)
        return StageState.DONE if is_done else StageState.TODO
    here, place = STAGES.index(standing_at(entry)), STAGES.index(stage)
    if here == place:
        return StageState.CURRENT
    is_done = place < here or _is_answered(stage, entry)
    return StageState.DONE if is_done else StageState.TODO


def _is_answered(stage: Stage, entry: Entry) -> bool:
    """Whether a stage was answered ahead of the one where the entry stands."""
    if stage is Stage.SIMILAR:
        return entry.similar_answer is not None
    return any(is_answered(entry, status) for status, its in _STATUS.items() if its is stage)


def _is_rejected(entry: Entry) -> bool:
    return entry.closing is not None and entry.closing.kind is ClosingKind.REJECTED


def after(stage: Stage, entry: Entry) -> Stage | None:
    """The next stage that applies; None after the last."""
    if stage is Stage.FORM:
        stage = Stage.DECIDE
    return next((s for s in STAGES[STAGES.index(stage) + 1 :] if applies(s, entry)), None)


def before(stage: Stage, entry: Entry) -> Stage | None:
    """The stage before that applies; None before the first."""
    if stage is Stage.FORM:
        return None
    return next((s for s in reversed(STAGES[: STAGES.index(stage)]) if applies(s, entry)), None)


def folded_because(entry: Entry) -> str:
    """Why some stages are folded away, in one sentence; blank where none is."""
    if entry.action_needed is False:
        return _("The stages for a corrective action are folded: none is needed.")
    if is_light(entry) and entry.action_needed:
        return _("Cause and effect check are folded: an improvement needs only its action.")
    return ""


def shown_headings(entry: Entry, stage: Stage) -> tuple[str, ...]:
    """The headings of the stepper: those with a stage that applies, and the one shown."""
    is_left_alone = entry.action_needed is False
    hidden = {CAUSE} if is_left_alone and not needs_similar(entry) else set()
    return tuple(
        heading
        for heading in HEADINGS
        if heading == heading_of(stage) or (heading not in hidden and under(heading, entry))
    )
