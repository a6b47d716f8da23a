"""The four steps of the wizard."""

from collections.abc import Callable
from enum import StrEnum

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.stepper import Step, StepState


class Stage(StrEnum):
    """The steps, in their order."""

    CHOOSE = "choose"
    COLUMNS = "columns"
    CHECK = "check"
    DONE = "done"

    @property
    def place(self) -> int:
        """Which step it is, counted from 0."""
        return list(Stage).index(self)


def next_to(stage: Stage, way: int) -> Stage:
    """The step before (-1) or after (1)."""
    return list(Stage)[stage.place + way]


def steps_at(current: Stage, is_open: Callable[[Stage], bool]) -> list[Step]:
    """The steps as the stepper shows them; `is_open` says which later ones can be opened."""
    titles = {
        Stage.CHOOSE: _("Choose file"),
        Stage.COLUMNS: _("Match columns"),
        Stage.CHECK: _("Check rows"),
        Stage.DONE: _("Done"),
    }
    return [
        Step(stage, titles[stage], _state(stage, current), is_open=is_open(stage))
        for stage in Stage
    ]


def _state(stage: Stage, current: Stage) -> StepState:
    if stage is current:
        return StepState.CURRENT
    return StepState.DONE if stage.place < current.place else StepState.TODO
