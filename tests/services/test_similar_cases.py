"""Relatives of an entry, the answer to them, and what turned out to have come back."""

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import SimilarAnswer, Status
from tests.services.stages import Stages


def test_relatives_are_found_with_a_reason_in_words(stages: Stages) -> None:
    related = stages.record(description="Forwarding of a mailbox to an address outside")
    stages.record(description="Fire door blocked by boxes", category="Physical")
    saved = stages.record()

    found = stages.similar.candidates(saved.uid)

    assert [one.ref for one in found] == [related.ref]
    assert "the same words: mailbox" in found[0].why
    assert "the same category: Phishing" in found[0].why
    assert found[0].status is Status.TO_CONTAIN


def test_controls_and_kinds_of_cause_bring_relatives_together(stages: Stages) -> None:
    by_control = stages.record(
        description="Something else", category="Physical", annex_a="A.5.24, A.8.7"
    )
    by_cause = stages.analysed(description="Third matter", category="Malware")
    saved = stages.analysed(description="Unlike anything", category="Physical", annex_a="A.8.7")

    found = {one.ref: one.why for one in stages.similar.candidates(saved.uid)}

    assert found[by_control.ref] == "the same category: Physical; the same control: A.8.7"
    assert "the same kind of cause: " in found[by_cause.ref]


def test_the_bin_and_the_entry_itself_are_left_out(stages: Stages) -> None:
    binned = stages.record()
    stages.entries.to_bin([binned.uid])

    assert stages.similar.candidates(stages.record().uid) == []


def test_an_entry_without_words_has_no_relatives(stages: Stages) -> None:
    stages.record()
    saved = stages.record(description="???", category="")

    assert stages.similar.candidates(saved.uid) == []


def test_the_answer_is_recorded_with_links(stages: Stages) -> None:
    saved = stages.decided()
    saved = stages.similar.answer(
        saved.uid, saved.version, SimilarAnswer.FOUND, [" INC-2025-001 ", ""], " Two more "
    )
    entry = stages.get(saved.uid)

    assert entry.similar_answer is SimilarAnswer.FOUND
    assert (entry.similar_refs, entry.similar_text) == (("INC-2025-001",), "Two more")


def test_none_has_no_links(stages: Stages) -> None:
    saved = stages.decided()
    saved = stages.similar.answer(
        saved.uid, saved.version, SimilarAnswer.NONE, ["INC-2025-001"], "Looked at 2025"
    )

    assert stages.get(saved.uid).similar_refs == ()


def test_only_a_closed_entry_may_have_come_back(stages: Stages) -> None:
    text = "Forwarding of a mailbox to an address outside"
    stages.done()
    assert stages.similar.recurrences_of(text, "Phishing") == []

    closed = stages.closed()
    assert [one.ref for one in stages.similar.recurrences_of(text, "Phishing")] == [closed.ref]
    assert stages.similar.recurrences_of("Fire door blocked", "Phishing") == []
    assert stages.similar.recurrences_of("", "") == []


def test_what_was_rejected_cannot_come_back(stages: Stages) -> None:
    saved = stages.record()
    stages.closings.reject(saved.uid, saved.version, "Duplicate", None, "Mia Okafor")

    assert stages.similar.recurrences_of("Mailbox forwarded to an outside address", "") == []


def test_a_recurrence_is_recorded_on_the_new_entry_and_can_be_taken_back(stages: Stages) -> None:
    old = stages.closed()
    new = stages.record(identified_on="2026-11-22")
    linked = stages.similar.confirm_recurrence(new.uid, new.version, old.ref)

    assert stages.get(new.uid).recurrence_of == old.ref
    assert linked.changes.step == f"Link {new.ref} as a recurrence"
    assert stages.get(old.uid).version == old.version

    stages.similar.confirm_recurrence(new.uid, linked.version, "")
    assert stages.get(new.uid).recurrence_of == ""


def test_an_unknown_or_binned_entry_cannot_have_come_back(stages: Stages) -> None:
    binned = stages.record()
    stages.entries.to_bin([binned.uid])
    new = stages.record()

    for ref in ("INC-1999-001", binned.ref):
        with pytest.raises(UserError) as refused:
            stages.similar.confirm_recurrence(new.uid, new.version, ref)
        assert refused.value.code == "not_found"


def test_two_entries_are_never_recurrences_of_each_other(stages: Stages) -> None:
    first, second, third = stages.record(), stages.record(), stages.record()
    stages.similar.confirm_recurrence(second.uid, second.version, first.ref)
    stages.similar.confirm_recurrence(third.uid, third.version, second.ref)

    for ref in (first.ref, second.ref, third.ref):
        with pytest.raises(UserError) as refused:
            stages.similar.confirm_recurrence(first.uid, first.version, ref)
        assert refused.value.code == "loop"
