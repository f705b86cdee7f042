"""Everything the timeline shows at one moment, and the order in which it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from callreview.domain.timebase import Span
from callreview.ui.player.layers.decibels import paint_decibels
from callreview.ui.player.layers.frequencies import paint_frequencies
from callreview.ui.player.layers.lanes import paint_lane_of_marks, paint_names
from callreview.ui.player.layers.marks import Lit, held_place, paint_marks, visible
from callreview.ui.player.layers.playhead import paint_playhead, paint_pointer
from callreview.ui.player.layers.ruler import paint_heard
from callreview.ui.player.layers.selection import paint_moments, paint_selection
from callreview.ui.player.mark_rows import PlacedMark
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.player.state import Moment
from callreview.ui.player.strips import Strips

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Picture:
    """Values at hand: painting computes nothing but positions.

    `words` stand in the middle of an empty timeline; `hint` on a marks lane without marks.
    `pointer_ms` is where the mouse rests, None elsewhere; `top_hz` is how high the spectrogram
    reaches, 0 while the waveform is shown; `decibel_gain` by how much a waveform in decibels is
    enlarged, 0 for one in even steps.
    """

    sides: tuple[str, ...] = ()
    talk_name: str = ""
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
    decibel_gain: float = 0.0
    words: str = ""
    hint: str = ""
    is_focused: bool = False
    top_hz: float = 0.0

    @property
    def lit(self) -> Lit:
        """Return which marks stand out."""
        return Lit(self.chosen, self.hovered)


def paint_timeline(
    painter: QPainter,
    stage: Stage,
    picture: Picture,
    strips: Strips,
    silent: int | None,
    fonts: tuple[QFont, QFont],
    place: QRectF,
) -> None:
    """Paint what lies in `place`; `fonts` are for words and for numbers.

    `silent` is the channel not heard now.
    """
    words, numbers = fonts
    painter.setClipRect(place.intersected(QRectF(stage.body)))
    strips.paint(painter, stage, place)
    paint_moments(painter, stage, picture.moments, words)
    marks = visible(picture.marks, stage, place)
    _paint_held_marks(painter, stage, marks, picture.lit, words)
    paint_heard(painter, stage, picture.heard)
    if picture.span is not None:
        paint_selection(painter, stage, picture.span, numbers, picture.span_words)
    _paint_words(painter, stage, picture, words)
    if picture.pointer_ms is not None:
        paint_pointer(painter, stage, picture.pointer_ms, numbers)
    paint_playhead(painter, stage, picture.position_ms)
    painter.setClipRect(place)
    if place.left() < GUTTER:
        rows = picture.talk_name, picture.lane_name
        paint_names(painter, stage, picture.sides, rows, words, silent)
        if picture.top_hz:
            paint_frequencies(painter, stage, picture.top_hz, numbers)
        elif picture.decibel_gain:
            paint_decibels(painter, stage, picture.decibel_gain, numbers)
    if picture.is_focused:
        _paint_focus(painter, stage)


def _paint_held_marks(
    painter: QPainter, stage: Stage, marks: list[PlacedMark], lit: Lit, font: QFont
) -> None:
    """Paint anew where spans that began left of the view keep their words in sight."""
    place = held_place(stage, marks, QFontMetricsF(font))
    if place is None:
        return
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    paint_lane_of_marks(painter, stage)
    near = visible(marks, stage, place)
    paint_marks(painter, stage, near, font=font, lit=lit, holds=True)
    painter.restore()


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
