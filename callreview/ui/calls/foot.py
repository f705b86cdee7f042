"""The foot of the table: how many calls are shown and selected, and how many hours they are."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from callreview.ui import theme
from callreview.ui.calls.grouping import Sum
from callreview.ui.calls.menubutton import MenuButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.times import counted_calls, spoken_length

_COUNT_AFTER_MS = 120


class Foot(QWidget):
    """Says `counting` once nobody has typed or selected for a moment: adding up takes a while."""

    counting = Signal()

    def __init__(
        self,
        parent: QWidget,
        fill_groups: Callable[[QMenu], None],
        fill_columns: Callable[[QMenu], None],
    ) -> None:
        super().__init__(parent)
        self._shown = plain_label(parent=self, tone="soft", font=theme.font_small(self))
        self._shown.setObjectName("total")
        self._selected = plain_label(parent=self, tone="soft", font=theme.font_small(self))
        self._selected.setObjectName("selected")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_WIDE, theme.GAP_SMALL, theme.GAP, theme.GAP_SMALL)
        row.addWidget(self._shown)
        row.addSpacing(theme.GAP_LARGE)
        row.addWidget(self._selected)
        row.addStretch(1)
        self._groups = MenuButton(_("Groups"), self, fill_groups)
        row.addWidget(self._groups)
        row.addWidget(MenuButton(_("Columns"), self, fill_columns))
        self._soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._soon.timeout.connect(self.counting)

    def count_soon(self) -> None:
        """Have it counted again in a moment."""
        self._soon.start()

    def show_grouping(self, words: str) -> None:
        """Show what the table is grouped by; nothing if it is not."""
        self._groups.show_words(_("Groups"), words)

    def show_counts(self, shown: Sum, selected: Sum) -> None:
        """Show number and hours of the calls in the table, and of those selected if several."""
        self._shown.setText(counted(shown))
        several = selected.calls > 1
        words = _("selected: {calls}").format(calls=counted(selected)) if several else ""
        self._selected.setText(words)


def counted(calls: Sum) -> str:
    """Return "212 calls, 14 h 20 min"."""
    return f"{counted_calls(calls.calls)}, {spoken_length(calls.length_ms)}"
