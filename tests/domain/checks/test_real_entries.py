"""Forty entries as people really write them, good and bad: no check cries wolf over them."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isms_desktop.domain.checks import CheckContext, checks_of
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.words import Severity
from tests.domain.cases import DONE, EFFECTIVE, FULL_ROUND, JONAS, TODAY, entry
from tests.domain.checks.judging import WORDS, chain

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "real_entries.toml"
REAL = tomllib.loads(FILE.read_text("utf-8"))["entry"]


def made_of(texts: dict[str, Any]) -> Entry:
    """The entry with these texts, everything else about it in order."""
    causes = chain(*texts["whys"], category=texts["category"])
    actions = tuple(
        replace(DONE, uid=f"a{n}", number=n, what=what, causes=(causes[-1].number,))
        for n, what in enumerate(texts["actions"], start=1)
    )
    round_ = replace(
        FULL_ROUND,
        causes=causes,
        actions=actions,
        effect_criterion=texts["criterion"],
        effect_checker=JONAS,
        verdicts=(replace(EFFECTIVE, evidence=texts["evidence"]),),
    )
    return entry(
        description=texts["description"],
        identified_on=date(2026, 8, 1),
        containment=texts["containment"],
        severity=Severity.MEDIUM,
        rounds=(round_,),
    )


@pytest.mark.parametrize("texts", REAL, ids=lambda texts: texts["description"][:40])
def test_the_checks_say_of_it_what_a_reader_would(texts: dict[str, Any]) -> None:
    said = checks_of(made_of(texts), CheckContext(today=TODAY), WORDS)
    assert sorted({finding.rule for finding in said}) == texts.get("says", [])
