"""The organisation whose register this is, and the person who keeps it."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from pathlib import Path

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.organisation import Organisation
from isms_desktop.runtime.i18n import _
from isms_desktop.services.people import PersonLookup
from isms_desktop.storage.database import Database

CATEGORIES = "categories"
"""The setting with the own categories, one a line."""
_CHECK_DAYS = "effect_check_days"
_MOST_DAYS = 730
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
        kept = "\n".join(categories)
        return self._change(
            _("Set the own categories"), lambda now: now.with_setting(CATEGORIES, kept)
        )

    def check_days(self) -> CheckDays:
        """Days from the last action to the effect check that are proposed."""
        return check_days_of(self.get())

    def set_check_days(self, typed: Sequence[str]) -> Changes:
        """Propose effect checks after so many days: critical, high, medium, low; blank: the usual.

        `UserError` "invalid_values" for what is no number of days, "not_set_up" like the others.
        """
        usual = astuple(CheckDays())
        days = [text.strip() or str(n) for text, n in zip(typed, usual, strict=True)]
        if not all(text.isdecimal() and 1 <= int(text) <= _MOST_DAYS for text in days):
            raise UserError(
                _("Days are whole numbers from 1 to {n}. Nothing was changed.").format(
                    n=_MOST_DAYS
                ),
                _("Leave a field empty for the usual number."),
                code="invalid_values",
            )
        kept = " ".join(str(int(text)) for text in days)
        return self._change(
            _("Set the days to the effect check"), lambda now: now.with_setting(_CHECK_DAYS, kept)
        )

    def set_logo(self, picture: Path | None) -> Changes:
        """Print this PNG or JPEG file at the head of every page; with None, nothing.

        `UserError` "cannot_read", "logo_unusable", or "not_set_up" before the first start. The
        picture is kept as small as paper allows, so that file and history hold it.
        """
        if picture is None:
            return self._change(_("Remove the logo"), lambda now: replace(now, logo=b""))
        logo = _prepared(picture)
        return self._change(_("Choose the logo"), lambda now: replace(now, logo=logo))

    def _change(self, step: str, change: Callable[[Organisation], Organisation]) -> Changes:
        with self._database.unit_of_work(self.user_name(), step) as uow:
            current = uow.organisation.get()
            if current is None:
                raise UserError(
                    _("Say first whose register it is. Nothing was saved."),
                    _("Name the organisation and yourself."),
                    code="not_set_up",
                )
            uow.organisation.save(change(current))
            return uow.commit()


def check_days_of(organisation: Organisation | None) -> CheckDays:
    """Days to the effect check as an organisation has set them, or the usual ones."""
    kept = organisation.setting(_CHECK_DAYS) if organisation else ""
    return CheckDays(*map(int, kept.split()))


def _prepared(picture: Path) -> bytes:
    # Pillow is loaded when somebody chooses a logo, not at each start.
    from isms_desktop.reports.logo import MOST_BYTES, prepared, too_large  # noqa: PLC0415

    try:
        if picture.stat().st_size > MOST_BYTES:
            raise too_large()
        data = picture.read_bytes()
    except OSError as error:
        raise UserError(
            _("The picture could not be read. Nothing was changed."),
            _("Check that the file exists and that you may open it."),
            code="cannot_read",
            details=str(error),
        ) from error
    return prepared(data)
