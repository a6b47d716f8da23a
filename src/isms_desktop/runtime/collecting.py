"""Python's search for garbage, held while very many objects are made that hold no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Make no search for cycles inside.

    Each search looks at everything made so far, which takes the longer the more there is, and
    entries hold no cycles. What is freed by counting is freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def loading_code() -> Iterator[None]:
    """Make no search inside, and none later through what is there at its end: code lasts."""
    with without_collecting():
        yield
        gc.freeze()
