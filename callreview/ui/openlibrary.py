"""One library in its window, from loading to closing."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from callreview.app.change import Change
from callreview.app.jobs import Jobs
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError, LibraryTrouble
from callreview.ui.bridge import Bridge
from callreview.ui.failure import told
from callreview.ui.parts import Parts
from callreview.ui.sound import Sound
from callreview.ui.tidy import give_back
from callreview.ui.window import Window
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.desktop import Desktop
    from callreview.ui.single import FirstWindow
    from callreview.ui.watched import Watched

_CLOSE_WITHIN_S = 20.0
_WATCHED_AFTER_MS = 4000  # the person's first look at the table comes first


class OpenLibrary(QObject):
    """Builds what a window works with, and takes it down in the right order."""

    def __init__(
        self, desktop: "Desktop", window: Window, library: Path, *, is_samples: bool
    ) -> None:
        super().__init__(desktop)
        self.window = window
        self.is_samples = is_samples
        self.session: Session | None = None
        self._desktop = desktop
        self._library = library
        self._bridge = Bridge(self)
        self._jobs = Jobs(self._bridge.deliver, self._on_jobs_moved)
        self._sound: Sound | None = None
        self._first: FirstWindow | None = None
        self._watched: Watched | None = None

    def load(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        """Open the library and give it to the window; make the samples if they are missing."""
        if self.is_samples and not self._library.exists():
            self._make_samples()
            return
        held = self._desktop.preferences.held
        try:
            self.session = Session.open(
                self._library,
                reviewer=held.reviewer_or_user,
                deliver=self._bridge.deliver,
                read_only=read_only,
                in_parts=True,
            )
        except LibraryTrouble as trouble:
            self._tell(trouble, folder)
            return
        self._sound = Sound(self.session, held)
        self._sound.warm_up()
        self._desktop.preferences.changed.connect(self._on_preferences_changed)
        self.window.work_with(self._parts(self.session, self._sound))
        self._desktop.tidy.settle()
        self.session.subscribe(self._on_change)
        self.session.all_read.then(lambda _none: give_back())
        if not self.session.snapshot.read_only:
            QTimer.singleShot(_WATCHED_AFTER_MS, self, self._watch)
        if not read_only:
            QTimer.singleShot(0, self, self._listen_for_others)
        if folder is not None and self.window.rooms is not None:
            self.window.rooms.add_folder(folder)

    def close(self) -> None:
        """End everything that was begun, the library last."""
        if self._first is not None:
            self._first.close()
        if self._watched is not None:
            self._watched.close()
        if self.window.rooms is not None:
            self.window.rooms.end()
        self._jobs.close(_CLOSE_WITHIN_S)
        if self._sound is not None:
            self._sound.close()
        if self.session is not None:
            self.session.close(_CLOSE_WITHIN_S)
        self.window.deleteLater()
        self.deleteLater()

    def _watch(self) -> None:
        from callreview.ui.watched import Watched

        rooms = self.window.rooms
        if self.session is not None and rooms is not None:
            self._watched = Watched(self.session, self._bridge.deliver, rooms.folders, rooms.say)

    def _parts(self, session: Session, sound: Sound) -> Parts:
        return Parts(
            session=session,
            jobs=self._jobs,
            preferences=self._desktop.preferences,
            pool=sound.pool,
            opener=sound.opener,
            player=sound.player,
            player_on=sound.player_on,
            open_samples=self._desktop.switch,
            is_samples=self.is_samples,
        )

    def _on_change(self, _change: Change) -> None:
        if self.session is not None and self.session.snapshot.unread:
            self._desktop.tidy.settle()

    def _on_jobs_moved(self) -> None:
        if self.window.rooms is not None:
            self.window.rooms.show_jobs()
        else:
            self.window.jobs_bar.show_jobs(self._jobs.running)

    def _on_preferences_changed(self) -> None:
        if self._sound is not None:
            self._sound.take(self._desktop.preferences.held)

    def _listen_for_others(self) -> None:
        from callreview.ui.single import FirstWindow

        self._first = FirstWindow(self._library, self)
        self._first.called_forward.connect(self._on_called_forward)

    def _on_called_forward(self, folder: str) -> None:
        self.window.come_forward()
        if folder and self.window.rooms is not None:
            self.window.rooms.add_folder(Path(folder))

    def _make_samples(self) -> None:
        from callreview.app.demo import make_samples

        self.window.notice.say(_("Making the sample calls ready …"))
        self._jobs.start(
            _("Making the sample calls ready"),
            lambda progress: make_samples(self._library, progress=progress),
            on_done=lambda _samples: self._on_samples_made(),
            on_failed=self._on_samples_failed,
        )

    def _on_samples_made(self) -> None:
        self.window.notice.hush()
        self.load()

    def _on_samples_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self.window.notice.say(told(error))

    def _tell(self, trouble: LibraryTrouble, folder: Path | None) -> None:
        """Say why the library does not open, and offer what can be done."""
        box = QMessageBox(self.window)
        box.setTextFormat(box.textFormat().PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("The library does not open"))
        box.setText(told(trouble))
        again = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        read = box.addButton(_("Open it to read only"), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(_("Quit"), QMessageBox.ButtonRole.RejectRole)
        again.clicked.connect(partial(self.load, folder))
        read.clicked.connect(partial(self.load, folder, read_only=True))
        leave.clicked.connect(self.window.close)
        box.finished.connect(box.deleteLater)
        box.open()
