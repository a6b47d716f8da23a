"""The sentences for files that cannot be read, and for what was not right in those that can."""

from isms_desktop.domain.errors import UserError
from isms_desktop.exchange.limits import Warn
from isms_desktop.runtime.i18n import _, plural


def refusal(reason: str, details: str = "") -> UserError:
    """The error for a reason given by `limits.RefusedError` or by the reader itself."""
    code, message, hint = _sentences().get(reason) or _sentences()["damaged"]
    return UserError(message, hint, code=code, details=details)


def _sentences() -> dict[str, tuple[str, str, str]]:
    """By reason: the code of the command line, what happened, what to do."""
    return _not_there() | _other_files() | _locked_files() | _broken_files() | _large_files()


def _not_there() -> dict[str, tuple[str, str, str]]:
    choose = _("Check the name, or choose the file again.")
    return {
        "missing": ("not_found", _("There is no file with this name."), choose),
        "folder": ("not_found", _("This is a folder, not a file."), _("Choose a file in it.")),
        "no_access": (
            "not_found",
            _("The file could not be opened. Another program may be using it."),
            _("Close it in the other program, or copy it to a folder of your own."),
        ),
        "empty": (
            "empty",
            _("The file is empty: it holds no bytes at all."),
            _("Choose another copy of the file."),
        ),
        "blank": (
            "empty",
            _("The file can be read, but no cell in it holds anything."),
            _("Check that this is the right file."),
        ),
        "lock_file": (
            "lock_file",
            _("This is the small file Excel or LibreOffice makes while a workbook is open."),
            _("Choose the file with the same name without ~$ or .~lock in front."),
        ),
    }


def _other_files() -> dict[str, tuple[str, str, str]]:
    table = _("Choose a workbook (xlsx, xlsm, xls, xlsb, ods) or a text table (csv).")
    save = _("Open it in Excel or LibreOffice, save it as an xlsx workbook, and choose that file.")
    return {
        "word": ("not_a_workbook", _("This is a text document, not a spreadsheet."), table),
        "pdf": ("not_a_workbook", _("This is a PDF, not a spreadsheet."), table),
        "picture": ("not_a_workbook", _("This is a picture, not a spreadsheet."), table),
        "archive": (
            "not_a_workbook",
            _("This is an archive of files, not a spreadsheet."),
            _("Unpack it first and choose the workbook in it."),
        ),
        "other_file": ("not_a_workbook", _("This is not a spreadsheet."), table),
        "web_page": (
            "not_a_workbook",
            _("This is a web page, although its name may say that it is a workbook."),
            save,
        ),
        "xml": ("not_a_workbook", _("This is an XML file, not a workbook."), save),
        "excel_2003_xml": (
            "unsupported",
            _("This is a workbook in the XML format of Excel 2003, which is not read here."),
            save,
        ),
        "apple_numbers": (
            "unsupported",
            _("This is a document of Apple Numbers, which is not read here."),
            _("In Numbers choose File > Export To > Excel, and choose that file."),
        ),
        "old_excel": (
            "too_old_format",
            _("This workbook was written by Excel 4 or older; its format is too old to be read."),
            save,
        ),
    }


def _locked_files() -> dict[str, tuple[str, str, str]]:
    return {
        "password": (
            "password_protected",
            _("The workbook is protected with a password, so its content cannot be seen."),
            _("Open it in Excel or LibreOffice, remove the password, save, and choose it again."),
        ),
    }


def _broken_files() -> dict[str, tuple[str, str, str]]:
    repair = _(
        "Open it in Excel or LibreOffice, which can repair many files, and save it under a new "
        "name. If it came by mail or download, fetch it again."
    )
    return {
        "damaged": ("damaged", _("The file is damaged and cannot be read."), repair),
        "damaged_zip": (
            "damaged",
            _("The file is damaged or was not copied to its end."),
            repair,
        ),
        "twin_parts": (
            "damaged",
            _("The file holds the same sheet twice, with nothing to say which one counts."),
            repair,
        ),
        "died": ("damaged", _("The file is built so that reading it fails."), repair),
        "entities": (
            "damaged",
            _("The file holds definitions that a spreadsheet never needs and that can do harm."),
            _("Do not use it unless you know who made it. Otherwise save it anew as xlsx."),
        ),
        "unsafe_names": (
            "damaged",
            _("The file holds parts with names that point outside of it."),
            _("Do not use it unless you know who made it. Otherwise save it anew as xlsx."),
        ),
    }


def _large_files() -> dict[str, tuple[str, str, str]]:
    split = _("Copy the rows you need into a new workbook and choose that.")
    return {
        "too_large": ("too_large", _("The file is too large to be read (over 50 MB)."), split),
        "too_many_parts": ("too_large", _("The file consists of too many parts."), split),
        "unpacks_too_large": (
            "too_large",
            _("The file is small but unpacks to far more than a log can need."),
            split,
        ),
        "too_much_text": ("too_large", _("The file holds more text than can be read."), split),
        "too_sparse": (
            "too_large",
            _("A cell far away from the table makes the sheet too large to be read."),
            split,
        ),
        "memory": ("too_large", _("The file needs more memory than it may take."), split),
        "timeout": (
            "timeout",
            _("The file could not be read within a minute, so reading was stopped."),
            split,
        ),
    }


def warning_text(warn: Warn) -> str:
    """The sentence for something noticed while reading."""
    sentence = _warnings(warn.number).get(warn.key, "{sheet}: " + warn.key)
    return sentence.format(sheet=warn.sheet, number=warn.number)


def _warnings(n: int) -> dict[str, str]:
    return {
        "rows_cut": _("Sheet “{sheet}” is very long: only its first {number} rows were read."),
        "columns_cut": _(
            "Sheet “{sheet}” is very wide: only its first {number} columns were read."
        ),
        "sheet_damaged": _("Sheet “{sheet}” is damaged and was left out."),
        "sheet_unsure": _(
            "Sheet “{sheet}” is partly damaged: compare what was read with the original."
        ),
        "encoding_guessed": _(
            "The file does not say how its letters are stored; it was guessed. Check letters with "
            "accents."
        ),
        "letters_lost": _(
            "Letters of this file were lost before it came here: {number} times “�” stands in"
            " their place."
        ),
        "macros": _("The workbook holds macros. They were not run and are not taken over."),
        "error_cells": plural(
            "Sheet “{sheet}”: {number} cell shows an error such as #N/A and is read as blank.",
            "Sheet “{sheet}”: {number} cells show an error such as #N/A and are read as blank.",
            n,
        ),
        "unevaluated": plural(
            "Sheet “{sheet}”: {number} cell holds a formula that was never calculated, so it is "
            "read as blank. Open and save the file in Excel or LibreOffice to calculate it.",
            "Sheet “{sheet}”: {number} cells hold formulas that were never calculated, so they are "
            "read as blank. Open and save the file in Excel or LibreOffice to calculate them.",
            n,
        ),
        "hidden_unknown": _(
            "The file does not tell which rows are hidden, nor which cells show an error or hold a "
            "formula without a result; such cells are read as blank."
        ),
    }
