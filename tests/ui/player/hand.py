"""A mouse over the timeline."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from callreview.ui.player.timeline import Timeline

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Hand:
    """A mouse over the timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def press(
        self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEY, button: Qt.MouseButton = LEFT
    ) -> None:
        self._send(QEvent.Type.MouseButtonPress, at, button, button, keys)

    def move(self, at: QPointF, held: Qt.MouseButton = LEFT) -> None:
        self._send(QEvent.Type.MouseMove, at, NONE, held, NO_KEY)

    def let_go(self, at: QPointF, button: Qt.MouseButton = LEFT) -> None:
        self._send(QEvent.Type.MouseButtonRelease, at, button, NONE, NO_KEY)

    def click(self, at: QPointF) -> None:
        self.press(at)
        self.let_go(at)

    def drag(self, start: QPointF, end: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self.press(start, keys)
        self.move((start + end) / 2)
        self.move(end)
        self.let_go(end)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self._send(QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, NO_KEY)

    def wheel(self, at: QPointF, notches: float, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        event = QWheelEvent(
            at,
            self.timeline.mapToGlobal(at),
            QPoint(),
            QPoint(0, round(notches * 120)),
            NONE,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.timeline, event)

    def _send(
        self,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> None:
        event = QMouseEvent(kind, at, self.timeline.mapToGlobal(at), button, held, keys)
        QApplication.sendEvent(self.timeline, event)
