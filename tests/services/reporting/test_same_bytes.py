"""The order in which Python keeps sets changes from run to run; a report must not."""

import os
import subprocess
import sys
from pathlib import Path

from isms_desktop.services.reporting import REPORTS
from isms_desktop.storage.database import Database

SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.reporting import REPORTS, Form, Grouping, Reporting, ReportOptions
from isms_desktop.storage.database import Database

clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
database = Database.open(Path(sys.argv[1]), clock=clock, read_only=True)
reporting = Reporting(database, Fonts(resources.path("fonts")), clock, lambda _uid: ())
target = Path(sys.argv[2])
target.mkdir()
for name in REPORTS:
    reporting.write(name, ReportOptions(), target / f"{name}.pdf")
long = ReportOptions(form=Form.LONG, grouping=Grouping.OWNER)
reporting.write("register", long, target / "long.pdf")
database.close()
"""


def test_another_order_of_sets_gives_the_same_bytes(register: Database, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(register.path), str(tmp_path / seed)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    names = sorted(file.name for file in (tmp_path / "1").iterdir())
    assert len(names) == len(REPORTS) + 1
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
