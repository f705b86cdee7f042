"""The application on the screen: its windows, one open library each, built and taken down.

Threads: everything here is on the main thread. A session has its store thread, jobs have
theirs; both bring their outcomes through the bridge.
"""

import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from callreview.app import places, settings
from callreview.ui import theme
from callreview.ui.icons import icon
from callreview.ui.preferences import Preferences
from callreview.ui.tidy import Tidy
from callreview.ui.window import Window
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.openlibrary import OpenLibrary

_SWITCH_S = 0.0005
"""How long another thread waits for the main one at most: by default ten times as long, which
the threads that feed the sound and take what a worker decoded would do hundreds of times."""
SAMPLES_TITLE = "Sample calls"


def start(*, library: Path | None, folder: Path | None, samples: bool) -> int:
    """Open the application and return its exit code once its last window was closed."""
    from callreview.app.bugs import keep_log
    from callreview.ui.failure import FailureHook
    from callreview.ui.single import ask_first

    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Call Review")
    app.setDesktopFileName("callreview")
    wanted = library or (places.samples() if samples else places.library())
    if ask_first(wanted, folder):
        return 0
    keep_log()
    hook = FailureHook(app)
    hook.install()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda _number, _frame: app.quit())
    desktop = Desktop(app)
    desktop.open(wanted, folder=folder, is_samples=samples)
    code = app.exec()
    desktop.close()
    hook.uninstall()
    return code


class Desktop(QObject):
    """Opens libraries in windows, one at a time; the samples take the window's place."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.preferences = Preferences(settings.load(), self)
        self.open_library: OpenLibrary | None = None
        self.tidy = Tidy(self)
        theme.apply(app, self.preferences.held.theme)
        app.setWindowIcon(icon("samples", theme.LIGHT, theme.LIGHT.accent))

    @property
    def window(self) -> Window | None:
        """Return the window that stands."""
        return self.open_library.window if self.open_library else None

    def open(
        self, library: Path, *, folder: Path | None = None, is_samples: bool = False
    ) -> Window:
        """Show a window at once, and the library in it as soon as it is read."""
        from callreview.ui.openlibrary import OpenLibrary

        place = self.window.place if self.window else self.preferences.held.window
        title = _(SAMPLES_TITLE) if is_samples else ""
        before = self.open_library
        window = Window(title=title)
        window.restore_place(place)
        opened = OpenLibrary(self, window, library, is_samples=is_samples)
        self.open_library = opened
        window.closed.connect(partial(self._on_closed, opened))
        window.show()
        if before is not None:
            before.window.close()
        QTimer.singleShot(0, window, partial(opened.load, folder))
        return window

    def close(self) -> None:
        """Close what is open."""
        if self.open_library is not None:
            self.open_library.window.close()
        self.tidy.close()

    def switch(self) -> None:
        """Show the sample calls; from them, the person's own."""
        if self.open_library is None:
            return
        if self.open_library.is_samples:
            self.open(places.library())
        else:
            self.open(places.samples(), is_samples=True)

    def _on_closed(self, opened: "OpenLibrary") -> None:
        self.preferences.change(window=opened.window.place)
        opened.close()
        if self.open_library is opened:
            self.open_library = None
