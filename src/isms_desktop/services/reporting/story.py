"""The story of an entry in sentences: input, decision, change, proof."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from isms_desktop.domain.conditions import is_light
from isms_desktop.domain.entry import Closing, Entry, Round
from isms_desktop.domain.words import NO_ISMS_CHANGE, ClosingKind, VerdictResult
from isms_desktop.runtime.i18n import _, mid_sentence, plural
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date, next_step

_MOST_ACTIONS: Final = 5
"""Of a round that are told; all of them stand in the list below."""


def story_of(entry: Entry, state: State) -> list[tuple[str, str]]:
    """What happened, from the input to the proof: a name and short sentences for each step."""
    story = _Story(entry, state)
    parts = (
        (_("Input"), story.found()),
        (_("At once"), story.contained()),
        (_("Decision"), story.decided()),
        *story.rounds(),
        (_("Outcome"), story.ended()),
    )
    return [(name, " ".join(filter(None, sentences))) for name, sentences in parts]


def sentence(text: str) -> str:
    """A text of the user as a sentence among others: flat, ending in a full stop."""
    flat = " ".join(text.split())
    return flat if flat.endswith((".", "!", "?", "…", "。")) or not flat else f"{flat}."


class _Story:
    """Tells of one entry."""

    def __init__(self, entry: Entry, state: State) -> None:
        self._entry = entry
        self._state = state

    def found(self) -> Iterator[str]:
        """Where it came from."""
        entry = self._entry
        kind = _(entry.entry_type) if entry.entry_type else _("Entry")
        if entry.identified_on:
            on = _("{kind}, identified on {day}{who}.")
            who = _by(self._state.name(entry.discovered_by))
            yield on.format(kind=kind, day=long_date(entry.identified_on), who=who)
        if entry.input:
            yield _("It came from: {input}.").format(input=mid_sentence(_(entry.input)))
        if entry.recurrence_of:
            yield _("It is a recurrence of {ref}.").format(ref=entry.recurrence_of)

    def contained(self) -> Iterator[str]:
        """What was done at once."""
        entry = self._entry
        if entry.containment:
            day = _on(entry.contained_on)
            who = _by(self._state.name(entry.contained_by))
            yield _("It was contained and corrected{day}{who}:").format(day=day, who=who)
            yield sentence(entry.containment)
        elif entry.containment_none_reason:
            yield _("Nothing had to be contained:")
            yield sentence(entry.containment_none_reason)

    def decided(self) -> Iterator[str]:
        """Whether the cause was to be removed."""
        entry = self._entry
        if entry.action_needed:
            if is_light(entry):
                yield _("It was decided to act on it.")
            else:
                yield _("It was decided that a corrective action is needed.")
        elif entry.is_accepted_risk:
            who, day = _by(self._state.name(entry.accepted_by)), _on(entry.accepted_on)
            yield _("The risk was accepted{day}{who}.").format(day=day, who=who)
        elif entry.action_needed is False:
            if is_light(entry):
                yield _("It was decided not to act on it.")
            else:
                yield _("It was decided that no corrective action is needed.")
        yield sentence(entry.action_needed_reason)

    def rounds(self) -> Iterator[tuple[str, Iterator[str]]]:
        """The causes, the changes and the proof, try by try."""
        for round_ in self._entry.rounds:
            names = [_("Cause"), _("Change"), _("Proof")]
            if round_.number > 1:
                names = [f"{name}, {_('round {n}').format(n=round_.number)}" for name in names]
            steps = self._cause(round_), self._change(round_), self._proof(round_)
            yield from zip(names, steps, strict=True)

    def _cause(self, round_: Round) -> Iterator[str]:
        roots = [sentence(node.answer) for node in round_.root_causes]
        if roots:
            yield plural("The root cause:", "The root causes:", len(roots))
            yield from roots

    def _change(self, round_: Round) -> Iterator[str]:
        for action in round_.actions[:_MOST_ACTIONS]:
            yield sentence(action.what)
            if action.done_on:
                yield _("Done on {day}.").format(day=long_date(action.done_on))
            elif action.is_done:
                yield _("Done.")
            elif action.due_on:
                yield _("Due on {day}.").format(day=long_date(action.due_on))
        further = len(round_.actions) - _MOST_ACTIONS
        if further > 0:
            more = plural(
                "{n} further action is listed below.",
                "{n} further actions are listed below.",
                further,
            )
            yield more.format(n=further)

    def _proof(self, round_: Round) -> Iterator[str]:
        verdict = round_.verdict
        if verdict is None:
            if round_.effect_due_on and not self._entry.is_closed:
                due = _("The effect is to be checked on {day}.")
                yield due.format(day=long_date(round_.effect_due_on))
            return
        day = _on(verdict.checked_on)
        who = _by(self._state.name(verdict.checked_by))
        result = mid_sentence(_(verdict.result))
        if verdict.result is VerdictResult.TOO_EARLY:
            yield _("A check{day}{who} found it too early to judge.").format(day=day, who=who)
        else:
            checked = _("The effect was checked{day}{who}: {result}.")
            yield checked.format(day=day, who=who, result=result)
        yield sentence(verdict.evidence)

    def ended(self) -> Iterator[str]:
        """What changed in the ISMS, and how it ended or what comes next."""
        entry = self._entry
        if entry.isms_change == NO_ISMS_CHANGE:
            yield _("The ISMS itself needed no change.")
        elif entry.isms_change:
            yield _("Changed in the ISMS:")
            yield sentence(entry.isms_change)
        if entry.closing:
            yield self._closed(entry.closing)
        else:
            yield _("It is open. Next step: {step}").format(step=next_step(entry))

    def _closed(self, closing: Closing) -> str:
        day = _on(closing.closed_on)
        who = _by(self._state.name(closing.closed_by))
        words = {
            ClosingKind.CLOSED: _("It was closed{day}{who}."),
            ClosingKind.ACCEPTED_RISK: _("It was closed{day}{who} with the risk accepted."),
            ClosingKind.REJECTED: _("It was rejected{day}{who}."),
        }
        return words[closing.kind].format(day=day, who=who)


def _on(day: date | None) -> str:
    return f" {_('on {day}').format(day=long_date(day))}" if day else ""


def _by(name: str) -> str:
    return f" {_('by {name}').format(name=name)}" if name else ""
