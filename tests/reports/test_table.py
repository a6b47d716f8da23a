import pytest

from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.look import Tone
from isms_desktop.reports.page import A4, MARGIN, Masthead, Pages
from isms_desktop.reports.table import CellKind, Mark, ReportColumn, Table
from tests.reports.conftest import read, texts

COLUMNS = (
    ReportColumn("ref", "Ref", 60, is_fixed=True),
    ReportColumn("title", "Entry", 3, below="description"),
    ReportColumn("severity", "Severity", 1, CellKind.BARS),
    ReportColumn("status", "Status", 1, CellKind.BADGE),
)
MARKS = {"High": Mark(bars=3), "Closed": Mark(Tone.OK)}


@pytest.fixture
def pages(masthead: Masthead, fonts: Fonts) -> Pages:
    return Pages(masthead, A4.turned, fonts)


def test_a_row_shows_its_texts_from_left_to_right(pages: Pages) -> None:
    Table(pages, COLUMNS, MARKS).row(
        {
            "ref": "INC-2026-001",
            "title": "Leaver",
            "description": "Account stayed active",
            "severity": "High",
            "status": "Closed",
        }
    )
    (text,) = texts(pages.finish())
    words = ["INC-2026-001", "Leaver", "Account stayed active", "High", "Closed"]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


def test_a_word_without_mark_is_still_shown(pages: Pages) -> None:
    Table(pages, COLUMNS, MARKS).row({"ref": "1", "severity": "Odd", "status": "Unknown"})
    (text,) = texts(pages.finish())
    assert "Odd" in text
    assert "Unknown" in text


def test_an_empty_row_takes_one_line(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    table.draw_headings()
    before = pages.y
    table.row({})
    assert 15 < before - pages.y < 25


def test_the_headings_stand_on_each_page(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    for number in range(100):
        table.row({"ref": f"R{number:03d}"})
    found = texts(pages.finish())
    assert len(found) > 2
    for text in found:
        assert "Ref Entry Severity Status" in " ".join(text.split())


def test_a_row_is_not_parted_where_a_page_can_hold_it(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    for number in range(30):
        words = " ".join(f"w{number}" for _ in range(150))
        table.row({"ref": f"R{number:03d}", "description": words})
    for text in texts(pages.finish()):
        found = text.split()
        for number in range(30):
            assert found.count(f"w{number}") in (0, 150)


def test_a_row_taller_than_a_page_goes_on_with_its_reference(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    table.row({"ref": "R001", "description": "\n".join(f"line{n}" for n in range(130))})
    found = texts(pages.finish())
    assert len(found) == 3
    assert ["(continued)" in text for text in found] == [False, True, True]
    assert all("R001" in text for text in found)
    lines = [word for text in found for word in text.split() if word.startswith("line")]
    assert lines == [f"line{n}" for n in range(130)]


def test_numbers_stand_at_the_right_of_their_column(pages: Pages) -> None:
    columns = (ReportColumn("n", "Number", 200, CellKind.NUMBER, is_fixed=True), COLUMNS[1])
    Table(pages, columns, {}).row({"n": "7"})
    places: dict[str, float] = {}
    (page,) = read(pages.finish()).pages

    def note(text: str, _cm: object, tm: list[float], *_font: object) -> None:
        places[text.strip()] = tm[4]

    page.extract_text(visitor_text=note)
    assert places["7"] > places["Number"] > MARGIN + 140


def test_rows_can_leave_room_for_handwriting(pages: Pages) -> None:
    table = Table(pages, COLUMNS, {}, least_height=60)
    before = pages.y
    table.row({"ref": "1"})
    assert before - pages.y > 55


def test_rows_that_belong_together_go_to_the_next_page_together(pages: Pages) -> None:
    table = Table(pages, COLUMNS, {})
    while pages.room > 40:
        table.row({"ref": "before"})
    table.keep([{"ref": "one"}, {"ref": "two"}])
    assert pages.count == 2
    table.keep([{"ref": "one"}] * 200)
    assert pages.count == 2


def test_fixed_columns_keep_their_width_on_any_paper(masthead: Masthead, fonts: Fonts) -> None:
    for paper in (A4, A4.turned):
        pages = Pages(masthead, paper, fonts)
        Table(pages, COLUMNS, MARKS).row({"ref": "INC-2026-001"})
        assert "INC-2026-001" in texts(pages.finish())[0]


def test_headings_never_end_a_page(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    row = {"ref": "1", "title": "word " * 60}
    pages.y -= pages.room - table.start(row) + 1
    table.row(row)
    first, second = texts(pages.finish())
    assert "Status" not in first
    assert "Status" in second


def test_what_is_measured_beforehand_counts_once(pages: Pages) -> None:
    table = Table(pages, COLUMNS, MARKS)
    row = {"ref": "1", "title": "中"}
    table.start(row)
    table.row(row)
    table.keep([row])
    assert pages.typesetter.undrawn == 1
