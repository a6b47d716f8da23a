"""The reports: chosen, looked at, saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.exporting import Exporting
from isms_desktop.services.packing import MANIFEST, Packing
from isms_desktop.services.registers import Registers
from isms_desktop.services.reporting import REPORTS, Grouping, Naming, Reporting
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.reports.choices import ColumnsDialog
from isms_desktop.ui.reports.outline import Outline
from isms_desktop.ui.reports.preview import Preview
from isms_desktop.ui.reports.report_card import ReportCard
from isms_desktop.ui.reports.reports_page import ReportsPage
from tests.ui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    database: Database,
    clock: FixedClock,
    entries: Entries,
    tmp_path: Path,
) -> ReportsPage:
    entries.create({"title": "Laptop lost", "description": "On the train"})
    reporting = Reporting(database, Fonts(resources.path("fonts")), clock, lambda _uid: ())
    packing = Packing(Registers(database, clock), reporting, Exporting(database, clock))
    page = ReportsPage(desk, reporting, packing, tmp_path / "opened")
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    return page


def shown(qtbot: QtBot, page: ReportsPage) -> Preview:
    """The preview, with its pages where they stay: before, a jump would lead anywhere."""
    qtbot.waitUntil(lambda: page.findChild(Preview) is not None)
    preview = page.findChild(Preview)
    assert preview is not None
    qtbot.waitUntil(preview._view.isVisible)
    return preview


def test_the_register_is_shown_as_it_will_be_printed(qtbot: QtBot, page: ReportsPage) -> None:
    look = page.findChild(QPushButton, "previewRegisterButton")
    assert look is not None
    look.click()

    assert shown(qtbot, page)._document.pageCount() == 1


def test_a_shown_report_is_saved_where_the_user_says(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    prompts.answers = [tmp_path / "mine.pdf"]

    save = preview.findChild(QPushButton, "saveReportButton")
    assert save is not None
    save.click()
    qtbot.waitUntil((tmp_path / "mine.pdf").exists)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    prompts.answers = [tmp_path / "no" / "such" / "folder.pdf"]

    save = preview.findChild(QPushButton, "saveReportButton")
    assert save is not None
    save.click()
    qtbot.waitUntil(lambda: len(prompts.warned) == 1)
    assert prompts.warned[0].code == "cannot_write"


def test_words_are_found_in_the_pages(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    search = preview.findChild(QLineEdit, "previewSearchField")
    assert search is not None
    search.setText("Laptop")

    qtbot.waitUntil(lambda: preview._hits.text() == "1 found")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert preview._hits.text() == "1 of 1"
    search.clear()
    assert preview._hits.text() == ""


def test_pages_are_turned_and_counted(qtbot: QtBot, page: ReportsPage, entries: Entries) -> None:
    for number in range(30):
        entries.create({"title": f"Laptop {number}", "description": "On the train " * 20})
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    count = preview._document.pageCount()
    assert preview._page_said.text() == f"Page 1 of {count}"
    preview._view.turn(-1)
    preview._view.turn(1)
    assert preview._page_said.text() == f"Page 2 of {count}"


def test_pages_can_be_enlarged_and_fitted(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    view = preview._view
    fitted = view.scale()
    assert 0 < fitted < 1

    view.zoom(2.0)
    view.zoom(1.5)
    assert view.zoomFactor() == pytest.approx(fitted * 3)
    view.fit()
    assert view.zoomMode() is view.ZoomMode.FitToWidth


def test_what_is_read_stays_in_view_when_the_size_changes(
    qtbot: QtBot, page: ReportsPage, entries: Entries
) -> None:
    for number in range(40):
        entries.create({"title": f"Laptop {number}", "description": "On the train " * 20})
    page.visited(RegisterQuery())
    view = shown(qtbot, page)._view
    last = view.document().pageCount() - 1
    view.turn(last - 1)
    read = view.pageNavigator().currentPage()
    assert read == last - 1

    height = view.verticalScrollBar().maximum()
    changes: tuple[Callable[[], None], ...] = (
        lambda: view.zoom(2.0),
        view.fit,
        lambda: page.resize(700, 500),
    )
    for change in changes:
        change()
        assert view.verticalScrollBar().maximum() != height
        assert view.pageNavigator().currentPage() == read
        height = view.verticalScrollBar().maximum()


def test_the_way_back_leads_to_the_list(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    shown(qtbot, page)
    back = page.findChild(QPushButton, "backButton")
    assert back is not None
    back.click()

    look = page.findChild(QPushButton, "previewRegisterButton")
    assert look is not None
    assert look.isVisible()


def test_where_a_report_was_saved_is_said_and_opened_elsewhere(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    prompts.answers = [tmp_path / "mine.pdf"]
    preview._save()
    folder = preview.findChild(QPushButton, "showFolderButton")
    elsewhere = preview.findChild(QPushButton, "openReportButton")
    assert folder is not None
    assert elsewhere is not None
    qtbot.waitUntil(folder.isVisible)
    assert str(tmp_path) in preview._where.text()
    folder.click()
    elsewhere.click()
    assert prompts.opened == [tmp_path, preview._file]
    assert preview._file.is_file()


def test_the_dialog_of_the_printer_is_asked_and_heeded(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    offered: list[QPageLayout] = []

    def answer(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        offered.append(printer.pageLayout())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return len(offered) - 1  # not the first time

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    to_paper = preview.findChild(QPushButton, "printReportButton")
    assert to_paper is not None
    to_paper.click()
    assert not (tmp_path / "paper.pdf").exists()
    to_paper.click()

    def is_printed() -> bool:
        paper = QPdfDocument()
        paper.load(str(tmp_path / "paper.pdf"))
        return paper.pageCount() == preview._document.pageCount()

    qtbot.waitUntil(is_printed)
    assert offered[0].orientation() is QPageLayout.Orientation.Landscape


def test_the_outline_is_narrowed_down_and_leads_to_an_entry(
    qtbot: QtBot, page: ReportsPage, entries: Entries
) -> None:
    for number in range(40):
        entries.create({"title": f"Case {number}", "description": "word " * 60})
    page.visited(RegisterQuery(sort="ref"))
    preview = shown(qtbot, page)
    outline = preview.findChild(Outline)
    assert outline is not None
    search = outline.findChild(QLineEdit, "outlineSearchField")
    assert search is not None
    search.setText("case 39")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    pages = preview._document.pageCount()
    assert pages > 3
    qtbot.waitUntil(lambda: preview._view.pageNavigator().currentPage() >= pages - 2)
    chosen = outline._tree.currentIndex().data()
    assert chosen.endswith("Case 39")
    search.setText("nothing of the kind")
    with qtbot.assertNotEmitted(outline.place_requested, wait=0):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    search.clear()
    with qtbot.waitSignal(outline.place_requested):
        outline._tree.clicked.emit(outline._tree.model().index(0, 0))


def test_a_report_on_many_entries_is_offered_once_there_are_five(
    qtbot: QtBot, page: ReportsPage, entries: Entries
) -> None:
    look = page.findChild(QPushButton, "previewReadinessButton")
    register = page.findChild(QPushButton, "previewRegisterButton")
    assert look is not None
    assert register is not None
    assert not look.isVisible()
    for number in range(4):
        page._desk.news.announce(entries.create({"title": f"Entry {number}"}).changes)
    qtbot.waitUntil(look.isVisible)
    assert register.isVisible()

    look.click()
    assert shown(qtbot, page)._document.pageCount() == 2


def test_a_dossier_is_shown_for_the_reference_typed(
    qtbot: QtBot, page: ReportsPage, entries: Entries
) -> None:
    saved = entries.create({"description": "Phishing mail"})
    ref = page.findChild(QLineEdit, "entryRefField")
    look = page.findChild(QPushButton, "previewEntryButton")
    assert ref is not None
    assert look is not None
    ref.setText(saved.ref)
    look.click()

    assert shown(qtbot, page)._document.pageCount() >= 1


def test_a_dossier_without_reference_is_asked_for_it(
    page: ReportsPage, prompts: ScriptedPrompts
) -> None:
    look = page.findChild(QPushButton, "previewEntryButton")
    assert look is not None
    look.click()
    assert [error.code for error in prompts.warned] == ["no_entry"]


def test_options_are_remembered_for_the_next_time(qtbot: QtBot, page: ReportsPage) -> None:
    card = page._cards["register"]
    card._picks["grouping"].choose("owner")
    card._picks["naming"].choose("initials")
    card._take_columns(("ref", "title", "status"))
    page.show_report("register")
    shown(qtbot, page)

    again = ReportCard(page._desk, REPORTS["register"], is_main=True)
    qtbot.addWidget(again)
    options = again.options(RegisterQuery())
    assert options.grouping is Grouping.OWNER
    assert options.naming is Naming.INITIALS
    assert options.columns == ("ref", "title", "status")


def test_columns_are_ticked_and_moved(qtbot: QtBot, page: ReportsPage) -> None:
    offered = (("ref", "Reference"), ("title", "Title"), ("owner", "Owner"))
    dialog = ColumnsDialog(page._desk.theme, offered, ("title", "ref"), ("ref",), page)
    taken: list[tuple[str, ...]] = []
    dialog.chosen.connect(taken.append)
    assert dialog.keys() == ("title", "ref")
    dialog._move(1)
    dialog._take()
    dialog.show_columns(("ref",))
    assert taken == [("ref", "title")]
    assert dialog.keys() == ("ref",)


def test_the_actions_are_copied_as_text(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts
) -> None:
    page._copy_actions()
    qtbot.waitUntil(lambda: "Nothing is open" in QGuiApplication.clipboard().text())


def test_what_is_printed_are_the_pages_shown(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    preview._print_on(printer)

    def is_printed() -> bool:
        paper = QPdfDocument()
        paper.load(str(tmp_path / "paper.pdf"))
        return paper.pageCount() == preview._document.pageCount()

    qtbot.waitUntil(is_printed)


def test_the_pack_is_made_where_the_user_says(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.answers = [None, tmp_path]
    make = page.findChild(QPushButton, "makePackButton")
    assert make is not None
    make.click()
    make.click()

    show = page.findChild(QPushButton, "showPackButton")
    assert show is not None
    qtbot.waitUntil(lambda: not show.isHidden())
    (folder,) = tmp_path.glob("audit-pack-*")
    assert (folder / MANIFEST).is_file()


def test_reminders_are_saved_where_the_user_says(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    prompts.answers = [None, tmp_path / "r.ics"]
    save = page.findChild(QPushButton, "saveCalendarButton")
    assert save is not None
    save.click()
    save.click()

    qtbot.waitUntil(lambda: prompts.informed == ["0 reminders were saved."])
    assert (tmp_path / "r.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_room_of_the_outline_is_remembered(qtbot: QtBot, page: ReportsPage, desk: Desk) -> None:
    look = page.findChild(QPushButton, "previewRegisterButton")
    assert look is not None
    look.click()
    split = shown(qtbot, page).findChild(QSplitter)
    assert split is not None
    split.moveSplitter(300, 1)
    split.splitterMoved.emit(300, 1)
    first, second = split.sizes()
    assert desk.preferences.settings.splits["preview"] == (first, second)

    page.visited(RegisterQuery())
    qtbot.waitUntil(lambda: not shiboken6.isValid(split))
    again = shown(qtbot, page).findChild(QSplitter)
    assert again is not None
    qtbot.waitUntil(lambda: abs(again.sizes()[0] - first) < 20)
