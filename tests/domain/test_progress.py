import pytest

from isms_desktop.domain.progress import CancelledError, Progress, no_progress


def test_nobody_watching_is_no_trouble() -> None:
    watcher: Progress = no_progress
    watcher(1, 2, "Reading")


def test_whoever_watches_may_give_up() -> None:
    def impatient(done: int, total: int, what: str = "") -> None:
        raise CancelledError(what or f"{done} of {total}")

    watcher: Progress = impatient
    with pytest.raises(CancelledError, match="1 of 2"):
        watcher(1, 2)
