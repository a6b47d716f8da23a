"""The example organisation works well: rules that read its texts have nothing to say."""

from datetime import date
from itertools import count

from isms_desktop.domain.checks import CheckContext, checks_of, speaking, stages_left
from isms_desktop.runtime import resources
from isms_desktop.services.example_entries import lives_of, people_of
from isms_desktop.services.examples import CASES
from tests.domain.checks.judging import WORDS

READING = {f"R{number:02d}" for number in (2, 5, 8, 9, 10, 11, 12, 17, 18, 19, 20, 22, 28, 31)}


def test_no_rule_cries_wolf() -> None:
    numbers = count(1)
    source = resources.data(CASES)
    today = date(2026, 11, 23)

    def new_uid() -> str:
        return f"{next(numbers):032x}"

    entries = [life.entry for life in lives_of(source, people_of(source, new_uid), today, new_uid)]
    assert len(entries) > 50
    said = [
        (entry.ref, finding.rule, finding.message)
        for entry in entries
        for finding in speaking(
            checks_of(entry, CheckContext(today=today), WORDS), stages_left(entry)
        )
        if finding.rule in READING
    ]
    assert said == []
