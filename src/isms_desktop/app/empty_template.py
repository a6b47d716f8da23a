"""The empty workbook that can be filled in by hand and imported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from isms_desktop.runtime.i18n import _

if TYPE_CHECKING:
    from isms_desktop.domain.progress import Progress
    from isms_desktop.services.exporting import Exported, Exporting
    from isms_desktop.ui.kit.desk import Desk


def save_empty_template(desk: Desk, exporting: Exporting) -> None:
    """Ask where to, write it beside the window, and say that it is there."""
    suggested = Path.home() / _("Incident and corrective action log.xlsx")
    filters = _("Excel workbook (*.xlsx)")
    target = desk.prompts.choose_save_file(_("Save an empty template"), suggested, filters)
    if target is not None:
        work = partial(_written, exporting, target)
        desk.jobs.read(work, done=partial(_tell, desk), title=_("Saving the template"))


def _written(exporting: Exporting, target: Path, _progress: Progress) -> Exported:
    return exporting.empty_template(target)


def _tell(desk: Desk, exported: Exported) -> None:
    text = _("The empty template was saved to {file}.").format(file=exported.path.name)
    desk.prompts.inform(text, _("Fill it in and import it here."))
