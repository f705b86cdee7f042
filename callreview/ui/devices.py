"""Which sound devices there are now, asked in a process of its own.

The app's own process sees only those that were there when it began to play; and looking may
take a second, which the window does not wait for.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from callreview.audio.devices import devices_in, listing_command
from callreview.audio.handover import module_places

_ENDS_WITHIN_MS = 2000


class DeviceList(QObject):
    """`listed` carries a tuple of `audio.devices.Device`, some time after `look` was called."""

    listed = Signal(object)

    def __init__(self, parent: QObject, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._command = list(command or listing_command())
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)

    def look(self) -> None:
        """Begin to look, unless it is being looked."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start(self._command[0], self._command[1:])

    def stop(self) -> None:
        """Look no more; before it goes away."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.finished.disconnect(self._on_finished)
            self._process.kill()
            self._process.waitForFinished(_ENDS_WITHIN_MS)

    def _on_finished(self) -> None:
        self.listed.emit(devices_in(bytes(self._process.readAllStandardOutput().data())))


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", module_places())
    return environment
