"""A process that types into one stage of an entry until it is killed; see `test_killed`."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from isms_desktop.app.window import Program
from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.ui.entry.stage_list import Place
from isms_desktop.ui.kit.radio_cards import RadioCard
from tests.ui.scripted_prompts import ScriptedPrompts

_TURN_MS = 20


def type_until_killed(
    folder: str, uid: str, stage: str, left: str, in_hand: str, text: str
) -> None:
    """Leave one field of the stage, say "kept" when its draft is, and go on typing in another."""
    app = QApplication(sys.argv[:1])
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    program = Program(app, Paths.below(Path(folder)), clock, ScriptedPrompts())
    program.start()
    _wait(lambda: program.is_open and bool(program.window.current_key()))
    program.window.show_page("entry", Place(uid, stage))
    if stage == "decide":
        _wait(lambda: _see(program, "decision_not_needed", RadioCard) is not None)
        card: Any = _see(program, "decision_not_needed", RadioCard)
        card.click()
    _wait(lambda: _see(program, f"field_{left}") is not None)
    _leave(program, left, text)
    _wait(lambda: _is_kept(program, uid, stage, text))
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    if in_hand:
        other: Any = _see(program, f"field_{in_hand}")
        other.setFocus()
        other.set_value("half a sen")
    _wait(lambda: False)


def _leave(program: Program, key: str, text: str) -> None:
    editor: Any = _see(program, f"field_{key}")
    editor.setFocus()
    editor.set_value(text)
    editor.left.emit()


def _is_kept(program: Program, uid: str, stage: str, text: str) -> bool:
    try:
        return text in str(program.workspace.drafts.get(uid, stage))
    except UserError as error:  # while the page writes, the file cannot be read beside it
        if error.code != "busy":
            raise
        return False


def _see(program: Program, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
    found = program.window.findChildren(kind, name)
    return next((part for part in found if part.isVisible()), None)


def _wait(is_so: Any) -> None:  # any question
    while not is_so():
        loop = QEventLoop()
        QTimer.singleShot(_TURN_MS, loop.quit)
        loop.exec()
