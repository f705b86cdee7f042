"""The ranges of a number: from where to where, what that is worth, what it fails."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from callreview.app.edits.sheets import Step
from callreview.domain.rubric import Line, Range
from callreview.domain.rubric_lists import (
    add_range,
    change_range,
    duplicate_range,
    move_range,
    remove_range,
)
from callreview.ui.sheets.fields import FailBox, NumberField
from callreview.ui.sheets.list_row import ListRow
from callreview.ui.sheets.rows import Rows
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_WIDTH = 58


@dataclass(frozen=True)
class RangeAt:
    """A range with the id of the question it belongs to."""

    line_id: str
    range: Range


class RangeRow(ListRow):
    """One range."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line_id = ""
        self.start = NumberField(_("From"), self, may_be_empty=False)
        self.end = NumberField(_("To"), self, may_be_empty=False)
        self.points = NumberField(_("Points"), self, may_be_empty=False)
        self.fail = FailBox(self)
        self.start.said.connect(lambda number: self._change(start=number))
        self.end.said.connect(lambda number: self._change(end=number))
        self.points.said.connect(lambda number: self._change(points=number))
        self.fail.said.connect(lambda fail: self._change(fail=fail))
        for words, field in (("", self.start), (_("to"), self.end), (_("points"), self.points)):
            field.setFixedWidth(_WIDTH)
            if words:
                self.fields.addWidget(plain_label(words, self, tone="soft"))
            self.fields.addWidget(field)
        self.fields.addWidget(self.fail, 1)
        self.close_row()

    @override
    def show_value(self, value: RangeAt) -> None:
        self._line_id = value.line_id
        number = self.place + 1
        self.start.setAccessibleName(_("Range {number} from").format(number=number))
        self.end.setAccessibleName(_("Range {number} to").format(number=number))
        self.points.setAccessibleName(_("Points of range {number}").format(number=number))
        self.fail.setAccessibleName(_("What range {number} fails").format(number=number))
        self.more.set_words(_("More about range {number}").format(number=number))
        self.start.show_value(value.range.start)
        self.end.show_value(value.range.end)
        self.points.show_value(value.range.points)
        self.fail.show_value(value.range.fail)

    @override
    def move_step(self, to: int) -> Step:
        return partial(move_range, line_id=self._line_id, place=self.place, to=to)

    @override
    def duplicate_step(self) -> Step:
        return partial(duplicate_range, line_id=self._line_id, place=self.place)

    @override
    def remove_step(self) -> Step:
        return partial(remove_range, line_id=self._line_id, place=self.place)

    def _change(self, **values: object) -> None:
        self.ask(change_range, line_id=self._line_id, place=self.place, **values)


class RangesForm(Rows[RangeRow]):
    """All ranges of a question."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(RangeRow, _("Add a range"), parent)
        self._line: Line | None = None
        self.more_asked.connect(self._on_more_asked)

    def show_line(self, line: Line) -> None:
        """Show a question's ranges."""
        self._line = line
        self.show_values([RangeAt(line.id, one) for one in line.ranges])

    def _on_more_asked(self) -> None:
        if self._line is not None:
            end = max((one.end for one in self._line.ranges), default=Decimal(0))
            new = Range(end, end + 10, Decimal(0))
            self.asked.emit(partial(add_range, line_id=self._line.id, new=new))
