"""How long work reports where it stands and learns that the user gave up."""

from typing import Protocol


class CancelledError(Exception):
    """The user pressed Cancel; the work has changed nothing."""


class Progress(Protocol):
    """Handed into work that may take longer than a blink.

    Call it often and cheaply. It raises `CancelledError` when the user asked to stop, so the
    caller's transaction rolls back by itself.
    """

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Report `done` of `total` (0 when unknown) and the sentence `what` for the user."""


def no_progress(done: int, total: int, what: str = "") -> None:
    """Take reports where nobody watches."""
    del done, total, what
