"""The outline of a draft: the sheet, its sections and questions in one tree."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from callreview.domain.rubric import Fail, Line, Section
from callreview.ui import theme
from callreview.ui.icons import icon
from callreview.ui.sheets.moving import WHOLE, Part, Spot, has
from callreview.ui.sheets.outline_row import SHARE, ShareDelegate, TallRow
from callreview.ui.sheets.share_bar import share_text
from callreview.ui.sheets.state import EditorState
from callreview.ui.theme import Theme
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _
from callreview.words.sheet_problems import numbers_of

_SPOT = Qt.ItemDataRole.UserRole
_SHARE_WIDTH = 116
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS, _WORTH = 0, 1


class Outline(QTreeWidget):
    """Shows an `EditorState`. What is new in it becomes the selected part.

    `chosen` carries the selected `Spot`; `dropped` a Spot, the Spot it was dropped beside, and
    whether after it; `edit_asked` comes with Enter.
    """

    chosen = Signal(object)
    dropped = Signal(object, object, bool)
    edit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: frozenset[Spot] = frozenset()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(theme.GAP_WIDE)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Sections and questions"))
        self.setItemDelegate(TallRow(self))
        self.setItemDelegateForColumn(_WORTH, ShareDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WORTH, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_WORTH, _SHARE_WIDTH)
        self.currentItemChanged.connect(lambda item, _before: self._on_current_changed(item))

    @property
    def spot(self) -> Spot:
        """Return what is selected; the whole sheet if nothing is."""
        item = self.currentItem()
        found = item.data(_WORDS, _SPOT) if item else None
        return found if isinstance(found, Spot) else WHOLE

    def begin(self) -> None:
        """Take what is shown next for another sheet, in which nothing is new."""
        self._shown = frozenset()

    def show_state(self, state: EditorState) -> None:
        """Show a draft; the selected part stays, unless something was put in."""
        there = frozenset(_spots(state))
        spot = _new_one(there - self._shown, state) if self._shown else None
        spot = spot or (self.spot if has(state.rubric, self.spot) else self._beside(state))
        self._shown = there
        scrolled = self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self.clear()
        self._fill(state)
        self.expandAll()
        self._select(spot)
        self.blockSignals(blocked)
        self.verticalScrollBar().setValue(scrolled)
        if item := self.currentItem():
            self.scrollToItem(item)

    def choose(self, spot: Spot) -> None:
        """Select a part."""
        self._select(spot)

    def _beside(self, state: EditorState) -> Spot:
        """Return what stands nearest to a selected part that is gone."""
        item = self.currentItem()
        for near in (self.itemBelow(item), self.itemAbove(item)) if item else ():
            found = near.data(_WORDS, _SPOT) if near else None
            if isinstance(found, Spot) and has(state.rubric, found):
                return found
        return WHOLE

    def _fill(self, state: EditorState) -> None:
        numbers = numbers_of(state.rubric)
        title = state.rubric.title.strip() or _("(no title yet)")
        top = QTreeWidgetItem([title, ""])
        top.setData(_WORDS, _SPOT, WHOLE)
        top.setFont(_WORDS, theme.font_heading(self))
        top.setFlags(top.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        self.addTopLevelItem(top)
        for section in state.rubric.sections:
            heading = self._section(state, section)
            self.addTopLevelItem(heading)
            for line in section.lines:
                heading.addChild(self._line(state, line, numbers.get(line.id)))

    def _section(self, state: EditorState, section: Section) -> QTreeWidgetItem:
        share = state.shares.sections[section.id]
        words = section.title.strip() or _("(no title yet)")
        item = QTreeWidgetItem([words, share_text(share)])
        item.setData(_WORDS, _SPOT, Spot(Part.SECTION, section.id))
        item.setData(_WORTH, SHARE, share)
        item.setFont(_WORDS, theme.font_heading(self))
        item.setForeground(_WORDS, QBrush(Theme.of(self).accent))
        spoken = _("section {words}").format(words=words)
        self._say_untranslated(state, section.id, item, spoken)
        return item

    def _line(self, state: EditorState, line: Line, number: int | None) -> QTreeWidgetItem:
        worn = Theme.of(self)
        share, bonus = state.shares.lines[line.id], state.shares.bonus.get(line.id)
        text = " ".join(line.text.split()) or _("(no words yet)")
        words = f"{number}  {text}" if number else text
        item = QTreeWidgetItem([words, share_text(share, bonus)])
        item.setData(_WORDS, _SPOT, Spot(Part.LINE, line.id))
        item.setData(_WORTH, SHARE, share if bonus is None else bonus)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        if number is None or not line.text.strip():
            item.setForeground(_WORDS, QBrush(worn.text_soft))
        if is_critical(line):
            item.setIcon(_WORTH, icon("warning", worn, worn.danger))
        self._say_untranslated(state, line.id, item, _spoken(line, number, text))
        return item

    def _say_untranslated(
        self, state: EditorState, part: str, item: QTreeWidgetItem, spoken: str
    ) -> None:
        """Describe a part, and say of it whether some words are still those of another language."""
        if part in state.untranslated.parts:
            worn = Theme.of(self)
            item.setIcon(_WORDS, icon("draft", worn, worn.warning))
            spoken = _("{part}, not translated yet").format(part=spoken)
        _describe(item, spoken)

    def _select(self, spot: Spot) -> None:
        for item in self._items():
            if item.data(_WORDS, _SPOT) == spot:
                self.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return [
            item
            for at in range(self.topLevelItemCount())
            if (top := self.topLevelItem(at))
            for item in (top, *_children(top))
        ]

    def _on_current_changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self.spot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self.itemAt(event.position().toPoint())
        other = target.data(_WORDS, _SPOT) if target else None
        above = self.dropIndicatorPosition() is self.DropIndicatorPosition.AboveItem
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or Qt takes the item out by itself
        event.accept()
        if isinstance(other, Spot):
            self.dropped.emit(self.spot, other, not above)


def is_critical(line: Line) -> bool:
    """Return whether some answer to a question fails a section or the call."""
    graver = (Fail.SECTION, Fail.CALL)
    fails = [*(one.fail for one in line.options), *(one.fail for one in line.ranges)]
    return any(fail in graver for fail in fails)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at))]


def _spots(state: EditorState) -> list[Spot]:
    return [
        *(Spot(Part.SECTION, section.id) for section in state.rubric.sections),
        *(Spot(Part.LINE, line.id) for line in state.rubric.lines),
    ]


def _new_one(new: frozenset[Spot], state: EditorState) -> Spot | None:
    """Return the part that was put in: of a section with its questions, the section."""
    return next((spot for spot in _spots(state) if spot in new), None)


def _spoken(line: Line, number: int | None, text: str) -> str:
    if number is None:
        return _("instruction: {text}").format(text=text)
    said = _("question {number}: {text}").format(number=number, text=text)
    return _("{question}, can fail the call").format(question=said) if is_critical(line) else said


def _describe(item: QTreeWidgetItem, words: str) -> None:
    item.setData(_WORDS, Qt.ItemDataRole.AccessibleTextRole, words)
    item.setToolTip(_WORDS, plain_rich(item.text(_WORDS)))
