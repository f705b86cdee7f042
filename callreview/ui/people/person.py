"""What can be changed about one person of the directory."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from callreview.app.edits.agents import DescribeAgent, DropRef, GiveRef, NameAgent, RenameAgent
from callreview.domain.call import Agent
from callreview.domain.hue import Hue
from callreview.ui import theme
from callreview.ui.icons import icon
from callreview.ui.people.state import Entry, PeopleState
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import ElidedLabel, plain_label
from callreview.ui.widgets.lines import SavedLine
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.times import counted_calls

_REFS_SHOWN = 4
_HUES = {
    Hue.NONE: N_("No colour"),
    Hue.BLUE: N_("Blue"),
    Hue.TEAL: N_("Teal"),
    Hue.GREEN: N_("Green"),
    Hue.OLIVE: N_("Olive"),
    Hue.ORANGE: N_("Orange"),
    Hue.RED: N_("Red"),
    Hue.PINK: N_("Pink"),
    Hue.VIOLET: N_("Violet"),
}


class PersonForm(QWidget):
    """Shows an `Entry`. `asked` carries an edit, `calls_asked` the entry whose calls to show."""

    asked = Signal(object)
    calls_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.name = SavedLine(self)
        self.name.editingFinished.connect(self.settle)
        self.refs = QListWidget(self)
        self.refs.currentTextChanged.connect(self._on_ref_chosen)
        self.new_ref = SavedLine(self)
        self.new_ref.setPlaceholderText(_("Extension, login or spelling"))
        self.new_ref.returnPressed.connect(self._on_add)
        self.new_ref.textChanged.connect(self._on_typed)
        self.add = _button(_("Add"), self._on_add, self)
        self.owner = QComboBox(self)
        self.owner.activated.connect(self._on_owner_chosen)
        self.colour = QComboBox(self)
        self.colour.setIconSize(QSize(theme.ICON - 4, theme.ICON - 4))
        self.colour.activated.connect(self._on_colour_chosen)
        self.active = QCheckBox(_("Works here"), self)
        self.active.clicked.connect(self._on_active_clicked)
        self.show_calls = WordButton("", self, kind="link")
        self.show_calls.setAutoDefault(False)
        self.show_calls.clicked.connect(lambda: self.calls_asked.emit(self._entry))
        self._also = ElidedLabel("", self)
        self._also.setProperty("tone", "soft")
        self._for_people = (self.refs, self.new_ref, self.add, self.owner, self.colour, self.active)
        self._lay_out()

    def show_entry(self, entry: Entry, state: PeopleState) -> None:
        """Show a person; a name being typed stays where the same person is shown."""
        same = self._entry is not None and self._entry.key == entry.key
        self._entry = entry
        agent = entry.agent
        if not (same and self.name.isModified()):
            self.name.setText(agent.name if agent else "")
        self.name.setPlaceholderText("" if agent else _("Who is {ref}?").format(ref=entry.ref))
        self.show_calls.setText(_("Show {calls}").format(calls=counted_calls(entry.calls)))
        self.show_calls.setEnabled(bool(entry.calls))
        for each in (*self._for_people, *self._captions):
            each.setVisible(agent is not None)
        self._also.setVisible(bool(agent and agent.also))
        self.name.setReadOnly(state.read_only)
        for each in self._for_people:
            each.setEnabled(not state.read_only)
        if agent:
            self._show_person(agent, state)

    def settle(self) -> None:
        """Say the name that was typed, if it was."""
        entry, name = self._entry, self.name.text().strip()
        if entry is None or not self.name.isModified():
            return
        self.name.take_as_saved()
        if name and entry.agent and name != entry.agent.name:
            self.asked.emit(RenameAgent(entry.agent.id, name))
        elif name and not entry.agent:
            self.asked.emit(NameAgent(entry.ref, name))

    def show_again(self) -> None:
        """Show the name as it is known: what was typed was refused."""
        if self._entry is not None:
            self.name.setText(self._entry.agent.name if self._entry.agent else "")

    def _show_person(self, agent: Agent, state: PeopleState) -> None:
        chosen = self.refs.currentRow()
        self.refs.clear()
        self.refs.addItems(list(agent.refs))
        self.refs.setCurrentRow(min(max(chosen, 0), len(agent.refs) - 1))
        self._also.setText(_("Joined with {names}").format(names=", ".join(agent.also)))
        self.owner.clear()
        self.owner.addItem(agent.name, agent.id)
        for other in state.people:
            if other.id != agent.id:
                self.owner.addItem(other.name, other.id)
        self.owner.addItem(_("Nobody"), "")
        self._on_ref_chosen(agent.refs[self.refs.currentRow()] if agent.refs else "")
        self._show_colours(agent)
        self.active.setChecked(agent.is_active)
        self._on_typed(self.new_ref.text())

    def _show_colours(self, agent: Agent) -> None:
        worn = Theme.of(self)
        self.colour.clear()
        for hue, words in _HUES.items():
            self.colour.addItem(icon("dot", worn, worn.hue(hue)), _(words), hue)
        self.colour.setCurrentIndex(list(_HUES).index(agent.colour))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_WIDE)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        adding = QHBoxLayout()
        adding.addWidget(self.new_ref, 1)
        adding.addWidget(self.add)
        self.refs.setSpacing(theme.GAP_TINY)
        self.refs.setFixedHeight(_REFS_SHOWN * theme.ROW * 3 // 4)
        captions = []
        for row, (words, field, beside) in enumerate(
            (
                (_("Name"), self.name, None),
                (_("Known by"), self.refs, None),
                (_("It belongs to"), self.owner, None),
                (_("Also"), self.new_ref, adding),
                (_("Colour"), self.colour, None),
            )
        ):
            field.setAccessibleName(words)
            caption = plain_label(words, self, tone="soft")
            caption.setBuddy(field)
            captions.append(caption)
            top = Qt.AlignmentFlag.AlignTop if field is self.refs else Qt.AlignmentFlag(0)
            grid.addWidget(caption, row, 0, top)
            if beside is None:
                grid.addWidget(field, row, 1)
            else:
                grid.addLayout(beside, row, 1)
        grid.addWidget(self.active, 5, 1)
        self._captions = captions[1:]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(grid)
        column.addWidget(self._also)
        column.addWidget(self.show_calls)
        column.addStretch(1)

    @property
    def _agent_id(self) -> str:
        return self._entry.agent.id if self._entry and self._entry.agent else ""

    def _on_ref_chosen(self, ref: str) -> None:
        self.owner.setEnabled(bool(ref) and self.refs.isEnabled())
        self.owner.setCurrentIndex(0)
        named = _("{ref} belongs to").format(ref=ref) if ref else _("It belongs to")
        self.owner.setAccessibleName(named)

    def _on_owner_chosen(self, at: int) -> None:
        refs = self._entry.agent.refs if self._entry and self._entry.agent else ()
        owner, row = self.owner.itemData(at), self.refs.currentRow()
        if 0 <= row < len(refs) and owner != self._agent_id:
            self.asked.emit(GiveRef(refs[row], owner) if owner else DropRef(refs[row]))

    def _on_typed(self, text: str) -> None:
        self.add.setEnabled(bool(text.strip()) and self.new_ref.isEnabled())

    def _on_add(self) -> None:
        ref = self.new_ref.text().strip()
        if ref and self._agent_id:
            self.new_ref.clear()
            self.asked.emit(GiveRef(ref, self._agent_id))

    def _on_colour_chosen(self, at: int) -> None:
        self.asked.emit(DescribeAgent(self._agent_id, colour=Hue(self.colour.itemData(at))))

    def _on_active_clicked(self, is_active: bool) -> None:
        self.asked.emit(DescribeAgent(self._agent_id, is_active=is_active))


def _button(words: str, do: Callable[[], None], parent: QWidget) -> WordButton:
    button = WordButton(words, parent)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button
