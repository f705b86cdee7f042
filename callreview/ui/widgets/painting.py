"""A chart's picture on a painter: in the colours of a theme, with the font of the app."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from callreview.domain.charts.drawing import Chart, draw
from callreview.domain.charts.picture import (
    Anchor,
    Box,
    Dot,
    Form,
    Ink,
    Lettering,
    Line,
    Picture,
    Shape,
    Words,
)
from callreview.ui.theme import LIGHT, Theme

_OUTLINE = 1.3
_DASHES = (5.0, 4.0)
_SAVED_WIDTH, _SAVED_SCALE = 720, 2


def inks_of(worn: Theme) -> Mapping[Ink, QColor]:
    """Return the colour of every ink in a theme."""
    return {
        Ink.TEXT: worn.text,
        Ink.SOFT: worn.text_soft,
        Ink.GRID: worn.line,
        Ink.BAND: worn.selection,
        Ink.MARK: worn.accent,
        Ink.DOT: worn.text_soft,
        Ink.COMPANY: worn.text_soft,
        Ink.PRAISE: worn.praise,
        Ink.IMPROVE: worn.improve,
        Ink.SIGNAL: worn.warning,
    }


class Pens:
    """The fonts of one size of letters, made once."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._made: dict[tuple[float, bool], QFont] = {}
        self._measured: dict[tuple[float, bool], QFontMetricsF] = {}
        self.size = float(QFontInfo(font).pixelSize())
        self.lettering = Lettering(self.size, self.width)

    def font(self, size: float, *, is_bold: bool) -> QFont:
        """Return the app's font in a size."""
        key = (size, is_bold)
        if key not in self._made:
            made = QFont(self._font)
            made.setPixelSize(max(1, round(size)))
            made.setFeature(QFont.Tag("tnum"), 1)
            if is_bold:
                made.setWeight(QFont.Weight.DemiBold)
            self._made[key] = made
        return self._made[key]

    def width(self, text: str, size: float, is_bold: bool) -> float:  # a measure of `Lettering`
        """Return how wide a text runs."""
        key = (size, is_bold)
        if key not in self._measured:
            self._measured[key] = QFontMetricsF(self.font(size, is_bold=is_bold))
        return self._measured[key].horizontalAdvance(text)


def paint_shapes(painter: QPainter, shapes: tuple[Shape, ...], worn: Theme, pens: Pens) -> None:
    """Paint shapes in the colours of `worn`."""
    inks = inks_of(worn)
    for shape in shapes:
        colour = inks[shape.ink]
        if isinstance(shape, Words):
            _paint_words(painter, shape, colour, pens)
        elif isinstance(shape, Line):
            _paint_line(painter, shape, colour)
        else:
            _paint_figure(painter, shape, colour)


def image_of(chart: Chart, font: QFont) -> QImage:
    """Return a chart as a picture for paper and mail: light, two pixels a point."""
    pens = Pens(font)
    picture = draw(chart, _SAVED_WIDTH, pens.lettering)
    size = QSizeF(picture.width, picture.height) * _SAVED_SCALE
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SAVED_SCALE)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shapes(painter, all_shapes(picture), LIGHT, pens)
    painter.end()
    return image


def png_of(chart: Chart, font: QFont) -> bytes:
    """Return a chart as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(chart, font).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs lack it
    return bytes(content.data())


def all_shapes(picture: Picture) -> tuple[Shape, ...]:
    """Return every shape of a picture, those behind first."""
    return (*picture.shapes, *(shape for item in picture.items for shape in item.shapes))


def _paint_words(painter: QPainter, words: Words, colour: QColor, pens: Pens) -> None:
    painter.setFont(pens.font(words.size, is_bold=words.is_bold))
    painter.setPen(colour)
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[words.anchor]
    width = pens.width(words.text, words.size, words.is_bold) if share else 0
    painter.drawText(QPointF(words.x - share * width, words.y), words.text)


def _paint_line(painter: QPainter, line: Line, colour: QColor) -> None:
    pen = QPen(colour, line.thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.is_dashed:
        pen.setDashPattern([length / line.thick for length in _DASHES])
    painter.setPen(pen)
    painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))


def _paint_figure(painter: QPainter, shape: Box | Dot, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen if shape.is_filled else QPen(colour, _OUTLINE))
    painter.setBrush(colour if shape.is_filled else Qt.BrushStyle.NoBrush)
    if isinstance(shape, Box):
        painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))
    elif shape.form is Form.ROUND:
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    else:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.corners]))
