"""Headings of groups in the calls table: what they say, and how they are drawn, once a line."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QIcon, QPainter

from callreview.domain.hue import Hue
from callreview.ui import theme
from callreview.ui.calls.grouping import Group, Grouping, Sum
from callreview.ui.theme import Theme
from callreview.words import _, ngettext
from callreview.words.times import counted_calls, spoken_length, spoken_weekday

CARET_WIDTH = 30
"""How much at the left of a heading folds it when it is clicked."""
_CARET, _DOT = 12, 11
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Heading:
    """One heading: whose or which day, what its calls come to, whether they are folded away."""

    name: str
    details: str
    is_folded: bool = False
    colour: Hue = Hue.NONE

    @property
    def spoken(self) -> str:
        """Return it as a screen reader says it."""
        state = _("folded") if self.is_folded else _("open")
        return ", ".join((self.name, self.details.replace(" · ", ", "), state))


def heading_name(group: Group, grouping: Grouping, today: date) -> str:
    """Return whose calls they are, or of which day."""
    if grouping is Grouping.DAY:
        return spoken_weekday(date.fromisoformat(group.key), today) if group.key else _("No date")
    return group.name or _("No person yet")


def heading_details(group: Group, comes_to: Sum | None) -> str:
    """Return "23 calls · 2 h 10 min · 5 reviewed"; what is not known is left out."""
    parts = [counted_calls(group.count)]
    if comes_to is not None and comes_to.length_ms:
        parts.append(spoken_length(comes_to.length_ms))
    if comes_to is not None and comes_to.reviewed:
        reviewed = ngettext("{count} reviewed", "{count} reviewed", comes_to.reviewed)
        parts.append(reviewed.format(count=f"{comes_to.reviewed:,}"))
    return " · ".join(parts)


class HeadingLook:
    """Draws headings in the colours of a theme."""

    def __init__(self, worn: Theme, font: QFont, carets: tuple[QIcon, QIcon]) -> None:
        self._theme = worn
        self._soft = QFont(font)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._open, self._folded = carets

    def draw(self, painter: QPainter, line: QRect, heading: Heading, *, selected: bool) -> None:
        """Draw a heading over the whole of its line."""
        worn = self._theme
        painter.fillRect(line, worn.selection if selected else worn.raised)
        painter.fillRect(QRect(line.left(), line.bottom(), line.width(), 1), worn.line)
        caret = self._folded if heading.is_folded else self._open
        middle = line.center().y() - _CARET // 2 + 1
        caret.paint(painter, QRect(line.left() + theme.GAP_WIDE, middle, _CARET, _CARET))
        left = line.left() + CARET_WIDTH
        if heading.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.hue(heading.colour))
            painter.drawEllipse(left, line.center().y() - _DOT // 2 + 1, _DOT, _DOT)
            left += _DOT + theme.GAP
        self._write(painter, line.adjusted(left - line.left(), 0, -theme.GAP_WIDE, 0), heading)

    def _write(self, painter: QPainter, room: QRect, heading: Heading) -> None:
        painter.setFont(self._soft)
        beside = painter.fontMetrics().horizontalAdvance(heading.details)
        painter.setFont(self._bold)
        metrics = painter.fontMetrics()
        most = max(0, room.width() - beside - theme.GAP_LARGE)
        name = metrics.elidedText(heading.name, Qt.TextElideMode.ElideRight, most)
        painter.setPen(self._theme.text)
        painter.drawText(room, _LEFT, name)
        painter.setFont(self._soft)
        painter.setPen(self._theme.text_soft)
        after = metrics.horizontalAdvance(name) + theme.GAP_LARGE
        painter.drawText(room.adjusted(after, 0, 0, 0), _LEFT, heading.details)
