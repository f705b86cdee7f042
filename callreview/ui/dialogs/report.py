"""Sentences to read, under headings: what changed, what reviews would come to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.words import _

_SIZE = (720, 480)
Part = tuple[str, Sequence[str]]
"""A heading, which may be empty, and the sentences under it."""


class ReportSheet(Sheet):
    """Shows parts, one sentence a line; the lines can be walked with the arrows."""

    def __init__(self, title: str, words: str, parts: Sequence[Part], parent: QWidget) -> None:
        super().__init__(title, words, parent, accept=_("Close"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GAP_TINY)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heading, sentences in parts:
            if heading:
                item = QListWidgetItem(heading)
                item.setFont(theme.font_heading(self))
                self.list.addItem(item)
            self.list.addItems(list(sentences))
        self.body.addWidget(self.list, 1)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))

    @property
    def lines(self) -> list[str]:
        """Return what is shown."""
        return [self.list.item(row).text() for row in range(self.list.count())]
