"""The story of an entry in sentences: input, decision, change, proof."""

from collections.abc import Iterator
from datetime import date

from isms_desktop.domain.entry import Closing, Entry, Round
from isms_desktop.domain.words import NO_ISMS_CHANGE, ClosingKind, VerdictResult
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date, next_step


def story_of(entry: Entry, state: State) -> str:
    """What happened, from the input to the proof, as one text of short sentences."""
    story = _Story(entry, state)
    parts = (story.found(), story.contained(), story.decided(), story.rounds(), story.ended())
    return "\n".join(" ".join(filter(None, part)) for part in parts)


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
            yield _("It came from: {input}.").format(input=_(entry.input).casefold())
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
            yield _("It was decided that a corrective action is needed.")
        elif entry.is_accepted_risk:
            who, day = _by(self._state.name(entry.accepted_by)), _on(entry.accepted_on)
            yield _("The risk was accepted{day}{who}.").format(day=day, who=who)
        elif entry.action_needed is False:
            yield _("It was decided that no corrective action is needed.")
        yield sentence(entry.action_needed_reason)

    def rounds(self) -> Iterator[str]:
        """The causes, the changes and the proof, try by try."""
        for round_ in self._entry.rounds:
            if round_.number > 1:
                yield _("Round {n} followed.").format(n=round_.number)
            yield from self._cause(round_)
            yield from self._change(round_)
            yield from self._proof(round_)

    def _cause(self, round_: Round) -> Iterator[str]:
        roots = [sentence(node.answer) for node in round_.root_causes]
        if roots:
            yield plural("The root cause:", "The root causes:", len(roots))
            yield from roots

    def _change(self, round_: Round) -> Iterator[str]:
        total = len(round_.actions)
        done = [action.done_on for action in round_.actions if action.done_on]
        if not total:
            return
        if len(done) < total:
            yield _("{done} of {n} actions are done.").format(done=len(done), n=total)
            return
        told = plural(
            "The action was done on {day}.", "All {n} actions were done, the last on {day}.", total
        )
        yield told.format(n=total, day=long_date(max(done)))

    def _proof(self, round_: Round) -> Iterator[str]:
        verdict = round_.verdict
        if verdict is None:
            if round_.effect_due_on and not self._entry.is_closed:
                due = _("The effect is to be checked on {day}.")
                yield due.format(day=long_date(round_.effect_due_on))
            return
        day = _on(verdict.checked_on)
        who = _by(self._state.name(verdict.checked_by))
        result = _(verdict.result).casefold()
        if verdict.result is VerdictResult.TOO_EARLY:
            yield _("A check{day}{who} found it too early to judge.").format(day=day, who=who)
        else:
            checked = _("The effect was checked{day}{who}: {result}.")
            yield checked.format(day=day, who=who, result=result)

    def ended(self) -> Iterator[str]:
        """What changed in the ISMS, and how it ended or what comes next."""
        entry = self._entry
        if entry.isms_change == NO_ISMS_CHANGE:
            yield _("The ISMS itself needed no change.")
        elif entry.isms_change:
            yield _("In the ISMS was changed:")
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
