"""The menu bar, made from the table of actions. Keys are only shown here: `ear` hears them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from callreview.ui.actions import MENUS, Action, in_menu
from callreview.ui.keys import shown
from callreview.words import _

_SEPARATED_BEFORE = frozenset(
    {"look_at_scorecard", "export_table", "show_settings", "quit", "search", "zoom_in"}
    | {"group_on", "listen_to_five", "show_in_folder", "show_people"}
    | {
        "back_10",
        "slower",
        "volume_up",
        "skip_silence",
        "swap_picture",
        "edit_words",
        "save_clip",
        "turn_blind",
        "next_pane",
        "show_about",
    }
)


def fill_menus(bar: QMenuBar, do: Callable[[Action], None], may: Callable[[Action], bool]) -> None:
    """Put every menu into `bar`; whether an entry can be chosen is asked as its menu opens."""
    for title in MENUS:
        menu = bar.addMenu(_(title))
        entries = [(each, _entry(menu, each, do)) for each in in_menu(title)]
        menu.aboutToShow.connect(partial(_refresh, entries, may))


def _entry(menu: QMenu, each: Action, do: Callable[[Action], None]) -> QAction:
    if each.id in _SEPARATED_BEFORE and menu.actions():
        menu.addSeparator()
    keys = f"\t{shown(each.keys[0])}" if each.keys else ""
    entry = menu.addAction(_(each.words) + keys)
    entry.setMenuRole(_role(each))
    entry.triggered.connect(lambda: do(each))
    return entry


def _refresh(entries: list[tuple[Action, QAction]], may: Callable[[Action], bool]) -> None:
    for each, entry in entries:
        entry.setEnabled(may(each))


def _role(each: Action) -> QAction.MenuRole:
    """Return where macOS wants the entry."""
    roles = {
        "quit": QAction.MenuRole.QuitRole,
        "show_settings": QAction.MenuRole.PreferencesRole,
        "show_about": QAction.MenuRole.AboutRole,
    }
    return roles.get(each.id, QAction.MenuRole.NoRole)
