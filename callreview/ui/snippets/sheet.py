"""The sheet of texts of one's own: written, changed, put in another order, removed."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from callreview.app.edits.snippets import AddSnippet, ChangeSnippet, MoveSnippet, RemoveSnippet
from callreview.domain.saved import Snippet
from callreview.ui import theme
from callreview.ui.dialogs.editing import EditingSheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

_SIZE = (620, 440)
_EDITABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable


class SnippetsSheet(EditingSheet):
    """Shows texts in their order; `asked` carries an edit."""

    def __init__(self, parent: QWidget) -> None:
        words = _("They are kept in the library. Ctrl+J offers them in this order while you write.")
        super().__init__(_("Texts of your own"), words, parent)
        self._snippets: tuple[Snippet, ...] = ()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("A new text; Enter keeps it"))
        self.field.setAccessibleName(_("New text"))
        self.field.returnPressed.connect(self._on_entered)
        self.rows = QListWidget(self)
        self.rows.setAccessibleName(_("Texts of your own"))
        self.rows.setSpacing(theme.GAP_SMALL)
        self.rows.setEditTriggers(QListWidget.EditTrigger.NoEditTriggers)
        self.rows.itemChanged.connect(self._on_changed)
        self.rows.currentRowChanged.connect(self._show_buttons)
        self.rows.doubleClicked.connect(self.rows.edit)
        self.change = self._button(_("Change"), "F2", self._on_change)
        self.up = self._button(_("Move up"), "Alt+Up", self._on_up)
        self.down = self._button(_("Move down"), "Alt+Down", self._on_down)
        self.remove = self._button(_("Remove"), "Del", self._on_remove)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.change, self.up, self.down, self.remove):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addWidget(self.field)
        self.body.addWidget(self.rows, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.refusal)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_snippets(self, snippets: tuple[Snippet, ...], *, can_undo: bool) -> None:
        """Show the texts as they are now, standing on the one one stood on."""
        stood_on, line = self._chosen, max(0, self.rows.currentRow())
        self._snippets = snippets
        self.undo.setEnabled(can_undo)
        with QSignalBlocker(self.rows):
            self.rows.clear()
            for each in snippets:
                item = QListWidgetItem(each.words)
                item.setFlags(_EDITABLE)
                item.setToolTip(plain_rich(each.words))
                self.rows.addItem(item)
            keys = [each.id for each in snippets]
            if stood_on is not None and stood_on.id in keys:
                line = keys.index(stood_on.id)
            self.rows.setCurrentRow(min(line, len(snippets) - 1))
        self._show_buttons()

    @override
    def show_again(self) -> None:
        self.show_snippets(self._snippets, can_undo=self.undo.isEnabled())

    @property
    def _chosen(self) -> Snippet | None:
        row = self.rows.currentRow()
        return self._snippets[row] if 0 <= row < len(self._snippets) else None

    def _button(self, words: str, key: str, do: object) -> WordButton:
        button = WordButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        button.setToolTip(plain_rich(f"{words}   {key}"))
        shortcut = QShortcut(QKeySequence(key), self.rows)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _show_buttons(self) -> None:
        row, last = self.rows.currentRow(), len(self._snippets) - 1
        self.change.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)

    def _on_entered(self) -> None:
        words = self.field.text()
        self.field.clear()
        self.ask(AddSnippet(words))

    def _on_change(self) -> None:
        if item := self.rows.currentItem():
            self.rows.setFocus()
            self.rows.editItem(item)

    def _on_changed(self, item: QListWidgetItem) -> None:
        snippet = self._snippets[self.rows.row(item)]
        if item.text() != snippet.words:
            self.ask(ChangeSnippet(snippet.id, item.text()))

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, way: int) -> None:
        if chosen := self._chosen:
            self.ask(MoveSnippet(chosen.id, self.rows.currentRow() + way))

    def _on_remove(self) -> None:
        if chosen := self._chosen:
            self.ask(RemoveSnippet(chosen.id))
