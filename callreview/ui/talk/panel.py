"""The talk room: a table of who speaks, or how far listening for it is."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from callreview.domain.errors import CallReviewError
from callreview.ui.talk.state import TalkState
from callreview.ui.talk.table import TalkTable
from callreview.ui.theme import GAP, GAP_SMALL, GAP_WIDE, font_small
from callreview.ui.widgets.frames import framed
from callreview.ui.widgets.labels import plain_label
from callreview.words import _, sentence
from callreview.words.talking import spoken_percent

LEAST_WIDTH = 330
_LOOK_MS = 250


class Listening(Protocol):
    """What the room asks of whoever finds out who speaks; `app.listening.Listening` has it."""

    @property
    def part(self) -> float:
        """How much was listened to, 0 to 1."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        ...

    @property
    def trouble(self) -> CallReviewError | None:
        """Why it was given up."""
        ...


class TalkPanel(QWidget):
    """`moment_asked` carries the span a figure leads to."""

    moment_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: TalkState | None = None
        self._listening: Listening | None = None
        self._table = TalkTable(self)
        self._sure = plain_label("", self, tone="soft", font=font_small(self), wraps=True)
        self._message = plain_label("", self, tone="soft", wraps=True)
        self._pages = QStackedWidget(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._lay_out()
        self._table.chosen.connect(self.moment_asked)
        self.setFocusProxy(self._table)
        self.setAccessibleName(_("Who speaks"))
        self.setMinimumWidth(LEAST_WIDTH)

    def show_state(self, state: TalkState | None) -> None:
        """Show who speaks in another call, or in the same one now that it is known."""
        if state == self._state:
            return
        if state is None or self._state is None or state.call_id != self._state.call_id:
            self._listening = None  # that was another call; who listens to this one is told soon
        self._state = state
        if state is not None and state.talk is not None:
            self._table.show_state(state)
            self._sure.setText(state.sure)
            self._timer.stop()
        self._show()

    def watch(self, listening: Listening | None) -> None:
        """Say how far listening to the open call is, until it is known who speaks."""
        self._listening = listening
        if listening is not None and not self._is_known:
            self._timer.start()
        self._show()

    @property
    def _is_known(self) -> bool:
        return self._state is not None and self._state.talk is not None

    def _look(self) -> None:
        if self._listening is None or self._listening.is_over:
            self._timer.stop()
        self._show()

    def _show(self) -> None:
        if not self._is_known:
            self._message.setText(self._words())
        self._pages.setCurrentIndex(0 if self._is_known else 1)

    def _words(self) -> str:
        listening = self._listening
        if self._state is None or listening is None:
            return ""
        if listening.trouble is not None:
            return sentence(listening.trouble)
        if listening.is_over:
            return _("There is nothing to listen to in this recording.")
        if not listening.part:
            return _("Listening for who speaks …")
        percent = spoken_percent(round(listening.part * 100))
        return _("Listening for who speaks … {percent}").format(percent=percent)

    def _lay_out(self) -> None:
        known, foot = QWidget(self), framed("foot", self)
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._table, 1)
        column.addWidget(foot)
        beneath = QVBoxLayout(foot)
        beneath.setContentsMargins(GAP_WIDE, GAP_SMALL, GAP_WIDE, GAP_SMALL)
        beneath.addWidget(self._sure)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setContentsMargins(GAP_WIDE, GAP, GAP_WIDE, GAP)
        self._pages.addWidget(known)
        self._pages.addWidget(self._message)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
