"""Frames: cards, bars and hair lines, drawn by the style sheet."""

from PySide6.QtWidgets import QFrame, QWidget


def framed(kind: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame of a kind the style sheet knows: "card", "bar", "strip", "notice", "line"."""
    frame = QFrame(parent)
    frame.setProperty("kind", kind)
    return frame
