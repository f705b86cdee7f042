"""What the person should hear: *keep doing*, *work on*, and a note that stays in the app."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from callreview.ui.scorecard.state import ScorecardState
from callreview.ui.theme import font_heading, font_small
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.typed_words import TypedWords
from callreview.words import _


class Comments(QWidget):
    """Three fields; `words_changed` names the field and carries its words."""

    words_changed = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, TypedWords] = {}
        self._last: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 14)
        column.setSpacing(4)
        self._add(column, "keep_doing", _("Keep doing"), _("What was good and should stay"))
        self._add(column, "work_on", _("Work on"), _("One thing to try on the next calls"))
        self._add(column, "private_note", _("Private note"), _("Never leaves the app"))

    def show_state(self, state: ScorecardState) -> None:
        """Show the words of a review, and those of the last one beside them."""
        review = state.review
        for name, words in (
            ("keep_doing", review.keep_doing),
            ("work_on", review.work_on),
            ("private_note", review.private_note),
        ):
            self._fields[name].show_words(words)
            self._fields[name].setReadOnly(state.is_final)
        promised = _("Promised: {words}").format(words=state.promised) if state.promised else ""
        for name, words in (
            ("keep_doing", _last_time(state.last_keep_doing)),
            ("work_on", "\n".join(filter(None, (_last_time(state.last_work_on), promised)))),
        ):
            self._last[name].setText(words)
            self._last[name].setVisible(bool(words))

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        for field in self._fields.values():
            field.settle()

    def _add(self, column: QVBoxLayout, name: str, title: str, hint: str) -> None:
        label = plain_label(title, self, font=font_heading(self))
        field = TypedWords(hint, self, lines=2)
        field.setAccessibleName(title)
        field.setAccessibleDescription(hint)
        label.setBuddy(field)
        field.words_settled.connect(lambda words: self.words_changed.emit(name, words))
        field.left.connect(self.left)
        last = plain_label("", self, tone="soft", font=font_small(self), wraps=True)
        last.hide()
        self._fields[name], self._last[name] = field, last
        column.addWidget(label)
        column.addWidget(last)
        column.addWidget(field)
        column.addSpacing(6)


def _last_time(words: str) -> str:
    return _("Last time: {words}").format(words=words) if words else ""
