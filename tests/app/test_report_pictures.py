from pathlib import Path

from PySide6.QtGui import QImage

from isms_desktop.app.report_pictures import make_report_pictures
from isms_desktop.runtime.clock import FixedClock


def test_three_reports_are_pictured(qapp: object, tmp_path: Path, clock: FixedClock) -> None:
    pictures = make_report_pictures(tmp_path, clock)
    assert [file.name for file in pictures] == [
        "report-register.png",
        "report-entry.png",
        "report-summary.png",
    ]
    for file in pictures:
        image = QImage(str(file))
        assert image.width() > 800
        assert image.pixelColor(2, 2).name() == "#ffffff"
