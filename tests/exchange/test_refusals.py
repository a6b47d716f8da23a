import re
from pathlib import Path

import pytest

import isms_desktop.exchange
from isms_desktop.exchange.limits import Warn
from isms_desktop.exchange.refusals import refusal, warning_text

CODES = {
    "not_found", "empty", "not_a_workbook", "lock_file", "password_protected", "damaged",
    "too_large", "too_old_format", "no_table", "timeout", "unsupported",
}  # fmt: skip
SOURCES = [p.read_text() for p in Path(isms_desktop.exchange.__path__[0]).glob("*.py")]
REASONS = {
    reason
    for source in SOURCES
    for reason in re.findall(r'(?:RefusedError\(|refused=|_file", )"([a-z_]+)"', source)
}
WARNINGS = {key for source in SOURCES for key in re.findall(r'Warn\("([a-z_]+)"', source)}


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_has_its_own_sentence(reason: str) -> None:
    error = refusal(reason, "ValueError")
    assert error.code in CODES
    assert error.hint
    assert error.details == "ValueError"
    assert (error.message == refusal("damaged").message) is (reason == "damaged")


def test_an_unknown_reason_says_damaged() -> None:
    assert refusal("what is this").code == "damaged"


@pytest.mark.parametrize("key", sorted(WARNINGS | {"error_cells", "unevaluated"}))
def test_every_warning_is_a_sentence(key: str) -> None:
    text = warning_text(Warn(key, "Log {x}", 3))
    assert text.endswith(".")
    assert not text.startswith("Log {x}:")


def test_one_cell_is_not_several() -> None:
    assert "1 cell shows" in warning_text(Warn("error_cells", "Log", 1))
    assert "2 cells show" in warning_text(Warn("error_cells", "Log", 2))
