"""How a status looks everywhere: word, icon and tone; never colour alone."""

from typing import Final

from isms_desktop.domain.words import Severity, Status
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.badge import BadgeLook
from isms_desktop.ui.kit.register_model import Cell
from isms_desktop.ui.kit.tokens import Tone

_LOOKS: Final = {
    Status.TO_RECORD: ("pencil", Tone.NEUTRAL),
    Status.TO_CONTAIN: ("siren", Tone.DANGER),
    Status.TO_DECIDE: ("git-fork", Tone.WARN),
    Status.TO_FIND_CAUSE: ("git-branch", Tone.WARN),
    Status.TO_PLAN: ("wrench", Tone.WARN),
    Status.IN_PROGRESS: ("wrench", Tone.INFO),
    Status.TO_CHECK_EFFECT: ("hourglass", Tone.CHECK),
    Status.TO_SHARE: ("users", Tone.CHECK),
    Status.READY_TO_CLOSE: ("flag", Tone.OK),
    Status.CLOSED: ("circle-check", Tone.OK),
    Status.ACCEPTED_RISK: ("shield-check", Tone.NEUTRAL),
    Status.REJECTED: ("circle-x", Tone.NEUTRAL),
}
_BARS: Final = {
    Severity.LOW: (1, Tone.NEUTRAL),
    Severity.MEDIUM: (2, Tone.WARN),
    Severity.HIGH: (3, Tone.DANGER),
    Severity.CRITICAL: (3, Tone.DANGER),
}


def status_badge(status: Status) -> BadgeLook:
    """The badge of a status."""
    icon, tone = _LOOKS[status]
    return BadgeLook(_(status.value), tone, icon)


def status_cell(status: Status) -> Cell:
    """The badge of a status in a table."""
    icon, tone = _LOOKS[status]
    return Cell(_(status.value), tone=tone, icon=icon)


def level_cell(level: Severity | None) -> Cell:
    """Bars and word of a level; critical carries a mark beside its three bars."""
    if level is None:
        return Cell(_("Not rated"))
    bars, tone = _BARS[level]
    mark = " !" if level is Severity.CRITICAL else ""
    return Cell(_(level.value) + mark, tone=tone, bars=bars)
