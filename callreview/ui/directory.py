"""The directory of people at work: opened, and kept showing what is so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from callreview.ui.editing import Editing

if TYPE_CHECKING:
    from callreview.ui.people.sheet import PeopleSheet


class Directory(Editing):
    """Opens the sheet of people; `query_asked` carries what finds the calls of one."""

    query_asked = Signal(str)
    _people: "PeopleSheet"

    def open(self) -> None:
        """Show the people."""
        from callreview.ui.people.sheet import PeopleSheet

        self._people = PeopleSheet(self.window)
        self._people.query_asked.connect(self.query_asked)
        self.wire(self._people)
        self.show()
        self._people.open()

    @override
    def show(self) -> None:
        from callreview.ui.people.state import state_of

        now = self.session.snapshot
        state = state_of(now.agents, now.calls.values(), read_only=now.read_only)
        self._people.show_state(state, can_undo=now.can_undo)
