"""People as several threads read them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

from sqlalchemy import Connection

from isms_desktop.storage.database import Database
from isms_desktop.storage.people_repository import PeopleReading
from tests.conftest import PATIENCE_S


def test_who_waits_for_the_file_stops_no_other_reader(filled: Database) -> None:
    is_waiting, go_on = threading.Event(), threading.Event()

    class Busy:
        def execute(self, _question: object) -> list[Any]:
            is_waiting.set()
            go_on.wait(PATIENCE_S)
            return []

    slow = PeopleReading(cast("Connection", Busy()))
    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(lambda: slow.known)
        is_waiting.wait(PATIENCE_S)
        with filled.reading() as reading:
            found = reading.people.all()
        has_waited = other.done()
        go_on.set()
    assert found
    assert not has_waited
