"""How to find a call: the language of the search box by examples, one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.searching import EXAMPLES


class FindSheet(Sheet):
    """What one may type, and what it finds."""

    def __init__(self, parent: QWidget) -> None:
        words = _(
            "Write as many parts as you like: a call must fit all of them. "
            "Capitals and accents do not matter."
        )
        super().__init__(_("How to find a call"), words, parent, accept=_("Close"))
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.GAP_LARGE)
        grid.setVerticalSpacing(theme.GAP_SMALL)
        grid.setColumnStretch(1, 1)
        for row, (example, meaning) in enumerate(EXAMPLES):
            cap = plain_label(example, inside, font=theme.font_small(inside))
            cap.setProperty("kind", "key")
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(plain_label(_(meaning), inside, wraps=True), row, 1)
        grid.setRowStretch(len(EXAMPLES), 1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)
        room = parent.window().size()
        self.resize(min(720, room.width() - 40), min(540, room.height() - 40))
