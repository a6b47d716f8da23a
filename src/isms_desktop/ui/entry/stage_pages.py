"""Which page shows which stage, and what it needs to know beside the entry."""

from collections.abc import Callable
from typing import Final

from isms_desktop.domain.entry import Entry
from isms_desktop.services.drafts import Stage
from isms_desktop.services.similar_cases import Candidate
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.cause_stage import CauseStage
from isms_desktop.ui.entry.check_stage import CheckStage, effect_facts
from isms_desktop.ui.entry.close_stage import CloseStage
from isms_desktop.ui.entry.contain_stage import ContainStage
from isms_desktop.ui.entry.decide_stage import DecideStage
from isms_desktop.ui.entry.do_stage import DoStage
from isms_desktop.ui.entry.plan_stage import PlanStage
from isms_desktop.ui.entry.record_stage import RecordStage
from isms_desktop.ui.entry.share_stage import ShareStage
from isms_desktop.ui.entry.short_stage import ShortStage
from isms_desktop.ui.entry.similar_stage import SimilarStage
from isms_desktop.ui.entry.stage_page import StagePage

PAGES: Final[dict[Stage, type[StagePage]]] = {
    Stage.FORM: ShortStage,
    Stage.RECORD: RecordStage,
    Stage.CONTAIN: ContainStage,
    Stage.DECIDE: DecideStage,
    Stage.CAUSE: CauseStage,
    Stage.SIMILAR: SimilarStage,
    Stage.PLAN: PlanStage,
    Stage.DO: DoStage,
    Stage.EFFECT: CheckStage,
    Stage.SHARE: ShareStage,
    Stage.CLOSE: CloseStage,
}


def _came_back(case: Casework, entry: Entry) -> list[Candidate]:
    """Closed entries an open one looks like, while nobody has said what it is."""
    if entry.is_closed or entry.recurrence_of or entry.closings:
        return []
    found = case.similar_cases.recurrences_of(entry.description, entry.category)
    return [candidate for candidate in found if candidate.uid != entry.uid]


_BESIDE: Final[dict[Stage, Callable[[Casework, Entry], object]]] = {
    Stage.RECORD: _came_back,
    Stage.CONTAIN: _came_back,
    Stage.DECIDE: lambda case, entry: case.causes.seen_before(entry.uid),
    Stage.CAUSE: lambda case, entry: case.causes.seen_before(entry.uid),
    Stage.SIMILAR: lambda case, entry: case.similar_cases.candidates(entry.uid),
    Stage.PLAN: lambda case, _entry: case.indicators.names(),
    Stage.EFFECT: lambda case, entry: effect_facts(case, entry.uid),
    Stage.CLOSE: lambda case, _entry: case.checking.waiver_reasons(),
}


def beside(stage: Stage, case: Casework, entry: Entry) -> object:
    """Read what a stage shows beside the entry itself."""
    read = _BESIDE.get(stage)
    return read(case, entry) if read else None
