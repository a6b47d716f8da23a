"""The rounds of an entry: causes, actions, effectiveness."""

from typing import Final

from isms_desktop.storage.tables.base import (
    link,
    numbers,
    numbers_or_none,
    part_of_entry,
    people,
    record_table,
    texts,
    texts_or_none,
)

ROUND_TABLE: Final = record_table(
    "round",
    numbers("number"),
    texts_or_none("started_on analysis_method effect_method effect_due_on"),
    texts("reason analysis_text effect_criterion effect_indicator effect_limit"),
    numbers_or_none("effect_readings"),
    people("effect_checker"),
    part_of_entry(),
)
"""One try, with its effectiveness plan."""

CAUSE_NODE_TABLE: Final = record_table(
    "cause_node",
    link("round"),
    numbers("number is_root"),
    numbers_or_none("parent"),
    texts("answer evidence category stop_reason"),
    part_of_entry(),
)
"""One answer of the why tree; `parent` is the number of the answer it follows from."""

ACTION_TABLE: Final = record_table(
    "action",
    link("round"),
    numbers("number"),
    texts("kind causes what also resources done_note evidence change_ticket"),
    people("owner"),
    texts_or_none("due_on strength done_on"),
    part_of_entry(),
)
"""One action of a round."""

DUE_CHANGE_TABLE: Final = record_table(
    "due_change",
    link("action"),
    texts_or_none("former_on changed_on"),
    texts("changed_by reason"),
    part_of_entry(),
)
"""A due date an action had before; its uid is the action's with the position."""

VERDICT_TABLE: Final = record_table(
    "verdict",
    link("round"),
    texts("result evidence self_check_reason"),
    texts_or_none("checked_on"),
    people("checked_by"),
    part_of_entry(),
)
"""One effectiveness review of a round."""
