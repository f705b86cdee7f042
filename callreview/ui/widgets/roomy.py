"""Rows of a table that are as high as their words, with room above and below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from callreview.ui import theme
from callreview.ui.widgets.labels import plain_rich

_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


def show_as_roomy_rows(table: QTableWidget, headings: tuple[str, ...], name: str) -> None:
    """Have `table` show whole rows to be read, their words wrapped; columns share the width."""
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(headings)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTextElideMode(Qt.TextElideMode.ElideNone)
    table.setItemDelegate(_Roomy(table))
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    heads = table.horizontalHeader()
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setHighlightSections(False)


def put_words(
    table: QTableWidget, row: int, column: int, text: str, *, is_bold: bool = False
) -> QTableWidgetItem:
    """Put words into a cell, as plain text, and return its item."""
    item = QTableWidgetItem(text)
    item.setFlags(_FIXED)
    item.setToolTip(plain_rich(text))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    font = item.font()
    font.setBold(is_bold)
    item.setFont(font)
    table.setItem(row, column, item)
    return item


class _Roomy(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + theme.GAP_WIDE)
