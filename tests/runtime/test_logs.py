import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from isms_desktop.runtime import logs
from isms_desktop.runtime.paths import Paths

SECRET = "Mia Okafor lost her laptop"


@pytest.fixture(autouse=True)
def _logger_as_before() -> Iterator[None]:
    logger = logging.getLogger(logs.LOGGER)
    before, level = list(logger.handlers), logger.level
    yield
    for handler in [h for h in logger.handlers if h not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def find(name: str) -> None:
    raise KeyError(name)


def written(paths: Paths) -> str:
    return (paths.log_dir / logs.FILE).read_text(encoding="utf-8")


def test_what_the_program_does_is_written_to_its_log(paths: Paths) -> None:
    logs.configure(paths)
    logging.getLogger("isms_desktop.storage.backup").info("backup of %d pages", 12)
    assert "INFO isms_desktop.storage.backup: backup of 12 pages" in written(paths)


def test_a_trace_keeps_types_and_places_and_loses_its_texts(paths: Paths) -> None:
    logs.configure(paths)
    try:
        try:
            find(SECRET)
        except KeyError as error:
            raise ValueError(f"cannot read {SECRET}") from error
    except ValueError:
        logging.getLogger("isms_desktop").exception("saving failed")
    text = written(paths)
    assert SECRET not in text
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert "in test_a_trace_keeps_types_and_places_and_loses_its_texts" in text


def test_a_cause_that_was_hidden_on_purpose_stays_hidden(paths: Paths) -> None:
    logs.configure(paths)
    try:
        try:
            find(SECRET)
        except KeyError:
            raise ValueError from None
    except ValueError:
        logging.getLogger("isms_desktop").exception("saving failed")
    assert "builtins.KeyError" not in written(paths)


def test_configuring_again_moves_the_log_and_closes_the_old_file(paths: Paths) -> None:
    first = logs.configure(paths)
    logs.configure(paths.below(paths.data_dir / "other"))
    logging.getLogger("isms_desktop").info("here")
    assert first not in logging.getLogger(logs.LOGGER).handlers
    assert "here" not in written(paths)


def test_the_program_goes_on_where_no_log_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("not a folder")
    logs.configure(Paths.below(tmp_path))
    logging.getLogger("isms_desktop").info("nobody reads this")
    assert (tmp_path / "logs").read_text() == "not a folder"
