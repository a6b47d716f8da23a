"""The services of all stages over one register, and entries at a known place on their way."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from isms_desktop.domain.checks.word_lists import WordLists
from isms_desktop.domain.corrective_action import Done, EffectPlan, new_action
from isms_desktop.domain.entry import CauseNode, Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import (
    AnalysisMethod,
    ClosingKind,
    EffectMethod,
    SimilarAnswer,
    Status,
    VerdictResult,
)
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.actions import Actions
from isms_desktop.services.causes import Causes
from isms_desktop.services.checking import Checking
from isms_desktop.services.closings import Closings
from isms_desktop.services.effectiveness import Effectiveness, Review
from isms_desktop.services.entries import Entries
from isms_desktop.services.entry_steps import EntrySteps, Saved
from isms_desktop.services.similar_cases import Relatives, SimilarCases
from isms_desktop.storage.database import Database

WORDS = WordLists(resources.data(f"data/checks/{name}.toml") for name in ("en", "de"))
INCIDENT = {
    "entry_type": "Incident",
    "description": "Mailbox forwarded to an outside address",
    "identified_on": "2026-09-01",
    "input": "Security incident",
    "category": "Phishing",
    "severity": "High",
    "owner": "Mia Okafor",
    "due_on": "2026-10-31",
}
TREE = (
    CauseNode(uid="", number=1, answer="A rule sent mail outside"),
    CauseNode(
        uid="",
        number=2,
        parent=1,
        answer="No setting forbids forwarding",
        evidence="Settings of 2 Sep",
        is_root=True,
        category="Technology",
    ),
    CauseNode(
        uid="",
        number=3,
        parent=1,
        answer="Nobody looks at new rules",
        is_root=True,
        category="Process design",
    ),
)
PLAN = EffectPlan(
    criterion="No forwarding rule in a sample of 20 mailboxes",
    method=EffectMethod.RECORD_SAMPLE,
    checker=Person(uid="", name="Jonas Brandt"),
    due_on=date(2026, 12, 30),
)


@dataclass
class Stages:
    """Every service a stage needs, and short ways through them."""

    database: Database
    clock: FixedClock
    new_uid: Callable[[], str]
    entries: Entries
    actor: Callable[[], str]
    steps: EntrySteps = field(init=False)

    def __post_init__(self) -> None:
        self.steps = EntrySteps(self.database, self.clock, self.new_uid, self.actor)
        relatives = Relatives(WORDS.text)
        self.causes = Causes(self.database, self.clock, self.steps)
        self.actions = Actions(self.steps)
        self.similar = SimilarCases(self.database, self.steps, relatives)
        self.effect = Effectiveness(self.database, self.steps, relatives)
        self.checking = Checking(self.database, self.clock, WORDS, self.steps)
        self.closings = Closings(self.steps, self.checking)

    def get(self, uid: str) -> Entry:
        return self.entries.get(uid)

    def record(self, **values: object) -> Saved:
        return self.entries.create({**INCIDENT, **values})  # type: ignore[dict-item]  # any value

    def decided(self, **values: object) -> Saved:
        """Recorded, contained and found to need a corrective action."""
        return self.record(
            containment="Rule removed", action_needed="yes", action_needed_reason="", **values
        )

    def analysed(self, **values: object) -> Saved:
        """With two root causes and no similar cases."""
        saved = self.decided(**values)
        method = AnalysisMethod.FIVE_WHYS
        saved = self.causes.save(saved.uid, saved.version, method, "", TREE)
        return self.similar.answer(saved.uid, saved.version, SimilarAnswer.NONE, (), "")

    def planned(self, **values: object) -> Saved:
        """With an action against either cause."""
        return self.plan(self.analysed(**values))

    def plan(self, saved: Saved) -> Saved:
        blank = new_action(self.get(saved.uid))
        actions = tuple(
            replace(blank, what=what, causes=(cause,))
            for what, cause in (("Forbid forwarding", 2), ("Watch new rules", 3))
        )
        return self.actions.save_plan(saved.uid, saved.version, actions, PLAN)

    def done(self, **values: object) -> Saved:
        """With all actions carried out."""
        return self.carry_out(self.planned(**values))

    def carry_out(self, saved: Saved, day: date = date(2026, 10, 20)) -> Saved:
        for action in self.get(saved.uid).round.actions:
            done = Done(done_on=day, done_note="As planned", evidence="Screenshot of 20 Oct")
            saved = self.actions.record_done(saved.uid, saved.version, {action.uid: done})
        return saved

    def judge(self, saved: Saved, result: VerdictResult, **values: object) -> Saved:
        review = Review(
            result=result,
            checked_on=self.clock.today(),
            checked_by="Jonas Brandt",
            evidence="Sample of 20 mailboxes",
            **values,  # type: ignore[arg-type]  # fields by name
        )
        return self.effect.give_verdict(saved.uid, saved.version, review)

    def share(self, saved: Saved) -> Saved:
        return self.entries.change(saved.uid, saved.version, {"isms_change": "None needed"})

    def effective(self, **values: object) -> Saved:
        """Checked, effective and shared: ready to be closed."""
        return self.share(self.judge(self.done(**values), VerdictResult.EFFECTIVE))

    def closed(self, **values: object) -> Saved:
        saved = self.effective(**values)
        return self.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, None, "Mia Okafor")

    def status(self, uid: str) -> Status:
        return status_of(self.get(uid))
