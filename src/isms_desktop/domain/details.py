"""The columns of the sheets beside the register: actions, causes, effectiveness reviews."""

from typing import Final

from isms_desktop.domain import words
from isms_desktop.domain.fields import Field, Kind, RecordSpec

ACTIONS: Final = RecordSpec(
    "action",
    "Actions",
    (
        Field("action_ref", "Action", "Action Ref", Kind.TEXT, width=18),
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("round", "Round", "Round", Kind.INTEGER, width=8),
        Field("cause_no", "Cause", "Cause No", Kind.WORDS, width=10),
        Field("action", "Action", "Action", Kind.LONG_TEXT, width=36),
        Field("kind", "Kind", "Kind", Kind.CHOICE, tuple(words.ActionKind)),
        Field("strength", "Strength", "Strength", Kind.CHOICE, tuple(words.Strength)),
        Field("owner", "Owner", "Owner", Kind.PERSON, width=16),
        Field("also", "Also", "Also", Kind.WORDS, width=16),
        Field("due_date", "Due", "Due Date", Kind.DATE, width=13),
        Field("former_due_dates", "Former due dates", "Former Due Dates", Kind.LONG_TEXT, width=28),
        Field("resources", "Resources", "Resources", Kind.TEXT, width=16),
        Field("done_on", "Done on", "Done On", Kind.DATE, width=13),
        Field("what_was_done", "What was done", "What Was Done", Kind.LONG_TEXT, width=28),
        Field("evidence", "Evidence", "Evidence", Kind.LONG_TEXT, width=28),
        Field("change_ticket", "Change ticket", "Change Ticket", Kind.TEXT),
    ),
)

CAUSES: Final = RecordSpec(
    "cause",
    "Causes",
    (
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("round", "Round", "Round", Kind.INTEGER, width=8),
        Field("no", "Number", "No", Kind.INTEGER, width=8),
        Field("parent_no", "Follows from", "Parent No", Kind.INTEGER, width=10),
        Field("why_answer", "Why", "Why (answer)", Kind.LONG_TEXT, width=36),
        Field("evidence", "Evidence", "Evidence", Kind.LONG_TEXT, width=28),
        Field("root_cause", "Root cause", "Root Cause", Kind.YES_NO, width=12),
        Field(
            "category", "Category", "Category", Kind.OPEN_CHOICE, words.CAUSE_CATEGORIES, width=24
        ),
        Field("stopped_because", "Stopped because", "Stopped Because", Kind.LONG_TEXT, width=30),
        Field("method", "Method", "Method", Kind.CHOICE, tuple(words.AnalysisMethod)),
    ),
)

EFFECT_REVIEWS: Final = RecordSpec(
    "effect_review",
    "Effect Reviews",
    (
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("round", "Round", "Round", Kind.INTEGER, width=8),
        Field("criterion", "Criterion", "Criterion", Kind.LONG_TEXT, width=28),
        Field("method", "Method", "Method", Kind.CHOICE, tuple(words.EffectMethod)),
        Field("indicator", "Indicator", "Indicator", Kind.TEXT),
        Field("limit", "Limit", "Limit", Kind.TEXT),
        Field("readings", "Readings", "Readings", Kind.INTEGER, width=10),
        Field("checker", "Checker", "Checker", Kind.PERSON, width=20),
        Field("check_due", "Check due", "Check Due", Kind.DATE, width=13),
        Field("checked_on", "Checked on", "Checked On", Kind.DATE, width=13),
        Field("checked_by", "Checked by", "Checked By", Kind.PERSON, width=20),
        Field("result", "Result", "Result", Kind.CHOICE, tuple(words.VerdictResult)),
        Field("evidence", "Evidence", "Evidence", Kind.LONG_TEXT, width=28),
        Field(
            "self_check_reason", "Self-check reason", "Self-check Reason", Kind.LONG_TEXT, width=30
        ),
        # A round that has nothing else would be lost on the way back without these.
        Field("round_started", "Round started", "Round Started", Kind.DATE, width=13),
        Field("round_reason", "Reason for the round", "Round Reason", Kind.LONG_TEXT, width=30),
        Field("analysis", "Analysis", "Analysis", Kind.LONG_TEXT, width=30),
    ),
)
"""One row for every verdict of a round; a row without a verdict where there is none yet."""
