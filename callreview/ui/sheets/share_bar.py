"""What a part is worth in the whole, as a number and a thin bar."""

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from callreview.ui.theme import Theme
from callreview.words import _
from callreview.words.arithmetic import percent_text

_HEIGHT, _BAR, _WORDS, _LONGEST = 22, 4, 64, 220


def share_text(share: Fraction, bonus: Fraction | None = None) -> str:
    """Return a share as it is shown; a bonus with a plus, nothing for what is not scored."""
    if bonus is not None:
        return f"+ {percent_text(bonus)}"
    return percent_text(share) if share else ""


def paint_bar(painter: QPainter, area: QRectF, share: Fraction, worn: Theme) -> None:
    """Paint a bar of 4 px in the middle of `area`, filled from the left by `share` percent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    groove = QRectF(area.left(), area.center().y() - _BAR / 2, area.width(), _BAR)
    painter.setBrush(worn.line)
    painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
    if share > 0:
        width = max(_BAR, groove.width() * min(float(share), 100) / 100)
        painter.setBrush(worn.accent)
        painter.drawRoundedRect(
            QRectF(groove.topLeft(), groove.size()).adjusted(0, 0, width - groove.width(), 0),
            _BAR / 2,
            _BAR / 2,
        )


class ShareBar(QWidget):
    """Shows one share."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = Fraction(0)
        self._bonus: Fraction | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(Fraction(0))

    def show_share(self, share: Fraction, bonus: Fraction | None = None) -> None:
        """Show a share of the whole in percent, or what a bonus can add to it."""
        self._share, self._bonus = share, bonus
        self.setAccessibleName(_("Share of the whole: {share}").format(share=self.words))
        self.update()

    @property
    def words(self) -> str:
        """Return the share in words."""
        return share_text(self._share, self._bonus) or _("not scored")

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WORDS + _LONGEST, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        worn = Theme.of(self)
        painter = QPainter(self)
        words = max(_WORDS, self.fontMetrics().horizontalAdvance(self.words) + 10)
        painter.setPen(worn.text)
        area = QRectF(0, 0, words, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.words)
        room = QRectF(words, 0, min(_LONGEST, self.width() - words), self.height())
        paint_bar(painter, room, self._bonus if self._bonus is not None else self._share, worn)
