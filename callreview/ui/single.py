"""One window per library: a second start asks the first to come forward.

They talk over a local socket that only this user can reach. The name is made from the
library's place, so that every library has a window of its own. A socket left behind by a
crash is removed: nobody answers it. The lock on the library file, not this socket, keeps two
writers apart.
"""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_WITHIN_MS = 1000
_MOST_BYTES = 8192
_FORWARD = b"forward\n"


def ask_first(library: Path, folder: Path | None = None) -> bool:
    """Ask a window that is open on `library` to come forward, and to add `folder`.

    Returns whether there is one.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_ANSWER_WITHIN_MS):
        return False
    socket.write(_FORWARD + (str(folder).encode("utf-8", "surrogateescape") if folder else b""))
    sent = socket.waitForBytesWritten(_ANSWER_WITHIN_MS)
    socket.disconnectFromServer()
    if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(_ANSWER_WITHIN_MS)
    return sent


class FirstWindow(QObject):
    """Listens for later starts. `called_forward` gives a folder to be added, or nothing."""

    called_forward = Signal(str)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        name = _name(library)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connected(self) -> None:
        while socket := self._server.nextPendingConnection():
            _Caller(socket, self)


class _Caller(QObject):
    """Reads what one later start says, until it hangs up."""

    def __init__(self, socket: QLocalSocket, first: FirstWindow) -> None:
        super().__init__(first)
        self._socket = socket
        self._first = first
        self._said = b""
        self._is_cut_off = False
        socket.setParent(self)
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(self._on_disconnected)
        if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._on_disconnected()

    def _on_ready_read(self) -> None:
        if self._is_cut_off or not self._socket.bytesAvailable():
            return
        self._said += bytes(self._socket.readAll().data())
        if len(self._said) > _MOST_BYTES:
            self._is_cut_off = True
            self._socket.abort()

    def _on_disconnected(self) -> None:
        self._on_ready_read()
        if self._said.startswith(_FORWARD) and not self._is_cut_off:
            folder = self._said[len(_FORWARD) :].decode("utf-8", "surrogateescape")
            self._first.called_forward.emit(folder)
        self._said = b""
        self.deleteLater()


def _name(library: Path) -> str:
    place = f"{getpass.getuser()}\n{library.resolve()}"
    digest = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
    return f"callreview-{digest[:24]}"
