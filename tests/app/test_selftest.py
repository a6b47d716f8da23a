import pytest

from isms_desktop.app import selftest
from isms_desktop.wiring import Workspace


def test_every_part_of_the_program_works(capsys: pytest.CaptureFixture[str]) -> None:
    status = selftest.main()
    told = dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())
    assert {name: said for name, said in told.items() if not said.startswith("ok")} == {}
    assert set(told) == {"database", "search", "workbook", "PDF", "backup", "icons", "window"}
    assert status == 0


def test_a_part_that_fails_is_named_and_the_others_are_still_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def empty(workspace: Workspace, folder: object) -> str:
        del workspace, folder
        return "ok"

    monkeypatch.setattr(selftest, "_CHECKS", {"search": selftest._search, "other": empty})
    assert selftest.main() == 3
    assert capsys.readouterr().out.splitlines() == [
        "search: FAILED: RuntimeError: nothing was found",
        "other: ok",
    ]
