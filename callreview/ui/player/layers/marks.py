"""Marks: bodies with icon and words on their lane, and where they lie across the waveform."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from callreview.ui.icons import draw_icon
from callreview.ui.player.mark_rows import BODY, PlacedMark
from callreview.ui.player.stage import GUTTER, Stage
from callreview.ui.widgets.category import category_colour

_ICON = 12.0
_CORNER = 5.0
_BAND = 20
_CHOSEN_BAND = 44
_STEM = 120
_CHOSEN = 2
_MOST_BANDS = 60


def visible(marks: Sequence[PlacedMark], stage: Stage, place: QRectF) -> list[PlacedMark]:
    """Return the marks any part of which, words included, lies in `place`."""
    left, right = place.left() - stage.shift, place.right() - stage.shift
    return [mark for mark in marks if mark.left <= right and max(mark.right, mark.room) >= left]


def paint_bands(
    painter: QPainter, stage: Stage, marks: Sequence[PlacedMark], chosen: str | None
) -> None:
    """Paint where marks lie across the waveform: a stem for a point, a soft band for a span.

    Where there are too many to be told apart, only the chosen one is shown.
    """
    crowded = len(marks) > _MOST_BANDS
    for each in marks:
        if each.mark.id == chosen:
            _paint_band(painter, stage, each, band=_CHOSEN_BAND, stem=255)
        elif not crowded:
            _paint_band(painter, stage, each, band=_BAND, stem=_STEM)


def _paint_band(painter: QPainter, stage: Stage, each: PlacedMark, *, band: int, stem: int) -> None:
    place = stage.sound
    colour = QColor(category_colour(each.mark.category, stage.theme))
    left = stage.sharp_x_of(each.mark.start_ms)
    if each.mark.end_ms is not None:
        right = stage.sharp_x_of(each.mark.end_ms)
        colour.setAlpha(band)
        painter.fillRect(QRectF(left, place.top(), right - left, place.height()), colour)
    colour.setAlpha(stem)
    width = max(1, round(stage.dpr)) / stage.dpr
    painter.fillRect(QRectF(left, place.top(), width, place.height()), colour)


def paint_marks(
    painter: QPainter,
    stage: Stage,
    marks: Iterable[PlacedMark],
    *,
    font: QFont,
    chosen: str | None,
    hovered: str | None,
) -> None:
    """Paint the bodies of marks with their icons and words."""
    painter.save()
    painter.setClipRect(stage.marks, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in marks:
        lit = _CHOSEN if each.mark.id == chosen else int(each.mark.id == hovered)
        _paint_mark(painter, stage, each, font, lit)
    painter.restore()


def _paint_mark(painter: QPainter, stage: Stage, each: PlacedMark, font: QFont, lit: int) -> None:
    colour = category_colour(each.mark.category, stage.theme)
    place = stage.mark_rect(each.left, each.right, each.row)
    _paint_body(painter, place, colour, lit, is_span=each.mark.end_ms is not None)
    ink = stage.theme.surface if lit == _CHOSEN else colour
    # A span that began left of the view keeps its icon and words in sight.
    held = max(0.0, min(GUTTER + 2 - place.left(), place.width() - BODY))
    left = place.left() + held + (BODY - _ICON) / 2
    icon = _stamp(each.mark.category.value, ink.rgba(), stage.dpr)
    painter.drawImage(QPointF(left, place.center().y() - _ICON / 2), icon)
    if each.mark.text:
        inside = each.words < each.right
        at = each.words + stage.shift + (held if inside else 0.0)
        words = QRectF(at, place.top(), each.room + stage.shift - at - 2, place.height())
        painter.setPen(stage.theme.surface if inside and lit == _CHOSEN else stage.theme.text)
        _paint_words(painter, words, font, each.mark.text)


@lru_cache(maxsize=64)
def _stamp(name: str, ink: int, dpr: float) -> QImage:
    """Return an icon drawn once, to be put down many times."""
    side = round(_ICON * dpr)
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, QRectF(0, 0, _ICON, _ICON), name, QColor.fromRgba(ink))
    painter.end()
    return picture


def _paint_words(painter: QPainter, place: QRectF, font: QFont, text: str) -> None:
    if place.width() < _ICON:
        return
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(place.width()) + 1
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)


def _paint_body(
    painter: QPainter, place: QRectF, colour: QColor, lit: int, *, is_span: bool
) -> None:
    fill, edge = QColor(colour), QColor(colour)
    fill.setAlpha((38, 64, 255)[lit])
    edge.setAlpha((150, 220, 255)[lit] if is_span else 0)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1) if is_span else Qt.PenStyle.NoPen)
    corner = _CORNER if is_span else place.height() / 2
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
