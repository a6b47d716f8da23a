"""The closed and open lists of words that fields choose from; English is what is stored."""

from enum import StrEnum
from typing import Final


class EntryType(StrEnum):
    """What an entry is, whatever its source."""

    INCIDENT = "Incident"
    EVENT = "Event or near miss"
    NONCONFORMITY = "Nonconformity"
    OBSERVATION = "Observation"
    OFI = "Opportunity for improvement"


class Severity(StrEnum):
    """How bad it is, in four steps."""

    LOW = "Low"
    MEDIUM = "Medium"
    HIGH = "High"
    CRITICAL = "Critical"


class Input(StrEnum):
    """The seven sources of improvement, stored as one of eight words."""

    NONCONFORMITY = "Nonconformity or corrective action"
    INTERNAL_AUDIT = "Internal audit"
    EXTERNAL_AUDIT = "External audit"
    MANAGEMENT_REVIEW = "Management review"
    SECURITY_INCIDENT = "Security incident"
    RISK_ASSESSMENT = "Risk assessment"
    MONITORING = "Monitoring and measurement"
    INTERESTED_PARTY = "Interested party"


class Classification(StrEnum):
    """The grade of a nonconformity."""

    MAJOR = "Major"
    MINOR = "Minor"
    NOT_APPLICABLE = "Not applicable"


class Property(StrEnum):
    """What of the information was touched: confidentiality, integrity, availability."""

    CONFIDENTIALITY = "C"
    INTEGRITY = "I"
    AVAILABILITY = "A"


class Serves(StrEnum):
    """Which of the three words of clause 10.1 an improvement serves."""

    SUITABILITY = "Suitability"
    ADEQUACY = "Adequacy"
    EFFECTIVENESS = "Effectiveness"


class AnalysisMethod(StrEnum):
    """How the root cause was looked for."""

    FIVE_WHYS = "Five whys"
    FISHBONE = "Fishbone"
    TIMELINE = "Timeline"
    OTHER = "Other"
    NOT_NEEDED = "Not needed"


class ActionKind(StrEnum):
    """Against a cause, or (on an opportunity) towards something better."""

    CORRECTIVE = "Corrective"
    IMPROVEMENT = "Improvement"


class Strength(StrEnum):
    """The ladder from a reminder to making the mistake impossible."""

    REMIND = "Remind"
    TRAIN = "Train"
    INSTRUCT = "Instruct"
    SECOND_CHECK = "Second check"
    AUTOMATE = "Automate"
    MAKE_IMPOSSIBLE = "Make impossible"


class EffectMethod(StrEnum):
    """How it is found out whether a corrective action worked."""

    RECORD_SAMPLE = "Record sample"
    INDICATOR = "Indicator"
    RE_AUDIT = "Re-audit"
    TECHNICAL_TEST = "Technical test"
    OBSERVATION = "Observation or interview"
    NO_RECURRENCE = "No recurrence over a period"


class VerdictResult(StrEnum):
    """What an effectiveness review found."""

    EFFECTIVE = "Effective"
    PARTLY = "Partly effective"
    NOT_EFFECTIVE = "Not effective"
    TOO_EARLY = "Too early"


class SimilarAnswer(StrEnum):
    """Whether similar cases exist or could occur (10.2 b 3)."""

    NONE = "None"
    FOUND = "Found"


class ClosingKind(StrEnum):
    """Why an entry is off the list; the words are those of `Status`."""

    CLOSED = "Closed"
    ACCEPTED_RISK = "Closed - accepted risk"
    REJECTED = "Rejected"


class Status(StrEnum):
    """Where an entry stands: derived from what is filled in, never set."""

    TO_RECORD = "To record"
    TO_CONTAIN = "To contain"
    TO_DECIDE = "To decide"
    TO_FIND_CAUSE = "To find cause"
    TO_PLAN = "To plan"
    IN_PROGRESS = "In progress"
    TO_CHECK_EFFECT = "To check effect"
    TO_SHARE = "To share"
    READY_TO_CLOSE = "Ready to close"
    CLOSED = "Closed"
    ACCEPTED_RISK = "Closed - accepted risk"
    REJECTED = "Rejected"


INCIDENT_CATEGORIES: Final = (
    "Phishing",
    "Malware",
    "Unauthorised access",
    "Lost or stolen device",
    "Misdirected or disclosed information",
    "Data breach",
    "Availability or outage",
    "Misconfiguration",
    "Physical",
    "Supplier",
    "Policy or process breach",
    "Other",
)
"""Offered for the kind of incident; the user may add others."""

CAUSE_CATEGORIES: Final = (
    "Competence or awareness",
    "Procedure missing or unclear",
    "Procedure impractical",
    "Resources",
    "Process design",
    "Technology",
    "Supplier",
    "Management oversight",
    "Communication",
    "Change not managed",
    "External",
    "Other",
)
"""Offered for the kind of root cause; the user may add others."""

ISMS_CHANGE_KINDS: Final = ("Policy", "Process", "Risk assessment", "Other")
"""What of the ISMS a corrective action changed (10.2 e)."""

NO_ISMS_CHANGE: Final = "None needed"
"""The answer that no change of the ISMS is needed."""


class Unit(StrEnum):
    """What an indicator is counted in; the name of money and of an own unit stands beside it."""

    DAYS = "Days"
    PERCENT = "%"
    COUNT = "Count"
    MONEY = "Money"
    OWN = "Own"


class Direction(StrEnum):
    """Which way a reading is better; within a band neither too low nor too high is good."""

    LOWER = "Lower is better"
    HIGHER = "Higher is better"
    BAND = "Within a band"


class Frequency(StrEnum):
    """How often an indicator is measured."""

    WEEKLY = "Weekly"
    MONTHLY = "Monthly"
    QUARTERLY = "Quarterly"
    HALF_YEARLY = "Half-yearly"
    YEARLY = "Yearly"


class BuiltIn(StrEnum):
    """Indicators the program counts from the register itself."""

    INCIDENTS = "Incidents"
    INCIDENTS_OF_CATEGORY = "Incidents of a category"
    OPEN = "Open entries"
    OVERDUE = "Overdue entries"
    OVERDUE_SHARE = "Share of open entries overdue"
    MEAN_DAYS_TO_CLOSE = "Mean days to close"
    MEDIAN_DAYS_TO_CLOSE = "Median days to close"
    EFFECTIVE_AT_FIRST = "Share effective at first check"
    REPEAT_CAUSES = "Repeated causes"
    SLIPS = "Moved due dates"


class ObjectiveStatus(StrEnum):
    """A proposal counts for nothing until it is adopted; a verdict closes it."""

    PROPOSAL = "Proposal"
    ADOPTED = "Adopted"
    CLOSED = "Closed"


class ObjectiveResult(StrEnum):
    """How an objective ended."""

    REACHED = "Reached"
    PARTLY = "Partly reached"
    MISSED = "Missed"
    GIVEN_UP = "Given up"


class State(StrEnum):
    """Where an objective or indicator stands: worked out from readings and day, never set."""

    REACHED = "Reached"
    ON_TRACK = "On track"
    AT_RISK = "At risk"
    OFF_TRACK = "Off track"
    MISSED = "Missed"
    STALE = "Stale"
    NO_DATA = "No data"
    NO_TARGET = "No target"
    PROPOSAL = "Proposal"
