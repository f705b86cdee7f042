"""What concerns the whole score sheet: its title, how it is counted, what is passed."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from callreview.domain.rubric import Mode
from callreview.domain.rubric_editing import change_sheet
from callreview.ui import theme
from callreview.ui.sheets.bands import BandsForm
from callreview.ui.sheets.fields import FormGrid, NumberField, WordsField, shrink
from callreview.ui.sheets.state import EditorState
from callreview.ui.widgets.labels import plain_label
from callreview.ui.widgets.tabbing import tab_in_order
from callreview.words import _
from callreview.words.languages import language_name


class SheetForm(QWidget):
    """`asked` carries a `Step`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = WordsField(_("Title"), self, hint=_("What the score sheet is called"))
        self.title.said.connect(lambda words: self._change(title=words))
        self.language = WordsField(_("Language"), self, hint="en")
        self.language.setMaximumWidth(120)
        self.language.said.connect(lambda words: self._change(language=words.strip()))
        self._language_name = plain_label("", self, tone="soft")
        self.mode = QComboBox(self)
        self.mode.setAccessibleName(_("How it is counted"))
        shrink(self.mode)
        self.mode.addItem(_("Points: earned of possible, over all questions"), Mode.POINTS)
        self.mode.addItem(_("Weighted sections: each is worth its share"), Mode.SECTIONS)
        self.mode.activated.connect(lambda at: self._change(mode=Mode(self.mode.itemData(at))))
        self.mark = NumberField(_("Pass mark in percent"), self, hint=_("none"), may_be_empty=True)
        self.mark.said.connect(lambda number: self._change(pass_mark=number))
        self.cap = QCheckBox(_("With bonus, never above 100 %"), self)
        self.cap.clicked.connect(lambda on: self._change(cap_bonus=on))
        self.zero = QCheckBox(_("What failed is shown as 0"), self)
        self.zero.clicked.connect(lambda on: self._change(zero_on_fail=on))
        self._zero_words = plain_label(
            _("The percentage that averages use never changes by a fail, with or without this."),
            self,
            tone="soft",
            font=theme.font_small(self),
            wraps=True,
        )
        self.bands = BandsForm(self)
        self.bands.asked.connect(self.asked)
        self._lay_out()

    def show_state(self, state: EditorState) -> None:
        """Show the sheet."""
        rubric = state.rubric
        self.title.show_value(rubric.title)
        self.language.show_value(rubric.language)
        name = language_name(rubric.language)
        self._language_name.setText("" if name == rubric.language else name)
        self.language.setAccessibleDescription(name)
        self.mode.setCurrentIndex(0 if rubric.mode is Mode.POINTS else 1)
        self.mark.show_value(rubric.pass_mark)
        self.cap.setChecked(rubric.cap_bonus)
        self.zero.setChecked(rubric.zero_on_fail)
        self.bands.show_bands(rubric.bands)
        tab_in_order(self)

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        for field in (self.title, self.language, self.mark):
            field.settle()

    def first_field(self) -> QWidget:
        """Return the field in which one begins to type."""
        return self.title

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        language = QWidget(self)
        row = QHBoxLayout(language)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.language)
        row.addWidget(self._language_name, 1)
        column.addLayout(
            FormGrid(
                (
                    (_("Title"), self.title),
                    (_("Language"), language),
                    (_("Counted by"), self.mode),
                    (_("Pass mark, %"), self.mark),
                    ("", self.cap),
                    ("", self.zero),
                    ("", self._zero_words),
                    (_("Bands"), self.bands),
                ),
                self,
            )
        )
        column.addStretch(1)

    def _change(self, **values: Any) -> None:
        self.asked.emit(partial(change_sheet, **values))
