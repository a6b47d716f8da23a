"""The first schema: organisation, people, entries with all their parts, imports, history.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = "text"
_MAYBE = "text or null"
_INT = "integer"
_INT_MAYBE = "integer or null"
_WHO = "person"

_ENTRY = {
    _TEXT: "ref title description identified_time category external_ref cia requirement annex_a"
    " evidence notified risk_refs also notes audit_ref review_ref recurrence_of follow_up_ref"
    " containment containment_none_reason consequences action_needed_reason similar_refs"
    " similar_text isms_change isms_change_kinds lessons shared_with imported_status import_uid"
    " extra created_at changed_at",
    _MAYBE: "entry_type identified_on occurred_on input severity serves classification due_on"
    " contained_on accepted_on acceptance_review_on similar_answer shared_on binned_at",
    _INT: "version",
    _INT_MAYBE: "likelihood impact benefit effort breach risk_reviewed action_needed",
    _WHO: "discovered_by owner contained_by accepted_by",
}
_PARTS = {
    "round": {
        _TEXT: "reason analysis_text effect_criterion effect_indicator effect_limit",
        _MAYBE: "started_on analysis_method effect_method effect_due_on",
        _INT: "number",
        _INT_MAYBE: "effect_readings",
        _WHO: "effect_checker",
    },
    "closing": {
        _TEXT: "kind reason reopen_reason",
        _MAYBE: "closed_on reopened_on",
        _WHO: "closed_by reopened_by",
    },
    "waiver": {_TEXT: "rule reason waived_at text_hash", _WHO: "waived_by"},
}
_PARTS_OF_ROUND = {
    "cause_node": {
        _TEXT: "answer evidence category stop_reason",
        _INT: "number is_root",
        _INT_MAYBE: "parent",
    },
    "action": {
        _TEXT: "kind causes what also resources done_note evidence change_ticket",
        _MAYBE: "due_on strength done_on",
        _INT: "number",
        _WHO: "owner",
    },
    "verdict": {
        _TEXT: "result evidence self_check_reason",
        _MAYBE: "checked_on",
        _WHO: "checked_by",
    },
}
_DUE_CHANGE = {_TEXT: "changed_by reason", _MAYBE: "former_on changed_on"}
_HISTORY = {
    _TEXT: "moment actor action entity record owner field reason salt digest previous hash",
    _MAYBE: "old new",
    _INT: "step",
}
_SUMMARY = {
    _INT: "is_binned is_closed level_rank worth round slips",
    _TEXT: "entry_uid status ref_key cause_category change_ticket resources root_cause"
    " corrective_action why_1 why_2 why_3 why_4 why_5 similar_cases done_evidence effect_criterion"
    " effect_evidence stop_reason done_note self_check_reason analysis_text closing_reason"
    " former_closings",
    _MAYBE: "next_due_on identified_on level done_on closed_on closed_by analysis_method"
    " effect_method effect_due_on effect_on effect_by effect_verdict effect_checker",
}
_URGENCY = (
    "is_binned",
    "is_closed",
    "next_due_on",
    "status",
    "level_rank",
    "worth",
    "identified_on",
    "ref_key",
    "entry_uid",
)


def _columns(table: str, words: dict[str, str]) -> list[sa.schema.SchemaItem]:
    items: list[sa.schema.SchemaItem] = []
    for kind, names in words.items():
        sort = sa.Integer() if kind in (_INT, _INT_MAYBE) else sa.Text()
        for name in names.split():
            items.append(sa.Column(name, sort, nullable=kind not in (_TEXT, _INT)))
            if kind == _WHO:
                items.append(_refers(table, name, "person"))
    return items


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.uid"], name=name)


def _record(table: str, words: dict[str, str], *parents: str) -> None:
    """Make a table of records, with a uid and the uids of what they are part of."""
    links: list[sa.schema.SchemaItem] = []
    for parent in parents:
        links.append(sa.Column(f"{parent}_uid", sa.Text(), nullable=False))
        links.append(_refers(table, f"{parent}_uid", parent))
    if parents:
        links.append(sa.Column("position", sa.Integer(), nullable=False))
    op.create_table(
        table,
        sa.Column("uid", sa.Text(), nullable=False),
        *_columns(table, words),
        *links,
        sa.PrimaryKeyConstraint("uid", name=op.f(f"pk_{table}")),
    )
    for parent in parents:
        op.create_index(op.f(f"ix_{table}_{parent}_uid"), table, [f"{parent}_uid"])


def _beside_the_records() -> None:
    op.create_table(
        "draft",
        *_columns("draft", {_TEXT: "entry_uid stage content saved_at"}),
        sa.PrimaryKeyConstraint("entry_uid", "stage", name=op.f("pk_draft")),
    )
    op.create_table(
        "entry_summary",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns("entry_summary", _SUMMARY),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_summary")),
        sa.UniqueConstraint("entry_uid", name=op.f("uq_entry_summary_entry_uid")),
    )
    op.create_index("ix_entry_summary_urgency", "entry_summary", list(_URGENCY))
    op.execute(
        "CREATE VIRTUAL TABLE entry_search USING fts5(words, content='', contentless_delete=1,"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("sequence", sa.Integer(), nullable=False),
        *_columns("history", _HISTORY),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_owner"), "history", ["owner"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER history_no_{verb.lower()} BEFORE {verb} ON history"
            " BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END"
        )


def upgrade() -> None:
    """Make everything."""
    _record("person", {_TEXT: "name initials role aliases", _INT: "is_group is_active"})
    _record("organisation", {_TEXT: "name classification_word logo settings", _WHO: "user"})
    _record(
        "import_record",
        {
            _TEXT: "file_name file_hash imported_at mapping",
            _INT: "step created updated is_undone",
        },
    )
    _record(
        "remembered_mapping",
        {_TEXT: "name fingerprint columns value_words date_order", _MAYBE: "used_at"},
    )
    _record("entry", _ENTRY)
    op.create_index(
        "uq_entry_ref", "entry", ["ref"], unique=True, sqlite_where=sa.text("ref <> ''")
    )
    for table, words in _PARTS.items():
        _record(table, words, "entry")
    for table, words in _PARTS_OF_ROUND.items():
        _record(table, words, "entry", "round")
    _record("due_change", _DUE_CHANGE, "entry", "action")
    _beside_the_records()
    _history()
