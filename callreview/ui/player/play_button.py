"""The one round button: play or pause."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from callreview.ui.icons import draw_icon
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

_SIZE = 40
_ICON = 20.0


class PlayButton(QAbstractButton):
    """Shows what a press will do."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._plays = False
        self.setFixedSize(_SIZE, _SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_playing(playing=False)

    def show_playing(self, *, playing: bool) -> None:
        """Show whether sound is playing."""
        self._plays = playing
        words = _("Pause") if playing else _("Play")
        if self.accessibleName() != words:
            self.setAccessibleName(words)
            plain_tooltip(self, f"{words}   {self._keys}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.accent_hover if self.underMouse() or self.isDown() else theme.accent
        ink = theme.accent_text
        if not self.isEnabled():
            ground, ink = theme.hover, theme.text_soft
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        place = QRectF(0, 0, _ICON, _ICON)
        place.moveCenter(QRectF(self.rect()).center())
        draw_icon(painter, place, "pause" if self._plays else "play", ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 1.5))
            painter.drawEllipse(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75))
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)
