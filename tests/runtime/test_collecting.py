"""The search for garbage is held inside, and is on again whatever happened there."""

import gc

import pytest

from isms_desktop.runtime.collecting import loading_code, without_collecting


def test_nothing_is_searched_inside_and_it_is_searched_again_outside() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), without_collecting():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_what_was_loaded_is_looked_through_no_more() -> None:
    before = gc.get_freeze_count()
    try:
        with loading_code():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
