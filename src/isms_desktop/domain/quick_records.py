"""Records that cannot be changed, made as quickly as if they could be."""

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from functools import wraps
from typing import Any, Final, TypeVar

T = TypeVar("T")
_become: Final[Callable[[object, str, type], None]] = object.__setattr__


def quickly_made(record_type: type[T]) -> type[T]:
    """Make a frozen dataclass with slots cost what one that is not frozen costs.

    To be filled, each attribute of a frozen record has to go round its own refusal of changes; of
    an entry with sixty attributes that is six sevenths of the time, and files, registers and
    reports have ten thousand of them. So a record is filled as one of a twin that has the same
    attributes and refuses nothing, and becomes what it is when it is whole.
    """
    told = [
        (f.name, f.type, field(default=f.default, default_factory=f.default_factory))
        for f in fields(record_type)  # type: ignore[arg-type]  # a dataclass
    ]
    twin = make_dataclass(record_type.__name__, told, slots=True, kw_only=True)
    fill: Callable[..., None] = vars(twin)["__init__"]

    @wraps(vars(record_type)["__init__"])
    def init(self: Any, **given: object) -> None:  # noqa: ANN401 -- it changes its class
        _become(self, "__class__", twin)
        fill(self, **given)
        self.__class__ = record_type

    record_type.__init__ = init  # type: ignore[method-assign]  # that is the point
    return record_type
