"""Prompts that answer by script and remember what was asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typing_extensions import override

from isms_desktop.domain.errors import UserError
from isms_desktop.ui.kit.prompts import Prompts


class ScriptedPrompts(Prompts):
    """Gives the `answers` in turn; `asked` holds the sentences shown, `warned` the errors.

    `opened` holds the files and folders shown elsewhere.

    A question without an answer left fails the test.
    """

    def __init__(self, *answers: Any) -> None:
        self.answers: list[Any] = list(answers)
        self.asked: list[str] = []
        self.informed: list[str] = []
        self.warned: list[UserError] = []
        self.opened: list[Path] = []

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"nobody expected to be asked: {question}"
        return self.answers.pop(0)

    @override
    def inform(self, title: str, text: str = "") -> None:
        self.informed.append(title)

    @override
    def warn(self, error: UserError) -> None:
        self.warned.append(error)

    @override
    def ask(self, question: str, yes_text: str, no_text: str, details: str = "") -> bool:
        return bool(self._next(question))

    @override
    def choose(self, question: str, options: Sequence[str], details: str = "") -> int | None:
        answer: int | None = self._next(question)
        return answer

    @override
    def choose_open_file(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        answer: Path | None = self._next(title)
        return answer

    @override
    def choose_save_file(self, title: str, suggested: Path, filters: str) -> Path | None:
        answer: Path | None = self._next(title)
        return answer

    @override
    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        answer: Path | None = self._next(title)
        return answer

    @override
    def open_elsewhere(self, path: Path) -> None:
        self.opened.append(path)
