"""What a file of reviews would change: looked at before anything is."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QTableWidget, QWidget

from callreview.domain.rubric import RubricVersion
from callreview.domain.taking_over import Entry, Preview, Standing
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.labels import breakable, plain_label, straight
from callreview.ui.widgets.roomy import put_words, show_as_roomy_rows
from callreview.words import _, ngettext
from callreview.words.reviewfiles import conflict_rows, standing_words, summary_lines, whose_words

_SIZE = (860, 560)
_MOST_LINES = 6


class ComingSheet(Sheet):
    """Shows a `Preview`; accepted, its new reviews are to be taken over.

    Standing on a conflict one sees both sides of it.
    """

    def __init__(
        self, preview: Preview, versions: Mapping[str, RubricVersion], parent: QWidget
    ) -> None:
        new = len(preview.of(Standing.NEW))
        take = ngettext("Take {count} review over", "Take {count} reviews over", new)
        super().__init__(
            _("Reviews from a file"),
            "",
            parent,
            accept=take.format(count=new) if new else _("Close"),
            cancel=_("Cancel") if new else "",
        )
        self._versions = versions
        self._entries = sorted(preview.entries, key=lambda entry: _ORDER.index(entry.standing))
        for line in list(summary_lines(preview))[:_MOST_LINES]:
            self.body.addWidget(plain_label(breakable(line), self, wraps=True))
        self.table, self.both = QTableWidget(self), QTableWidget(self)
        headings = (_("Reviewer"), _("Recording"), _("What happens"))
        show_as_roomy_rows(self.table, headings, _("Reviews of the file"))
        sides = (_("Differs in"), _("Here"), _("In the file"))
        show_as_roomy_rows(self.both, sides, _("Both sides"))
        self.both.hide()
        self.body.addSpacing(theme.GAP_SMALL)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.both, 1)
        self.table.currentCellChanged.connect(lambda row, *_others: self._show_both(row))
        _fill(self.table, [_cells(one) for one in self._entries])
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        if self._entries:
            self.table.setCurrentCell(0, 0)

    def _show_both(self, row: int) -> None:
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        is_conflict = entry is not None and entry.standing is Standing.CONFLICT
        self.both.setVisible(is_conflict)
        if entry is not None and is_conflict:
            _fill(self.both, conflict_rows(entry, self._versions))


_ORDER = (Standing.CONFLICT, Standing.NO_RECORDING, Standing.NEW, Standing.KNOWN)


def _cells(entry: Entry) -> tuple[str, ...]:
    name = breakable(straight(entry.signed.heard.name))
    return whose_words(entry), name, standing_words(entry.standing)


def _fill(table: QTableWidget, rows: Sequence[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            put_words(table, at, column, text)
