"""The options of a question: what each reads, what it is worth, what it fails."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from callreview.app.edits.sheets import Step
from callreview.domain.rubric import Kind, Line, Option
from callreview.domain.rubric_editing import (
    add_option,
    change_option,
    duplicate_option,
    move_option,
    remove_option,
    set_options,
)
from callreview.ui.sheets.fields import FailBox, NumberField, WordsField
from callreview.ui.sheets.fresh import usual_steps
from callreview.ui.sheets.list_row import ListRow
from callreview.ui.sheets.rows import Rows
from callreview.ui.sheets.state import EditorState
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_tooltip
from callreview.words import _

_POINTS_WIDTH = 58


@dataclass(frozen=True)
class OptionAt:
    """An option with the id of its question, and the ids nothing new may have.

    `source` is what it reads in the language it was translated from.
    """

    line_id: str
    option: Option
    taken: Collection[str]
    source: str = ""


class OptionRow(ListRow):
    """One option."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line_id = self._id = ""
        self._taken: Collection[str] = ()
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
        self._line_id, self._id = value.line_id, value.option.id
        self._taken = value.taken
        number = self.place + 1
        self.label.setAccessibleName(_("Option {number}").format(number=number))
        self.points.setAccessibleName(_("Points of option {number}").format(number=number))
        self.fail.setAccessibleName(_("What option {number} fails").format(number=number))
        self.more.set_words(_("More about option {number}").format(number=number))
        self.label.show_value(value.option.label)
        plain_tooltip(self.label, value.source)
        self.label.setAccessibleDescription(value.source)
        self.points.show_value(value.option.points)
        self.fail.show_value(value.option.fail)

    @override
    def move_step(self, to: int) -> Step:
        return partial(move_option, line_id=self._line_id, option_id=self._id, place=to)

    @override
    def duplicate_step(self) -> Step:
        line_id, option_id = self._line_id, self._id
        return partial(duplicate_option, line_id=line_id, option_id=option_id, taken=self._taken)

    @override
    def remove_step(self) -> Step:
        return partial(remove_option, line_id=self._line_id, option_id=self._id)

    def _change(self, **values: object) -> None:
        self.ask(change_option, line_id=self._line_id, option_id=self._id, **values)


class OptionsForm(Rows[OptionRow]):
    """All options of a question; a scale can be given steps that are usual."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(OptionRow, _("Add an option"), parent)
        self._line_id = ""
        self._were: tuple[Option, ...] = ()
        self._taken: Collection[str] = ()
        self.steps = WordButton(_("Usual steps"), self, kind="link", icon_name="more")
        self.steps.clicked.connect(self._on_steps_asked)
        self.foot.insertWidget(1, self.steps)
        self.more_asked.connect(self._on_more_asked)

    def show_line(self, line: Line, state: EditorState) -> None:
        """Show a question's options."""
        self._line_id = line.id
        self._were, self._taken = state.options_before(line.id), state.taken_in(line.id)
        self.steps.setVisible(line.kind is Kind.SCALE)
        words = state.source_words
        self.show_values(
            [
                OptionAt(line.id, one, self._taken, words.get((line.id, f"option {one.id}"), ""))
                for one in line.options
            ]
        )

    def steps_menu(self) -> QMenu:
        """Return the scales people use, one an entry."""
        menu = QMenu(self)
        for options in usual_steps():
            words = " · ".join(option.label for option in options)
            step = partial(
                set_options,
                line_id=self._line_id,
                options=options,
                were=self._were,
                taken=self._taken,
            )
            menu.addAction(words).triggered.connect(partial(self.asked.emit, step))
        return menu

    def _on_steps_asked(self) -> None:
        menu = self.steps_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.steps.mapToGlobal(self.steps.rect().bottomLeft()))

    def _on_more_asked(self) -> None:
        new = Option("", "", Decimal(0))
        self.asked.emit(partial(add_option, line_id=self._line_id, option=new, taken=self._taken))
