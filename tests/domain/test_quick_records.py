"""Records made quickly are frozen records all the same."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.quick_records import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slow:
    uid: str
    words: tuple[str, ...] = ()
    marks: list[str] = field(default_factory=list)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Quick:
    uid: str
    words: tuple[str, ...] = ()
    marks: list[str] = field(default_factory=list)


def test_it_holds_what_it_was_given_and_its_defaults() -> None:
    made = _Quick(uid="a", words=("b",))
    assert type(made) is _Quick
    assert (made.uid, made.words, made.marks) == ("a", ("b",), [])
    assert made.marks is not _Quick(uid="a").marks


def test_it_cannot_be_changed() -> None:
    made = _Quick(uid="a")
    with pytest.raises(FrozenInstanceError):
        made.uid = "b"  # type: ignore[misc]  # that is what is tried
    with pytest.raises(FrozenInstanceError):
        del made.uid
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(made, "other", 1)


def test_it_is_compared_copied_kept_and_told_like_any_other() -> None:
    made = _Quick(uid="a", words=("b",))
    assert made == _Quick(uid="a", words=("b",))
    assert made != replace(made, uid="c")
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made
    assert repr(made) == repr(_Slow(uid="a", words=("b",))).replace("_Slow", "_Quick")
    assert inspect.signature(_Quick) == inspect.signature(_Slow)
    assert hash(Entry(uid="a")) == hash(Entry(uid="a"))


def test_what_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="uid"):
        _Quick()  # type: ignore[call-arg]  # that is what is tried
    with pytest.raises(TypeError, match="other"):
        _Quick(uid="a", other=1)  # type: ignore[call-arg]  # that is what is tried
