"""The buttons at the bottom of the wizard, and why the main one may have to wait."""

from typing import NamedTuple

from PySide6.QtWidgets import QSizePolicy, QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.sitting import Sitting, is_imported
from isms_desktop.ui.importing.stages import Stage
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone

_ICONS = {Stage.CHOOSE: "arrow-right", Stage.COLUMNS: "arrow-right", Stage.CHECK: "check"}


class _Readiness(NamedTuple):
    """Whether the main button works, and the sentence beside it.

    `is_asked` where it waits for the user; `can_lead` where that is further up on the page.
    """

    is_ready: bool
    note: str
    is_asked: bool = False
    can_lead: bool = False


class StepBar:
    """Back, a sentence, Cancel, and the main button."""

    def __init__(self, theme: Theme) -> None:
        self.back = button(theme, _("Back"), "arrow-left", name="backButton")
        self.note = WrappedText("", tone="muted")
        self.note.setObjectName("stepNote")
        policy = self.note.sizePolicy()
        policy.setHorizontalStretch(100)  # before the blank end of the line
        self.note.setSizePolicy(policy)
        self.lead = link_button(theme, _("Show it"), "eye", name="showQuestionButton")
        self.cancel = button(theme, _("Cancel"), name="cancelButton")
        self.next = primary_button(theme, "", "arrow-right", name="nextStageButton")
        self.register = primary_button(
            theme, _("Show the register"), "arrow-right", name="showRegisterButton"
        )
        for wide in (self.back, self.cancel, self.next, self.register):
            wide.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def parts(self) -> tuple[tuple[QWidget, ...], tuple[QWidget, ...]]:
        """What stands at the left and at the right."""
        return (self.back, self.note), (self.lead, self.cancel, self.next, self.register)

    def show_stage(self, stage: Stage, sitting: Sitting) -> None:
        """Offer what can be done at this step."""
        is_done = stage is Stage.DONE
        readiness = _readiness(stage, sitting)
        self.back.setVisible(stage in (Stage.COLUMNS, Stage.CHECK))
        self.cancel.setVisible(not is_done)
        self.cancel.setEnabled(not sitting.is_writing)
        self.back.setEnabled(not sitting.is_writing)
        self.next.setVisible(not is_done and not (stage is Stage.CHOOSE and is_imported(sitting)))
        self.register.setVisible(is_done)
        self.lead.setVisible(readiness.can_lead)
        self.note.setText(readiness.note)
        self.note.set_tone(Tone.WARN if readiness.is_asked else "muted")
        if not is_done:
            text = _next_text(stage, sitting)
            self.next.setText(text)
            self.next.setAccessibleName(text)
            self.next.set_icon(_ICONS[stage])
        self.next.setEnabled(readiness.is_ready)
        why = "" if readiness.is_ready else readiness.note
        self.next.setToolTip(why)
        self.next.setAccessibleDescription(why)


def _next_text(stage: Stage, sitting: Sitting) -> str:
    if stage is Stage.CHOOSE:
        return _("Match columns")
    if stage is Stage.COLUMNS:
        return _("Check rows")
    return wording.import_button(sitting.view) if sitting.view else _("Import")


def _readiness(stage: Stage, sitting: Sitting) -> _Readiness:
    if stage is Stage.DONE:
        return _Readiness(is_ready=False, note="")
    if stage is Stage.CHOOSE:
        return _Readiness(sitting.source is not None, _nothing_written())
    waits = _why_it_waits(sitting)
    if waits:
        return _Readiness(is_ready=False, note=waits)
    if sitting.view is not None and sitting.view.plan.questions:
        note = wording.open_line(len(sitting.view.plan.questions))
        can_lead = stage is Stage.COLUMNS
        return _Readiness(is_ready=False, note=note, is_asked=True, can_lead=can_lead)
    if stage is Stage.COLUMNS:
        return _Readiness(is_ready=True, note=_nothing_written())
    why_not = _why_not_to_import(sitting)
    ready = _("All rows are written in one step, after a backup.")
    return _Readiness(not why_not, why_not or ready, is_asked=bool(why_not))


def _why_it_waits(sitting: Sitting) -> str:
    if sitting.is_writing:
        return _("Importing…")
    if sitting.is_planning:
        return _("Reading the rows anew…")
    return "" if sitting.view else _("Choose a sheet and the row of its headings.")


def _why_not_to_import(sitting: Sitting) -> str:
    if sitting.view is None or not (sitting.view.to_write or sitting.view.plan.clashes):
        return _("There is nothing new in this file to import.")
    clashes = len(sitting.view.plan.clashes)
    return wording.clash_line(clashes) if clashes else ""


def _nothing_written() -> str:
    return _("Nothing is written until the last step, and an import can be undone.")
