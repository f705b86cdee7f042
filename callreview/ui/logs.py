"""Logs nobody knows at work: opened and tried in the background, and said what they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.around import reading_of
from callreview.app.edits.folders import MapLog
from callreview.app.jobs import Job, Jobs, Progress
from callreview.app.session import Session
from callreview.domain.call import Call, CallFacts
from callreview.domain.errors import CallReviewError
from callreview.domain.facts import Extensions
from callreview.domain.folder import Folder
from callreview.domain.logmapping import Dialect, LogMapping
from callreview.ui.doing import Doing
from callreview.ui.failure import told
from callreview.ui.filedialogs import ask_which
from callreview.words import _

if TYPE_CHECKING:
    from callreview.app.trial import Trial
    from callreview.intake.logs.sheet import Sheet
    from callreview.ui.logmapping.sheet import MappingSheet

T = TypeVar("T")
_ENDINGS = (".csv", ".tsv", ".txt", ".log")


@dataclass(frozen=True)
class _Opened:
    """A log that was read, what is said of it, and the recordings that may find their line."""

    sheet: "Sheet"
    mapping: LogMapping
    recordings: Sequence[tuple[str, CallFacts]]


class Logs(QObject):
    """Opens the dialog for one log of a folder at a time."""

    def __init__(self, window: QWidget, session: Session, doing: Doing, jobs: Jobs) -> None:
        super().__init__(window)
        self._session = session
        self._doing = doing
        self._jobs = jobs
        self._dialog: MappingSheet | None = None
        self._folder: Folder | None = None
        self._path = Path()
        self._opened: _Opened | None = None
        self._job: Job | None = None

    def choose(self, folder: Folder, parent: QWidget) -> None:
        """Let the person choose a log of a folder, wherever it lies."""
        ask_which(
            parent,
            _("A log of the calls in this folder"),
            _("Tables as text"),
            _ENDINGS,
            lambda path: self.read(folder, path, parent),
            start=Path(folder.path),
        )

    def read(self, folder: Folder, path: Path, parent: QWidget) -> None:
        """Show a log, as it was said to be or as it seems to be."""
        from callreview.ui.logmapping.sheet import MappingSheet

        self._folder, self._path, self._opened = folder, path, None
        dialog = MappingSheet(path.name, Path(folder.path).name or folder.path, parent)
        dialog.dialect_chosen.connect(self._open_log)
        dialog.changed.connect(self._try)
        dialog.saved.connect(lambda mapping: self._doing.do(MapLog(folder.id, mapping)))
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()
        said = next((one for one in folder.reading.logs if one.path == str(path)), None)
        self._open_log(said.dialect if said else None, said)

    def show_progress(self) -> None:
        """Show how far counting has come, if it takes a while."""
        job = self._job
        if self._dialog is not None and job is not None and job.is_shown and job.reached.total:
            self._dialog.show_counting(job.reached.done, job.reached.total)

    def _open_log(self, dialect: Dialect | None, said: LogMapping | None = None) -> None:
        assert self._folder is not None
        calls = tuple(self._session.snapshot.calls.values())
        work = partial(_opened, self._path, dialect, said, calls, self._folder.path)
        self._start(_("Reading {name}"), lambda _progress: work(), self._on_opened)

    def _on_opened(self, opened: _Opened) -> None:
        self._opened = opened
        if self._dialog is not None:
            self._dialog.show_log(opened.sheet, opened.mapping)

    def _try(self, mapping: LogMapping) -> None:
        if self._opened is None or not (mapping.can_join and mapping.says_more):
            self._stop()
            return
        work = partial(_tried, self._opened, mapping, self._extensions)
        self._start(_("Trying {name}"), work, self._on_tried)

    @property
    def _extensions(self) -> Extensions:
        now = self._session.snapshot
        assert self._folder is not None
        return reading_of(self._folder.id, now.folders, now.agents).extensions

    def _on_tried(self, trial: "Trial") -> None:
        if self._dialog is not None:
            self._dialog.show_trial(trial)

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        """Have something done in place of what was begun before, whose outcome is dropped."""
        self._stop()

        def done(result: T) -> None:
            if self._job is job:
                self._job = None
                on_done(result)

        def failed(error: Exception) -> None:
            if not isinstance(error, CallReviewError):
                raise error
            if self._job is job and self._dialog is not None:
                self._job = None
                self._dialog.show_trouble(told(error))

        title = title.format(name=self._path.name)
        job = self._jobs.start(title, work, on_done=done, on_failed=failed, is_quiet=True)
        self._job = job

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_closed(self) -> None:
        self._stop()
        self._dialog = None
        self._opened = None


def _opened(
    path: Path, dialect: Dialect | None, said: LogMapping | None, calls: Sequence[Call], folder: str
) -> _Opened:
    from callreview.app.trial import recordings_below
    from callreview.intake.logs.guess import guessed_mapping
    from callreview.intake.logs.sheet import open_sheet

    sheet = open_sheet(path, dialect)
    fits = said is not None and sheet.cells and said.places_in(sheet.cells[0]) is not None
    mapping = said if said and fits else guessed_mapping(sheet)
    return _Opened(sheet, mapping, recordings_below(calls, folder))


def _tried(
    opened: _Opened, mapping: LogMapping, extensions: Extensions, progress: Progress
) -> "Trial":
    from callreview.app.trial import try_mapping

    return try_mapping(
        opened.sheet,
        mapping,
        opened.recordings,
        extensions,
        told=progress,
        cancelled=lambda: progress.cancelled,
    )
