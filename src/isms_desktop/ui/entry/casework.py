"""The services that the pages of one entry work with."""

from dataclasses import dataclass

from isms_desktop.services.actions import Actions
from isms_desktop.services.causes import Causes
from isms_desktop.services.checking import Checking
from isms_desktop.services.closings import Closings
from isms_desktop.services.drafts import Drafts
from isms_desktop.services.effectiveness import Effectiveness
from isms_desktop.services.entries import Entries
from isms_desktop.services.indicators import Indicators
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People
from isms_desktop.services.similar_cases import SimilarCases


@dataclass(frozen=True, slots=True)
class Casework:
    """One service for each thing that is asked on the way from record to closing."""

    entries: Entries
    drafts: Drafts
    people: People
    organisations: Organisations
    causes: Causes
    similar_cases: SimilarCases
    actions: Actions
    effectiveness: Effectiveness
    closings: Closings
    checking: Checking
    indicators: Indicators
