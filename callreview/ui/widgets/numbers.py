"""Boxes for numbers, all equally wide, their digits as far from the edge as other text."""

from PySide6.QtWidgets import QAbstractSpinBox

_WIDTH = 104
_MARGIN = 6


def dress_number(box: QAbstractSpinBox) -> None:
    """Make a box for a number look like the others."""
    box.setFixedWidth(_WIDTH)
    box.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)  # the style sheet's padding does not reach it
