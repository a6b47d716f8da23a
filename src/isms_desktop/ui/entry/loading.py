"""Reads an entry for the page that is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from isms_desktop.domain.entry import Entry, normalised
from isms_desktop.domain.progress import Progress
from isms_desktop.services.drafts import FORM, NEW_ENTRY, Stage
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.stage_list import STAGES, Place, after, opens_at
from isms_desktop.ui.entry.stage_page import Opened
from isms_desktop.ui.entry.stage_pages import beside


@dataclass(frozen=True, slots=True)
class Loaded:
    """An entry as it was read, the stage to be shown, and what was typed there before."""

    place: Place
    stage: Stage
    opened: Opened
    draft: Mapping[str, str]


def load(case: Casework, place: Place, _progress: Progress) -> Loaded:
    """Read the entry of a place; a stage where something typed is not committed comes first."""
    people, user = tuple(case.people.names()), case.organisations.user_name()
    categories = case.organisations.own_categories()
    if not place.uid:
        blank = normalised(Entry(uid=NEW_ENTRY), "")
        opened = Opened(blank, people, user, categories=categories)
        return Loaded(place, Stage.FORM, opened, case.drafts.get(NEW_ENTRY, FORM))
    entry = case.entries.get(place.uid)
    drafts = {stage: case.drafts.get(place.uid, stage) for stage in (*STAGES, Stage.FORM)}
    stage = _stage(place, entry, drafts)
    findings = case.checking.of_entry(place.uid)
    opened = Opened(
        entry,
        people,
        user,
        beside(stage, case, entry),
        findings,
        categories,
        case.organisations.check_days(),
    )
    return Loaded(place, stage, opened, drafts[stage])


def _stage(place: Place, entry: Entry, drafts: Mapping[Stage, Mapping[str, str]]) -> Stage:
    if place.after:
        stage = Stage(place.after)
        return after(stage, entry) or stage
    if place.stage:
        return Stage(place.stage)
    typed_at = None if entry.is_closed else next((s for s in drafts if drafts[s]), None)
    return typed_at or opens_at(entry)
