"""Sentences to read, under headings: what changed, what reviews would come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.icons import icon
from callreview.ui.theme import Theme
from callreview.words import _

_SIZE = (720, 480)
_WHERE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Leading:
    """A sentence that leads somewhere: `where` is what `followed` then carries."""

    words: str
    where: object


Sentence = str | Leading
Part = tuple[Sentence, Sequence[Sentence]]
"""A heading, which may be empty, and the sentences under it."""


class ReportSheet(Sheet):
    """Shows parts, one sentence a line; the lines can be walked with the arrows.

    Enter on a line that leads somewhere, or a click on it, closes the report; `followed` carries
    where to.
    """

    followed = Signal(object)

    def __init__(self, title: str, words: str, parts: Sequence[Part], parent: QWidget) -> None:
        super().__init__(title, words, parent, accept=_("Close"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GAP_TINY)
        self.list.setIconSize(QSize(theme.ICON - 4, theme.ICON - 4))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heading, sentences in parts:
            if heading:
                self._add(heading).setFont(theme.font_heading(self))
            for sentence in sentences:
                self._add(sentence)
        self.list.itemActivated.connect(self._on_followed)
        self.list.itemClicked.connect(self._on_followed)
        self.body.addWidget(self.list, 1)
        room = parent.window().size()
        self._begin()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))

    @property
    def lines(self) -> list[str]:
        """Return what is shown."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _begin(self) -> None:
        """Put the keys to the first line that leads somewhere, else to the first of all."""
        items = [self.list.item(row) for row in range(self.list.count())]
        leading = [row for row, item in enumerate(items) if item.data(_WHERE) is not None]
        self.list.setCurrentRow(leading[0] if leading else 0)
        self.list.setFocus()

    def _add(self, sentence: Sentence) -> QListWidgetItem:
        if isinstance(sentence, str):
            item = QListWidgetItem(sentence)
        else:
            worn = Theme.of(self)
            item = QListWidgetItem(icon("open", worn, worn.accent), sentence.words)
            item.setForeground(QBrush(worn.accent))
            item.setData(_WHERE, sentence.where)
        self.list.addItem(item)
        return item

    def _on_followed(self, item: QListWidgetItem) -> None:
        where = item.data(_WHERE)
        if where is not None and self.isVisible():
            self.accept()
            self.followed.emit(where)
