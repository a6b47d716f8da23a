"""The verbs of the command line over a real register: what they print and how they end."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from isms_desktop.cli.main import main
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths

LOG = """Ref;Date Raised;Description;Severity;Owner;Due;Status;Corrective Action;Cost
A-1;2026-03-01;Laptop left on a train, encrypted;High;Sam Reid;2026-04-01;Open;Lock cabinet;10
A-2;2026-03-02;Visitor book not kept at the desk;Low;Mia Okafor;soon;Closed;Put it on the desk;
;;;;;;;;
A-3;2026-03-03;Phishing mail opened by two people;Medium;Sam Reid;2026-05-01;Open;;5
"""


class CommandLine:
    """Runs verbs on one data folder and keeps what they said."""

    def __init__(self, paths: Paths, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = paths.data_dir
        self._clock = clock
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        status = main([*map(str, arguments), "--data-dir", str(self.folder)], self._clock)
        self.out, self.err = self._capsys.readouterr()
        return status

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(paths: Paths, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(paths, clock, capsys)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    return file


def test_an_import_says_what_it_did_and_lists_what_came_in(run: CommandLine, log: Path) -> None:
    assert run("import", log, "--json") == 0

    told = run.document
    assert told["error"] is None
    assert (told["records"], told["new"], told["imported"]) == (3, 3, True)
    assert told["mapping"]["Date Raised"] == "identified_on"
    assert told["unmapped"] == ["Cost"]
    assert [(p["row"], p["column"], p["value"]) for p in told["problems"]] == [(3, "Due", "soon")]

    assert run("list", "--json") == 0
    by_ref = {row["ref"]: row for row in run.document}
    assert set(by_ref) == {"A-1", "A-2", "A-3"}
    assert by_ref["A-1"]["owner"] == "Sam Reid"
    assert by_ref["A-1"]["identified_on"] == "2026-03-01"
    assert by_ref["A-1"]["extra"] == {"Cost": "10"}
    assert by_ref["A-2"]["status"] == "Closed"
    assert by_ref["A-2"]["imported_status"] == "Closed"


def test_importing_a_file_twice_changes_nothing(run: CommandLine, log: Path) -> None:
    run("import", log, "--json")
    run("list", "--json")
    before = run.out

    assert run("import", log, "--json") == 0

    told = run.document
    assert (told["new"], told["updated"], told["unchanged"]) == (0, 0, 3)
    run("list", "--json")
    assert run.out == before


def test_a_dry_run_writes_nothing(run: CommandLine, log: Path) -> None:
    assert run("import", log, "--dry-run", "--json") == 0
    assert run.document["imported"] is False
    assert run("list", "--json") == 0
    assert run.document == []


def test_an_import_is_taken_back_as_a_whole(run: CommandLine, log: Path) -> None:
    run("import", log, "--json")

    assert run("undo-import") == 0
    run("list", "--json")
    assert run.document == []
    assert run("undo-import") != 0


def test_an_empty_template_is_saved_filled_in_and_imported(
    run: CommandLine, tmp_path: Path
) -> None:
    run("demo")
    template = tmp_path / "log.xlsx"
    assert run("export", tmp_path / "log.csv", "--empty") == 2
    assert run("export", template, "--empty") == 0
    assert "The empty template was saved to log.xlsx." in run.out
    book = load_workbook(template)
    book.worksheets[1]["E2"] = "A window was left open"
    book.save(template)
    assert run("import", template, "--dry-run", "--json") == 0
    assert (run.document["records"], run.document["new"]) == (1, 1)


def test_a_refused_import_answers_in_the_whole_form(run: CommandLine, tmp_path: Path) -> None:
    run("demo")
    log = tmp_path / "log.csv"
    log.write_text("Ref,Description\n1,A door was open\n", encoding="utf-8")
    assert run("import", log, "--dry-run", "--json") == 0
    whole = run.document
    log.write_bytes(b"")
    assert run("import", log, "--dry-run", "--json") == 2
    assert set(run.document) == set(whole)
    assert (run.document["file"], run.document["error"]["code"]) == ("log.csv", "empty")


def test_export_and_import_into_an_empty_register_give_the_same_list(
    run: CommandLine, tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run("demo")
    workbook = tmp_path / "out.xlsx"
    assert run("export", workbook) == 0
    run("list", "--json")
    before = {row["ref"]: row for row in run.document}
    assert len(before) > 50

    other = CommandLine(Paths.below(tmp_path / "other"), clock, capsys)
    assert other("import", workbook, "--json") == 0, other.out
    other("list", "--json")

    assert {row["ref"]: row for row in other.document} == before


def test_a_report_holds_every_reference(run: CommandLine, tmp_path: Path) -> None:
    run("demo")
    assert run("report", "register", tmp_path / "r.pdf") == 0
    run("list", "--json")

    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages)
    flat = "".join(text.split())
    missing = [row["ref"] for row in run.document if row["ref"] not in flat]
    assert not missing


def test_show_tells_the_whole_entry(run: CommandLine) -> None:
    run("demo")
    run("list", "--json", "--where", "stage=To check effect")
    ref = run.document[0]["ref"]

    assert run("show", ref, "--json") == 0
    told = run.document
    assert told["ref"] == ref
    assert told["actions"][0]["action_ref"] == f"{ref}/A1"
    assert any(cause["root_cause"] for cause in told["causes"])
    assert told["history"]
    assert run("show", ref) == 0
    assert ref in run.out


@pytest.mark.parametrize("what", ["register", "actions", "people"])
def test_lists_are_readable_without_json(run: CommandLine, what: str) -> None:
    run("demo")

    assert run("list", what) == 0
    assert len(run.out.splitlines()) > 5


def test_where_and_search_keep_what_matches(run: CommandLine, log: Path) -> None:
    run("import", log)

    run("list", "--json", "--where", "severity=High")
    assert [row["ref"] for row in run.document] == ["A-1"]
    run("list", "--json", "--search", "phish")
    assert [row["ref"] for row in run.document] == ["A-3"]
    run("list", "--json", "--where", "overdue=yes")
    assert {row["ref"] for row in run.document} == {"A-1", "A-3"}


def test_a_backup_is_gone_back_to(run: CommandLine, log: Path, tmp_path: Path) -> None:
    run("demo")
    run("list", "--json")
    before = run.out
    kept = tmp_path / "kept.db"
    assert run("backup", kept) == 0
    run("import", log)

    assert run("restore", kept) == 0
    run("list", "--json")
    assert run.out == before


def test_verify_finds_nothing_in_a_register_that_was_left_alone(run: CommandLine) -> None:
    run("demo")

    assert run("verify", "--json") == 0
    told = run.document
    assert told["ok"] is True
    assert run("verify", "--fingerprint", told["fingerprint"][:16]) == 0
    assert run("verify", "--fingerprint", "0" * 16) == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("list",), 2),
        (("show", "X-1"), 2),
        (("import", "nowhere.xlsx"), 2),
        (("import", "/"), 2),
        (("list", "nonsense"), 2),
        (("list", "--where", "colour=red"), 2),
        (("export", "register.doc"), 2),
        (("report",), 2),
        (("restore", "nowhere.db"), 2),
        (("undo-import",), 2),
        (("frobnicate",), 2),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    run: CommandLine, arguments: tuple[str, ...], status: int
) -> None:
    assert run(*arguments) == status
    assert run.err.strip()
    assert "Traceback" not in run.err


def test_a_refusal_is_one_json_document_too(run: CommandLine) -> None:
    assert run("import", "nowhere.xlsx", "--json") == 2
    assert run.document["error"]["code"] == "not_found"


def test_a_question_leaves_the_register_as_it_was(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "dates.csv"
    file.write_text("Ref,Date,Description\n1,03/02/2026,Lost key\n2,04/05/2026,Lost badge\n")

    assert run("import", file, "--json") == 1
    assert [q["kind"] for q in run.document["questions"]] == ["date_order"]
    assert run("import", file, "--day-first", "--json") == 0
    run("list", "--json")
    assert {row["identified_on"] for row in run.document} == {"2026-02-03", "2026-05-04"}


def test_a_log_without_headings_is_told_and_may_be_said(run: CommandLine, tmp_path: Path) -> None:
    list_ = tmp_path / "list.csv"
    list_.write_text("Key lost by the cleaners;Ben\nDoor left open at night;Mia\n", "utf-8")
    assert run("import", list_, "--header-row", "0", "--map", "A=description") == 0
    assert 'Sheet "list", no headings: 2 records.' in run.out
    assert run("import", list_, "--header-row", "0", "--map", "A=description", "--json") == 0
    report = run.document
    assert (report["header_row"], report["unchanged"]) == (0, 2)
    assert report["unmapped"] == ["B"]


def test_the_example_goes_only_into_an_empty_folder(run: CommandLine, log: Path) -> None:
    assert run("demo") == 0
    assert run("demo") == 1
    assert "already" in run.err


def test_reports_are_named(run: CommandLine) -> None:
    assert run("report", "--list") == 0
    assert run.out.startswith("register")


def test_a_bug_ends_with_its_own_status(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, log: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("isms_desktop.cli.importing._print_plan", broken)

    assert run("import", log) == 3
    assert "RuntimeError" in run.err
