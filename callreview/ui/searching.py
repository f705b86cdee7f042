"""Saved searches at work: the menu of the search box, saving, and the sheet to change them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.change import Topic
from callreview.app.edits.searches import SaveSearch, TakeOverSearches
from callreview.app.session import Session
from callreview.ui.dialogs.asking import NameQuestion
from callreview.ui.doing import Doing
from callreview.ui.editing import Editing
from callreview.ui.preferences import Preferences
from callreview.ui.searches.menu import SearchesMenu
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.searches.sheet import SearchesSheet


class Searching(Editing):
    """Opens menu and sheet at the search box; `query_asked` carries what is to be looked for."""

    shown = Topic.SEARCHES | Topic.UNDO
    query_asked = Signal(str)
    _searches: "SearchesSheet"

    def __init__(self, window: QWidget, box: QWidget, session: Session, doing: Doing) -> None:
        super().__init__(window, session, doing)
        self._box = box
        self._query = ""
        self.menu = SearchesMenu(window)
        self.menu.chosen.connect(self.query_asked)
        self.menu.saving_asked.connect(self._ask_name)
        self.menu.change_asked.connect(self.open)

    def take_over(self, preferences: Preferences) -> None:
        """Put searches an earlier version kept on this computer into the library, once."""
        earlier = preferences.held.earlier_searches
        if earlier and not self.session.snapshot.read_only:
            self.doing.do(
                TakeOverSearches(earlier), on_saved=lambda: preferences.change(searches="")
            )

    def open_menu(self, query: str) -> None:
        """Open the menu below the search box, in which `query` stands."""
        self._query = query
        now = self.session.snapshot
        self.menu.show_searches(now.searches, query, read_only=now.read_only)
        self.menu.popup(self._box.mapToGlobal(self._box.rect().bottomLeft()))

    def open(self) -> None:
        """Show the searches in a sheet."""
        from callreview.ui.searches.sheet import SearchesSheet

        self._searches = SearchesSheet(self.window)
        self._searches.query_asked.connect(self.query_asked)
        self.wire(self._searches)
        self.show()
        self._searches.open()

    @override
    def show(self) -> None:
        now = self.session.snapshot
        self._searches.show_searches(now.searches, can_undo=now.can_undo, read_only=now.read_only)

    def _ask_name(self) -> None:
        query = self._query
        question = NameQuestion(
            _("Save this search"),
            _("It is kept in the library and always looks through the calls there are then."),
            self.window,
            label=_("Name"),
            given=query.strip(),
        )
        question.answered.connect(lambda name: self.doing.do(SaveSearch(name, query)))
        question.open()
