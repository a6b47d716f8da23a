"""The columns of the register, each declared once, in the order of the workbook (`workbook.md`)."""

from typing import Final

from isms_desktop.domain import words
from isms_desktop.domain.fields import Field, Kind, RecordSpec
from isms_desktop.domain.words import Status

RECORD: Final = "Record"
CONTAIN: Final = "Contain"
DECIDE: Final = "Decide"
CAUSE: Final = "Cause"
ACT: Final = "Act"
CHECK: Final = "Check effect"
SHARE: Final = "Change and share"
CLOSE: Final = "Close"
GROUPS: Final = (RECORD, CONTAIN, DECIDE, CAUSE, ACT, CHECK, SHARE, CLOSE)
"""In the order of the stages."""


def _summary(key: str, label: str, header: str, kind: Kind, group: str, *choices: str) -> Field:
    wide = kind is Kind.LONG_TEXT
    return Field(
        key, label, header, kind, choices, width=30 if wide else 16, group=group, summary=True
    )


ENTRIES: Final = RecordSpec(
    "entry",
    "Incident and Corrective Actions",  # a sheet's name may have 31 characters, no more
    (
        Field("ref", "Reference", "Ref", Kind.TEXT, width=15, group=RECORD),
        Field(
            "identified_on",
            "Identified on",
            "Identified",
            Kind.DATE,
            width=13,
            group=RECORD,
            required=True,
        ),
        Field(
            "discovered_by",
            "Discovered by",
            "Who discovered it",
            Kind.PERSON,
            width=16,
            group=RECORD,
        ),
        Field(
            "category",
            "Category",
            "What type of incident was it",
            Kind.OPEN_CHOICE,
            words.INCIDENT_CATEGORIES,
            width=18,
            group=RECORD,
        ),
        Field(
            "description",
            "Description",
            "Description of incident",
            Kind.LONG_TEXT,
            width=40,
            group=RECORD,
            required=True,
        ),
        Field(
            "external_ref",
            "External reference",
            "External Reference Number",
            Kind.TEXT,
            width=12,
            group=RECORD,
        ),
        Field(
            "cia",
            "Touches",
            "C I A",
            Kind.CHOICES,
            tuple(words.Property),
            width=8,
            group=RECORD,
        ),
        Field(
            "severity",
            "Severity",
            "Severity",
            Kind.CHOICE,
            tuple(words.Severity),
            width=10,
            group=RECORD,
        ),
        _summary("root_cause", "Root cause", "Root Cause", Kind.LONG_TEXT, CAUSE),
        _summary(
            "corrective_action", "Corrective action", "Corrective Action", Kind.LONG_TEXT, ACT
        ),
        Field("risk_refs", "Risk", "Risk", Kind.TEXT, width=12, group=RECORD),
        Field("title", "Title", "Title", Kind.TEXT, width=30, group=RECORD),
        Field(
            "entry_type",
            "Entry type",
            "Record Type",
            Kind.CHOICE,
            tuple(words.EntryType),
            width=22,
            group=RECORD,
        ),
        Field(
            "classification",
            "Classification",
            "Classification",
            Kind.CHOICE,
            tuple(words.Classification),
            group=RECORD,
        ),
        Field(
            "input",
            "Source",
            "Source",
            Kind.CHOICE,
            tuple(words.Input),
            width=24,
            group=RECORD,
            required=True,
        ),
        Field("requirement", "Requirement", "Requirement", Kind.WORDS, width=20, group=RECORD),
        Field(
            "annex_a", "Annex A controls", "Annex A Controls", Kind.WORDS, width=20, group=RECORD
        ),
        Field(
            "evidence",
            "Evidence of the finding",
            "Evidence of Finding",
            Kind.LONG_TEXT,
            width=40,
            group=RECORD,
        ),
        Field("containment", "Containment", "Containment", Kind.LONG_TEXT, width=40, group=CONTAIN),
        Field(
            "contained_on", "Contained on", "Containment Date", Kind.DATE, width=13, group=CONTAIN
        ),
        Field(
            "consequences", "Consequences", "Consequences", Kind.LONG_TEXT, width=40, group=CONTAIN
        ),
        *(
            _summary(f"why_{n}", name, name, Kind.LONG_TEXT, CAUSE)
            for n, name in enumerate(("Why 1", "Why 2", "Why 3", "Why 4", "Why 5"), 1)
        ),
        _summary(
            "analysis_method",
            "Analysis method",
            "Analysis Method",
            Kind.CHOICE,
            CAUSE,
            *words.AnalysisMethod,
        ),
        _summary(
            "cause_category",
            "Cause category",
            "Cause Category",
            Kind.OPEN_CHOICE,
            CAUSE,
            *words.CAUSE_CATEGORIES,
        ),
        _summary("similar_cases", "Similar cases", "Similar Cases", Kind.LONG_TEXT, CAUSE),
        Field(
            "action_needed",
            "Action needed",
            "Corrective Action Needed",
            Kind.YES_NO,
            width=12,
            group=DECIDE,
        ),
        Field(
            "action_needed_reason",
            "Reason if none needed",
            "Reason If None Needed",
            Kind.LONG_TEXT,
            width=40,
            group=DECIDE,
        ),
        Field("owner", "Owner", "Owner", Kind.PERSON, width=16, group=RECORD),
        Field("due_on", "Due", "Due Date", Kind.DATE, width=13, group=RECORD),
        _summary("status", "Status", "Status", Kind.CHOICE, CLOSE, *Status),
        _summary("done_on", "Implemented on", "Implemented On", Kind.DATE, ACT),
        _summary(
            "done_evidence",
            "Evidence of the action",
            "Implementation Evidence",
            Kind.LONG_TEXT,
            ACT,
        ),
        _summary(
            "effect_criterion",
            "Effectiveness criterion",
            "Effectiveness Criterion",
            Kind.LONG_TEXT,
            CHECK,
        ),
        _summary(
            "effect_method",
            "Effectiveness method",
            "Effectiveness Method",
            Kind.CHOICE,
            CHECK,
            *words.EffectMethod,
        ),
        _summary("effect_due_on", "Effect check due", "Effectiveness Check Due", Kind.DATE, CHECK),
        _summary("effect_on", "Effect checked on", "Effectiveness Checked On", Kind.DATE, CHECK),
        _summary("effect_by", "Effect checked by", "Checked By", Kind.PERSON, CHECK),
        _summary(
            "effect_verdict",
            "Effectiveness result",
            "Effectiveness Result",
            Kind.CHOICE,
            CHECK,
            *words.VerdictResult,
        ),
        _summary(
            "effect_evidence",
            "Effectiveness evidence",
            "Effectiveness Evidence",
            Kind.LONG_TEXT,
            CHECK,
        ),
        Field(
            "isms_change", "ISMS change", "ISMS Change Made", Kind.LONG_TEXT, width=40, group=SHARE
        ),
        Field(
            "lessons", "Lessons learned", "Lessons Learned", Kind.LONG_TEXT, width=40, group=SHARE
        ),
        _summary("closed_on", "Closed on", "Closed On", Kind.DATE, CLOSE),
        _summary("closed_by", "Closed by", "Closed By", Kind.PERSON, CLOSE),
        Field("follow_up_ref", "Follow-up", "Follow-up", Kind.TEXT, group=CLOSE),
        Field(
            "breach",
            "Personal data breach",
            "Personal Data Breach",
            Kind.YES_NO,
            width=12,
            group=RECORD,
        ),
        Field("notified", "Authority notified", "Authority Notified", Kind.TEXT, group=RECORD),
        Field("notes", "Notes", "Notes", Kind.LONG_TEXT, width=40, group=RECORD),
        Field("occurred_on", "Occurred on", "Occurred On", Kind.DATE, width=13, group=RECORD),
        Field("likelihood", "Likelihood", "Likelihood", Kind.INTEGER, width=10, group=RECORD),
        Field("impact", "Impact", "Impact", Kind.INTEGER, width=10, group=RECORD),
        Field("benefit", "Benefit", "Benefit", Kind.INTEGER, width=10, group=RECORD),
        Field("effort", "Effort", "Effort", Kind.INTEGER, width=10, group=RECORD),
        Field("serves", "Serves", "Serves", Kind.CHOICE, tuple(words.Serves), group=RECORD),
        Field("contained_by", "Contained by", "Contained By", Kind.PERSON, width=20, group=CONTAIN),
        Field(
            "containment_none_reason",
            "Nothing needed because",
            "No Containment Because",
            Kind.LONG_TEXT,
            width=40,
            group=CONTAIN,
        ),
        Field(
            "accepted_by",
            "Risk accepted by",
            "Risk Accepted By",
            Kind.PERSON,
            width=20,
            group=DECIDE,
        ),
        Field(
            "accepted_on", "Risk accepted on", "Risk Accepted On", Kind.DATE, width=13, group=DECIDE
        ),
        Field(
            "acceptance_review_on",
            "Acceptance review on",
            "Acceptance Review On",
            Kind.DATE,
            width=13,
            group=DECIDE,
        ),
        _summary(
            "stop_reason", "Stopped asking because", "Stopped Asking Because", Kind.LONG_TEXT, CAUSE
        ),
        _summary("done_note", "What was done", "What Was Done", Kind.LONG_TEXT, ACT),
        _summary("change_ticket", "Change ticket", "Change Ticket", Kind.TEXT, ACT),
        _summary("resources", "Resources", "Resources", Kind.TEXT, ACT),
        _summary("effect_checker", "Effect check by", "Effectiveness Checker", Kind.PERSON, CHECK),
        _summary(
            "self_check_reason",
            "Reason for checking oneself",
            "Self-check Reason",
            Kind.LONG_TEXT,
            CHECK,
        ),
        Field(
            "risk_reviewed", "Risk reviewed", "Risk Reviewed", Kind.YES_NO, width=12, group=RECORD
        ),
        Field("shared_with", "Shared with", "Shared With", Kind.TEXT, group=SHARE),
        Field("shared_on", "Shared on", "Shared On", Kind.DATE, width=13, group=SHARE),
        Field("audit_ref", "Audit", "Audit", Kind.TEXT, group=RECORD),
        Field("review_ref", "Review", "Review", Kind.TEXT, group=RECORD),
        Field("recurrence_of", "Recurrence of", "Recurrence Of", Kind.TEXT, group=RECORD),
        Field(
            "imported_status",
            "Original status",
            "Original Status",
            Kind.TEXT,
            group=CLOSE,
            summary=True,
        ),
        # Not in the widely used template: without them a round trip would lose what they hold.
        _summary("analysis_text", "Analysis", "Analysis", Kind.LONG_TEXT, CAUSE),
        Field(
            "isms_change_kinds",
            "Kind of ISMS change",
            "ISMS Change Kind",
            Kind.CHOICES,
            words.ISMS_CHANGE_KINDS,
            group=SHARE,
        ),
        _summary("closing_reason", "Closing reason", "Closing Reason", Kind.LONG_TEXT, CLOSE),
        _summary("former_closings", "Former closings", "Former Closings", Kind.LONG_TEXT, CLOSE),
    ),
)
"""The register: one line per entry."""

COMPUTED: Final = RecordSpec(
    "computed",
    "",
    (
        Field("overdue", "Overdue", "Overdue", Kind.YES_NO, summary=True),
        Field("level", "Risk", "Level", Kind.CHOICE, tuple(words.Severity), summary=True),
        Field("round", "Round", "Round", Kind.INTEGER, summary=True),
        Field("slips", "Moved dates", "Slips", Kind.INTEGER, summary=True),
        Field("days_open", "Days open", "Days Open", Kind.INTEGER, summary=True),
        Field("next_due_on", "Next due", "Next Due", Kind.DATE, summary=True),
        Field("effect_due", "Effect check due now", "Effect Due", Kind.YES_NO, summary=True),
        Field("waived", "With waivers", "Waived", Kind.YES_NO, summary=True),
    ),
)
"""What the program works out from an entry and today's date."""
