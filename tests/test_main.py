from collections.abc import Callable
from pathlib import Path

import pytest

from isms_desktop.__main__ import main, without_data_dir
from isms_desktop.app import selftest, window
from isms_desktop.cli import main as command_line
from isms_desktop.exchange import reader_child


@pytest.mark.parametrize(
    ("given", "folder", "rest"),
    [
        ([], None, []),
        (["list"], None, ["list"]),
        (["--data-dir", "here"], Path("here"), []),
        (["list", "--data-dir", "here", "-q"], Path("here"), ["list", "-q"]),
        (["--data-dir=a=b", "list"], Path("a=b"), ["list"]),
        (["--data-dir"], None, ["--data-dir"]),
    ],
)
def test_the_data_folder_is_named_anywhere(
    given: list[str], folder: Path | None, rest: list[str]
) -> None:
    assert without_data_dir(given) == (folder, rest)


def answering(heard: list[object]) -> Callable[..., int]:
    def answer(*words: object) -> int:
        heard.extend(words)
        return 7

    return answer


@pytest.mark.parametrize(
    ("module", "given", "told"),
    [
        (reader_child, ["read-sheets", "a.xlsx"], [["a.xlsx"]]),
        (selftest, ["selftest"], []),
        (selftest, ["--data-dir", "here", "selftest"], []),
        (window, [], [None]),
        (window, ["--data-dir", "here"], [Path("here")]),
        (command_line, ["--data-dir", "here", "list"], [["--data-dir", "here", "list"]]),
    ],
)
def test_the_first_word_decides_what_starts(
    monkeypatch: pytest.MonkeyPatch, module: object, given: list[str], told: list[object]
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(module, "main", answering(heard))
    assert main(given) == 7
    assert heard == told


def test_without_arguments_of_its_own_it_takes_those_of_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[object] = []
    monkeypatch.setattr("sys.argv", ["isms-desktop", "list"])
    monkeypatch.setattr(command_line, "main", answering(heard))
    assert main() == 7
    assert heard == [["list"]]
