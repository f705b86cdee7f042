"""A call that has no review yet: choose a score sheet, say why, begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from callreview.domain.rubric import RubricVersion
from callreview.ui.scorecard.state import PICKED_REASONS, StartState
from callreview.ui.theme import font_title
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.languages import language_name
from callreview.words.reviewing import reason_words


class StartForm(QWidget):
    """Asks for score sheet and reason: `start_asked` carries both keys."""

    start_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = QComboBox(self)
        self._sheet.setAccessibleName(_("Score sheet"))
        self._reason = QComboBox(self)
        self._reason.setAccessibleName(_("Why this call"))
        for reason in PICKED_REASONS:
            self._reason.addItem(reason_words(reason), reason)
        self._begin = WordButton(_("Start the review"), self, kind="primary")
        self._begin.clicked.connect(self._on_begin)
        self._shown: StartState | None = None
        silent = _("This recording cannot be heard, so there is nothing to score.")
        self._silent = plain_label(silent, self, tone="soft", wraps=True)
        self._form = self._make_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.addWidget(self._silent)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_state(self, state: StartState, chosen: str = "") -> None:
        """Offer the score sheets; `chosen` is the version to begin with."""
        if self._shown is None or self._shown.versions != state.versions:
            self._sheet.clear()
            for version in state.versions:
                self._sheet.addItem(_words_of(version, state.versions), version.id)
        if chosen and (at := self._sheet.findData(chosen)) >= 0:
            self._sheet.setCurrentIndex(at)
        self._form.setVisible(state.can_be_heard)
        self._silent.setVisible(not state.can_be_heard)
        self._begin.setEnabled(state.can_be_heard and self._sheet.count() > 0)
        self._shown = state

    def begin(self) -> None:
        """Start with what is chosen."""
        if self._begin.isEnabled():
            self._on_begin()

    def _make_form(self) -> QWidget:
        form = QWidget(self)
        title = plain_label(_("Score this call"), form, font=font_title(self))
        apart = _("Calls picked by hand are kept apart: they never count in an average.")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(plain_label(apart, form, tone="soft", wraps=True))
        column.addSpacing(12)
        for name, box in ((_("Score sheet"), self._sheet), (_("Why this call"), self._reason)):
            label = plain_label(name, form)
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(4)
        column.addSpacing(8)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _on_begin(self) -> None:
        self.start_asked.emit(self._sheet.currentData(), self._reason.currentData())


def _words_of(version: RubricVersion, offered: Sequence[RubricVersion]) -> str:
    """Return what a version is called, with its language where its sheet has several."""
    title, number = version.rubric.title, version.number
    if sum(one.sheet_id == version.sheet_id for one in offered) == 1:
        return _("{title}, version {number}").format(title=title, number=number)
    return _("{title}, version {number}, {language}").format(
        title=title, number=number, language=language_name(version.rubric.language)
    )
