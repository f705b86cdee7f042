"""A button for one option of a question, with the digit that picks it drawn in front."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_tooltip

HINT_GAP = 6
SIDE = 10
HEIGHT = 28


class OptionButton(QAbstractButton):
    """An answer to pick. `hint` is the key that picks it ("1" … "0", "X")."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._fails = False
        self.setText(label.replace("&", "&&"))
        self._label = label
        self.setCheckable(True)
        self.setAccessibleName(f"{hint} {label}".strip())
        plain_tooltip(self, label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_fails(self, fails: bool) -> None:
        """Say whether the option, when chosen, fails something: it is drawn as a warning."""
        self._fails = fails
        self.update()

    def _fill(self, theme: Theme) -> tuple[QColor, QColor, QColor]:
        """Return the colours of ground, edge and words."""
        if self.isChecked():
            ground = theme.danger if self._fails else theme.accent
            return ground, ground, theme.accent_text
        ground = theme.selection if self.underMouse() and self.isEnabled() else theme.surface
        return ground, theme.line, theme.text if self.isEnabled() else theme.text_soft

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        hint = metrics.horizontalAdvance(self._hint) + HINT_GAP if self._hint else 0
        return QSize(2 * SIDE + hint + metrics.horizontalAdvance(self._label) + 2, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 80), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.of(self)
        ground, edge, words = self._fill(theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.accent if focus else edge, 2 if focus else 1))
        painter.setBrush(ground)
        inset = 1 if focus else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 5, 5)
        self._paint_words(painter, theme, words)

    def _paint_words(self, painter: QPainter, theme: Theme, words: QColor) -> None:
        metrics = self.fontMetrics()
        left = SIDE
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._hint:
            hint_width = metrics.horizontalAdvance(self._hint)
            soft = QColor(words)
            soft.setAlphaF(0.75)
            painter.setPen(soft if self.isChecked() else theme.text_soft)
            painter.drawText(left, 0, hint_width, self.height(), middle, self._hint)
            left += hint_width + HINT_GAP
        painter.setPen(words)
        room = self.width() - left - SIDE + 2
        text = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, 0, room, self.height(), middle, text)
