"""Saying that several people of the directory are one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from callreview.app.edits.agents import MergeAgents
from callreview.domain.call import Agent
from callreview.ui import theme
from callreview.ui.people.state import Entry
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.times import counted_calls, counted_people


class JoinForm(QWidget):
    """Asks under which name several people go on. `asked` carries the edit."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[Agent, ...] = ()
        self._title = plain_label("", self, font=theme.font_heading(self), wraps=True)
        self._words = plain_label("", self, tone="soft", wraps=True)
        self.name = QComboBox(self)
        self.name.setAccessibleName(_("Name that stays"))
        self.join = WordButton(_("They are one person"), self)
        self.join.setAutoDefault(False)
        self.join.clicked.connect(self._on_join)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for each in (self._title, self._words, self.name, self.join):
            column.addWidget(each)
        column.addStretch(1)

    def show_entries(self, entries: tuple[Entry, ...], *, read_only: bool) -> None:
        """Show who is selected; the one with the most calls is offered first."""
        most_first = sorted(entries, key=lambda entry: -entry.calls)
        self._people = tuple(entry.agent for entry in most_first if entry.agent)
        calls = counted_calls(sum(entry.calls for entry in entries))
        self._title.setText(
            _("{people}, {calls}").format(people=counted_people(len(entries)), calls=calls)
        )
        joins = len(self._people) > 1 and len(self._people) == len(entries)
        self._words.setText(
            _("If they are the same person, choose the name that stays. Nothing is lost.")
            if joins
            else _("Give every extension a name first; then people can be joined.")
        )
        self.name.clear()
        for person in self._people:
            self.name.addItem(person.name, person.id)
        self.name.setVisible(joins)
        self.join.setVisible(joins)
        self.join.setEnabled(not read_only)

    def _on_join(self) -> None:
        keep = self.name.currentData()
        others = tuple(person.id for person in self._people if person.id != keep)
        self.asked.emit(MergeAgents(keep, others))
