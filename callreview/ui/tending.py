"""The folders at work: their sheet, and having one read again when it is to be read otherwise."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.around import around_of, reading_of
from callreview.app.change import Change, Topic
from callreview.app.jobs import Job, Jobs
from callreview.app.session import Session
from callreview.domain.folder import Folder
from callreview.domain.reading import Reading
from callreview.ui.doing import Doing
from callreview.ui.editing import Editing
from callreview.ui.folders import Folders
from callreview.ui.logs import Logs
from callreview.words import _

if TYPE_CHECKING:
    from callreview.app.adding import AddReport
    from callreview.ui.addedfolders.sheet import FoldersSheet

T = TypeVar("T")
Search = Callable[[Path, Reading, Callable[[], bool]], T]


class Tending(Editing):
    """Opens the sheet of folders, and has a folder read again when something was said of it.

    `log_found` carries a folder that was added and the path of a log in it that nobody reads,
    though it seems to tell of calls.
    """

    log_found = Signal(object, str)
    shown = Topic.FOLDERS | Topic.UNDO
    names_asked = Signal(str)
    _folders_sheet: "FoldersSheet"

    def __init__(
        self,
        window: QWidget,
        session: Session,
        doing: Doing,
        folders: Folders,
        jobs: Jobs,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window, session, doing)
        self._folders = folders
        self._jobs = jobs
        self._logs = Logs(window, session, doing, jobs)
        self._today = today
        self._ways: dict[str, object] = {}
        self._said: object = None
        self._due: set[str] = set()
        self._searches: list[Job] = []
        self._unread_logs: dict[str, tuple[str, ...]] = {}
        folders.moved.connect(self._on_moved)
        folders.added.connect(self._on_added)

    def open(self) -> None:
        """Show the folders, and look for logs nobody reads."""
        from callreview.ui.addedfolders.sheet import FoldersSheet

        self._folders_sheet = FoldersSheet(self.window)
        self._folders_sheet.add_asked.connect(self._folders.ask)
        self._folders_sheet.look_asked.connect(lambda folder: self._folders.add(Path(folder.path)))
        self._folders_sheet.log_asked.connect(self.read_log)
        self._folders_sheet.names_asked.connect(self.names_asked)
        self._folders_sheet.finished.connect(self._stop_searching)
        self.wire(self._folders_sheet)
        self.show()
        self._folders_sheet.open()
        self._search()

    def read_log(self, folder: Folder, path: str) -> None:
        """Let the person say how a log of a folder is read; of one yet to be chosen, which."""
        parent = self._sheet or self.window
        if path:
            self._logs.read(folder, Path(path), parent)
        else:
            self._logs.choose(folder, parent)

    def show_jobs(self) -> None:
        """Show how far what goes on in the dialog of a log has come."""
        self._logs.show_progress()

    @override
    def show(self) -> None:
        from callreview.ui.addedfolders.state import Standings, state_of

        now = self.session.snapshot
        known = Standings(self._folders.being_read, self._folders.away, self._unread_logs)
        state = state_of(now.folders, known, self._today(), read_only=now.read_only)
        self._folders_sheet.show_state(state, can_undo=now.can_undo)

    @override
    def show_change(self, change: Change) -> None:
        super().show_change(change)
        if change.touches(Topic.FOLDERS | Topic.AGENTS) and not self.session.snapshot.read_only:
            self._note_ways()

    def _note_ways(self) -> None:
        """Have those folders read again that are to be read otherwise than before."""
        now = self.session.snapshot
        said = ([(one.id, one.reading) for one in now.folders], now.agents)
        if said == self._said:  # calls were found in one: that comes often
            return
        self._said = said
        ways = {one.id: self._way_of(one) for one in now.folders}
        changed = {key for key, way in ways.items() if self._ways.get(key, way) != way}
        self._ways = ways
        self._due |= changed
        self._read_again()

    def _way_of(self, folder: Folder) -> object:
        now = self.session.snapshot
        reading = reading_of(folder.id, now.folders, now.agents)
        return reading, around_of(Path(folder.path), now.folders)

    def _read_again(self) -> None:
        """Begin with one folder that is due, if no other is being read."""
        paths = {one.id: one.path for one in self.session.snapshot.folders}
        self._due &= paths.keys()
        if self._due and not self._folders.being_read:
            # One that is away, or is stopped by the person, is read when it is looked at next.
            self._folders.look_again(Path(paths[self._due.pop()]), (), lambda _was_done: None)

    def _on_moved(self) -> None:
        if self._sheet is not None:
            self.show()
        self._read_again()

    # ---- logs nobody reads

    def _search(self) -> None:
        from callreview.intake.strangers import logs_nobody_reads

        for one in self.session.snapshot.folders:
            found = partial(self._on_searched, one.path)
            self._searches.append(self._look_for_logs(one, logs_nobody_reads, found))

    def _on_added(self, report: "AddReport") -> None:
        """Look for a log a person might say something of, unless there is more to be told."""
        from callreview.intake.strangers import log_to_be_said

        folders = self.session.snapshot.folders
        folder = next((one for one in folders if one.id == report.folder_id), None)
        if folder is not None and not report.left_out:
            self._look_for_logs(folder, log_to_be_said, partial(self._on_log_found, folder))

    def _look_for_logs(self, folder: Folder, search: Search[T], found: Callable[[T], None]) -> Job:
        now = self.session.snapshot
        reading = reading_of(folder.id, now.folders, now.agents)
        return self._jobs.start(
            _("Looking for logs in {name}").format(name=Path(folder.path).name or folder.path),
            lambda progress: search(Path(folder.path), reading, lambda: progress.cancelled),
            on_done=found,
            is_quiet=True,
        )

    def _on_log_found(self, folder: Folder, path: str) -> None:
        if path and self._sheet is None:
            self.log_found.emit(folder, path)

    def _on_searched(self, path: str, found: tuple[str, ...]) -> None:
        self._unread_logs[path] = found
        if self._sheet is not None:
            self.show()

    def _stop_searching(self) -> None:
        for job in self._searches:
            job.cancel()
        self._searches = []
