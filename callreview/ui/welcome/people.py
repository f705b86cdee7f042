"""Extensions with a field for a name each; a name is said when the field is left."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.welcome.state import Person
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.times import counted_calls

_MOST_SHOWN = 6


class PeopleForm(QWidget):
    """One row for each extension. `named` carries extension and name."""

    named = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[str, Person] = {}
        self._fields: dict[str, QLineEdit] = {}
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Show who is known; fields somebody is typing in keep their words."""
        if tuple(self._fields) != tuple(person.ref for person in people):
            self._build(people)
        for person in people:
            field = self._fields[person.ref]
            if person.name != self._people.get(person.ref, person).name or not field.isModified():
                field.setText(person.name)
            self._people[person.ref] = person

    def settle(self) -> None:
        """Say every name that was typed and not yet said."""
        for ref in tuple(self._fields):
            self._on_left(ref)

    def _build(self, people: tuple[Person, ...]) -> None:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, theme.GAP_SMALL, theme.GAP, theme.GAP)
        grid.setHorizontalSpacing(theme.GAP_LARGE)
        grid.setVerticalSpacing(theme.GAP_SMALL)
        grid.setColumnStretch(2, 1)
        self._people = {person.ref: person for person in people}
        self._fields = {}
        for number, person in enumerate(people):
            self._fields[person.ref] = self._add_row(grid, number, person, inside)
        grid.setRowStretch(len(people), 1)
        self._area.setWidget(inside)
        shown = min(len(people), _MOST_SHOWN)
        self._area.setFixedHeight(shown * (theme.ROW + theme.GAP_SMALL) + theme.GAP_LARGE)

    def _add_row(
        self, grid: QGridLayout, number: int, person: Person, parent: QWidget
    ) -> QLineEdit:
        field = QLineEdit(person.name, parent)
        field.setPlaceholderText(_("Name"))
        field.setAccessibleName(_("Name of {ref}").format(ref=person.ref))
        field.editingFinished.connect(partial(self._on_left, person.ref))
        calls = plain_label(counted_calls(person.calls), parent, tone="soft")
        grid.addWidget(plain_label(person.ref, parent, font=theme.font_heading(parent)), number, 0)
        grid.addWidget(calls, number, 1)
        grid.addWidget(field, number, 2)
        return field

    def _on_left(self, ref: str) -> None:
        field = self._fields.get(ref)
        if field is None:
            return
        name = field.text().strip()
        if name and name != self._people[ref].name and field.isModified():
            field.setModified(False)
            self.named.emit(ref, name)
