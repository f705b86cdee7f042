"""Minimaps in the calls table: how loud a call is from beginning to end, side by side.

What lies in sight is asked for once, a little after one stops scrolling; pictures are drawn
when the answer comes, never while a cell is painted. So nothing here grows with the library.
"""

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from callreview.domain.call import Call
from callreview.domain.thumbnail import COLUMNS, Thumbnail
from callreview.ui.theme import Theme

_ASK_AFTER_MS = 30
_KEPT = 4000
_DRAWN = 400
_QUIETEST = 0.1
"""A call whose loudest sample is below this part of full scale is drawn low, not blown up."""

_Key = tuple[str, str]
"""A call, and the bytes its minimap was made from."""


class Minimaps(QObject):
    """Pictures by call, for cells of one size. `asked` says which calls they are wanted of."""

    asked = Signal(object)
    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._size, self._dpr = QSize(), 1.0
        self._kept: OrderedDict[_Key, Thumbnail | None] = OrderedDict()
        self._drawn: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._in_sight: tuple[Call, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        self._draw_anew()

    def fit(self, size: QSize, dpr: float) -> None:
        """Draw pictures of `size`, in pixels of which each is `dpr` of the screen's."""
        if (size, dpr) != (self._size, self._dpr):
            self._size, self._dpr = size, dpr
            self._draw_anew()

    def look_at(self, calls: tuple[Call, ...]) -> None:
        """Take it that these are in sight; what is not known of them is asked for soon."""
        self._in_sight = calls
        self._draw_missing()
        self._soon.start()

    def show(self, calls: tuple[Call, ...], found: Mapping[str, Thumbnail]) -> None:
        """Take what was found for the calls that were asked for."""
        for call in calls:
            if call.recording.is_decoded:  # of others there may be one soon
                self._kept[_key(call)] = found.get(call.id)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if self._draw_missing():
            self.arrived.emit()

    def picture(self, call: Call) -> QPixmap | None:
        """Return the picture of a call if there is one by now."""
        return self._drawn.get(_key(call))

    def _ask(self) -> None:
        unknown = tuple(call for call in self._in_sight if _key(call) not in self._kept)
        if unknown:
            self.asked.emit(unknown)

    def _draw_anew(self) -> None:
        self._drawn.clear()
        if self._draw_missing():
            self.arrived.emit()

    def _draw_missing(self) -> bool:
        """Draw what is known of the calls in sight and not drawn; return whether any was."""
        if self._theme is None or self._size.isEmpty():
            return False
        drew = False
        for call in self._in_sight:
            key = _key(call)
            known = self._kept.get(key)
            if known is not None and key not in self._drawn:
                self._drawn[key] = drawn(known, self._size, self._dpr, self._theme)
                drew = True
        while len(self._drawn) > _DRAWN:
            self._drawn.popitem(last=False)
        return drew


def drawn(thumbnail: Thumbnail, size: QSize, dpr: float, theme: Theme) -> QPixmap:
    """Return a thumbnail as a picture: of two sides the first stands up, the second hangs down.

    One channel, or more than two, is drawn around the middle. The loudest sample fills it.
    """
    width, height = round(size.width() * dpr), round(size.height() * dpr)
    picture = QPixmap(width, height)
    picture.fill(Qt.GlobalColor.transparent)
    sides = [thumbnail.heights(channel) for channel in range(thumbnail.channels)]
    scale = max(_QUIETEST, *(max(side) for side in sides))
    middle = height / 2
    painter = QPainter(picture)
    if len(sides) == 2:
        for side, colour, way in ((sides[0], theme.left, -1), (sides[1], theme.right, 1)):
            for bar, left, wide in _bars(side, width):
                tall = max(dpr / 2, bar / scale * middle)
                painter.fillRect(QRectF(left, middle - max(0, -way) * tall, wide, tall), colour)
    else:
        loudest = tuple(max(column) for column in zip(*sides, strict=True))
        for bar, left, wide in _bars(loudest, width):
            tall = max(dpr, bar / scale * height)
            painter.fillRect(QRectF(left, middle - tall / 2, wide, tall), theme.left)
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


def _bars(heights: tuple[float, ...], width: int) -> list[tuple[float, float, float]]:
    """Return height, left edge and width of each bar, on whole pixels of the screen."""
    edges = [round(at * width / COLUMNS) for at in range(COLUMNS + 1)]
    return [
        (height, left, right - left)
        for height, left, right in zip(heights, edges, edges[1:], strict=False)
        if right > left
    ]


def _key(call: Call) -> _Key:
    return call.id, call.recording.sha256 or call.recording.fingerprint
