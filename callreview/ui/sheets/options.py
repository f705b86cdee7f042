"""The options of a question: what each reads, what it is worth, what it fails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.edits.sheets import Step
from callreview.domain.rubric import Line, Option
from callreview.domain.rubric_editing import (
    add_option,
    change_option,
    duplicate_option,
    move_option,
    remove_option,
)
from callreview.ui.sheets.fields import FailBox, NumberField, WordsField
from callreview.ui.sheets.rows import ListRow, Rows, menu_of
from callreview.words import _

_POINTS_WIDTH = 58


@dataclass(frozen=True)
class OptionAt:
    """An option with the question it belongs to, and the ids nothing new may have."""

    line: Line
    option: Option
    taken: Collection[str]


class OptionRow(ListRow):
    """One option."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._at: OptionAt | None = None
        self.label = WordsField(_("Option"), self, hint=_("What it reads"))
        self.points = NumberField(_("Points"), self, may_be_empty=False)
        self.points.setFixedWidth(_POINTS_WIDTH)
        self.fail = FailBox(self)
        self.label.said.connect(lambda words: self._change(label=words))
        self.points.said.connect(lambda points: self._change(points=points))
        self.fail.said.connect(lambda fail: self._change(fail=fail))
        self.fields.addWidget(self.label, 1)
        self.fields.addWidget(self.points)
        self.fields.addWidget(self.fail)
        self.close_row()

    @override
    def show_value(self, value: OptionAt) -> None:
        self._at = value
        number = self.place + 1
        self.label.setAccessibleName(_("Option {number}").format(number=number))
        self.points.setAccessibleName(_("Points of option {number}").format(number=number))
        self.fail.setAccessibleName(_("What option {number} fails").format(number=number))
        self.more.set_words(_("More about option {number}").format(number=number))
        self.label.show_value(value.option.label)
        self.points.show_value(value.option.points)
        self.fail.show_value(value.option.fail)

    @override
    def steps(self) -> Sequence[tuple[str, Step]]:
        if self._at is None:
            return ()
        line, option = self._at.line, self._at.option
        return menu_of(
            lambda to: partial(move_option, line_id=line.id, option_id=option.id, place=to),
            partial(duplicate_option, line_id=line.id, option_id=option.id, taken=self._at.taken),
            partial(remove_option, line_id=line.id, option_id=option.id),
            place=self.place,
            count=len(line.options),
        )

    @override
    def first_field(self) -> QWidget:
        return self.label

    def _change(self, **values: object) -> None:
        if self._at is not None:
            self.ask(
                change_option, line_id=self._at.line.id, option_id=self._at.option.id, **values
            )


class OptionsForm(Rows[OptionRow]):
    """All options of a question."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(OptionRow, _("Add an option"), parent)
        self._line_id = ""
        self._taken: Collection[str] = ()
        self.more_asked.connect(self._on_more_asked)

    def show_line(self, line: Line, taken: Collection[str]) -> None:
        """Show a question's options."""
        self._line_id, self._taken = line.id, taken
        self.show_values([OptionAt(line, option, taken) for option in line.options])

    def _on_more_asked(self) -> None:
        new = Option("", "", Decimal(0))
        self.asked.emit(partial(add_option, line_id=self._line_id, option=new, taken=self._taken))
