"""How files were matched, remembered for the next one like them: looked at, renamed, corrected."""

from collections.abc import Callable
from dataclasses import replace

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.imports import RememberedMapping
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork


class Mappings:
    """The remembered matchings of columns and words."""

    def __init__(self, database: Database, actor: Callable[[], str]) -> None:
        self._database = database
        self._actor = actor

    def all(self) -> list[RememberedMapping]:
        """All, the one used last first."""
        with self._database.reading() as reading:
            return reading.mappings.all()

    def rename(self, uid: str, name: str) -> Changes:
        """Give one another name; `UserError` "invalid_values" where it is blank or taken."""
        name = clean_line(name)
        with self._database.unit_of_work(self._actor(), _("Rename a matching of columns")) as uow:
            mapping = _found(uow, uid)
            other = uow.mappings.named(name)
            if not name or (other and other.uid != uid):
                raise UserError(
                    _("The name is blank, or another matching has it. Nothing was changed."),
                    _("Choose another name."),
                    code="invalid_values",
                )
            uow.mappings.save(replace(mapping, name=name))
            return uow.commit()

    def forget_column(self, uid: str, header: str) -> Changes:
        """Let the next file's column of this name be guessed anew."""
        with self._database.unit_of_work(self._actor(), _("Correct a matching")) as uow:
            mapping = _found(uow, uid)
            columns = {name: key for name, key in mapping.columns.items() if name != header}
            uow.mappings.save(replace(mapping, columns=columns))
            return uow.commit()

    def forget_word(self, uid: str, word: str) -> Changes:
        """Let a word ("key:word") be asked again."""
        with self._database.unit_of_work(self._actor(), _("Correct a matching")) as uow:
            mapping = _found(uow, uid)
            words = {name: value for name, value in mapping.value_words.items() if name != word}
            uow.mappings.save(replace(mapping, value_words=words))
            return uow.commit()

    def forget(self, uid: str) -> Changes:
        """Remember one no longer."""
        with self._database.unit_of_work(self._actor(), _("Forget a matching of columns")) as uow:
            uow.mappings.remove(_found(uow, uid).uid)
            return uow.commit()


def _found(uow: UnitOfWork, uid: str) -> RememberedMapping:
    found = next((mapping for mapping in uow.mappings.all() if mapping.uid == uid), None)
    if found is None:
        raise UserError(
            _("This matching is not remembered any more."),
            _("Look at the list again."),
            code="not_found",
        )
    return found
