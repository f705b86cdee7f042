"""The F1 sheet: every key, under headings, made from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.actions import Action, Group, in_group
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.keys import shown
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_COLUMNS: tuple[tuple[Group, ...], ...] = (
    (Group.LISTEN, Group.SPANS),
    (Group.MARKS, Group.SCORE, Group.SHEETS),
    (Group.CALLS, Group.QUEUE, Group.APP),
)
_MOST_KEYS = 2
_NOT_ON_KEYBOARDS = ("Media", "Toggle")
_SAME = {"Ctrl+Enter": "Ctrl+Return", "Enter": "Return"}


class KeySheet(Sheet):
    """All keys in three columns, and the way to the words of the search box."""

    search_help_asked = Signal()

    def __init__(self, actions: tuple[Action, ...], parent: QWidget) -> None:
        words = _(
            "Single letters act while the player, the marks or the score sheet have the focus, "
            "never while you type."
        )
        super().__init__(_("All keys"), words, parent, accept=_("Close"))
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, theme.GAP, 0)
        row.setSpacing(theme.GAP_LARGE + theme.GAP)
        for groups in _COLUMNS:
            row.addLayout(_column(groups, actions, inside), 1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        self.body.addWidget(area, 1)
        how = WordButton(_("How to find a call"), self, kind="link")
        how.clicked.connect(self.search_help_asked)
        self.buttons.insertWidget(0, how)
        room = parent.window().size()
        beside = self.sizeHint().width() - area.sizeHint().width()
        wide = inside.sizeHint().width() + area.verticalScrollBar().sizeHint().width() + beside
        self.resize(min(max(1160, wide), room.width() - 40), min(640, room.height() - 40))


def key_rows(actions: Iterable[Action]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return words and keys of a group, the ten options as one row."""
    rows: list[tuple[str, tuple[str, ...]]] = []
    for each in actions:
        if each.id.startswith("choose_"):
            if each.id == "choose_1":
                rows.append((_("Choose option 1 to 10"), ("1", "…", "9", "0")))
            continue
        rows.append((_(each.words), tuple(map(shown, _printed(each.keys)))))
    return tuple(rows)


def _printed(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys worth showing: not media keys, not the same key's other name."""
    known = [key for key in keys if not key.startswith(_NOT_ON_KEYBOARDS)]
    return tuple(key for key in known if _SAME.get(key) not in known)[:_MOST_KEYS]


def _column(groups: tuple[Group, ...], actions: tuple[Action, ...], parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.GAP)
    for group in groups:
        heading = plain_label(
            _(group.value), parent, tone="accent", font=theme.font_heading(parent)
        )
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_LARGE)
        grid.setVerticalSpacing(theme.GAP_SMALL)
        grid.setColumnStretch(0, 1)
        for number, (words, keys) in enumerate(key_rows(in_group(group, actions))):
            grid.addWidget(plain_label(words, parent, wraps=True), number, 0)
            grid.addLayout(_caps(keys, parent), number, 1)
        column.addLayout(grid)
        column.addSpacing(theme.GAP)
    column.addStretch(1)
    return column


def _caps(keys: tuple[str, ...], parent: QWidget) -> QHBoxLayout:
    """Return the keys drawn as on a keyboard, to the right."""
    row = QHBoxLayout()
    row.setSpacing(theme.GAP_SMALL)
    row.addStretch(1)
    for key in keys:
        cap = plain_label(key, parent, font=theme.font_small(parent))
        cap.setProperty("kind", "key")
        row.addWidget(cap)
    return row
