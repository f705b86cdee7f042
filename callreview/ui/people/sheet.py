"""The directory of people as a sheet: who there is on the left, what can be changed beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.people.joining import JoinForm
from callreview.ui.people.listing import PeopleTable
from callreview.ui.people.person import PersonForm
from callreview.ui.people.state import Entry, PeopleState, query_of, query_of_nobody
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.times import counted_calls

_SIZE = (920, 560)
_FORM_WIDTH = 340


class PeopleSheet(EditingSheet):
    """Shows `PeopleState`; `asked` carries an edit, `query_asked` what finds somebody's calls."""

    query_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        words = _("Who takes the calls, and what they are called in recordings.")
        super().__init__(_("People"), words, parent)
        self._state = PeopleState()
        self.table = PeopleTable(self)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.person = PersonForm(self)
        self.person.asked.connect(self.ask)
        self.person.calls_asked.connect(self._on_calls_asked)
        self.joining = JoinForm(self)
        self.joining.asked.connect(self._on_joined)
        self._nobody = plain_label(
            _("Nobody is known yet. Names come from recordings, or when you name a call."),
            self,
            tone="soft",
            wraps=True,
        )
        self._beside = QStackedWidget(self)
        self._beside.setFixedWidth(_FORM_WIDTH)
        for page in (self.person, self.joining, self._nobody):
            self._beside.addWidget(page)
        self.of_nobody = WordButton("", self, kind="link")
        self.of_nobody.setAutoDefault(False)
        self.of_nobody.clicked.connect(lambda: self._show_calls(query_of_nobody()))
        self._arrange(parent)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._on_rename)

    def show_state(self, state: PeopleState, *, can_undo: bool) -> None:
        """Show everybody as they are now."""
        self._state = state
        self.table.show_state(state)
        self._show_chosen()
        calls = counted_calls(state.of_nobody)
        self.of_nobody.setText(_("{calls} without a person").format(calls=calls))
        self.of_nobody.setVisible(bool(state.of_nobody))
        self.undo.setEnabled(can_undo)

    @override
    def show_again(self) -> None:
        self.person.show_again()

    def _arrange(self, parent: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_LARGE)
        row.addWidget(self.table, 1)
        row.addWidget(self._beside)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.refusal)
        self.buttons.insertWidget(0, self.of_nobody)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen
        if not chosen:
            self._beside.setCurrentWidget(self._nobody)
        elif len(chosen) == 1:
            self.person.show_entry(chosen[0], self._state)
            self._beside.setCurrentWidget(self.person)
        else:
            self.joining.show_entries(chosen, read_only=self._state.read_only)
            self._beside.setCurrentWidget(self.joining)

    def _on_joined(self, edit: object) -> None:
        self.table.setFocus()  # the button that has it goes
        self.ask(edit)

    def _on_rename(self) -> None:
        if self._beside.currentWidget() is self.person:
            self.person.name.setFocus()
            self.person.name.selectAll()

    def _on_calls_asked(self, entry: Entry) -> None:
        self._show_calls(query_of(entry))

    def _show_calls(self, query: str) -> None:
        self.accept()
        self.query_asked.emit(query)

    @override
    def done(self, result: int) -> None:
        self.person.settle()
        super().done(result)
