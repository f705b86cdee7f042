"""Everything the timeline shows at one moment, and the order in which it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from callreview.domain.timebase import Span
from callreview.ui.player.layers.lanes import paint_ground, paint_names
from callreview.ui.player.layers.marks import paint_bands, paint_marks, visible
from callreview.ui.player.layers.playhead import paint_playhead, paint_pointer
from callreview.ui.player.layers.ruler import paint_heard, paint_ruler
from callreview.ui.player.layers.selection import paint_moments, paint_selection
from callreview.ui.player.layers.waveform import Sound, paint_waveform
from callreview.ui.player.mark_rows import PlacedMark
from callreview.ui.player.stage import Stage
from callreview.ui.player.state import Moment
from callreview.ui.player.tiles import Tiles

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Picture:
    """Values at hand: painting computes nothing but positions.

    `words` stand in the middle of an empty timeline; `hint` on a marks lane without marks.
    `pointer_ms` is where the mouse rests, None elsewhere.
    """

    sides: tuple[str, ...] = ()
    lane_name: str = ""
    marks: tuple[PlacedMark, ...] = ()
    moments: tuple[Moment, ...] = ()
    heard: tuple[Span, ...] = ()
    span: Span | None = None
    span_words: str = ""
    chosen: str | None = None
    hovered: str | None = None
    position_ms: int = 0
    pointer_ms: int | None = None
    words: str = ""
    hint: str = ""
    is_focused: bool = False


def paint_timeline(
    painter: QPainter,
    stage: Stage,
    picture: Picture,
    tiles: Tiles,
    sound: Sound,
    fonts: tuple[QFont, QFont],
    place: QRectF,
) -> None:
    """Paint what lies in `place`; `fonts` are for words and for numbers."""
    words, numbers = fonts
    paint_ground(painter, stage)
    painter.setClipRect(place.intersected(QRectF(stage.body)))
    marks = visible(picture.marks, stage, place)
    paint_bands(painter, stage, marks, picture.chosen)
    paint_waveform(painter, stage, tiles, sound, place)
    paint_moments(painter, stage, picture.moments, words)
    paint_ruler(painter, stage, numbers)
    paint_heard(painter, stage, picture.heard)
    paint_marks(painter, stage, marks, font=words, chosen=picture.chosen, hovered=picture.hovered)
    if picture.span is not None:
        paint_selection(painter, stage, picture.span, numbers, picture.span_words)
    _paint_words(painter, stage, picture, words)
    if picture.pointer_ms is not None:
        paint_pointer(painter, stage, picture.pointer_ms, numbers)
    paint_playhead(painter, stage, picture.position_ms)
    painter.setClipRect(place)
    paint_names(painter, stage, picture.sides, picture.lane_name, words, sound.silent)
    if picture.is_focused:
        _paint_focus(painter, stage)


def _paint_words(painter: QPainter, stage: Stage, picture: Picture, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(stage.theme.text_soft)
    if picture.words:
        painter.drawText(stage.sound.adjusted(12, 0, -12, 0), _WRAPPED, picture.words)
    elif picture.hint and not picture.marks:
        place = stage.marks.adjusted(12, 0, -12, 0)
        text = painter.fontMetrics().elidedText(
            picture.hint, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_focus(painter: QPainter, stage: Stage) -> None:
    colour = QColor(stage.theme.accent)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(1, 1, stage.width - 2, stage.height - 2))
