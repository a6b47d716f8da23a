import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError, no_progress
from isms_desktop.domain.words import Severity, Status
from isms_desktop.reports.fonts import Fonts
from isms_desktop.reports.page import A4, LETTER
from isms_desktop.reports.register_columns import columns_of, fitted
from isms_desktop.reports.register_list import RegisterReport, default_marks, write_register
from isms_desktop.runtime.i18n import _, use_language
from tests.reports.conftest import NOON, outline, read, texts

EXPECTED = Path(__file__).resolve().parents[1] / "fixtures" / "expected"
ROW = {
    "ref": "INC-2026-014",
    "title": "Leaver accounts stayed active for 9 days after exit",
    "description": "Found while sampling the exits of the third quarter.",
    "input": "Internal audit",
    "root_cause": "The leaver procedure names no trigger and no owner",
    "corrective_action": "Add trigger and owner to the procedure; the HR ticket opens the IT task.",
    "owner": "Mia Okafor",
    "identified_on": "2026-09-30",
    "due_on": "2026-11-12",
    "effect_verdict": "",
    "closed_on": "",
    "status": Status.IN_PROGRESS,
}
OTHER = ROW | {
    "ref": "NC-2026-003",
    "title": "Backup restore test skipped",
    "description": "if 5 < 6 & a <b>bold</b>\n<img src=/etc/passwd>",
    "effect_verdict": "Effective",
    "closed_on": "2026-11-20",
    "status": Status.CLOSED,
}


@pytest.fixture
def report() -> RegisterReport:
    return RegisterReport(
        title="Corrective action register",
        organisation="Northlight Ltd",
        classification="Internal",
        as_at=NOON,
        printed_by="Mia Okafor",
        fingerprint="history entry 412, fingerprint 7f3a…c21e",
        counts_line="2 entries · 1 open · 1 overdue · 1 closed",
        rows=(ROW, OTHER),
    )


def printed(report: RegisterReport, folder: Path, fonts: Fonts) -> bytes:
    target = folder / "register.pdf"
    write_register(report, target, fonts, no_progress)
    return target.read_bytes()


def test_the_text_is_that_of_the_golden_file(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    """To accept a change: ISMS_ACCEPT=1 pytest tests/reports, then read the difference."""
    text = "\f\n".join(texts(printed(report, tmp_path, fonts))) + "\n"
    golden = EXPECTED / "register.txt"
    if os.environ.get("ISMS_ACCEPT"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_data_gives_the_same_bytes(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    first = printed(report, tmp_path, fonts)
    again = printed(report, tmp_path, Fonts(fonts._folder))
    assert first == again
    assert printed(replace(report, printed_by="Sam Reid"), tmp_path, fonts) != first


def test_every_font_is_embedded(report: RegisterReport, tmp_path: Path, fonts: Fonts) -> None:
    rows = (*report.rows, ROW | {"description": "שלום 😀 العربية"})
    reader = read(printed(replace(report, rows=rows), tmp_path, fonts))
    resources: Any = reader.pages[0]["/Resources"]
    faces = resources["/Font"].values()
    described = [face.get_object()["/FontDescriptor"] for face in faces]
    assert len(described) >= 3
    assert all("/FontFile2" in descriptor for descriptor in described)
    assert not any("Helvetica" in descriptor["/FontName"] for descriptor in described)


def test_the_outline_leads_to_every_entry_and_the_legend(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    rows = [ROW | {"ref": f"INC-2026-{number:03d}"} for number in range(40)]
    (_title, register, *references, legend) = outline(
        printed(replace(report, rows=rows), tmp_path, fonts)
    )
    assert register == (1, "Register", 0)
    assert legend[:2] == (1, "What the statuses mean")
    assert len(references) == len(rows)
    assert references[0] == (2, f"INC-2026-000 {ROW['title']}", 0)
    pages = [page or 0 for _level, _title, page in references]
    assert pages == sorted(pages)
    assert pages[-1] > 1


def test_the_legend_has_the_statuses_that_occur(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    text = texts(printed(report, tmp_path, fonts))[-1]
    assert "Actions are planned and being done." in text
    assert "The harm has not been stopped yet." not in text


def test_the_legend_is_whole_on_narrow_paper_too(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    marks = default_marks()
    rows = [ROW | {"status": word} for word in marks]
    upright = replace(report, rows=rows, paper=A4)
    text = " ".join(" ".join(texts(printed(upright, tmp_path, fonts))).split())
    assert [m.meaning for m in marks.values() if m.meaning and m.meaning not in text] == []


def test_what_cannot_be_drawn_is_noted_on_paper_and_told(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    rows = (ROW | {"description": "中文 and 한"},)
    target = tmp_path / "register.pdf"
    outcome = write_register(replace(report, rows=rows), target, fonts, no_progress)
    assert outcome.undrawn_characters == 3
    text = texts(target.read_bytes())[-1]
    assert "3 characters could not be drawn with the fonts at hand" in text


def test_an_empty_selection_says_so(report: RegisterReport, tmp_path: Path, fonts: Fonts) -> None:
    (text,) = texts(printed(replace(report, rows=()), tmp_path, fonts))
    assert "No entry belongs to this selection." in text
    assert "Ref Entry Source" in " ".join(text.split())


def test_letter_paper_holds_the_same_texts(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    text = texts(printed(replace(report, paper=LETTER.turned), tmp_path, fonts))[0]
    assert "2026-09-30" in text
    assert "INC-2026-014" in text


def test_cancel_leaves_what_was_there(report: RegisterReport, tmp_path: Path, fonts: Fonts) -> None:
    target = tmp_path / "register.pdf"
    target.write_bytes(b"old")

    def cancel(done: int, total: int, what: str = "") -> None:
        if done >= 20:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_register(replace(report, rows=[ROW] * 50), target, fonts, cancel)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_runs_to_the_end(report: RegisterReport, tmp_path: Path, fonts: Fonts) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int, what: str = "") -> None:
        assert what
        seen.append((done, total))

    write_register(replace(report, rows=[ROW] * 50), tmp_path / "register.pdf", fonts, watch)
    assert seen == [(0, 50), (20, 50), (40, 50), (50, 50)]


def test_a_place_that_cannot_be_written_is_told(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_register(report, tmp_path / "none" / "register.pdf", fonts, no_progress)


def test_every_status_and_severity_has_its_look() -> None:
    marks = default_marks()
    assert all(marks[status].meaning for status in Status)
    assert all(marks[severity].bars for severity in Severity)


def test_long_texts_get_the_room_that_short_ones_leave() -> None:
    columns = columns_of(["ref", "root_cause", "lessons", "evidence"])
    rows = [{"ref": "1", "root_cause": "x" * 10, "lessons": "y" * 300}, {"root_cause": "x"}]
    widths = {column.key: column.weight for column in fitted(columns, rows, 760, len)}
    assert widths["lessons"] > 2 * widths["root_cause"] > 0
    assert widths["evidence"] == widths["root_cause"]
    assert widths["ref"] == columns[0].weight
    alone = columns_of(["root_cause"])
    assert fitted(alone, rows, 760, len) == alone


def test_a_blank_column_keeps_the_room_of_its_heading_only() -> None:
    columns = columns_of(["ref", "root_cause", "due_on", "closed_on"])
    rows = [{"root_cause": "x" * 90, "due_note": "overdue:"}] * 3
    widths = {column.key: column.weight for column in fitted(columns, rows, 760, len)}
    assert widths["closed_on"] == 0
    assert widths["due_on"] == columns[2].weight
    assert widths["root_cause"] == 760 - widths["due_on"]


def test_a_text_that_makes_few_rows_high_gets_room_all_the_same() -> None:
    columns = columns_of(["root_cause", "lessons", "ref"])
    rows = [{"root_cause": "x" * 60, "ref": "1"}] * 30 + [{"lessons": "y" * 400, "ref": "2"}]
    widths = {column.key: column.weight for column in fitted(columns, rows, 500, len)}
    assert widths["lessons"] > 1.5 * widths["root_cause"]


def test_the_long_form_begins_with_the_legend(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    long = replace(report, facts=(("description", "Description"),), paper=A4)
    text = texts(printed(long, tmp_path, fonts))[0]
    assert text.index("What the statuses mean") < text.index("Leaver accounts")


def test_no_line_stands_above_an_entry_that_begins_a_page(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    """The head of the page ends with one already."""

    def lines(filled: int) -> int:
        rows = [ROW | {"description": "\n".join("x" for _line in range(filled))}, OTHER]
        long = replace(report, rows=rows, facts=(("description", "Description"),), paper=A4)
        pages = read(printed(long, tmp_path, fonts)).pages
        assert "NC-2026-003" in pages[-1].extract_text()
        drawn: list[Any] = [page.get_contents() for page in pages]
        rules = sum(content.get_data().count(b" l S") for content in drawn)
        return int(rules) - len(pages)

    assert (lines(10), lines(49)) == (2, 1)


def test_an_entry_of_the_long_form_is_named_again_where_it_goes_on(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    rows = [ROW | {"description": "\n".join(f"line{n}" for n in range(90))}, OTHER]
    long = replace(report, rows=rows, facts=(("description", "Description"),), paper=A4)
    first, second = texts(printed(long, tmp_path, fonts))
    assert "INC-2026-014 (continued)" in second
    assert "(continued)" not in first
    assert second.count("(continued)") == 1


def test_a_group_is_named_again_on_each_page_it_goes_on(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    rows = [ROW] * 12 + [OTHER | {"input": "Management review"}]
    pages = texts(printed(replace(report, rows=rows, group_key="input"), tmp_path, fonts))
    assert "Internal audit (12) (continued)" in pages[1]
    assert "Management review (1) (continued)" not in "".join(pages)


def test_statuses_in_another_language_keep_their_look_and_meaning(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    use_language("de")
    try:
        rows = (ROW | {"status": _("Closed")},)
        told = replace(report, rows=rows, marks=default_marks())
        text = texts(printed(told, tmp_path, fonts))[-1]
        assert _("What the statuses mean") in text
    finally:
        use_language("en")


@pytest.mark.parametrize("group_key", ["", "input"])
def test_the_legend_never_has_a_page_for_itself(
    group_key: str, report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    for count in range(6, 16):
        rows = [*[ROW] * count, OTHER | {"input": "Management review"}]
        grouped = replace(report, rows=rows, group_key=group_key)
        *_others, last = texts(printed(grouped, tmp_path, fonts))
        assert "What the statuses mean" in last
        assert OTHER["ref"] in last


def test_a_long_word_widens_a_column_of_fixed_width_but_not_without_end() -> None:
    columns = columns_of(["ref", "input", "root_cause", "status"])
    rows = [
        {"ref": "x" * 40, "input": "Nichtkonformität oder Korrekturmaßnahme", "status": "y" * 50}
    ]
    widths = {c.key: c.weight for c in fitted(columns, rows, 760, lambda word: 4.0 * len(word))}
    assert widths["input"] == 4 * len("Korrekturmaßnahme")
    assert widths["ref"] == 90
    assert widths["status"] == columns[3].weight


def test_a_long_status_of_the_legend_stands_on_one_line(
    report: RegisterReport, tmp_path: Path, fonts: Fonts
) -> None:
    use_language("de")
    try:
        word = _(Status.ACCEPTED_RISK)
        told = replace(report, rows=(ROW | {"status": word},), marks=default_marks())
        text = texts(printed(told, tmp_path, fonts))[-1]
        assert f"{word} {_('No action on purpose; the risk was accepted by name.')}" in text
    finally:
        use_language("en")
