"""Fixtures for tests of use cases."""

from collections.abc import Callable

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from tests.services.stages import Stages


@pytest.fixture
def stages(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Stages:
    """All stages of an entry, worked on by Mia Okafor."""
    organisations.set_up("Example Ltd", "Mia Okafor")
    return Stages(database, clock, new_uid, entries, organisations.user_name)
