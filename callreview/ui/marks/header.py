"""The row above the list: a button for each kind of mark, and which kinds are listed."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget
from typing_extensions import override

from callreview.domain.mark import Category
from callreview.ui.actions import action
from callreview.ui.icons import icon
from callreview.ui.theme import GAP, GAP_SMALL, Theme, font_small
from callreview.ui.widgets.category import category_colour, category_title
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

_ICON = 16


class CategoryButton(QToolButton):
    """Makes a mark of one kind; shows its key."""

    def __init__(self, category: Category, parent: QWidget) -> None:
        super().__init__(parent)
        self._category = category
        entry = action(f"mark_{category.value}")
        title = category_title(category)
        self.setText(f"{title}  {entry.keys[0]}")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFont(font_small(self))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Mark {kind}").format(kind=title))
        plain_tooltip(self, f"{_(entry.words)}   {entry.keys[0]}")
        self._dress()

    def _dress(self) -> None:
        theme = Theme.of(self)
        self.setIcon(icon(self._category.value, theme, category_colour(self._category, theme)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_category"):
            self._dress()


class MarksHeader(QWidget):
    """`asked` carries the kind of a mark to make, `filter_chosen` the kind to list, or None."""

    asked = Signal(object)
    filter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {category: CategoryButton(category, self) for category in Category}
        self._filter = QToolButton(self)
        self._filter.setFont(font_small(self))
        self._filter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._filter.setMenu(self._menu())
        row = FlowLayout(gap=2)
        for category, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, kind=category: self.asked.emit(kind))
            row.addWidget(button)
        across = QHBoxLayout(self)
        across.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        across.addLayout(row, 1)
        across.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        self.show_filter(None, 0)

    def show_filter(self, category: Category | None, count: int) -> None:
        """Show which kind is listed, None for all, and how many there are."""
        what = _("All") if category is None else category_title(category)
        self._filter.setText(_("{what}: {count} ▾").format(what=what, count=count))
        self._filter.setAccessibleName(_("Marks listed: {what}").format(what=what))
        for entry in self._filter.menu().actions():
            entry.setChecked(entry.data() == category)

    def show_held(self, category: Category | None) -> None:
        """Show that a key is held down, None when none is."""
        for each, button in self._buttons.items():
            button.setDown(each is category)

    def allow(self, *, making: bool, listing: bool) -> None:
        """Allow to make marks, and to choose which are listed."""
        for button in self._buttons.values():
            button.setEnabled(making)
        self._filter.setVisible(listing)

    def _on_filter(self, entry: QAction) -> None:
        kept = entry.data()  # comes back as plain text
        self.filter_chosen.emit(Category(kept) if kept else None)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        group.triggered.connect(self._on_filter)
        for category in (None, *Category):
            words = _("All marks") if category is None else category_title(category)
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setData(category)
            group.addAction(entry)
        return menu
