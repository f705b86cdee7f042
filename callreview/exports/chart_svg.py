"""A chart as SVG: the same bytes for the same chart, plain enough for every viewer and for typst.

How wide words run is only estimated, for nobody knows with which font they will be shown: so
columns are a little wider than on screen. Every item carries its sentence as a title, which
browsers show and screen readers say.
"""

import unicodedata
from xml.sax.saxutils import escape, quoteattr

from callreview.domain.charts.drawing import Chart, draw
from callreview.domain.charts.picture import Box, Dot, Form, Ink, Lettering, Line, Shape, Words
from callreview.exports.plain_text import cleaned

WIDTH = 720
"""How wide a picture is, in points."""
_SIZE = 13
_FONTS = "Noto Sans, Segoe UI, Helvetica Neue, Arial, DejaVu Sans, sans-serif"
INKS = {
    Ink.TEXT: "#1a2030",
    Ink.SOFT: "#596378",
    Ink.GRID: "#dcdfe7",
    Ink.BAND: "#e4e7fb",
    Ink.MARK: "#434fc7",
    Ink.DOT: "#596378",
    Ink.COMPANY: "#596378",
    Ink.PRAISE: "#15803d",
    Ink.IMPROVE: "#c2254f",
    Ink.SIGNAL: "#8f5600",
}
GROUND = "#ffffff"
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] -"), frozenset("mwMW@%…")


def chart_svg(chart: Chart, *, width: float = WIDTH, fonts: str = _FONTS) -> bytes:
    """Return a chart as an SVG file of that width."""
    picture = draw(chart, width, Lettering(_SIZE, estimated_width))
    across, down = _number(picture.width), _number(picture.height)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" width="{across}"'
        f' height="{down}" role="img" aria-labelledby="title description"'
        f" font-family={quoteattr(fonts)}>"
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        svg,
        f'<title id="title">{_text(picture.title)}</title>',
        f'<desc id="description">{_text(picture.description)}</desc>',
        f'<rect width="{across}" height="{down}" fill="{GROUND}"/>',
        *map(_shape, picture.shapes),
    ]
    for item in picture.items:
        lines.append(f"<g><title>{_text(item.sentence)}</title>")
        lines += map(_shape, item.shapes)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""]).encode()


def estimated_width(text: str, size: float, is_bold: bool) -> float:  # noqa: FBT001  # a measure
    """Return how wide a text runs in a usual font without serifs, rather too wide."""
    return sum(map(_letter_width, text)) * size * (1.08 if is_bold else 1)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.72 if letter.isupper() else 0.6


def _shape(shape: Shape) -> str:
    if isinstance(shape, Words):
        weight = ' font-weight="600"' if shape.is_bold else ""
        return (
            f'<text x="{_number(shape.x)}" y="{_number(shape.y)}"'
            f' font-size="{_number(shape.size)}" text-anchor="{shape.anchor}"{weight}'
            f' fill="{INKS[shape.ink]}">{_text(shape.text)}</text>'
        )
    if isinstance(shape, Line):
        dashes = ' stroke-dasharray="5 4"' if shape.is_dashed else ""
        return (
            f'<line x1="{_number(shape.x1)}" y1="{_number(shape.y1)}" x2="{_number(shape.x2)}"'
            f' y2="{_number(shape.y2)}" stroke="{INKS[shape.ink]}"'
            f' stroke-width="{_number(shape.thick)}"{dashes}/>'
        )
    return _box(shape) if isinstance(shape, Box) else _dot(shape)


def _box(box: Box) -> str:
    return (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}"'
        f' height="{_number(box.height)}"{_filling(box.ink, is_filled=box.is_filled)}/>'
    )


def _dot(dot: Dot) -> str:
    filling = _filling(dot.ink, is_filled=dot.is_filled)
    if dot.form is Form.ROUND:
        middle = f'cx="{_number(dot.x)}" cy="{_number(dot.y)}"'
        return f'<circle {middle} r="{_number(dot.radius)}"{filling}/>'
    corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in dot.corners)
    return f'<polygon points="{corners}"{filling}/>'


def _filling(ink: Ink, *, is_filled: bool) -> str:
    if is_filled:
        return f' fill="{INKS[ink]}"'
    return f' fill="none" stroke="{INKS[ink]}" stroke-width="1.2"'


def _number(value: float) -> str:
    """Return a length with two decimals at most, the same on every computer."""
    return f"{round(value, 2) + 0:g}" if abs(value) < 1e4 else f"{value:.0f}"


def _text(text: str) -> str:
    return escape(cleaned(text).replace("\n", " "))
