"""Which steps of the history stand, and which were taken back: what undo and redo offer next.

A step that takes another one back is a step itself, so redo is the taking back of an undo.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

_MARK: Final = "\x1ftakes back "
"""Begins the reason of such a step; no text that a user types keeps a control character."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the history: its number, its name, and the step it takes back (0 for none).

    `origin` is the step in which the user acted: of an undo or a redo, the one that it is about.
    """

    number: int
    name: str
    takes_back: int = 0
    origin: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The steps in force and those taken back, each with the one to be taken next at its end."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def above(self, ground: int) -> "Standing":
        """What the user did after this step."""
        done, undone = (
            tuple(step for step in steps if step.origin > ground)
            for steps in (self.done, self.undone)
        )
        return Standing(done, undone)

    def after(self, step: Step) -> tuple[Step, ...]:
        """The steps in force that came after one of them."""
        return self.done[self.done.index(step) + 1 :]

    def of_origin(self, number: int) -> Step | None:
        """The step in force in which the user's step with this number is."""
        return next((step for step in self.done if step.origin == number), None)


@dataclass(frozen=True, slots=True)
class Offers:
    """The names of what can be undone and redone next, blank where nothing can."""

    undo: str = ""
    redo: str = ""


def mark_of(step: int) -> str:
    """What is written as the reason of a step that takes this one back."""
    return f"{_MARK}{step}"


def taken_back(reason: str) -> int:
    """The step that a step with this reason takes back, zero for none."""
    number = reason.removeprefix(_MARK)
    return int(number) if number != reason and number.isdecimal() else 0


def standing(steps: Iterable[Step]) -> Standing:
    """What stands after these steps, oldest first.

    A step that takes back one that is not among them is left out.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if not step.takes_back:
            done.append(replace(step, origin=step.number))
            undone.clear()
        elif found := _numbered(done, step.takes_back):
            done.remove(found)
            undone.append(replace(found, number=step.number))
        elif found := _numbered(undone, step.takes_back):
            undone.remove(found)
            done.append(replace(found, number=step.number))
    return Standing(tuple(done), tuple(undone))


def _numbered(steps: Sequence[Step], number: int) -> Step | None:
    return next((step for step in reversed(steps) if step.number == number), None)
