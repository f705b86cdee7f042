"""The top of the window: rooms as tabs, the search box, undo, what is saved, settings, help."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QTabBar, QWidget
from typing_extensions import override

from callreview.app.snapshot import Saving
from callreview.ui import theme
from callreview.ui.actions import action
from callreview.ui.icons import icon
from callreview.ui.keys import shown
from callreview.ui.theme import Theme
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.buttons import IconButton, WordButton
from callreview.ui.widgets.labels import plain_label, plain_rich, plain_tooltip, set_tone
from callreview.words import _

ROOMS = ("calls", "review", "results", "sheets")
_SEARCH_WIDTH = 300
_TONES = {Saving.SAVED: "soft", Saving.WAITING: "soft", Saving.FAILED: "danger"}


class Header(QFrame):
    """Says which room, what is searched for and which button; knows nothing else."""

    room_chosen = Signal(str)
    searched = Signal(str)
    search_entered = Signal()
    search_left = Signal()
    searches_asked = Signal()
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._tabs = self._make_tabs()
        self._title = plain_label("", self, font=theme.font_small(self))
        self._title.setProperty("kind", "badge")
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title.hide()
        self._back = WordButton(_("Your own calls"), self, kind="link")
        self._back.setObjectName("open_samples")
        self._back.clicked.connect(self._on_clicked)
        self._back.hide()
        self.search = self._make_search()
        self._undo = self._button("undo")
        self._redo = self._button("redo")
        self._saved = plain_label("", self, tone="soft", font=theme.font_small(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        row.setSpacing(theme.GAP_SMALL)
        row.addWidget(self._tabs)
        row.addSpacing(theme.GAP)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._saved)
        row.addSpacing(theme.GAP)
        for each in (self.search, self._undo, self._redo):
            row.addWidget(each)
        row.addWidget(self._button("show_settings"))
        row.addWidget(self._button("show_keys"))
        self.setFixedHeight(46)

    def show_rooms(self, current: str, *, has_calls: bool, has_call: bool) -> None:
        """Show which room is in front; rooms with nothing in them cannot be entered."""
        blocked = self._tabs.blockSignals(True)
        self._tabs.setVisible(current in ROOMS and (has_calls or current == "sheets"))
        self.search.setVisible(has_calls and current in ROOMS)
        self._tabs.setTabEnabled(ROOMS.index("review"), has_call)
        if current in ROOMS:
            self._tabs.setCurrentIndex(ROOMS.index(current))
        self._tabs.blockSignals(blocked)

    def show_title(self, title: str) -> None:
        """Say beside the tabs that this is not the person's own library, and lead back there."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._back.setVisible(bool(title))

    def show_saving(self, saving: Saving, trouble: str) -> None:
        """Say whether everything is saved; trouble in words when it could not be."""
        words = {
            Saving.SAVED: _("Saved"),
            Saving.WAITING: _("Saving …"),
            Saving.FAILED: _("Not saved"),
        }[saving]
        if words == self._saved.text():
            return
        was_shown = bool(self._saved.text())
        self._saved.setText(words)
        set_tone(self._saved, _TONES[saving])
        plain_tooltip(self._saved, trouble)
        if was_shown and saving is not Saving.WAITING:
            announce(self._saved, words)

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        """Let undo and redo be clicked when there is something to take back."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def show_query(self, query: str) -> None:
        """Show what is searched for."""
        if self.search.text() != query:
            blocked = self.search.blockSignals(True)
            self.search.setText(query)
            self.search.blockSignals(blocked)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(False)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tabs.setAccessibleName(_("Rooms"))
        tabs.addTab(_("Calls"))
        tabs.addTab(_("Review"))
        tabs.addTab(_("Results"))
        tabs.addTab(_("Score sheets"))
        tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tabs.currentChanged.connect(self._on_tab_changed)
        return tabs

    def _make_search(self) -> QLineEdit:
        field = _SearchField(self)
        field.setProperty("kind", "search")
        field.setPlaceholderText(
            _("Find a call   {keys}").format(keys=shown(action("search").keys[0]))
        )
        field.setAccessibleName(_("Find a call"))
        field.setClearButtonEnabled(True)
        field.setFixedWidth(_SEARCH_WIDTH)
        field.textChanged.connect(self.searched)
        field.returnPressed.connect(self.search_entered)
        field.left.connect(self.search_left)
        self._lens = QAction(field)
        self._lens.setIcon(icon("search", Theme.of(self)))
        field.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._saved_ones = QAction(_("Saved searches"), field)
        self._saved_ones.setIcon(icon("more", Theme.of(self)))
        keys = shown(action("show_searches").keys[0])
        self._saved_ones.setToolTip(plain_rich(f"{self._saved_ones.text()}   {keys}"))
        self._saved_ones.triggered.connect(self.searches_asked)
        field.addAction(self._saved_ones, QLineEdit.ActionPosition.TrailingPosition)
        return field

    def _button(self, action_id: str) -> IconButton:
        each = action(action_id)
        keys = shown(each.keys[0]) if each.keys else ""
        button = IconButton(each.icon, _(each.words), self, keys=keys)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setObjectName(action_id)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_tab_changed(self, index: int) -> None:
        self.room_chosen.emit(ROOMS[index])

    def _on_clicked(self) -> None:
        sender = self.sender()
        self.asked.emit(sender.objectName())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_lens"):
            self._lens.setIcon(icon("search", Theme.of(self)))
            self._saved_ones.setIcon(icon("more", Theme.of(self)))


class _SearchField(QLineEdit):
    """A search box Esc empties; Esc in an empty one and ↓ leave it towards what was found."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
