"""Marks: bodies with icon and words on their lane, and where they lie across the waveform."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from callreview.domain.mark import Mark
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
_SURELY_FITS = 100
_SLIVER = 2.0
_STAMPED = 64.0


@dataclass(frozen=True)
class Lit:
    """The keys of the marks that stand out: the chosen one, and the one under the mouse."""

    chosen: str | None = None
    hovered: str | None = None

    def of(self, mark: Mark) -> int:
        """Return how much a mark stands out: 0, 1 under the mouse, 2 when chosen."""
        return _CHOSEN if mark.id == self.chosen else int(mark.id == self.hovered)


def reach(each: PlacedMark) -> tuple[float, float]:
    """Return from where to where a mark is drawn, words included."""
    return each.left, max(each.right, each.room)


def visible(marks: Sequence[PlacedMark], stage: Stage, place: QRectF) -> list[PlacedMark]:
    """Return the marks any part of which, words included, lies in `place`."""
    left, right = place.left() - stage.shift, place.right() - stage.shift
    return [
        mark for mark in marks if mark.left <= right and (mark.right >= left or mark.room >= left)
    ]


def is_crowded(marks: Sequence[PlacedMark]) -> bool:
    """Return whether there are too many marks to tell where each lies across the waveform."""
    return len(marks) > _MOST_BANDS


def paint_bands(
    painter: QPainter,
    stage: Stage,
    marks: Iterable[PlacedMark],
    chosen: str | None,
    *,
    crowded: bool,
) -> None:
    """Paint where marks lie across the waveform: a stem for a point, a soft band for a span.

    Where it is crowded, only the chosen one is shown.
    """
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
    lit: Lit,
    holds: bool = False,
) -> None:
    """Paint the bodies of marks with their icons and words.

    When it `holds`, a span that began left of the view keeps its icon and words in sight.
    """
    painter.save()
    painter.setClipRect(stage.marks, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for each in marks:
        _paint_mark(painter, stage, each, lit.of(each.mark), held=_held(stage, each) * holds)
    painter.restore()


def held_place(stage: Stage, marks: Iterable[PlacedMark], metrics: QFontMetricsF) -> QRectF | None:
    """Return where spans keep icon and words in sight that began left of the view, if any do."""
    right = 0.0
    for each in marks:
        if _held(stage, each):
            words = metrics.horizontalAdvance(each.mark.text) if each.words < each.right else 0
            end = min(each.right + stage.shift, GUTTER + 2 + BODY + words + _ICON)
            right = max(right, end)
    place = QRectF(stage.marks)
    place.setRight(right)
    return place if right else None


def _held(stage: Stage, each: PlacedMark) -> float:
    """Return by how much a span's icon and words are moved to stay in sight."""
    left = each.left + stage.shift
    return max(0.0, min(GUTTER + 2 - left, each.right - each.left - BODY))


def _paint_mark(
    painter: QPainter, stage: Stage, each: PlacedMark, lit: int, *, held: float
) -> None:
    colour = category_colour(each.mark.category, stage.theme)
    place = stage.mark_rect(each.left, each.right, each.row)
    if each.is_sliver and not lit:
        place.setWidth(_SLIVER)
        painter.fillRect(place, colour)
        return
    ink = stage.theme.surface if lit == _CHOSEN else colour
    name, is_span = each.mark.category.value, each.mark.end_ms is not None
    if not held and place.width() <= _STAMPED:
        size = place.width(), place.height()
        stamp = _whole_stamp(name, colour.rgba(), ink.rgba(), lit, is_span, size, stage.dpr)
        painter.drawImage(place.topLeft(), stamp)
    else:
        _paint_body(painter, place, colour, lit, is_span=is_span)
        _paint_icon(painter, place.translated(held, 0), name, ink, stage.dpr)
    if each.mark.text:
        inside = each.words < each.right
        at = each.words + stage.shift + (held if inside else 0.0)
        words = QRectF(at, place.top(), each.room + stage.shift - at - 2, place.height())
        painter.setPen(stage.theme.surface if inside and lit == _CHOSEN else stage.theme.text)
        _paint_words(painter, words, each.mark.text, cut=each.cut or held > 0)


@lru_cache(maxsize=512)
def _whole_stamp(
    name: str,
    colour: int,
    ink: int,
    lit: int,
    is_span: bool,
    size: tuple[float, float],
    dpr: float,
) -> QImage:
    """Return a short mark drawn once, body and icon, to be put down many times."""
    width, height = (round(each * dpr) for each in size)
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF(0, 0, *size)
    _paint_body(painter, place, QColor.fromRgba(colour), lit, is_span=is_span)
    _paint_icon(painter, place, name, QColor.fromRgba(ink), dpr)
    painter.end()
    return picture


def _paint_icon(painter: QPainter, place: QRectF, name: str, ink: QColor, dpr: float) -> None:
    left = place.left() + (BODY - _ICON) / 2
    top = place.center().y() - _ICON / 2
    painter.drawImage(QPointF(left, top), _stamp(name, ink.rgba(), dpr))


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


def _paint_words(painter: QPainter, place: QRectF, text: str, *, cut: bool) -> None:
    if place.width() < _ICON:
        return
    text = text.replace("\n", " ")
    if cut or len(text) > _SURELY_FITS:
        width = int(place.width()) + 1
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_body(
    painter: QPainter, place: QRectF, colour: QColor, lit: int, *, is_span: bool
) -> None:
    brush, pen = _body_ink(colour.rgba(), lit, is_span=is_span)
    painter.setBrush(brush)
    painter.setPen(pen)
    corner = _CORNER if is_span else place.height() / 2
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)


@lru_cache(maxsize=64)
def _body_ink(colour: int, lit: int, *, is_span: bool) -> tuple[QBrush, QPen]:
    fill, edge = QColor.fromRgba(colour), QColor.fromRgba(colour)
    fill.setAlpha((38, 64, 255)[lit])
    edge.setAlpha((150, 220, 255)[lit])
    return QBrush(fill), QPen(edge, 1) if is_span else QPen(Qt.PenStyle.NoPen)
