"""The directory of people at work: opened, kept showing what is so, its edits done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callreview.app.change import Change, Topic
from callreview.app.edits.edit import Edit
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.ui.doing import Doing
from callreview.ui.failure import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from callreview.ui.people.sheet import PeopleSheet

_SHOWN = Topic.CALLS | Topic.AGENTS | Topic.UNDO


class Directory(QObject):
    """Opens the sheet of people; `query_asked` carries what finds the calls of one."""

    query_asked = Signal(str)

    def __init__(self, window: "QWidget", session: Session, doing: Doing) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._doing = doing
        self._sheet: PeopleSheet | None = None

    def open(self) -> None:
        """Show the people."""
        from callreview.ui.people.sheet import PeopleSheet

        self._sheet = sheet = PeopleSheet(self._window)
        sheet.asked.connect(self._do)
        sheet.undo_asked.connect(self._doing.undo)
        sheet.redo_asked.connect(self._doing.redo)
        sheet.query_asked.connect(self.query_asked)
        sheet.finished.connect(self._on_closed)
        self._show()
        sheet.open()

    def show_change(self, change: Change) -> None:
        """Show what changed, while the sheet is open."""
        if self._sheet is not None and change.touches(_SHOWN):
            self._show()

    def _show(self) -> None:
        from callreview.ui.people.state import state_of

        assert self._sheet is not None
        snapshot = self._session.snapshot
        state = state_of(snapshot.agents, snapshot.calls.values(), read_only=snapshot.read_only)
        self._sheet.show_state(state, can_undo=snapshot.can_undo)

    def _do(self, edit: Edit[object]) -> None:
        self._doing.do(edit, on_refused=self._refuse)

    def _refuse(self, error: CallReviewError) -> None:
        if self._sheet is None:
            self._doing.refuse(error)
        else:
            self._sheet.refuse(told(error))

    def _on_closed(self) -> None:
        self._sheet = None
