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

CATEGORIES = "categories"
"""The setting with the own categories, one a line."""
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

    def own_categories(self) -> tuple[str, ...]:
        """The categories offered for an entry before those that are shipped."""
        organisation = self.get()
        kept = organisation.setting(CATEGORIES) if organisation else ""
        return tuple(kept.split("\n")) if kept else ()

    def set_categories(self, text: str) -> Changes:
        """Offer these categories, one a line; `UserError` "not_set_up" before the first start."""
        categories = dict.fromkeys(filter(None, map(clean_line, text.splitlines())))
        with self._database.unit_of_work(self.user_name(), _("Set the own categories")) as uow:
            current = uow.organisation.get()
            if current is None:
                raise UserError(
                    _("Say first whose register it is. Nothing was saved."),
                    _("Name the organisation and yourself."),
                    code="not_set_up",
                )
            settings = {**dict(current.settings), CATEGORIES: "\n".join(categories)}
            uow.organisation.save(replace(current, settings=tuple(settings.items())))
            return uow.commit()
