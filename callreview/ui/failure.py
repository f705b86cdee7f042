"""The one place where bugs end up: logged without personal data, told calmly, nothing lost.

`FailureHook` is given to Python's hooks for the main thread (Qt slots end up there too), for
other threads and for objects that cannot be raised from. What people wrote is in the library
the moment *Saved* is shown, so a bug takes nothing with it.
"""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from callreview.app.bugs import described, log_bug
from callreview.domain.errors import CallReviewError
from callreview.words import _, sentence, sentences

_MOST_TOLD = 3


class FailureHook(QObject):
    """Logs and tells whatever nobody caught; built once, by `main`."""

    _happened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = 0
        self._boxes: list[QMessageBox] = []
        self._before = (sys.excepthook, threading.excepthook)
        self._happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every failure from now on."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def uninstall(self) -> None:
        """Leave the hooks as they were found."""
        sys.excepthook, threading.excepthook = self._before

    def tell(self, error: BaseException) -> None:
        """Take a failure that was caught at the edge, from any thread."""
        log_bug(error)
        self._happened.emit(error)

    def _on_uncaught(
        self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.tell(error.with_traceback(trace))

    def _on_uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)

    def _on_happened(self, error: BaseException) -> None:
        if self._told >= _MOST_TOLD:
            return
        self._told += 1
        box = failure_box(error)
        self._boxes.append(box)  # without a window nobody else holds it
        box.open()


def failure_box(error: BaseException) -> QMessageBox:
    """Return a box that says what happened and that everything saved is safe."""
    box = QMessageBox(QApplication.activeWindow())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Something went wrong"))
    if isinstance(error, CallReviewError):
        box.setText(told(error))
    else:
        box.setText(_("Something in Call Review went wrong that should not have."))
        box.setInformativeText(
            _("Everything shown as saved is safe. You can go on; if it happens again, start anew.")
        )
        box.setDetailedText(described(error))
    return box


def told(error: CallReviewError) -> str:
    """Return the sentence for an error; its code where nobody wrote one yet."""
    return sentence(error) if error.code in sentences() else error.code
