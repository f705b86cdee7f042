"""The first page of the room: the table of score sheets, and what can be done with one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.sheets.listing import SheetTable
from callreview.ui.sheets.state import ListState, Row, Standing
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label
from callreview.words import _


class ShelfPage(QWidget):
    """Signals carry the selected `Row`; `new_asked` and `import_asked` carry nothing."""

    new_asked = Signal()
    import_asked = Signal()
    edit_asked = Signal(object)
    duplicate_asked = Signal(object)
    translate_asked = Signal(object)
    retire_asked = Signal(object)
    back_asked = Signal(object)
    discard_asked = Signal(object)
    versions_asked = Signal(object)
    health_asked = Signal(object)
    export_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = SheetTable(self)
        self.new = WordButton(_("New score sheet"), self, kind="primary")
        self.new.clicked.connect(self.new_asked)
        self.edit = self._button(_("Edit"), self.edit_asked)
        self.duplicate = self._button(_("Duplicate"), self.duplicate_asked)
        self.translate = self._button(_("Translate…"), self.translate_asked)
        self.retire = self._button(_("Retire"), self.retire_asked)
        self.back = self._button(_("Offer again"), self.back_asked)
        self.discard = self._button(_("Throw the draft away"), self.discard_asked)
        self.versions = self._button(_("Versions"), self.versions_asked)
        self.health = self._button(_("What reviews say of it"), self.health_asked)
        self.export = self._button(_("Export…"), self.export_asked)
        self.import_ = WordButton(_("Import…"), self)
        self.import_.clicked.connect(self.import_asked)
        self._words = plain_label("", self, tone="soft", wraps=True)
        self.table.row_chosen.connect(self._show_chosen)
        self.table.opened.connect(self.edit.click)
        self._read_only = False
        self._lay_out()

    def show_state(self, state: ListState) -> None:
        """Show every sheet."""
        self._read_only = state.read_only
        self.new.setEnabled(not state.read_only)
        self.import_.setEnabled(not state.read_only)
        self.table.show_state(state)

    def _show_chosen(self) -> None:
        row = self.table.chosen
        standing = row.standing if row else None
        self.edit.setVisible(standing is not None)
        self.duplicate.setVisible(standing in (Standing.CURRENT, Standing.RETIRED))
        for each in (self.translate, self.retire):
            each.setVisible(standing is Standing.CURRENT)
        self.back.setVisible(standing is Standing.RETIRED)
        self.discard.setVisible(standing is Standing.DRAFT)
        self.export.setVisible(standing is not None)
        for each in (self.versions, self.health):
            each.setVisible(standing in (Standing.CURRENT, Standing.RETIRED))
        for each in self._writing:
            each.setEnabled(not self._read_only)
        self._words.setText(_about(row) if row else "")

    @property
    def _writing(self) -> tuple[WordButton, ...]:
        """Return the buttons that write into the library."""
        kept = self.retire, self.back, self.discard
        return (self.edit, self.duplicate, self.translate, *kept)

    def _button(self, words: str, signal: object) -> WordButton:
        button = WordButton(words, self)
        button.clicked.connect(lambda: self._say(signal))
        return button

    def _say(self, signal: object) -> None:
        if self.table.chosen is not None:
            signal.emit(self.table.chosen)  # type: ignore[attr-defined]  # a bound signal has no type

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain_label(_("Score sheets"), self, font=theme.font_title(self)), 1)
        head.addWidget(self.import_)
        head.addWidget(self.new)
        doing = FlowLayout(gap=theme.GAP)
        for each in (*self._writing, self.versions, self.health, self.export):
            doing.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.GAP_LARGE, 24, theme.GAP_LARGE)
        column.setSpacing(theme.GAP_WIDE)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._words)
        column.addLayout(doing)


def _about(row: Row) -> str:
    return {
        Standing.CURRENT: _(
            "A version never changes once it is published. To change the sheet, write its next"
            " version as a draft."
        ),
        Standing.DRAFT: _("A draft changes freely; nobody reviews with it until it is published."),
        Standing.RETIRED: _(
            "Retired: no review is begun with it any more. Its versions and reviews stay."
        ),
    }[row.standing]
