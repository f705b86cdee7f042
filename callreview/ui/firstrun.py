"""The way of a newcomer: a folder or the samples, what was found, five calls by lot."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.rubrics import AddRubric
from callreview.domain.errors import CallReviewError
from callreview.domain.folder import Folder
from callreview.ui.folders import Folders
from callreview.ui.parts import Parts
from callreview.ui.welcome.panel import WelcomePanel
from callreview.ui.welcome.state import left_out_words, state_of
from callreview.words import _
from callreview.words.times import counted_calls

if TYPE_CHECKING:
    from callreview.app.adding import AddReport
    from callreview.ui.rooms import Rooms


class FirstRun(QObject):
    """Keeps the first-run room showing where the newcomer is; gives a library its sheets."""

    def __init__(
        self, rooms: "Rooms", welcome: WelcomePanel, folders: Folders, parts: Parts
    ) -> None:
        super().__init__(rooms)
        self.quick_version = ""
        self._has_sheets = False
        self._rooms = rooms
        self._welcome = welcome
        self._folders = folders
        self._parts = parts
        self._is_first = not parts.session.snapshot.calls
        welcome.folder_asked.connect(folders.ask)
        welcome.samples_asked.connect(parts.open_samples)
        welcome.cancelled.connect(folders.cancel)
        welcome.lot_asked.connect(self.draw_five)
        welcome.left_out_asked.connect(folders.show_left_out)
        welcome.named.connect(self._on_named)
        folders.moved.connect(self.show)
        folders.added.connect(self._on_added)
        rooms.tending.log_found.connect(self._on_log_found)

    @property
    def is_adding(self) -> bool:
        """Return whether the first folder is being read."""
        return self._is_first and self._folders.adding is not None

    def show(self) -> None:
        """Show where the newcomer is."""
        if not self._is_first:
            return
        state = state_of(
            self._parts.session.snapshot,
            self._rooms.finding.today(),
            adding=self._folders.adding,
            left_out=len(self._folders.left_out),
        )
        self._welcome.show_state(state, is_samples=self._parts.is_samples)

    def draw_five(self) -> None:
        """Draw five calls by lot and open the first with the quick sheet."""
        from callreview.app.lots import pick_five

        self._welcome.settle()
        self.give_sheets()
        try:
            queue = pick_five(self._parts.session, title=_("Five by lot"))
        except CallReviewError as error:
            self._rooms.doing.refuse(error)
            return
        self._is_first = False
        self._rooms.open_call(queue.call_ids[0])

    def give_sheets(self) -> None:
        """See that the library has the score sheets that come with the app."""
        session = self._parts.session
        if self._has_sheets or session.snapshot.read_only:
            return
        from callreview.app.shipped import missing_rubrics, quick_version

        self._has_sheets = True
        known = session.snapshot.rubrics
        added = [session.do(AddRubric(one)) for one in missing_rubrics(known)]
        if added and quick_version(known) is None:
            added[0].wait()
        self.take_quick()

    def take_quick(self) -> None:
        """Begin reviews of a queue with the newest version of the quick sheet from now on."""
        if not self._has_sheets:
            return
        from callreview.app.shipped import quick_version

        snapshot = self._parts.session.snapshot
        version = quick_version(snapshot.rubrics, snapshot.retired)
        self.quick_version = version.id if version else ""
        self._rooms.take_quick_version(self.quick_version)

    def _on_named(self, ref: str, name: str) -> None:
        self._rooms.doing.do(NameAgent(ref, name))

    def _on_added(self, report: "AddReport") -> None:
        if self._rooms.room == "welcome":
            return
        self._is_first = False
        left_out = left_out_words(len(report.left_out))
        found = added_words(report)
        words = f"{found} {left_out}." if left_out else found
        if left_out:
            button, do = _("Which, and why?"), self._folders.show_left_out
            self._rooms.say(words, button=button, do=do)
        else:
            self._rooms.say(words)

    def _on_log_found(self, folder: Folder, path: str) -> None:
        name = PurePath(path).name
        words = _("“{name}” in it is a log nobody reads yet.").format(name=name)
        self._rooms.say(
            f"{self._rooms.window.notice.words} {words}".strip(),
            button=_("Say what its columns are"),
            do=lambda: self._rooms.tending.read_log(folder, path),
        )


def added_words(report: "AddReport") -> str:
    """Return what adding a folder came to, in one sentence."""
    if report.added:
        return _("{calls} added.").format(calls=counted_calls(report.added))
    if report.known:
        return _("Nothing new: {calls} known already.").format(calls=counted_calls(report.known))
    return _("No recordings were found in that folder.")
