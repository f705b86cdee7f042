"""How a log is written, how it writes days and directions: rows of choices above and below it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from callreview.domain.call import Direction
from callreview.domain.logmapping import Dialect, LogMapping
from callreview.domain.moment import DayOrder
from callreview.intake.logs.sheet import ENCODINGS, Sheet
from callreview.ui import theme
from callreview.ui.logmapping.state import (
    OFFSETS,
    ORDERS,
    QUOTES,
    SEPARATORS,
    WAYS,
    dialect_with,
    direction_words,
    has_times,
    offset_words,
    with_way,
)
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_LONGEST_WORD = 24


class DialectForm(QWidget):
    """Shows a `Dialect`; `chosen` carries another."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialect = Dialect()
        self.separator = _combo(_words(SEPARATORS.values()), self._on_separator, self)
        self.quote = _combo(_words(QUOTES.values()), self._on_quote, self)
        self.encoding = _combo([one.upper() for one in ENCODINGS], self._on_encoding, self)
        self.has_header = QCheckBox(_("First row holds headings"), self)
        self.has_header.clicked.connect(lambda on: self._say(has_header=on))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for words, field in (
            (_("Separator"), self.separator),
            (_("Around cells"), self.quote),
            (_("Encoding"), self.encoding),
        ):
            row.addWidget(_captioned(words, field, self))
        row.addWidget(self.has_header)
        row.addStretch(1)

    def show_dialect(self, dialect: Dialect) -> None:
        """Show how a log is written."""
        self._dialect = dialect
        self.separator.setCurrentIndex(list(SEPARATORS).index(dialect.separator))
        self.quote.setCurrentIndex(list(QUOTES).index(dialect.quote))
        self.encoding.setCurrentIndex(ENCODINGS.index(dialect.encoding))
        self.has_header.setChecked(dialect.has_header)

    def _on_separator(self, at: int) -> None:
        self._say(separator=list(SEPARATORS)[at])

    def _on_quote(self, at: int) -> None:
        self._say(quote=list(QUOTES)[at])

    def _on_encoding(self, at: int) -> None:
        self._say(encoding=ENCODINGS[at])

    def _say(self, **changes: object) -> None:
        self.chosen.emit(dialect_with(self._dialect, **changes))


class MeaningForm(QWidget):
    """How days, zones and directions are meant; `said` carries the mapping from now on."""

    said = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mapping: LogMapping | None = None
        self._words: tuple[str, ...] = ()
        self.order = _combo(_words(ORDERS.values()), self._on_order, self)
        self.zone = _combo(map(offset_words, OFFSETS), self._on_zone, self)
        self.ways: list[QComboBox] = []
        self._times = (
            _captioned(_("Days are written"), self.order, self),
            _captioned(_("Time zone"), self.zone, self),
        )
        self._of_ways: list[QWidget] = []
        self._flow = FlowLayout(self, gap=theme.GAP)
        for each in self._times:
            self._flow.addWidget(each)

    def show_mapping(self, mapping: LogMapping, sheet: Sheet) -> None:
        """Show what counts of it: days where a column says when, words for directions."""
        self._mapping = mapping
        self.order.setCurrentIndex(list(ORDERS).index(mapping.day_order))
        if mapping.utc_offset_minutes in OFFSETS:
            self.zone.setCurrentIndex(OFFSETS.index(mapping.utc_offset_minutes))
        for each in self._times:
            each.setVisible(has_times(mapping))
        words = direction_words(mapping, sheet)
        if words != self._words:
            self._words = words
            self._show_words()
        known = dict(mapping.ways)
        for word, choice in zip(words, self.ways, strict=True):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(list(WAYS).index(known.get(word)))
        self.setVisible(has_times(mapping) or bool(words))

    def _show_words(self) -> None:
        for each in self._of_ways:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.ways, self._of_ways = [], []
        for word in self._words:
            choice = _combo(_words(WAYS.values()), partial(self._on_way, word), self)
            captioned = _captioned(f"“{word[:_LONGEST_WORD]}”", choice, self)
            self.ways.append(choice)
            self._of_ways.append(captioned)
            self._flow.addWidget(captioned)
            captioned.show()

    def _on_order(self, at: int) -> None:
        order: DayOrder = list(ORDERS)[at]
        self._say(day_order=order)

    def _on_zone(self, at: int) -> None:
        self._say(utc_offset_minutes=OFFSETS[at])

    def _on_way(self, word: str, at: int) -> None:
        way: Direction | None = list(WAYS)[at]
        if self._mapping is not None:
            self.said.emit(with_way(self._mapping, word, way))

    def _say(self, **changes: object) -> None:
        if self._mapping is not None:
            self.said.emit(replace(self._mapping, **changes))  # type: ignore[arg-type]  # fields


def _words(choices: Iterable[str]) -> list[str]:
    return [_(words) for words in choices]


def _combo(words: Iterable[str], chosen: Callable[[int], None], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.addItems(list(words))
    combo.activated.connect(chosen)
    return combo


def _captioned(words: str, field: QWidget, parent: QWidget) -> QWidget:
    """Return a field with words before it, which name it."""
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, theme.GAP, 0)
    row.setSpacing(theme.GAP_SMALL)
    caption = plain_label(words, both, tone="soft")
    caption.setBuddy(field)
    field.setAccessibleName(words)
    field.setParent(both)
    row.addWidget(caption)
    row.addWidget(field)
    return both
