"""What is carried by the pointer from the timeline or the list of marks onto a question."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget

from callreview.domain.mark import Mark
from callreview.domain.timebase import Span, format_clock
from callreview.ui.widgets.labels import plain_label

_MARK = "application/x-callreview-mark"
_SPAN = "application/x-callreview-span"
_MOST_LETTERS = 40


def data_of(what: Mark | Span) -> QMimeData:
    """Return a mark or a span as what is carried."""
    data = QMimeData()
    if isinstance(what, Mark):
        data.setData(_MARK, QByteArray(what.id.encode()))
    else:
        data.setData(_SPAN, QByteArray(f"{what.start_ms} {what.end_ms}".encode()))
    return data


def carried(data: QMimeData) -> str | Span | None:
    """Return the key of the mark, or the span, that is carried; None for anything else."""
    if data.hasFormat(_MARK):
        return bytes(data.data(_MARK).data()).decode()
    if data.hasFormat(_SPAN):
        start, end = bytes(data.data(_SPAN).data()).split()
        return Span(int(start), int(end))
    return None


def takes_drops(place: QPoint) -> bool:
    """Return whether something at this place of the screen takes what is carried."""
    under = QApplication.widgetAt(place)
    while under is not None and not under.acceptDrops():
        under = under.parentWidget()
    return under is not None


def carry(widget: QWidget, what: Mark | Span) -> None:
    """Let the pointer carry it until it is let go; Shift moves a mark, else it stays."""
    drag = QDrag(widget)
    drag.setMimeData(data_of(what))
    words = _words(what)
    shown = plain_label(words, font=widget.font())
    shown.setProperty("kind", "badge")
    shown.adjustSize()
    drag.setPixmap(shown.grab())
    drag.setHotSpot(QPoint(-12, -4))
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _words(what: Mark | Span) -> str:
    span = what.span if isinstance(what, Mark) else what
    words = f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}"
    text = what.text if isinstance(what, Mark) else ""
    return f"{words}  {text[:_MOST_LETTERS]}".strip()
