"""A chart one walks with the arrows: each item says its sentence, Enter opens what is behind it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.domain.charts.drawing import Chart, draw
from callreview.domain.charts.picture import Item, Picture
from callreview.ui import theme
from callreview.ui.theme import Theme
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.labels import plain_tooltip
from callreview.ui.widgets.painting import Pens, paint_shapes
from callreview.ui.widgets.scrolling import keep_in_sight

_NARROWEST = 420
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """Shows one chart, as high as it needs. `opened` carries the key of an item."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pens = Pens(self.font())
        self._chart: Chart | None = None
        self._picture: Picture | None = None
        self._at = -1
        self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the item of the same key stays the one stood on."""
        if chart == self._chart:
            return
        stood_on = self.item.key if self.item else ""
        self._chart = chart
        self._draw()
        keys = [one.key for one in self.items]
        self._at = keys.index(stood_on) if stood_on in keys else -1
        self._pointed = -1
        self.setAccessibleName(chart.title)
        self._describe()
        self.updateGeometry()

    @property
    def chart(self) -> Chart | None:
        """Return the chart that is shown."""
        return self._chart

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what the arrows walk."""
        return self._picture.items if self._picture else ()

    @property
    def item(self) -> Item | None:
        """Return the item one stands on."""
        return self.items[self._at] if 0 <= self._at < len(self.items) else None

    def stand_on(self, at: int) -> None:
        """Stand on an item and have its sentence said."""
        if self.items:
            self._at = min(max(at, 0), len(self.items) - 1)
            self._describe()
            announce(self, self.items[self._at].sentence)
            area = self.items[self._at].area
            keep_in_sight(self, QRectF(area.x, area.y, area.width, area.height).toAlignedRect())
            self.update()

    def _describe(self) -> None:
        item = self.item
        words = item.sentence if item else self._chart.description if self._chart else ""
        self.setAccessibleDescription(words)

    def _draw(self) -> None:
        if self._chart is None:
            return
        self._picture = draw(self._chart, max(self.width(), _NARROWEST), self._pens.lettering)
        self.setFixedHeight(round(self._picture.height + 0.5))
        self.update()

    def _open(self, at: int) -> None:
        if 0 <= at < len(self.items) and self.items[at].key:
            self.opened.emit(self.items[at].key)

    def _paint_ground(self, painter: QPainter, item: Item, ground: QColor, edge: QColor) -> None:
        area = QRectF(item.area.x, item.area.y, item.area.width, item.area.height)
        painter.setPen(QPen(edge, 1.5) if edge.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        worn = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clear = QColor(Qt.GlobalColor.transparent)
        if 0 <= self._pointed < len(self.items):
            self._paint_ground(painter, self.items[self._pointed], worn.hover, clear)
        paint_shapes(painter, self._picture.shapes, worn, self._pens)
        if self.item is not None and self.hasFocus():
            self._paint_ground(painter, self.item, clear, worn.accent)
        for item in self.items:
            paint_shapes(painter, item.shapes, worn, self._pens)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _BACK or key in _ON:
            self.stand_on(self._at + (1 if key in _ON else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stand_on(0 if key == Qt.Key.Key_Home else len(self.items) - 1)
        elif key in _OPENING:
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        at = self._picture.item_at(place.x(), place.y()) if self._picture else -1
        if at != self._pointed:
            self._pointed = at
            item = self.items[at] if at >= 0 else None
            plain_tooltip(self, item.sentence if item else "")
            leads = item is not None and item.key
            shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        at = self._picture.item_at(place.x(), place.y()) if self._picture else -1
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.stand_on(at)
            self._open(at)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = -1
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stand_on(max(self._at, 0))
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._pens = Pens(self.font())
            self._draw()
