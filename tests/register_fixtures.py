"""Fixtures for tests over a real register: an empty one of its own, ids that count up."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database


@pytest.fixture
def database(paths: Paths, clock: FixedClock) -> Iterator[Database]:
    database = Database.create(paths.database, clock=clock)
    yield database
    database.close()


@pytest.fixture
def new_uid() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"uid{next(numbers):05d}"


@pytest.fixture
def organisations(database: Database, new_uid: Callable[[], str]) -> Organisations:
    return Organisations(database, new_uid)


@pytest.fixture
def entries(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
) -> Entries:
    return Entries(database, clock, new_uid, organisations.user_name)
