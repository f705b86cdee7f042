"""A section of a score sheet: its title, and its weight where sections are weighted."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callreview.domain.rubric import Mode
from callreview.domain.rubric_editing import change_section
from callreview.ui import theme
from callreview.ui.sheets.fields import FormGrid, NumberField, WordsField
from callreview.ui.sheets.share_bar import ShareBar
from callreview.ui.sheets.state import EditorState
from callreview.ui.widgets.labels import plain_label, plain_tooltip
from callreview.words import _


class SectionForm(QWidget):
    """`asked` carries a `Step`."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self.title = WordsField(_("Title of the section"), self, hint=_("For example: Greeting"))
        self.title.said.connect(lambda words: self._change(title=words))
        self.weight = NumberField(_("Weight of the section"), self, may_be_empty=False)
        self.weight.said.connect(lambda number: self._change(weight=number))
        self.share = ShareBar(self)
        self._words = plain_label("", self, tone="soft", font=theme.font_small(self), wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        rows = (
            (_("Title"), self.title),
            (_("Weight"), self.weight),
            ("", self._words),
            (_("Share"), self.share),
        )
        column.addLayout(FormGrid(rows, self))
        column.addStretch(1)

    def show_section(self, state: EditorState, section_id: str) -> None:
        """Show one section."""
        if section_id != self._id:
            self.settle()
        self._id = section_id
        section = next(one for one in state.rubric.sections if one.id == section_id)
        weighted = state.rubric.mode is Mode.SECTIONS
        self.title.show_value(section.title)
        plain_tooltip(self.title, state.source_words.get((section_id, "title"), ""))
        self.weight.show_value(section.weight)
        self.weight.setEnabled(weighted)
        self._words.setText(
            _("Weights of sections count against each other: 40, 20 and 20 are 50, 25 and 25 %.")
            if weighted
            else _("This sheet counts points, so its sections have no weight of their own.")
        )
        self.share.show_share(state.shares.sections[section_id])

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        self.title.settle()
        self.weight.settle()

    def first_field(self) -> QWidget:
        """Return the field in which one begins to type."""
        return self.title

    def _change(self, **values: Any) -> None:
        self.asked.emit(partial(change_section, section_id=self._id, **values))
