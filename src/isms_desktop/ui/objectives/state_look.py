"""How a state looks everywhere: word, icon and tone; never colour alone."""

from typing import Final

from isms_desktop.domain.objective_list import ObjectiveLine
from isms_desktop.domain.words import ObjectiveResult, State
from isms_desktop.services.measuring_words import state_told
from isms_desktop.ui.kit.badge import BadgeLook
from isms_desktop.ui.kit.tokens import Tone

_LOOKS: Final = {
    State.REACHED: ("flag", Tone.OK),
    State.ON_TRACK: ("circle-check", Tone.OK),
    State.AT_RISK: ("triangle-alert", Tone.WARN),
    State.OFF_TRACK: ("circle-alert", Tone.DANGER),
    State.MISSED: ("circle-x", Tone.DANGER),
    State.STALE: ("clock", Tone.WARN),
    State.NO_DATA: ("circle", Tone.NEUTRAL),
    State.NO_TARGET: ("target", Tone.NEUTRAL),
    State.PROPOSAL: ("pencil", Tone.NEUTRAL),
}


def state_badge(line: ObjectiveLine) -> BadgeLook:
    """The badge of a line: its state, or that it was partly reached or given up."""
    objective = line.objective
    if objective and objective.result in (ObjectiveResult.PARTLY, ObjectiveResult.GIVEN_UP):
        return BadgeLook(state_told(line), Tone.NEUTRAL, "circle-minus")
    icon, tone = _LOOKS[line.state]
    return BadgeLook(state_told(line), tone, icon)
