"""What somebody pastes into a field, however long, stands in the report to its last word."""

import re
from dataclasses import replace

import pytest

from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.services.reporting import Form, ReportOptions
from isms_desktop.storage.database import Database
from tests.services.reporting.conftest import Print

WORDS = [f"w{number}" for number in range(31_000)]
LONG = " ".join(WORDS)
LEAVERS = RegisterQuery(where=(Condition("ref", "NC-2026-001"),))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("register", ReportOptions()),
        ("register", ReportOptions(form=Form.LONG)),
        ("entry", ReportOptions(LEAVERS)),
    ],
)
def test_two_hundred_thousand_characters_stand_in_their_order(
    name: str, options: ReportOptions, printed: Print, register: Database
) -> None:
    assert len(LONG) > 200_000
    with register.unit_of_work("Mia Okafor", "Paste") as work:
        entry = work.entries.get("leavers")
        work.entries.save(replace(entry, description=LONG))
        work.commit()
    assert re.findall(r"\bw\d+\b", printed(name, options)) == WORDS
