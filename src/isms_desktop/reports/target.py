"""What is said about a report once it is written."""

from dataclasses import dataclass

from isms_desktop.reports.inks import MISSING
from isms_desktop.runtime.i18n import plural


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """What was written. Characters count each time they stand in the report."""

    pages: int
    undrawn_characters: int = 0
    unshaped_characters: int = 0

    def notes(self) -> tuple[str, ...]:
        """Sentences for the user about what does not look as typed; none when all is well."""
        return tuple(note for note in (self._undrawn(), self._unshaped()) if note)

    def _undrawn(self) -> str:
        if not self.undrawn_characters:
            return ""
        text = plural(
            "{n} character could not be drawn with the fonts at hand and shows as {sign}.",
            "{n} characters could not be drawn with the fonts at hand and show as {sign}.",
            self.undrawn_characters,
        )
        return text.format(n=self.undrawn_characters, sign=MISSING)

    def _unshaped(self) -> str:
        if not self.unshaped_characters:
            return ""
        text = plural(
            "{n} character belongs to a script whose letters are not joined in this report.",
            "{n} characters belong to scripts whose letters are not joined in this report.",
            self.unshaped_characters,
        )
        return text.format(n=self.unshaped_characters)
