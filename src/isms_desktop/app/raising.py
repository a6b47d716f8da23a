"""A second start brings the window of the first to the front instead of opening another one."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_PATIENCE_MS: Final = 500


class Raising(QObject):
    """Listens for further starts with the same data folder; knocking is all they do."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        # What a crash left would be in the way; the register's lock says that nobody else listens.
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _come(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def raise_first(folder: Path) -> bool:
    """Knock at the window that has this data folder open; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    is_there = bool(socket.waitForConnected(_PATIENCE_MS))
    socket.abort()
    return is_there


def _name(folder: Path) -> str:
    """Short, as some systems ask, and another one for each folder."""
    return f"isms-desktop-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
