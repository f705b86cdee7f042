"""The menu of the search box: searches with a name, and what can be done with them."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from callreview.domain.saved import SavedSearch
from callreview.words import _

_LONGEST = 48


class SearchesMenu(QMenu):
    """Says which search is wanted, or that this one is to be saved, or all to be changed."""

    chosen = Signal(str)
    saving_asked = Signal()
    change_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Saved searches"), parent)
        self.setAccessibleName(self.title())

    def show_searches(
        self, searches: Iterable[SavedSearch], query: str, *, read_only: bool
    ) -> None:
        """Offer these; the one that is `query` is ticked."""
        self.clear()
        asked = " ".join(query.split())
        for each in searches:
            entry = self.addAction(_short(each.name), partial(self.chosen.emit, each.query))
            entry.setCheckable(True)
            entry.setChecked(each.query == asked)
        has_any = not self.isEmpty()
        if not has_any:
            self.addAction(_("No search is saved yet")).setEnabled(False)
        self.addSeparator()
        save = self.addAction(_("Save this search…"), self.saving_asked.emit)
        save.setEnabled(bool(asked) and not read_only)
        change = self.addAction(_("Change saved searches…"), self.change_asked.emit)
        change.setEnabled(has_any)


def _short(name: str) -> str:
    """Return a name for a menu, where "&" would underline the next letter."""
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return short.replace("&", "&&")
