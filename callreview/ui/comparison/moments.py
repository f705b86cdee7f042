"""The moments two reviews tie to one question, to be heard; in turn by a key."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from callreview.domain.timebase import Span, format_clock
from callreview.ui.icons import icon
from callreview.ui.theme import Theme, font_small
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label, plain_tooltip, straight
from callreview.words import _
from callreview.words.reviewing import shortened

_NAME_LETTERS = 24
Told = tuple[str, tuple[Span, ...]]


class Moments(QWidget):
    """A button for each moment, under the name of who tied it. `asked` carries a span."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=6)
        self._spans: list[Span] = []
        self._parts: list[QWidget] = []
        self._played = -1

    def show_moments(self, *sides: Told) -> None:
        """Show the moments of each side, with its name."""
        for part in self._parts:
            self._flow.removeWidget(part)
            part.deleteLater()
        self._parts, self._spans, self._played = [], [], -1
        for name, spans in sides:
            for span in spans:
                self._spans.append(span)
                self._parts.append(self._button(name, span))
        if not self._parts:
            none = _("No moment is tied to this question.")
            self._parts.append(plain_label(none, self, tone="soft", font=font_small(self)))
        for part in self._parts:
            self._flow.addWidget(part)
            part.show()

    def play_next(self) -> None:
        """Ask to hear the first moment; asked again, the next of them."""
        if self._spans:
            self._played = (self._played + 1) % len(self._spans)
            self.asked.emit(self._spans[self._played])

    def _button(self, name: str, span: Span) -> QToolButton:
        clock = f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}"
        short = shortened(name, _NAME_LETTERS)
        button = QToolButton(self)
        button.setText(straight(f" {short}  {clock}").replace("&", "&&"))
        button.setIcon(icon("play", Theme.of(self)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = _("Play {span}, tied by {who}").format(span=clock, who=name)
        button.setAccessibleName(words)
        plain_tooltip(button, words)
        button.clicked.connect(partial(self.asked.emit, span))
        return button
