"""The waveform: which tiles a view needs, and putting them down on whole device pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter

from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.tiles import TILE, Ink, Tile, Tiles
from callreview.ui.theme import Theme

_SILENT_OPACITY = 0.35


@dataclass(frozen=True)
class Sound:
    """What the waveform shows: frames a second, enlargement, and the channel not heard now."""

    rate: int
    gain: float
    silent: int | None = None


def tiles_of(stage: Stage, sound: Sound, *, ahead: int = 0) -> Iterator[tuple[int, Tile]]:
    """Yield the tiles of a view, with their place in device pixels, and `ahead` more after it."""
    first = stage.origin // TILE
    columns = round((stage.width - GUTTER) * stage.dpr) + 1
    last = min((stage.origin + columns) // TILE + ahead, _last_tile(stage))
    left = round(GUTTER * stage.dpr)
    for index in range(first, last + 1):
        for channel in range(stage.lanes):
            yield left + index * TILE - stage.origin, _tile(stage, sound, channel, index)


def paint_waveform(
    painter: QPainter, stage: Stage, tiles: Tiles, sound: Sound, place: QRectF
) -> None:
    """Paint the prepared tiles that lie in `place`; those not ready yet are left out."""
    painter.save()
    painter.setClipRect(place.intersected(QRectF(stage.sound)))
    painter.scale(1 / stage.dpr, 1 / stage.dpr)
    left, right = place.left() * stage.dpr - TILE, place.right() * stage.dpr
    for x, tile in tiles_of(stage, sound):
        if not left <= x <= right:
            continue
        image = tiles.image(tile)
        if image is not None:
            painter.setOpacity(_SILENT_OPACITY if tile.channel == sound.silent else 1.0)
            painter.drawImage(QPoint(x, round(stage.lane(tile.channel).top() * stage.dpr)), image)
    painter.restore()


def ink_of(theme: Theme, channel: int) -> Ink:
    """Return the colours a channel's waveform is drawn in."""
    if channel % 2:
        return Ink.of(theme.right_soft, theme.right)
    return Ink.of(theme.left_soft, theme.left)


def _last_tile(stage: Stage) -> int:
    return int(stage.view.length_ms / stage.ms_per_column) // TILE


def _tile(stage: Stage, sound: Sound, channel: int, index: int) -> Tile:
    return Tile(
        per_column=stage.ms_per_column * sound.rate / 1000,
        index=index,
        channel=channel,
        height=round(stage.lane(channel).height() * stage.dpr),
        line=max(1, round(stage.dpr)),
        gain=sound.gain,
        ink=ink_of(stage.theme, channel),
    )
