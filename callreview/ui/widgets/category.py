"""What the four kinds of mark look like and are called, wherever they are shown."""

from PySide6.QtGui import QColor

from callreview.domain.mark import Category
from callreview.ui.theme import Theme
from callreview.words import _


def category_colour(category: Category, theme: Theme) -> QColor:
    """Return the colour of a kind of mark."""
    return {
        Category.PRAISE: theme.praise,
        Category.IMPROVE: theme.improve,
        Category.COMPLIANCE: theme.compliance,
        Category.NOTE: theme.note,
    }[category]


def category_title(category: Category) -> str:
    """Return what a kind of mark is called on a button."""
    return {
        Category.PRAISE: _("Praise"),
        Category.IMPROVE: _("Improve"),
        Category.COMPLIANCE: _("Compliance"),
        Category.NOTE: _("Note"),
    }[category]


def category_words(category: Category) -> str:
    """Return what a kind of mark is called inside a sentence."""
    return {
        Category.PRAISE: _("praise"),
        Category.IMPROVE: _("improve"),
        Category.COMPLIANCE: _("compliance"),
        Category.NOTE: _("note"),
    }[category]
