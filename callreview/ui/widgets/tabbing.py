"""Tab through a form from the top down, also past rows that came later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_in_order(form: QWidget) -> None:
    """Have Tab go through the fields of `form` as they are laid out.

    Qt goes by the order in which fields were made, which is another where rows come and go.
    """
    layout = form.layout()
    if layout is not None:
        for before, after in pairwise(_fields(layout)):
            QWidget.setTabOrder(before, after)


def _fields(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item else None
        inner = item.layout() if item and widget is None else widget.layout() if widget else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if inner is not None:
            yield from _fields(inner)
