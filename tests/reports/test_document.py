"""Reports drawn from blocks: whole, in order, within the page."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from isms_desktop.domain.chart_shapes import (
    Anchor,
    Area,
    Chart,
    Dot,
    Frame,
    Label,
    Mark,
    Stroke,
    Tone,
)
from isms_desktop.domain.progress import CancelledError, no_progress
from isms_desktop.reports import document
from isms_desktop.reports.blocks import (
    Block,
    Drawing,
    Facts,
    Grid,
    Heading,
    NewPage,
    Pareto,
    Prose,
    Report,
    Tree,
    TreeNode,
)
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.page import A4, LETTER, Masthead, Pages
from isms_desktop.reports.table import CellKind, ReportColumn
from tests.reports.conftest import outline, read, texts

MARKUP = "if 5 < 6 & a <b>bold</b> <img src=/etc/passwd>"
BODY_BOTTOM = 44.0
BODY_TOP = 34.0
words = st.lists(st.text("abcdefghijkl<&>ÄΩж", min_size=1, max_size=30), max_size=80).map(" ".join)
columns = (ReportColumn("a", "A", 40, is_fixed=True), ReportColumn("b", "B", 1, below="c"))


def every_shape(frame: Frame) -> Chart:
    """All that a chart may hold, from corner to corner of its frame."""
    corners = ((0.0, 0.0), (frame.width, 0.0), (frame.width, frame.height))
    middle = frame.width / 2
    return Chart(
        frame.width,
        frame.height,
        (Area(corners, Tone.GOOD), Area(corners, Tone.FORECAST)),
        (Stroke(corners, Tone.LINE), Stroke(corners, Tone.TARGET, 1.5, is_dashed=True)),
        tuple(Dot(middle, 20.0, Tone.LINE, mark, mark) for mark in Mark),
        tuple(Label(middle, 20.0, f"Label {anchor}", anchor=anchor) for anchor in Anchor),
    )


blocks = st.one_of(
    st.builds(Heading, words.map(lambda text: text[:60] or "x"), st.booleans()),
    st.builds(Prose, words, st.booleans()),
    st.builds(Facts, st.lists(st.tuples(words.map(lambda text: text[:40]), words), max_size=5)),
    st.builds(
        Grid,
        st.just(columns),
        st.lists(st.fixed_dictionaries({"a": words, "b": words, "c": words}), max_size=4),
    ),
    st.builds(Tree, st.lists(st.builds(TreeNode, st.integers(0, 20), words, words), max_size=12)),
    st.builds(Pareto, st.lists(st.tuples(words, st.integers(1, 50)), max_size=6)),
    st.builds(Drawing, st.just(every_shape), st.floats(40, 700)),
    st.builds(NewPage),
)


def drawn(masthead: Masthead, fonts: Fonts, *shown: Block) -> bytes:
    pages = Pages(masthead, A4, fonts)
    for block in shown:
        document.draw(block, pages)
    return pages.finish()


MASTHEAD_TEXTS = ("Northlight Ltd", "As at 2026", "ISO/IEC", "Page ")


@given(shown=st.lists(blocks, max_size=6), paper=st.sampled_from([A4, LETTER.turned]))
def test_nothing_is_drawn_outside_the_body_of_a_page(
    shown: list[Block], paper: Any, request: pytest.FixtureRequest
) -> None:
    masthead = request.getfixturevalue("masthead")
    pages = Pages(masthead, paper, request.getfixturevalue("fonts"))
    for block in shown:
        document.draw(block, pages)
    for page in read(pages.finish()).pages:
        heights: list[float] = []

        def note(text: str, _cm: Any, tm: Any, _font: Any, _size: Any, seen: Any = heights) -> None:
            if text.strip() and not text.strip().startswith(MASTHEAD_TEXTS):
                seen.append(tm[5])

        page.extract_text(visitor_text=note)
        assert all(BODY_BOTTOM - 1 < y < paper.height - BODY_TOP for y in heights)


def test_every_text_comes_back_in_reading_order_and_as_typed(
    masthead: Masthead, fonts: Fonts
) -> None:
    shown = (
        Heading("First"),
        Prose(MARKUP),
        Facts((("Name", "value"), ("Left out", ""))),
        Grid(columns, ({"a": "r1", "b": "below", "c": MARKUP},)),
        Tree((TreeNode(0, "why"), TreeNode(1, "because", "Root cause", ("Evidence: seen",)))),
        Pareto((("Technology", 3), ("Supplier", 1))),
    )
    text = " ".join(texts(drawn(masthead, fonts, *shown))[0].split())
    order = ["First", MARKUP, "Name value", "A B", "r1 below", MARKUP, "why", "Root cause"]
    order += ["because", "Evidence: seen", "Technology 3 · 75 % so far", "1 · 100 % so far"]
    place = 0
    for part in order:
        place = text.index(part, place) + len(part)
    assert "Left out" not in text


def test_a_page_of_its_own_has_its_title_in_the_outline(masthead: Masthead, fonts: Fonts) -> None:
    content = drawn(masthead, fonts, Heading("One"), NewPage("Two", "lead"), Heading("Three"))
    assert outline(content) == [(0, "One", 0), (0, "Two", 1), (1, "Three", 1)]


def test_a_chart_stays_on_one_page_with_its_labels(masthead: Masthead, fonts: Fonts) -> None:
    content = drawn(masthead, fonts, *[Drawing(every_shape, 300.0)] * 3)
    pages = texts(content)
    assert [page.count("Label") for page in pages] == [6, 3]
    assert "none" not in pages[0]


def rows(name: str, count: int) -> Facts:
    return Facts([(f"{name}{number}", f"of {name}{number} " * 8) for number in range(count)])


@pytest.mark.parametrize(
    ("first", "last", "on_each"),
    [
        (30, 13, [43]),  # fits as usual
        (30, 20, [50]),  # closer, it does without a second page of a few rows
        (40, 15, [40, 15]),  # not even closer: the last part goes over as a whole
        (30, 50, [43, 37]),  # enough on the last page
    ],
)
def test_no_page_begins_for_a_few_lines(
    first: int, last: int, on_each: list[int], masthead: Masthead, fonts: Fonts, tmp_path: Path
) -> None:
    blocks: list[Block] = [Heading("One"), rows("a", first), Heading("Two"), rows("b", last)]
    before: list[Block] = [Heading("Before"), NewPage("Page", "lead")]
    for start in [], before:
        target = tmp_path / "report.pdf"
        report = Report(masthead, "" if start else "lead", [*start, *blocks])
        document.write_report(report, target, fonts, no_progress)
        pages = texts(target.read_bytes())[1 if start else 0 :]
        assert [page.count(" of ") // 8 for page in pages] == pytest.approx(on_each, abs=2)
        names = [line.split()[0] for page in pages for line in page.split("\n") if " of " in line]
        assert [name for name in names if name[0] in "ab" and name[1:].isdigit()] == [
            *(f"a{number}" for number in range(first)),
            *(f"b{number}" for number in range(last)),
        ]


def test_what_is_set_twice_is_counted_once(
    masthead: Masthead, fonts: Fonts, tmp_path: Path
) -> None:
    report = Report(masthead, "", [Prose("\u0700"), rows("a", 49)])
    target = tmp_path / "report.pdf"
    outcome = document.write_report(report, target, fonts, no_progress)
    assert (outcome.pages, outcome.undrawn_characters) == (1, 1)


def test_contents_say_on_which_page_something_begins(
    masthead: Masthead, fonts: Fonts, tmp_path: Path
) -> None:
    contents = (ReportColumn("t", "Part", 1), ReportColumn("p", "Page", 60, CellKind.PAGE))
    parts = [{"t": name, "p": f"Part {name}"} for name in "ABC"] + [{"t": "D", "p": "Nowhere"}]
    blocks: list[Block] = [Grid(contents, parts)]
    for name in "ABC":
        blocks += [NewPage(f"Part {name}"), rows("a", 70)]
    target = tmp_path / "report.pdf"
    document.write_report(Report(masthead, "", blocks), target, fonts, no_progress)
    first = texts(target.read_bytes())[0].split("\n")
    numbers = [line for line in first if line.isdigit()]
    assert numbers == ["2", "4", "6"]


def test_a_letter_that_cannot_be_drawn_counts_once(masthead: Masthead, fonts: Fonts) -> None:
    def odd(frame: Frame) -> Chart:
        assert frame.width_of("a\U0010ffff") > frame.width_of("a")
        return Chart(frame.width, frame.height, labels=(Label(0, 20, "a\U0010ffff"),))

    pages = Pages(masthead, A4, fonts)
    document.draw(Drawing(odd), pages)
    assert pages.typesetter.undrawn == 1


def test_a_tree_longer_than_a_page_goes_on_with_its_lines(masthead: Masthead, fonts: Fonts) -> None:
    nodes = tuple(TreeNode(number % 4, f"answer{number:03d} " * 9) for number in range(120))
    content = drawn(masthead, fonts, Tree(nodes))
    text = " ".join(texts(content))
    assert len(read(content).pages) > 1
    assert all(f"answer{number:03d}" in text for number in range(120))


def test_a_report_is_written_whole_or_not_at_all(
    masthead: Masthead, fonts: Fonts, tmp_path: Path
) -> None:
    report = Report(masthead, "A lead", [Prose("one"), Prose("two")])
    target = tmp_path / "r.pdf"

    def cancel(done: int, total: int, what: str = "") -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        document.write_report(report, target, fonts, cancel)
    assert not target.exists()
    outcome = document.write_report(replace(report, paper=LETTER), target, fonts, no_progress)
    assert outcome.pages == 1
    assert PdfReader(target).pages[0].mediabox.width == 612


def test_what_is_no_block_is_a_bug(masthead: Masthead, fonts: Fonts) -> None:
    with pytest.raises(TypeError):
        document.draw("a text", Pages(masthead, A4, fonts))


def test_a_table_that_ends_with_its_page_says_how_much_is_left_out(
    masthead: Masthead, fonts: Fonts
) -> None:
    rows = [{"a": f"r{number}", "b": "", "c": ""} for number in range(90)]
    shown = Grid(columns, rows, is_dense=True, left_out=lambda count: f"{count} more")
    pages = texts(drawn(masthead, fonts, Prose("x\n" * 20), shown))
    assert len(pages) == 1
    last = max(number for number in range(90) if f"r{number}" in pages[0].split())
    assert f"{89 - last} more" in pages[0]
    few = Grid(columns, rows[:2], left_out=lambda count: f"{count} more")
    assert "more" not in texts(drawn(masthead, fonts, few))[0]
