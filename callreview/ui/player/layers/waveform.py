"""The waveform: which tiles a view needs, and putting them one above the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from callreview.domain.timebase import Span
from callreview.ui.player.amplitude import enlarged
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.tiles import TILE, Ink, Tile
from callreview.ui.theme import Theme

_SILENT_OPACITY = 0.35


@dataclass(frozen=True)
class Sound:
    """What the waveform shows: frames a second, enlargement, and what is not heard now.

    `silent` is a channel, `pauses` the parts that are skipped. `larger` counts the steps by
    which the person enlarged the picture.
    """

    rate: int
    gain: float
    silent: int | None = None
    pauses: tuple[Span, ...] = ()
    larger: int = 0
    decibels: bool = False

    @property
    def shown_gain(self) -> float:
        """Return the enlargement with what the person added to it."""
        return enlarged(self.gain, self.larger)


@dataclass(frozen=True)
class Cut:
    """How a view of a recording is cut into tiles."""

    stage: Stage
    sound: Sound

    def all(self, *, ahead: int = 0) -> Iterator[Tile]:
        """Yield the tiles of the view and `ahead` more after it, those of one place together."""
        origin = self.stage.origin
        columns = round((self.stage.width - GUTTER) * self.stage.dpr) + 1
        for index in range(origin // TILE, (origin + columns) // TILE + ahead + 1):
            yield from self.at(index)

    def at(self, index: int) -> tuple[Tile, ...]:
        """Return the tiles that stand one above the other; none after the end of the call."""
        if index > self._last:
            return ()
        per_column, line, gain, lanes = self._common
        return tuple(
            Tile(per_column, index, channel, height, line, gain, ink, self.sound.decibels)
            for channel, (height, ink) in enumerate(lanes)
        )

    @cached_property
    def _last(self) -> int:
        return int(self.stage.view.length_ms / self.stage.ms_per_column) // TILE

    @cached_property
    def _common(self) -> tuple[float, int, float, tuple[tuple[int, Ink], ...]]:
        stage, dpr = self.stage, self.stage.dpr
        lanes = tuple(
            (round(stage.lane(channel).height() * dpr), ink_of(stage.theme, channel))
            for channel in range(stage.lanes)
        )
        per_column = stage.ms_per_column * self.sound.rate / 1000
        return per_column, max(1, round(dpr)), self.sound.shown_gain, lanes


def paint_tiles(
    painter: QPainter,
    stage: Stage,
    images: Iterable[tuple[Tile, QImage | None]],
    silent: int | None,
) -> None:
    """Paint prepared tiles that stand one above the other at the left edge of the view.

    Those not ready yet are left out; the `silent` channel is faded.
    """
    painter.save()
    painter.scale(1 / stage.dpr, 1 / stage.dpr)
    for tile, image in images:
        if image is not None:
            painter.setOpacity(_SILENT_OPACITY if tile.channel == silent else 1.0)
            top = round(stage.lane(tile.channel).top() * stage.dpr)
            whole = image.convertToFormat(QImage.Format.Format_RGB32)
            painter.drawImage(QPoint(round(GUTTER * stage.dpr), top), whole)
    painter.restore()


def ink_of(theme: Theme, channel: int) -> Ink:
    """Return the colours a channel's waveform is drawn in."""
    if channel % 2:
        return Ink.of(theme.right_soft, theme.right, theme.surface)
    return Ink.of(theme.left_soft, theme.left, theme.surface)
