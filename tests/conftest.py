"""What every test stands on: no screen, a clock that stands still, folders of its own."""

import copy
import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Before anything loads Qt; a run on a real or virtual display sets its own platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QLocale, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.runtime import i18n, resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.storage import engines, schema
from isms_desktop.storage.engines import Source

pytest_plugins = ["tests.register_fixtures"]

PATIENCE_MS = 180_000
PATIENCE_S = PATIENCE_MS / 1000

# No test fails for being slow, on whatever machine.
# The gate takes the same examples every time, so that it covers the same lines every time.
settings.register_profile(
    "gate",
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", deadline=None, max_examples=250, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gate")


@pytest.fixture(autouse=True)
def _same_start_for_every_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LANGUAGE", "en")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    i18n.use_language("en")


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty register is migrated once and copied then; shipped texts are read once."""
    monkeypatch.setattr(schema, "upgrade", _upgrade)
    monkeypatch.setattr(resources, "data", _data)


_empty: list[bytes] = []
_migrate, _read = schema.upgrade, functools.cache(resources.data)


def _upgrade(source: Source) -> None:
    if source.passphrase or b"CREATE TABLE" in source.path.read_bytes():
        _migrate(source)
    elif _empty:
        source.path.write_bytes(_empty[0])
    else:
        _migrate(source)
        _empty.append(source.path.read_bytes())


def _data(name: str) -> dict[str, Any]:
    return copy.deepcopy(_read(name))


@pytest.fixture(autouse=True)
def _readers_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that looks into the register waits for a worker that is just writing there.

    It gives way before the worker does, as in the program: each may hold what the other waits for.
    """
    monkeypatch.setattr(engines, "READER_WAIT_MS", engines.WRITER_WAIT_MS - 1000)


@pytest.fixture(autouse=True)
def _nothing_stays_in_front() -> Iterator[None]:
    """What a test leaves open over its window keeps the windows of later tests from the keys."""
    yield
    if QApplication.instance() is not None:
        left = (QApplication.activeModalWidget(), QApplication.activePopupWidget())
        assert left == (None, None)


class PatientBot(QtBot):
    """Waits as long as the slowest machine needs; only a test that fails waits to the end."""

    def waitUntil(  # noqa: N802  # its name in pytest-qt
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802  # its name in pytest-qt
        self, signal: SignalInstance, *, timeout: int = PATIENCE_MS, **more: Any
    ) -> Any:  # its type is private there
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(  # noqa: N802  # its name in pytest-qt
        self, signals: list[SignalInstance], *, timeout: int = PATIENCE_MS, **more: Any
    ) -> Any:  # its type is private there
        return super().waitSignals(signals, timeout=timeout, **more)

    def waitExposed(  # noqa: N802  # its name in pytest-qt
        self, widget: QWidget, *, timeout: int = PATIENCE_MS
    ) -> Any:  # its type is private there
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(  # noqa: N802  # its name in pytest-qt
        self, widget: QWidget, *, timeout: int = PATIENCE_MS
    ) -> Any:  # its type is private there
        return self._activating(widget, timeout)

    @contextmanager
    def _activating(self, widget: QWidget, timeout: int) -> Iterator[None]:
        """Ask again until the window is active: what came between does not come twice."""
        yield

        def is_active() -> bool:
            widget.activateWindow()
            return widget.isActiveWindow()

        try:
            self.waitUntil(is_active, timeout=timeout)
        except self.TimeoutError:
            shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            pytest.fail(f"{widget} stays behind {QApplication.focusWindow()}; shown are {shown}")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, with more patience."""
    return PatientBot(request)


@pytest.fixture
def clock() -> FixedClock:
    """Monday, 23 November 2026, 09:30 UTC."""
    return FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders for this test alone, the data folder made."""
    own = Paths.below(tmp_path / "data")
    own.prepare()
    return own
