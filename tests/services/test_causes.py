"""The analysis is kept as it stands, and what was seen before is counted."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.root_cause import add_answer, remove
from isms_desktop.domain.words import AnalysisMethod, Status
from isms_desktop.services.causes import Shared
from isms_desktop.services.drafts import Drafts, Stage
from isms_desktop.storage.database import Database
from tests.services.stages import TREE, Stages


def test_the_tree_comes_back_as_it_was_saved(stages: Stages) -> None:
    saved = stages.analysed()
    round_ = stages.get(saved.uid).round

    assert round_.analysis_method is AnalysisMethod.FIVE_WHYS
    assert [replace(node, uid="") for node in round_.causes] == list(TREE)
    assert len({node.uid for node in round_.causes}) == 3


def test_texts_are_cleaned_and_known_answers_keep_their_record(stages: Stages) -> None:
    saved = stages.analysed()
    before = stages.get(saved.uid).round.causes
    edited = add_answer(before, 3, "  No time\r\nfor it ")
    saved = stages.causes.save(saved.uid, saved.version, AnalysisMethod.FISHBONE, " Text ", edited)
    round_ = stages.get(saved.uid).round

    assert round_.causes[:3] == before
    assert (round_.causes[3].number, round_.causes[3].answer) == (4, "No time\nfor it")
    assert round_.analysis_text == "Text"


def test_actions_forget_a_cause_that_is_gone(stages: Stages) -> None:
    saved = stages.planned()
    round_ = stages.get(saved.uid).round
    left = remove(round_.causes, 3)
    saved = stages.causes.save(saved.uid, saved.version, round_.analysis_method, "", left)

    assert [action.causes for action in stages.get(saved.uid).round.actions] == [(2,), ()]


def test_what_is_no_tree_is_not_saved(stages: Stages) -> None:
    saved = stages.decided()
    loop = (CauseNode(uid="", number=1, parent=1),)

    with pytest.raises(ValueError, match="below itself"):
        stages.causes.save(saved.uid, saved.version, None, "", loop)
    assert stages.get(saved.uid).version == saved.version


def test_the_draft_of_the_stage_is_done_and_others_stay(stages: Stages, database: Database) -> None:
    drafts = Drafts(database)
    saved = stages.decided()
    drafts.keep(saved.uid, {"answer": "half a"}, Stage.CAUSE)
    drafts.keep(saved.uid, {"what": "begun"}, Stage.PLAN)
    stages.causes.save(saved.uid, saved.version, None, "", TREE)

    assert drafts.get(saved.uid, Stage.CAUSE) == {}
    assert drafts.get(saved.uid, Stage.PLAN) == {"what": "begun"}


def test_a_version_that_was_overtaken_saves_nothing(stages: Stages) -> None:
    saved = stages.analysed()

    with pytest.raises(UserError) as refused:
        stages.causes.save(saved.uid, saved.version - 1, None, "", ())
    assert refused.value.code == "changed_meanwhile"
    assert len(stages.get(saved.uid).round.causes) == 3


def test_saving_what_is_there_already_changes_no_version(stages: Stages) -> None:
    saved = stages.analysed()
    round_ = stages.get(saved.uid).round
    again = stages.causes.save(saved.uid, saved.version, round_.analysis_method, "", round_.causes)

    assert again.version == saved.version == stages.get(saved.uid).version


def test_the_same_kind_of_cause_within_a_year_was_seen_before(stages: Stages) -> None:
    stages.analysed(identified_on="2025-11-01")
    newest = stages.analysed(identified_on="2026-10-05")
    stages.analysed(identified_on="2026-03-01")
    stages.record(description="Not analysed")
    rejected = stages.analysed(identified_on="2026-10-06")
    stages.closings.reject(rejected.uid, rejected.version, "Duplicate", None, "Mia Okafor")
    saved = stages.analysed()

    seen = stages.causes.seen_before(saved.uid)[0]

    assert (seen.key, seen.value) == (Shared.CAUSE, "Technology")
    assert (seen.count, seen.since) == (2, date(2025, 11, 23))
    assert seen.refs[0] == newest.ref
    assert saved.ref not in seen.refs


def test_without_a_category_nothing_was_seen(stages: Stages) -> None:
    assert stages.causes.seen_before(stages.decided().uid) == ()


def test_a_control_and_a_category_are_seen_before_too(stages: Stages) -> None:
    first = stages.record(annex_a="A.5.24, A.8.2", category="Phishing", identified_on="2026-05-01")
    second = stages.record(annex_a="A.8.2", category="", identified_on="2026-06-01")
    third = stages.record(annex_a="A.8.2, A.6.3", category="Phishing")

    control, category = stages.causes.seen_before(third.uid)

    assert (control.key, control.value) == (Shared.CONTROL, "A.8.2")
    assert control.refs == (second.ref, first.ref)
    assert (category.key, category.value, category.count) == (Shared.CATEGORY, "Phishing", 1)


def test_the_entry_goes_on_to_similar_cases_and_planning(stages: Stages) -> None:
    saved = stages.analysed()
    rows = stages.entries.get(saved.uid)

    assert stages.status(saved.uid) is Status.TO_PLAN
    assert rows.similar_answer is not None
