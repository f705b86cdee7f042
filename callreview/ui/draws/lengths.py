"""How long the calls are, as bars, and the slider that says from which length on they count."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from callreview.domain.draw.supply import Bar
from callreview.ui import theme
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.numbers import counted

_HEIGHT = 56
_STEP_S, _MOST_S = 5, 120
_BETWEEN = 2.0
_ROUNDED = 1.5


class Lengths(QWidget):
    """`changed` carries the shortest length in milliseconds."""

    changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, _MOST_S // _STEP_S)
        self.slider.setPageStep(2)
        self.slider.setAccessibleName(_("Shortest call"))
        self.slider.valueChanged.connect(self._on_moved)
        self._bars = _Bars(self)
        self._said = plain_label("", self, tone="soft")
        self._longer = plain_label("", self, tone="soft")
        said = QHBoxLayout()
        said.addWidget(self._said, 1)
        said.addWidget(self._longer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self._bars)
        column.addWidget(self.slider)
        column.addLayout(said)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show how many calls are how long; the last bar holds all that are longer."""
        self._bars.show_bars(bars)
        longer = sum(bar.count for bar in bars if bar.to_ms is None)
        told = _("{count} of {minutes} minutes and more ▸")
        self._longer.setText(told.format(count=counted(longer), minutes=_MOST_S // 60))
        self._tell()

    def show_shortest(self, shortest_ms: int) -> None:
        """Show from which length on calls count."""
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(shortest_ms / 1000 / _STEP_S))
        self.slider.blockSignals(blocked)
        self._tell()

    @property
    def shortest_ms(self) -> int:
        """Return from which length on calls count."""
        return self.slider.value() * _STEP_S * 1000

    def _on_moved(self, _value: int) -> None:
        self._tell()
        self.changed.emit(self.shortest_ms)

    def _tell(self) -> None:
        self._bars.show_shortest(self.shortest_ms)
        seconds = self.shortest_ms // 1000
        words = _("{seconds} seconds or longer").format(seconds=seconds)
        self._said.setText(words if seconds else _("Any length"))
        self.slider.setAccessibleDescription(self._said.text())


class _Bars(QWidget):
    """Bars of equal width from 0 s on; those that do not count are pale.

    The last one, of all longer calls, is not drawn: beside it the others would be flat.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._shortest_ms = 0
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(_("How long the calls are"))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bar for bar in bars if bar.to_ms is not None)
        told = (_told(bar) for bar in bars if bar.count)
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def show_shortest(self, shortest_ms: int) -> None:
        self._shortest_ms = shortest_ms
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = Theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((bar.count for bar in self._bars), default=0)
        if most:
            wide = self.width() / len(self._bars)
            for at, bar in enumerate(self._bars):
                tall = (self.height() - 1) * bar.count / most
                counts = bar.from_ms >= self._shortest_ms
                painter.setBrush(worn.accent if counts else worn.line)
                area = QRectF(at * wide, self.height() - 1 - tall, wide - _BETWEEN, tall)
                painter.drawRoundedRect(area, _ROUNDED, _ROUNDED)
        painter.fillRect(0, self.height() - 1, self.width(), 1, worn.line)
        painter.end()


def _told(bar: Bar) -> str:
    first, count = bar.from_ms // 1000, counted(bar.count)
    if bar.to_ms is None:
        return _("{first} s and longer: {count}").format(first=first, count=count)
    told = _("{first} to {last} s: {count}")
    return told.format(first=first, last=bar.to_ms // 1000, count=count)
