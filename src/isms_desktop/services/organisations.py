"""The organisation whose register this is, and the person who keeps it."""

from collections.abc import Callable
from dataclasses import replace

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.organisation import Organisation
from isms_desktop.runtime.i18n import _
from isms_desktop.services.people import PersonLookup
from isms_desktop.storage.database import Database

UNNAMED_USER = "ISMS lead"
"""Who is recorded as acting until the first start was answered."""


class Organisations:
    """The one organisation of a register."""

    def __init__(self, database: Database, new_uid: Callable[[], str]) -> None:
        self._database = database
        self._new_uid = new_uid

    def get(self) -> Organisation | None:
        """The organisation, or None before the first start was answered."""
        with self._database.reading() as reading:
            return reading.organisation.get()

    def user_name(self) -> str:
        """The name written into the history beside what is done now."""
        organisation = self.get()
        user = organisation.user if organisation else None
        return user.name if user else UNNAMED_USER

    def set_up(self, name: str, user_name: str, classification: str = "") -> Changes:
        """Record whose register this is and who keeps it; also used to change it later.

        `classification` is the word on paper, such as "Internal".
        """
        name, user_name = clean_line(name), clean_line(user_name)
        if not name or not user_name:
            raise UserError(
                _("Both names are needed. Nothing was saved."),
                _("They stand on every page you print."),
                code="invalid_values",
            )
        with self._database.unit_of_work(user_name, _("Set up the organisation")) as uow:
            user = PersonLookup(uow, self._new_uid)(user_name)
            current = uow.organisation.get() or Organisation(uid=self._new_uid(), name=name)
            changed = replace(
                current, name=name, user=user, classification_word=clean_line(classification)
            )
            uow.organisation.save(changed)
            return uow.commit()
