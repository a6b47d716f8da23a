"""What happened to an entry, said in words."""

import json
from datetime import UTC, date, datetime

from isms_desktop.domain.history import HistoryEntry
from isms_desktop.domain.people import Directory, Person
from isms_desktop.services.history_words import line_of

MIA = Person(uid="a1", name="Mia Okafor")


def changed(field: str, old: object, new: object, entity: str = "entry") -> HistoryEntry:
    def stored(value: object) -> str | None:
        return None if value is None else json.dumps(value)

    return HistoryEntry(
        sequence=1,
        step=1,
        moment=datetime(2026, 11, 23, tzinfo=UTC),
        actor="Mia Okafor",
        action="Change INC-2026-001",
        entity=entity,
        record="r",
        owner="r",
        field=field,
        old=stored(old),
        new=stored(new),
        reason="",
    )


def told(change: HistoryEntry) -> tuple[object, ...]:
    line = line_of(change, Directory([MIA]))
    return line.what, line.before, line.after


def test_people_are_named_and_days_are_days() -> None:
    assert told(changed("owner", None, "a1")) == ("Owner", None, MIA)
    assert told(changed("due_on", "2026-07-17", "2026-07-31")) == (
        "Due",
        date(2026, 7, 17),
        date(2026, 7, 31),
    )
    assert told(changed("also", "", '["a1"]'))[1:] == ("", ("Mia Okafor",))


def test_answers_are_words_and_texts_stay_as_they_are() -> None:
    assert told(changed("action_needed", None, 1))[2] is True
    assert told(changed("isms_change_kinds", "", '["Process"]'))[2] == ("Process",)
    assert told(changed("lessons", "", "[sic] told"))[2] == "[sic] told"
    assert told(changed("lessons", "", '["a1"]'))[2] == '["a1"]'
    assert told(changed("lessons", "", "2026-07-17"))[2] == "2026-07-17"
    assert told(changed("number", None, 2, "round"))[2] == "2"


def test_what_is_no_column_has_a_name_too() -> None:
    assert told(changed("similar_answer", None, "Found"))[0] == "Similar cases"
    assert told(changed("evidence", "", "Log", "action"))[0] == "Evidence of the action"
    assert told(changed("some_thing", "", "x"))[0] == "some thing"


def test_parts_that_came_and_went_say_what_they_were() -> None:
    action = {"uid": "x", "what": "Lock the doors"}
    assert told(changed("", None, action, "action")) == ("Action", "", "Lock the doors")
    assert told(changed("", action, None, "action")) == (
        "Action",
        "Lock the doors",
        "taken away",
    )
    assert told(changed("", None, {"uid": "x"}, "unheard of")) == ("unheard of", "", "recorded")
    assert told(changed("", {"uid": "x"}, None, "closing")) == (
        "Close",
        "it was there",
        "taken away",
    )
