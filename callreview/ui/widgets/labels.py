"""Labels: text from outside is always plain text, never markup, and reads as it is written."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

_TOO_LONG = re.compile(r"\S{25,}")

_TURNING = "\u202a-\u202e\u2066-\u2069"
_TRICKS = re.compile(f"[\x00-\x1f\x7f-\x9f{_TURNING}]")
_TURNS = re.compile(f"[{_TURNING}]")


def straight(text: str) -> str:
    """Return one line in which each letter stands where it is: "�" for those that play tricks.

    A file's name may hold letters that turn others round: `exe.wav` may be shown as `vaw.exe`.
    """
    return text if text.isprintable() else _TRICKS.sub("�", text)


def plain_label(
    text: str = "",
    parent: QWidget | None = None,
    *,
    tone: str = "",
    font: QFont | None = None,
    wraps: bool = False,
    width: int = 0,
) -> QLabel:
    """Return a label that shows `text` letter by letter, whatever it holds.

    `tone` is "soft", "danger", "warning", "ok", "accent" or nothing. With a `width` it wraps
    at it and stands in the middle of it.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    if font is not None:
        label.setFont(font)
    if width:
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setFixedWidth(width)
        label.setMinimumHeight(max(0, label.heightForWidth(width)))
    return label


def breakable(text: str) -> str:
    """Return `text` so that a label may also wrap inside words too long for any line."""
    return _TOO_LONG.sub(lambda word: "\u200b".join(word[0]), text)


def set_tone(label: QLabel, tone: str) -> None:
    """Change the tone of a label that already stands."""
    if label.property("tone") != tone:
        label.setProperty("tone", tone)
        label.style().unpolish(label)
        label.style().polish(label)


class ElidedLabel(QLabel):
    """One line of plain text, cut with "…" where it does not fit; the tooltip has it whole."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(straight(text))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, area.width())
        self.style().drawItemText(
            painter,
            area,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
        plain_tooltip(self, self.text() if shown != self.text() else "")


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip that cannot be taken for markup."""
    told = plain_rich(text)
    if widget.toolTip() != told:
        widget.setToolTip(told)


def plain_rich(text: str) -> str:
    """Return `text` so that places which guess a format (tooltips) show it letter by letter."""
    text = _TURNS.sub("�", text)
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"
