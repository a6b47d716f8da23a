"""The columns of the template's sheets Objectives and Measurements (`workbook.md`)."""

from typing import Final

from isms_desktop.domain import words
from isms_desktop.domain.fields import Field, Kind, RecordSpec
from isms_desktop.domain.objective_fields import INDICATORS, MEASUREMENTS, OBJECTIVES


def _text(header: str, key: str = "", width: int = 16, kind: Kind = Kind.TEXT) -> Field:
    return Field(key or header.casefold().replace(" ", "_"), header, header, kind, width=width)


INDICATOR_ID: Final = "_indicator"
"""The hidden column that tells the indicator of a row, as `_uid` tells the objective."""
OBJECTIVE_SHEET: Final = RecordSpec(
    "objective_row",
    "Objectives",
    (
        _text("Ref"),
        *OBJECTIVES.find("statement", "why", "policy_link", "plan", "resources", "owner"),
        *OBJECTIVES.find("due_on", "how_judged", "communicated_to"),
        Field("status", "Status", "Status", Kind.CHOICE, tuple(words.ObjectiveStatus), width=12),
        Field("result", "Verdict", "Verdict", Kind.CHOICE, tuple(words.ObjectiveResult), width=16),
        *INDICATORS.find("name", "unit", "direction", "baseline", "method", "source"),
        *INDICATORS.find("frequency", "grace_days", "measured_by", "evaluated_by"),
        _text("Targets", width=30, kind=Kind.LONG_TEXT),
        # Not in the widely used template: without them a round trip would lose what they hold.
        *OBJECTIVES.find("not_measured_because"),
        _text("Adopted On", width=13, kind=Kind.DATE),
        _text("Judged On", width=13, kind=Kind.DATE),
        _text("Judged By", width=20, kind=Kind.PERSON),
        _text("Evidence", width=30, kind=Kind.LONG_TEXT),
        _text("Lessons", width=30, kind=Kind.LONG_TEXT),
        _text("Started From", "from_value", 12, Kind.NUMBER),
        _text("Ended At", "end_value", 12, Kind.NUMBER),
        _text("Target At The End", "end_target", 12, Kind.NUMBER),
        _text("Follows"),
        *INDICATORS.find("unit_name", "baseline_on", "built_in", "category"),
        _text(INDICATOR_ID, INDICATOR_ID, 34),
    ),
)
"""One row an objective with its indicator; an indicator by itself has a row without objective."""
MEASUREMENT_SHEET: Final = RecordSpec(
    "measurement_row",
    "Measurements",
    (
        _text("Objective or Indicator", "indicator", 30),
        *MEASUREMENTS.find("from_on", "to_on", "value", "numerator", "denominator"),
        _text("Target Then", width=14),
        *MEASUREMENTS.find("note"),
        _text("Replaces", width=34),
        _text("Reason", width=30, kind=Kind.LONG_TEXT),
        *MEASUREMENTS.find("evidence"),
    ),
)
"""One row a measurement, those that were put right since, too."""


def list_key(field: Field) -> str:
    """The key of a column in `list --json`: its header in snake case."""
    return field.header.casefold().replace(" ", "_").replace("-", "_")
