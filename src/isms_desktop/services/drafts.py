"""What is being typed, kept until it is committed or given up; outside history and register."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.fields import Value
from isms_desktop.services.wording import as_typed
from isms_desktop.storage.database import Database

NEW_ENTRY: Final = ""
"""Stands for the entry that is not recorded yet."""


class Stage(StrEnum):
    """What one draft belongs to: the form with all fields, or one of the ten stages.

    The stages have the values of those the checks belong to (`domain.checks.catalogue`).
    """

    FORM = "form"
    RECORD = "record"
    CONTAIN = "contain"
    DECIDE = "decide"
    CAUSE = "find_cause"
    SIMILAR = "similar"
    PLAN = "plan"
    DO = "do"
    EFFECT = "check"
    SHARE = "share"
    CLOSE = "close"


FORM: Final = Stage.FORM
"""The stage name of the form with all fields."""


class Drafts:
    """Keeps what was typed of one stage of an entry. Values are texts as they were typed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, entry_uid: str, stage: str = FORM) -> dict[str, str]:
        """What was typed and not yet committed, by field; empty where there is nothing."""
        with self._database.reading() as reading:
            kept = reading.drafts.get(entry_uid, stage) or {}
        return {key: str(value) for key, value in kept.items()}

    def keep(self, entry_uid: str, values: Mapping[str, Value], stage: str = FORM) -> None:
        """Keep these values in place of what was kept before."""
        with self._database.unit_of_work("", "") as uow:
            uow.drafts.save(
                entry_uid, stage, {key: as_typed(value) for key, value in values.items()}
            )
            uow.commit()

    def drop(self, entry_uid: str, stage: str = FORM) -> Changes:
        """Forget what was typed."""
        with self._database.unit_of_work("", "") as uow:
            uow.drafts.remove(entry_uid, stage)
            return uow.commit()
