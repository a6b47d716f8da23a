"""A workbook that was looked at: its sheets by name, its best table, and why there is none."""

from dataclasses import dataclass

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.tables import Finding, Table
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import Sheet, Workbook


@dataclass(frozen=True, slots=True)
class Looked:
    """A workbook and the tables found in it."""

    file_name: str
    workbook: Workbook
    finding: Finding

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name; `UserError` "no_table" where there is none."""
        for sheet in self.workbook.sheets:
            if sheet.name == name or sheet.name.casefold() == name.casefold():
                return sheet
        names = ", ".join(sheet.name for sheet in self.workbook.sheets)
        raise no_table(
            sentence(
                "There is no sheet {name} in the file; it has: {names}.", name=name, names=names
            )
        )

    def best(self, sheet: str = "") -> Table:
        """The best table, of this sheet where one is named; `UserError` "no_table" without one."""
        if sheet:
            sheet = self.sheet(sheet).name
        tables = [t for t in self.finding.tables if not sheet or t.sheet == sheet]
        if not tables:
            raise no_table(self._nothing_found(sheet))
        return tables[0]

    def first_sheet(self) -> Sheet:
        """The sheet with the best table, or else the first shown one that holds anything."""
        if self.finding.tables:
            return self.sheet(self.finding.tables[0].sheet)
        return min(self.workbook.sheets, key=lambda sheet: (not sheet.rows, sheet.is_hidden))

    def _nothing_found(self, sheet: str) -> str:
        if sheet:
            told = sentence("No table with headings was found in the sheet {sheet}.", sheet=sheet)
        else:
            told = sentence("No table with headings was found in the file.")
        if self.finding.forms:
            told = sentence(
                "{what} It looks like a form with labels beside their values.", what=told
            )
        if not any(one.rows for one in self.workbook.sheets):
            for warning in self.workbook.warnings:  # nothing but what could not be read
                told = sentence("{what} {warning}", what=told, warning=warning)
        return told


def no_table(message: str) -> UserError:
    """Why a file cannot be imported as it is; what the user may do stands in the hint."""
    return UserError(
        sentence("{what} Nothing was imported.", what=message),
        "Choose another sheet, or say in which row the headings stand or that there are none.",
        code="no_table",
    )
