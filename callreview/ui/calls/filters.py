"""The row of filters under the header: chips, and what is not understood."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from callreview.domain.query.terms import Query
from callreview.ui import theme
from callreview.ui.calls.chips import (
    NOBODYS,
    Chip,
    asks_for_nobodys,
    chips,
    turned_to_nobodys,
)
from callreview.ui.calls.menubutton import MenuButton, plain, show_chosen
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.searching import asked, typed


class FilterRow(QWidget):
    """Shows what a query asks for; says which query is wanted instead."""

    query_asked = Signal(str)
    help_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._people: tuple[str, ...] = ()
        row = QWidget(self)
        self._buttons = FlowLayout(row, gap=theme.GAP_SMALL)
        self._chips = [self._make_chip(at, chip) for at, chip in enumerate(chips(()))]
        self._nobodys = WordButton(_("No person yet"), row, kind="chip")
        self._nobodys.setCheckable(True)
        self._nobodys.clicked.connect(self._on_nobodys_clicked)
        how = WordButton(_("How to find a call"), row, kind="link")
        how.clicked.connect(self.help_asked)
        for button in (*self._chips, self._nobodys, how):
            self._buttons.addWidget(button)
        self._mistakes = plain_label(tone="warning", wraps=True)
        self._mistakes.setObjectName("mistakes")
        self._mistakes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_WIDE, theme.GAP_SMALL, theme.GAP, theme.GAP_SMALL)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self._mistakes)
        column.addWidget(row)

    def show_query(
        self, text: str, *, people: tuple[str, ...], nobodys: int, mistakes: tuple[str, ...]
    ) -> None:
        """Show what is asked for, which people one may choose, and what is not understood.

        `nobodys` is how many calls, of all, nobody knows the person of.
        """
        self._text, self._people = text, people
        query = asked(text)
        for button, chip in zip(self._chips, chips(people), strict=True):
            is_said_beside = chip.chosen(query) == NOBODYS
            button.show_words(_(chip.name), "" if is_said_beside else chip.words(query))
        self._show_nobodys(nobodys, chosen=asks_for_nobodys(query))
        words = "\n".join(mistakes)
        if words != self._mistakes.text():
            self._mistakes.setText(words)
            self._mistakes.setVisible(bool(words))
            if words:
                announce(self._mistakes, words)

    def _show_nobodys(self, count: int, *, chosen: bool) -> None:
        words = _("No person yet: {count}").format(count=f"{count:,}")
        if self._nobodys.text() != words:
            self._nobodys.setText(words)
            self._nobodys.setAccessibleName(words)
        self._nobodys.setVisible(count > 0 or chosen)
        self._nobodys.setChecked(chosen)
        show_chosen(self._nobodys, chosen=chosen)

    def _on_nobodys_clicked(self) -> None:
        self._ask(turned_to_nobodys(asked(self._text)))

    def _make_chip(self, at: int, chip: Chip) -> MenuButton:
        return MenuButton(_(chip.name), self, partial(self._fill_chip, at))

    def _fill_chip(self, at: int, menu: QMenu) -> None:
        chip, query = chips(self._people)[at], asked(self._text)
        every = menu.addAction(_("All"), partial(self._ask, chip.setting(query, None)))
        every.setCheckable(True)
        every.setChecked(not chip.chosen(query))
        for words, term in chip.choices:
            new = chip.setting(query, term)
            entry = menu.addAction(plain(_(words)), partial(self._ask, new))
            entry.setCheckable(True)
            entry.setChecked(chip.words(query) == _(words))

    def _ask(self, query: Query) -> None:
        self.query_asked.emit(typed(query))
