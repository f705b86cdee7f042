"""The dialog in which a person says what the columns of a log are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from callreview.app.trial import Trial
from callreview.domain.errors import CallReviewError
from callreview.domain.logmapping import LogMapping, Says
from callreview.intake.logs.sheet import Sheet as LogSheet
from callreview.ui import theme
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.logmapping.forms import DialectForm, MeaningForm
from callreview.ui.logmapping.preview import PreviewTable
from callreview.ui.logmapping.state import (
    example_rows,
    odd_words,
    trial_words,
    with_says,
)
from callreview.ui.widgets.announce import announce
from callreview.ui.widgets.labels import plain_label, plain_rich, set_tone
from callreview.words import _, sentence

_SIZE = (1120, 740)
_LEAST_ROWS = 6


class MappingSheet(Sheet):
    """Shows a log and what is said of it, and how many recordings find their line.

    `dialect_chosen` carries how it is written, `changed` what is said of it from now on,
    `saved` what was said in the end.
    """

    dialect_chosen = Signal(object)
    changed = Signal(object)
    saved = Signal(object)

    def __init__(self, name: str, folder: str, parent: QWidget) -> None:
        words = _("Say what each column of “{name}” tells of the recordings in “{folder}”.")
        super().__init__(
            _("How is this log read?"),
            words.format(name=name, folder=folder),
            parent,
            accept=_("Read it like this"),
            cancel=_("Cancel"),
        )
        self._log: LogSheet | None = None
        self._mapping: LogMapping | None = None
        self.dialect = DialectForm(self)
        self.dialect.chosen.connect(self.dialect_chosen)
        self.odd = plain_label("", self, tone="warning", wraps=True)
        self.preview = PreviewTable(self)
        self.preview.said.connect(self._on_said)
        self.meaning = MeaningForm(self)
        self.meaning.said.connect(self._take)
        self.found = plain_label(_("The log is being read …"), self, wraps=True)
        self.found.setAccessibleName(_("What it comes to"))
        self.examples = _examples(self)
        for each in (self.dialect, self.odd, self.preview, self.meaning, self.found):
            self.body.addWidget(each)
        self.body.addWidget(self.examples)
        self.body.setStretch(self.body.indexOf(self.preview), 3)
        self.body.setStretch(self.body.indexOf(self.examples), 2)
        room = _outermost(parent).size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self.odd.hide()
        self._enable(False)

    @property
    def mapping(self) -> LogMapping | None:
        """Return what is said of the log; None while it is not read."""
        return self._mapping

    def show_log(self, log: LogSheet, mapping: LogMapping) -> None:
        """Show a log that was read, and what is said of it."""
        is_first = self._log is None
        self._log, self._mapping = log, mapping
        odd = odd_words(log)
        self.odd.setText(odd)
        self.odd.setVisible(bool(odd))
        self.dialect.show_dialect(log.dialect)
        self.preview.show_sheet(log, mapping)
        self._enable(True)
        if is_first:
            self.dialect.separator.setFocus()
        self._take(mapping)

    def show_trouble(self, words: str) -> None:
        """Say why the log cannot be read."""
        self._enable(self._log is not None)
        self.accept_button.setEnabled(False)
        self._tell(words, "danger")

    def show_counting(self, done: int, total: int) -> None:
        """Show how far counting has come."""
        words = _("Looking for the lines of {total} recordings: {done} done …")
        self._tell(words.format(total=f"{total:,}", done=f"{done:,}"), "soft")

    def show_trial(self, trial: Trial) -> None:
        """Show how many recordings find their line, with examples."""
        self._tell(trial_words(trial), "" if trial.found or not trial.recordings else "warning")
        announce(self.found, self.found.text())
        rows = example_rows(trial)
        self.examples.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            self._fill(row, texts)

    def _fill(self, row: int, texts: Sequence[str]) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_rich(text))
            self.examples.setItem(row, column, item)

    def _on_said(self, at: int, says: Says | None) -> None:
        if self._log is not None and self._mapping is not None:
            self._take(with_says(self._mapping, self._log, at, says))

    def _take(self, mapping: LogMapping) -> None:
        """Go on with what is said now: show it, and have it tried."""
        assert self._log is not None
        self._mapping = mapping
        self.preview.show_mapping(mapping)
        self.meaning.show_mapping(mapping, self._log)
        lacking = _lacking(mapping)
        self.accept_button.setEnabled(not lacking)
        if lacking:
            self.examples.setRowCount(0)
            self._tell(lacking, "warning")
        self.changed.emit(mapping)

    def _tell(self, words: str, tone: str) -> None:
        self.found.setText(words)
        set_tone(self.found, tone)

    def _enable(self, may: bool) -> None:
        for each in (self.dialect, self.preview, self.meaning):
            each.setEnabled(may)
        self.accept_button.setEnabled(may)

    @override
    def accept(self) -> None:
        if self._mapping is not None and self.accept_button.isEnabled():
            super().accept()
            self.saved.emit(self._mapping)


def _outermost(widget: QWidget) -> QWidget:
    """Return the window all sheets stand in."""
    while above := widget.window().parentWidget():
        widget = above
    return widget.window()


def _lacking(mapping: LogMapping) -> str:
    """Return what is still to be said, nothing if that is enough."""
    if not mapping.can_join:
        return sentence(CallReviewError("log_joins_nothing"))
    return "" if mapping.says_more else sentence(CallReviewError("log_says_nothing"))


def _examples(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 3, parent)
    table.setAccessibleName(_("Examples"))
    table.setHorizontalHeaderLabels([_("Recording"), _("Found"), _("Its line says")])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.ROW - 6)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(0, 420)
    header.resizeSection(1, 160)
    header.setStretchLastSection(True)
    table.setMinimumHeight(_LEAST_ROWS * (theme.ROW - 6) // 2)
    return table
