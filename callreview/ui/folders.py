"""Adding folders: chosen, dropped or given at the start; in the background, with an end."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callreview.app.jobs import Job, Jobs
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.ui.dialogs.leftout import LeftOutSheet
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_folder
from callreview.ui.welcome.state import Adding
from callreview.words import _

if TYPE_CHECKING:  # they bring numpy
    from callreview.app.adding import AddReport, LeftOut
    from callreview.audio.pool import Pool


class Folders(QObject):
    """Adds one folder at a time; `moved` when there is news, `added` with the report."""

    moved = Signal()
    added = Signal(object)
    refused = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, jobs: Jobs, pool: Callable[[], "Pool"]
    ) -> None:
        super().__init__(window)
        self.left_out: tuple[LeftOut, ...] = ()
        self._window = window
        self._session = session
        self._jobs = jobs
        self._pool = pool
        self._job: Job | None = None
        self._path = ""
        self._looked_at = ""
        self._away: set[str] = set()

    @property
    def adding(self) -> Adding | None:
        """Return the folder that is being read."""
        if self._job is None:
            return None
        job, reached = self._job, self._job.reached
        return Adding(self._path, reached.done, reached.total, job.rate, job.left_s)

    @property
    def being_read(self) -> frozenset[str]:
        """Return the paths of folders that are being read, or looked at again."""
        adding = {self._path} if self._job is not None else set()
        return frozenset(adding | {self._looked_at} - {""})

    @property
    def away(self) -> frozenset[str]:
        """Return the paths of folders all of which is gone, as a share that is not connected."""
        return frozenset(self._away)

    def note_away(self, path: str, *, is_away: bool) -> None:
        """Take note that a folder went away, or is back."""
        (self._away.add if is_away else self._away.discard)(path)
        self.moved.emit()

    def ask(self) -> None:
        """Let the person choose a folder."""
        ask_folder(self._window, _("Open a folder of recordings"), self.add)

    def add(self, path: Path) -> None:
        """Read a folder; a second one waits for nothing and is refused while one is read."""
        if self._job is not None:
            self.refused.emit(_("One folder at a time: the other one is still being read."))
            return
        from callreview.app.adding import add_folder

        self._path = str(path)
        self._job = self._jobs.start(
            _("Reading {name}").format(name=path.name or str(path)),
            lambda progress: add_folder(self._session, self._pool(), path, progress=progress),
            on_done=self._on_done,
            on_failed=self._on_failed,
        )
        self.moved.emit()

    def look_again(
        self, path: Path, unfinished: Collection[str], when_over: Callable[[bool], None]
    ) -> None:
        """Look quietly at a folder that has changed; tell `when_over` whether it was done.

        Not while a folder is being added, or another looked at.
        """
        if self.being_read:
            when_over(False)
            return
        from callreview.app.adding import add_folder

        def over(*, was_done: bool) -> None:
            self._looked_at = ""
            when_over(was_done)
            self.moved.emit()

        def failed(error: Exception) -> None:
            over(was_done=False)
            if not isinstance(error, CallReviewError):
                raise error

        self._looked_at = str(path)
        self._jobs.start(
            _("Looking into {name} again").format(name=path.name or str(path)),
            lambda progress: add_folder(
                self._session, self._pool(), path, unfinished=unfinished, progress=progress
            ),
            on_done=lambda report: over(was_done=not report.cancelled),
            on_failed=failed,
            is_quiet=True,
        )
        self.moved.emit()

    def cancel(self) -> None:
        """Stop reading; what was found by then stays."""
        if self._job is not None:
            self._job.cancel()

    def show_left_out(self) -> None:
        """Show which files could not be read, and why."""
        rows = tuple((each.path, _why(each)) for each in self.left_out)
        LeftOutSheet(_("Files that could not be read"), rows, self._window).open()

    def _on_done(self, report: "AddReport") -> None:
        self._job = None
        self.left_out = report.left_out
        self.moved.emit()
        self.added.emit(report)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.moved.emit()
        if not isinstance(error, CallReviewError):
            raise error
        self.refused.emit(told(error))


def _why(each: "LeftOut") -> str:
    return told(CallReviewError(each.reason, **each.fields)) if each.reason else ""
