"""Keeping what one walks with the keys in sight, inside whatever scrolls it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 12


def keep_in_sight(widget: QWidget, part: QRect) -> None:
    """Scroll so that `part` of a widget is seen, its top if it is higher than the view."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is None or inside is None:
        return
    shown = QRect(widget.mapTo(inside, QPoint(0, 0)) + part.topLeft(), part.size())
    for edge in (shown.bottom(), shown.top()):
        area.ensureVisible(0, edge, 0, _MARGIN)
