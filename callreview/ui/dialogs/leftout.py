"""What could not be read of a folder, and why: file by file, in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import plain_rich
from callreview.words import _

_MOST_ROWS = 500
_WIDEST = 320


class LeftOutSheet(Sheet):
    """A list of what was left out with the reason beside each.

    `rows` are path, or where it stands, and sentence; without `words` and `heads` they are files.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[str, str]],
        parent: QWidget,
        *,
        words: str = "",
        heads: tuple[str, str] | None = None,
    ) -> None:
        of_files = _(
            "Nothing in the folder was changed. These files stay out until they can be read."
        )
        super().__init__(title, words or of_files, parent, accept=_("Close"))
        self.body.addWidget(_table(rows, heads or (_("Recording"), _("Why")), self), 1)
        room = parent.window().size()
        self.resize(min(860, room.width() - 40), min(480, room.height() - 40))


def _table(
    rows: Sequence[tuple[str, str]], heads: tuple[str, str], parent: QWidget
) -> QTableWidget:
    table = QTableWidget(min(len(rows), _MOST_ROWS), 2, parent)
    table.setAccessibleName(_("What was left out"))
    table.setHorizontalHeaderLabels(heads)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.ROW)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.horizontalHeader().setStretchLastSection(True)
    for number, (path, why) in enumerate(rows[:_MOST_ROWS]):
        for column, text in enumerate((path.replace("\\", "/").rpartition("/")[2], why)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_rich(path if column == 0 else why))
            table.setItem(number, column, item)
    table.resizeColumnToContents(0)
    table.setColumnWidth(0, min(_WIDEST, table.columnWidth(0) + theme.GAP_WIDE))
    return table
