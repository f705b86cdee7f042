"""The page shown while the first folder is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.welcome.state import Adding
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import ElidedLabel, plain_label
from callreview.words import _
from callreview.words.times import progress_words

_WIDTH = 420


class AddingPage(QWidget):
    """How far it is, and a way to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = ElidedLabel(parent=self, mode=Qt.TextElideMode.ElideMiddle)
        self._folder.setProperty("tone", "soft")
        self._folder.setFixedWidth(_WIDTH)
        self._folder.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._bar.setAccessibleName(_("Reading the folder"))
        self._count = plain_label("", self, tone="soft", font=theme.font_number(self))
        cancel = WordButton(_("Cancel"), self)
        cancel.clicked.connect(self.cancelled)
        title = plain_label(_("Reading the folder"), self, font=theme.font_title(self))
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch(2)
        for each in (title, self._folder, self._bar, self._count, cancel):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, state: Adding) -> None:
        """Show how far the reading has come."""
        self._folder.setText(state.folder)
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)
        self._count.setText(progress_words(state.done, state.total, state.rate, state.left_s))
