"""The fields of objectives, indicators and measurements, each declared once."""

from typing import Final

from isms_desktop.domain import words
from isms_desktop.domain.fields import Field, Kind, RecordSpec

AIM: Final = "What and why"
PLAN: Final = "How to get there"
JUDGED: Final = "How it is judged"
MEASURED: Final = "What is measured"
RHYTHM: Final = "When and by whom"

OBJECTIVES: Final = RecordSpec(
    "objective",
    "Objectives",
    (
        Field(
            "statement",
            "Objective",
            "Objective",
            Kind.LONG_TEXT,
            width=40,
            group=AIM,
            required=True,
        ),
        Field("why", "Risk or requirement", "Why", Kind.LONG_TEXT, width=40, group=AIM),
        Field("policy_link", "Policy it follows from", "Policy Link", Kind.TEXT, group=AIM),
        Field("owner", "Owner", "Owner", Kind.PERSON, group=PLAN),
        Field("due_on", "Due", "Due", Kind.DATE, width=13, group=PLAN),
        Field("plan", "What will be done", "Plan", Kind.LONG_TEXT, width=40, group=PLAN),
        Field("resources", "Resources", "Resources", Kind.LONG_TEXT, width=30, group=PLAN),
        Field("communicated_to", "Communicated to", "Communicated To", Kind.TEXT, group=PLAN),
        Field(
            "how_judged",
            "How the result is judged",
            "How Judged",
            Kind.LONG_TEXT,
            width=30,
            group=JUDGED,
        ),
        Field(
            "not_measured_because",
            "Not measured because",
            "Not Measured Because",
            Kind.LONG_TEXT,
            width=30,
            group=JUDGED,
        ),
    ),
)
"""What is filled in of an objective; its indicator, adoption and verdict have ways of their own."""

INDICATORS: Final = RecordSpec(
    "indicator",
    "Objectives",
    (
        Field("name", "Indicator", "Indicator", Kind.TEXT, width=30, group=MEASURED, required=True),
        Field(
            "built_in",
            "Counted from the register",
            "Built In",
            Kind.CHOICE,
            tuple(words.BuiltIn),
            width=24,
            group=MEASURED,
        ),
        Field(
            "category",
            "Category of incident",
            "Category",
            Kind.OPEN_CHOICE,
            words.INCIDENT_CATEGORIES,
            group=MEASURED,
        ),
        Field("unit", "Unit", "Unit", Kind.CHOICE, tuple(words.Unit), width=10, group=MEASURED),
        Field("unit_name", "Currency or own unit", "Unit Name", Kind.TEXT, group=MEASURED),
        Field(
            "direction",
            "Direction",
            "Direction",
            Kind.CHOICE,
            tuple(words.Direction),
            width=18,
            group=MEASURED,
        ),
        Field("baseline", "Baseline", "Baseline", Kind.NUMBER, width=12, group=MEASURED),
        Field("baseline_on", "Baseline of", "Baseline On", Kind.DATE, width=13, group=MEASURED),
        Field("method", "How it is measured", "Method", Kind.LONG_TEXT, width=30, group=RHYTHM),
        Field("source", "Where the number comes from", "Source", Kind.TEXT, group=RHYTHM),
        Field(
            "frequency",
            "How often",
            "Frequency",
            Kind.CHOICE,
            tuple(words.Frequency),
            width=14,
            group=RHYTHM,
        ),
        Field("grace_days", "Days of grace", "Grace Days", Kind.INTEGER, width=12, group=RHYTHM),
        Field("measured_by", "Measured by", "Measured By", Kind.PERSON, width=20, group=RHYTHM),
        Field("evaluated_by", "Evaluated by", "Evaluated By", Kind.PERSON, width=20, group=RHYTHM),
    ),
)
"""What is filled in of an indicator; targets and measurements are given one by one."""

MEASUREMENTS: Final = RecordSpec(
    "measurement",
    "Measurements",
    (
        Field("from_on", "From", "From", Kind.DATE, width=13),
        Field("to_on", "On or to", "To", Kind.DATE, width=13, required=True),
        Field("value", "Value", "Value", Kind.NUMBER, width=12),
        Field("numerator", "Of these", "Numerator", Kind.NUMBER, width=12),
        Field("denominator", "Out of", "Denominator", Kind.NUMBER, width=12),
        Field("note", "Note", "Note", Kind.LONG_TEXT, width=40),
        Field("evidence", "Evidence", "Evidence", Kind.LONG_TEXT, width=30),
    ),
)
"""What is filled in of a measurement: a value, or a part and a whole."""

TARGETS: Final = RecordSpec(
    "target",
    "",
    (
        Field("valid_from", "Valid from", "Valid From", Kind.DATE, width=13, required=True),
        Field("value", "Target", "Target", Kind.NUMBER, width=12, required=True),
        Field("upper", "Upper end of the band", "Upper", Kind.NUMBER, width=12),
    ),
)
"""What is filled in of a target."""

LINES: Final = RecordSpec(
    "objective_line",
    "",
    (
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("name", "Objective", "Objective", Kind.TEXT),
        Field("indicator", "Indicator", "Indicator", Kind.TEXT),
        Field("state", "State", "State", Kind.CHOICE, tuple(words.State)),
        Field("status", "Status", "Status", Kind.CHOICE, tuple(words.ObjectiveStatus)),
        Field("latest", "Latest", "Latest", Kind.NUMBER),
        Field("latest_on", "Measured on", "Measured On", Kind.DATE),
        Field("target", "Target", "Target", Kind.NUMBER),
        Field("gap", "Gap", "Gap", Kind.NUMBER),
        Field("owner", "Owner", "Owner", Kind.PERSON),
        Field("due_on", "Due", "Due", Kind.DATE),
        Field("measure_due_on", "Next measurement", "Next Measurement", Kind.DATE),
    ),
)
"""The columns of the lists of objectives and indicators, all worked out."""
