"""A call that has no review yet: choose a score sheet, say why, begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from callreview.ui.scorecard.state import PICKED_REASONS, StartState
from callreview.ui.theme import font_title
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.reviewing import reason_words


class StartForm(QWidget):
    """Asks for score sheet and reason: `start_asked` carries both keys."""

    start_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = plain_label(_("Score this call"), self, font=font_title(self))
        words = plain_label(
            _("Calls picked by hand are kept apart: they never count in an average."),
            self,
            tone="soft",
            wraps=True,
        )
        self._sheet = QComboBox(self)
        self._sheet.setAccessibleName(_("Score sheet"))
        self._reason = QComboBox(self)
        self._reason.setAccessibleName(_("Why this call"))
        for reason in PICKED_REASONS:
            self._reason.addItem(reason_words(reason), reason)
        self._begin = WordButton(_("Start the review"), self, kind="primary")
        self._begin.clicked.connect(self._on_begin)
        self._shown: StartState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(12)
        for name, box in ((_("Score sheet"), self._sheet), (_("Why this call"), self._reason)):
            label = plain_label(name, self)
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(4)
        column.addSpacing(8)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_state(self, state: StartState, chosen: str = "") -> None:
        """Offer the score sheets; `chosen` is the version to begin with."""
        if self._shown is None or self._shown.versions != state.versions:
            self._sheet.clear()
            for version in state.versions:
                self._sheet.addItem(
                    _("{title}, version {number}").format(
                        title=version.rubric.title, number=version.number
                    ),
                    version.id,
                )
        if chosen and (at := self._sheet.findData(chosen)) >= 0:
            self._sheet.setCurrentIndex(at)
        self._begin.setEnabled(self._sheet.count() > 0)
        self._shown = state

    def begin(self) -> None:
        """Start with what is chosen."""
        if self._begin.isEnabled():
            self._on_begin()

    def _on_begin(self) -> None:
        self.start_asked.emit(self._sheet.currentData(), self._reason.currentData())
