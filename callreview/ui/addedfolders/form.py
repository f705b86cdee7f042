"""How one added folder is read, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from callreview.app.edits.folders import (
    LONGEST_EXTENSIONS,
    DescribeFolder,
    ForgetFolder,
    UnmapLog,
)
from callreview.domain.reading import AgentSide
from callreview.ui import theme
from callreview.ui.addedfolders.state import (
    SIDES,
    FolderEntry,
    LogEntry,
    extensions_in,
    extensions_words,
)
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import ElidedLabel, plain_label, plain_rich
from callreview.ui.widgets.lines import SavedLine
from callreview.words import _

_LOGS_SHOWN = 3


class FolderForm(QWidget):
    """Shows a `FolderEntry`. `asked` carries an edit.

    `look_asked` carries the folder to be looked at again, `log_asked` folder and path of the log
    to be read, "" for one that is yet to be chosen; `names_asked` the key of a folder whose names
    are to be shown how they are read.
    """

    asked = Signal(object)
    look_asked = Signal(object)
    log_asked = Signal(object, str)
    names_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: FolderEntry | None = None
        self.path = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.path.setProperty("tone", "soft")
        self.side = QComboBox(self)
        for side, words in SIDES.items():
            self.side.addItem(_(words), side)
        self.side.activated.connect(self._on_side_chosen)
        self.longest = QSpinBox(self)
        self.longest.setRange(LONGEST_EXTENSIONS[0], LONGEST_EXTENSIONS[-1])
        self.longest.setSuffix(" " + _("digits"))
        self.longest.setKeyboardTracking(False)
        self.longest.lineEdit().setTextMargins(theme.GAP_SMALL, 0, 0, 0)
        self.longest.valueChanged.connect(self._on_longest_changed)
        self.own = SavedLine(self)
        self.own.setPlaceholderText(_("None; commas between"))
        self.own.editingFinished.connect(self.settle)
        self.names = _button("", self._on_names, self)
        self.logs = QListWidget(self)
        self.logs.currentRowChanged.connect(self._on_log_chosen)
        self.logs.itemActivated.connect(self._on_read)
        self.logs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.logs.setSpacing(theme.GAP_TINY)
        self.read = _button(_("Read it…"), self._on_read, self)
        self.another = _button(_("Another log…"), self._on_another, self)
        self.unread = _button(_("Read it no more"), self._on_unread, self)
        self.look = _button(_("Look again now"), self._on_look, self)
        self.forget = _button(_("Forget this folder"), self._on_forget, self)
        self._kept = plain_label(
            _(
                "Forgetting takes its calls off the list, but for those with marks or reviews."
                " No file is touched, and Undo brings all of it back."
            ),
            self,
            tone="soft",
            font=theme.font_small(self),
            wraps=True,
        )
        self._changing = (self.side, self.longest, self.own, self.another, self.forget, self.look)
        self._lay_out()

    def show_entry(self, entry: FolderEntry, *, read_only: bool) -> None:
        """Show a folder; extensions being typed stay where the same folder is shown."""
        same = self._entry is not None and self._entry.folder.id == entry.folder.id
        row = self.logs.currentRow() if same else 0
        self._entry = entry
        reading = entry.folder.reading
        self.path.setText(entry.folder.path)
        with QSignalBlocker(self.longest), QSignalBlocker(self.logs):
            self.side.setCurrentIndex(list(SIDES).index(reading.side))
            self.longest.setValue(reading.extensions.longest)
            self.logs.clear()
            for log in entry.logs:
                item = QListWidgetItem(log.words, self.logs)
                item.setToolTip(plain_rich(log.path))
            if not entry.logs:
                QListWidgetItem(_("None so far"), self.logs).setFlags(Qt.ItemFlag.NoItemFlags)
            self.logs.setCurrentRow(min(max(row, 0), len(entry.logs) - 1))
        if not (same and self.own.isModified()):
            self.own.setText(extensions_words(reading.extensions.listed))
        self.names.setText(
            _("Read as you showed…") if reading.template else _("Show how they are named…")
        )
        for each in self._changing:
            each.setEnabled(not read_only)
        self._on_log_chosen(self.logs.currentRow())

    def settle(self) -> None:
        """Say the extensions that were typed, if they were."""
        if self._entry is not None and self.own.isModified():
            self.own.take_as_saved()
            own = extensions_in(self.own.text())
            if frozenset(own) != self._entry.folder.reading.extensions.listed:
                self.asked.emit(DescribeFolder(self._entry.folder.id, own=own))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_WIDE)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            (
                (_("Person is heard on"), self.side),
                (_("Extensions have up to"), self.longest),
                (_("Longer extensions"), self.own),
                (_("Names of files"), self.names),
                (_("Logs"), self.logs),
            )
        ):
            field.setAccessibleName(words)
            caption = plain_label(words, self, tone="soft")
            caption.setBuddy(field)
            top = Qt.AlignmentFlag.AlignTop if field is self.logs else Qt.AlignmentFlag(0)
            grid.addWidget(caption, row, 0, top)
            grid.addWidget(field, row, 1)
        self.side.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.logs.setFixedHeight(_LOGS_SHOWN * theme.ROW * 3 // 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.path)
        column.addLayout(grid)
        column.addLayout(_row(self.read, self.unread))
        column.addLayout(_row(self.another))
        column.addSpacing(theme.GAP_LARGE)
        column.addLayout(_row(self.look, self.forget))
        column.addWidget(self._kept)
        column.addStretch(1)

    @property
    def _log(self) -> LogEntry | None:
        row = self.logs.currentRow()
        logs = self._entry.logs if self._entry else ()
        return logs[row] if 0 <= row < len(logs) else None

    def _on_log_chosen(self, _row: int) -> None:
        log, may = self._log, self.another.isEnabled()
        is_read = log is not None and log.is_read
        self.read.setText(_("Change how it is read…") if is_read else _("Read it…"))
        self.read.setAccessibleName(self.read.text())
        self.read.setEnabled(may and log is not None)
        self.unread.setEnabled(may and is_read)

    def _on_side_chosen(self, at: int) -> None:
        if self._entry:
            side = AgentSide(self.side.itemData(at))
            self.asked.emit(DescribeFolder(self._entry.folder.id, side))

    def _on_longest_changed(self, longest: int) -> None:
        if self._entry:
            self.asked.emit(DescribeFolder(self._entry.folder.id, longest=longest))

    def _on_read(self) -> None:
        if self._entry and self._log and self.read.isEnabled():
            self.log_asked.emit(self._entry.folder, self._log.path)

    def _on_names(self) -> None:
        if self._entry:
            self.names_asked.emit(self._entry.folder.id)

    def _on_another(self) -> None:
        if self._entry:
            self.log_asked.emit(self._entry.folder, "")

    def _on_unread(self) -> None:
        if self._entry and self._log:
            self.asked.emit(UnmapLog(self._entry.folder.id, self._log.path))

    def _on_look(self) -> None:
        if self._entry:
            self.look_asked.emit(self._entry.folder)

    def _on_forget(self) -> None:
        if self._entry:
            self.asked.emit(ForgetFolder(self._entry.folder.id))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GAP)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _button(words: str, do: Callable[[], None], parent: QWidget) -> WordButton:
    button = WordButton(words, parent)
    button.clicked.connect(lambda _checked=False: do())
    return button
