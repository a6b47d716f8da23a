from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.entry import CauseNode, Entry, Round
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.domain.summary import (
    computed_of,
    join_parts,
    lines,
    main_branch,
    similar_of,
    split_parts,
    summary_of,
    values_of,
)
from isms_desktop.domain.words import Severity, SimilarAnswer, Status, VerdictResult
from tests.domain.cases import (
    CLOSED,
    DONE,
    EFFECTIVE,
    JONAS,
    MIA,
    ROOT,
    TODAY,
    action,
    entry,
    entry_with_round,
)
from tests.strategies import entries, texts


def why(number: int, parent: int | None = None, *, is_root: bool = False) -> CauseNode:
    return CauseNode(
        uid=f"c{number}", number=number, parent=parent, answer=f"because {number}", is_root=is_root
    )


def answers(*causes: CauseNode) -> list[int]:
    return [node.number for node in main_branch(Round(uid="r", number=1, causes=causes))]


class TestMainBranch:
    def test_leads_down_to_the_first_root_cause(self) -> None:
        tree = (why(1), why(2, 1), why(3, 1), why(4, 3, is_root=True), why(5, 2, is_root=True))
        assert answers(*tree) == [1, 3, 4]

    def test_without_root_cause_follows_the_first_answers(self) -> None:
        assert answers(why(1), why(2, 1), why(3, 1), why(4, 2)) == [1, 2, 4]

    def test_a_missing_parent_ends_it(self) -> None:
        assert answers(why(3, 7, is_root=True)) == [3]

    def test_no_answers_make_no_branch(self) -> None:
        assert answers() == []

    def test_a_circle_ends(self) -> None:
        assert answers(why(1, 2), why(2, 1, is_root=True)) == [1, 2]
        assert answers(why(1, 1, is_root=True)) == [1]

    @given(
        st.lists(
            st.builds(
                CauseNode,
                uid=st.just("c"),
                number=st.integers(0, 5),
                parent=st.none() | st.integers(0, 5),
                is_root=st.booleans(),
            ),
            max_size=8,
        )
    )
    def test_never_loops_and_repeats_no_answer(self, causes: list[CauseNode]) -> None:
        branch = main_branch(Round(uid="r", number=1, causes=tuple(causes)))
        assert all(branch.count(node) == 1 for node in branch)
        assert set(branch) <= set(causes)


class TestSummary:
    def test_holds_the_latest_round(self) -> None:
        tree = (why(1), why(2, 1), replace(ROOT, uid="c3", number=3, parent=2, category="Process"))
        second = action(
            number=2, what="Alert on new rules", done_on=date(2026, 10, 25), evidence="Rule 7"
        )
        summary = summary_of(entry_with_round(causes=tree, actions=(DONE, second)))
        assert summary["root_cause"] == ROOT.answer
        assert [summary[f"why_{n}"] for n in range(1, 6)] == [
            "because 1",
            "because 2",
            ROOT.answer,
            "",
            "",
        ]
        assert summary["cause_category"] == "Process"
        assert summary["corrective_action"] == "Block forwarding rules\nAlert on new rules"
        assert summary["done_on"] == date(2026, 10, 25)
        assert summary["done_evidence"] == f"{DONE.evidence}\nRule 7"
        assert summary["effect_verdict"] is VerdictResult.EFFECTIVE
        assert summary["effect_by"] == JONAS
        assert summary["effect_evidence"] == EFFECTIVE.evidence
        assert summary["status"] is Status.READY_TO_CLOSE

    def test_is_blank_where_nothing_was_entered(self) -> None:
        blank = Entry(uid="e", rounds=(Round(uid="r", number=1),))
        values = values_of(blank)
        assert values.pop("status") is Status.TO_RECORD
        assert values == {f.key: f.blank for f in ENTRIES if f.key != "status"}

    def test_is_implemented_when_the_last_action_is_done(self) -> None:
        assert summary_of(entry_with_round(actions=(DONE, action())))["done_on"] is None

    @pytest.mark.parametrize(
        ("answer", "refs", "text", "shown"),
        [
            (None, (), "", ""),
            (None, ("A-1",), "", "Not answered: A-1"),
            (None, (), "Ask around", "Not answered\nAsk around"),
            (SimilarAnswer.NONE, (), "", "None"),
            (SimilarAnswer.NONE, (), "Looked at all mailboxes", "None\nLooked at all mailboxes"),
            (SimilarAnswer.FOUND, (), "", "Found"),
            (SimilarAnswer.FOUND, ("A-1", "A-2"), "Same rule", "Found: A-1, A-2\nSame rule"),
        ],
    )
    def test_similar_cases_show_answer_references_and_text(
        self, answer: SimilarAnswer | None, refs: tuple[str, ...], text: str, shown: str
    ) -> None:
        similar = entry(similar_answer=answer, similar_refs=refs, similar_text=text)
        assert summary_of(similar)["similar_cases"] == shown

    @pytest.mark.parametrize(
        ("text", "answer", "refs", "rest"),
        [
            ("None", SimilarAnswer.NONE, (), ""),
            ("found: A-1, A-2\nSame rule", SimilarAnswer.FOUND, ("A-1", "A-2"), "Same rule"),
            ("Not answered\nAsk around", None, (), "Ask around"),
            ("Two more laptops", None, (), "Two more laptops"),
        ],
    )
    def test_similar_cases_are_read_back_and_free_words_are_text(
        self, text: str, answer: SimilarAnswer | None, refs: tuple[str, ...], rest: str
    ) -> None:
        assert similar_of(text) == (answer, refs, rest)

    @given(entries())
    def test_similar_cases_come_back(self, some: Entry) -> None:
        shown = summary_of(some)["similar_cases"]
        assert isinstance(shown, str)
        assert similar_of(shown) == (some.similar_answer, some.similar_refs, some.similar_text)

    def test_names_the_closing_in_force_and_the_former_ones(self) -> None:
        former = replace(
            CLOSED, reopened_on=date(2026, 11, 22), reopened_by=JONAS, reopen_reason="Came back"
        )
        undated = replace(former, closed_on=None, closed_by=None, reopened_by=None)
        undated = replace(undated, reopened_on=None)
        summary = summary_of(entry(closings=(former, replace(CLOSED, reason="Now it holds"))))
        assert summary["closing_reason"] == "Now it holds"
        assert summary["closed_on"] == CLOSED.closed_on
        assert summary["closed_by"] == MIA
        assert summary["former_closings"] == (
            "Closed · 2026-11-21 · Mia Okafor ·  · 2026-11-22 · Jonas Brandt · Came back"
        )

    def test_a_former_closing_may_lack_days_and_names(self) -> None:
        former = replace(CLOSED, closed_on=None, closed_by=None, reopened_on=TODAY)
        shown = summary_of(entry(closings=(former,)))["former_closings"]
        assert isinstance(shown, str)
        assert split_parts(shown) == ("Closed", "", "", "", "2026-11-23", "", "")

    @given(entries())
    def test_has_a_value_for_every_column(self, some: Entry) -> None:
        assert list(values_of(some)) == [f.key for f in ENTRIES]
        assert set(summary_of(some)) == {f.key for f in ENTRIES if f.summary}


class TestComputed:
    def test_follows_the_day(self) -> None:
        late = entry_with_round(actions=(action(),))
        assert computed_of(replace(late, severity=Severity.HIGH), TODAY) == {
            "overdue": True,
            "level": Severity.HIGH,
            "round": 1,
            "slips": 0,
            "days_open": 83,
            "next_due_on": date(2026, 10, 31),
            "effect_due": False,
            "waived": False,
        }

    def test_days_open_end_with_the_closing(self) -> None:
        assert computed_of(entry(closings=(CLOSED,)), TODAY)["days_open"] == 81

    @pytest.mark.parametrize(
        "unknown",
        [entry(identified_on=None), entry(closings=(replace(CLOSED, closed_on=None),))],
    )
    def test_days_open_are_not_guessed(self, unknown: Entry) -> None:
        assert computed_of(unknown, TODAY)["days_open"] is None

    @given(entries())
    def test_has_a_value_for_every_column(self, some: Entry) -> None:
        assert list(computed_of(some, TODAY)) == [f.key for f in COMPUTED]


def test_lines_leave_out_what_is_blank() -> None:
    assert lines(["one", "", "two"]) == "one\ntwo"
    assert lines([]) == ""


class TestParts:
    def test_are_readable(self) -> None:
        assert join_parts(["2026-05-01", "Mia", "holiday"]) == "2026-05-01 · Mia · holiday"

    def test_what_separates_them_may_occur_in_them(self) -> None:
        assert join_parts(["a · b", "c\nd", "\\n"]) == r"a \. b · c\nd · \\n"

    def test_a_backslash_at_the_end_is_dropped(self) -> None:
        assert split_parts("a\\") == ("a",)

    @given(st.lists(texts, min_size=1))
    def test_come_back_as_they_were(self, parts: list[str]) -> None:
        assert split_parts(join_parts(parts)) == tuple(parts)

    @given(st.lists(texts | st.sampled_from(["", "·", " · ", "\\", "\n"]), min_size=1))
    def test_come_back_from_a_cell_whose_text_was_cleaned(self, parts: list[str]) -> None:
        cleaned = [clean_text(part) for part in parts]
        assert split_parts(clean_text(join_parts(cleaned))) == tuple(cleaned)
