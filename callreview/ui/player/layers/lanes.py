"""What lies under everything: lines, the lane of marks, and the names left of the view."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from callreview.ui.player.stage import GUTTER, Stage

_STRIPE = 3
_INDENT = 12


def paint_lines(painter: QPainter, stage: Stage) -> None:
    """Paint the lines between the lanes, and dim what lies after the end of the call."""
    theme = stage.theme
    for channel in range(1, stage.lanes):
        lane = stage.lane(channel)
        painter.fillRect(0, lane.top() - 1, stage.width, 1, theme.line)
    _dim_after_end(painter, stage, stage.sound)


def paint_lane_of_marks(painter: QPainter, stage: Stage) -> None:
    """Paint what marks lie on."""
    lane = stage.marks
    painter.fillRect(lane, stage.theme.raised)
    _dim_after_end(painter, stage, lane)
    painter.fillRect(lane.left(), lane.top(), lane.width(), 1, stage.theme.line)


def _dim_after_end(painter: QPainter, stage: Stage, lane: QRect) -> None:
    end = stage.sharp_x_of(stage.view.length_ms)
    if end < stage.width:
        place = QRectF(end, lane.top(), stage.width - end, lane.height())
        painter.fillRect(place, stage.theme.window)


def paint_names(
    painter: QPainter,
    stage: Stage,
    sides: Sequence[str],
    rows: tuple[str, str],
    font: QFont,
    silent: int | None,
) -> None:
    """Paint the names of the lanes left of the view, and those of the two `rows` below them.

    `silent` is the channel not heard now.
    """
    theme = stage.theme
    painter.fillRect(0, 0, GUTTER, stage.height, theme.raised)
    painter.fillRect(GUTTER - 1, 0, 1, stage.height, theme.line)
    painter.setFont(font)
    for channel, name in enumerate(sides[: stage.lanes]):
        lane = stage.lane(channel)
        painter.fillRect(0, lane.top(), _STRIPE, lane.height(), side_colour(stage, channel))
        _name(painter, lane, name, theme.text_soft if channel == silent else theme.text)
        if channel:
            painter.fillRect(0, lane.top() - 1, GUTTER, 1, theme.line)
    for row, name in zip((stage.talk, stage.marks), rows, strict=True):
        painter.fillRect(0, row.top(), GUTTER, 1, theme.line)
        _name(painter, row, name, theme.text_soft)


def side_colour(stage: Stage, channel: int) -> QColor:
    """Return the colour of a channel's side; sides beyond two take turns."""
    return stage.theme.right if channel % 2 else stage.theme.left


def _name(painter: QPainter, lane: QRect, name: str, colour: QColor) -> None:
    painter.setPen(colour)
    width = GUTTER - _INDENT - 4
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
    place = QRectF(_INDENT, lane.top(), width, lane.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
