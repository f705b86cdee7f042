"""A question of a score sheet: its words, its kind, its answers, what it weighs, when it is asked.

Which fields there are depends on the kind.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from callreview.domain.rubric import Kind, Line
from callreview.domain.rubric_editing import change_line
from callreview.domain.scoring_lines import highest
from callreview.ui import theme
from callreview.ui.sheets.condition import ConditionForm
from callreview.ui.sheets.fields import FormGrid, NumberField
from callreview.ui.sheets.fresh import with_kind
from callreview.ui.sheets.options import OptionsForm
from callreview.ui.sheets.ranges import RangesForm
from callreview.ui.sheets.share_bar import ShareBar
from callreview.ui.sheets.state import EditorState
from callreview.ui.widgets.flow import FlowLayout
from callreview.ui.widgets.labels import breakable, plain_label
from callreview.ui.widgets.tabbing import tab_in_order
from callreview.ui.widgets.typed_words import TypedWords
from callreview.words import _
from callreview.words.arithmetic import points_text
from callreview.words.sheets import kind_text


class LineForm(QWidget):
    """`asked` carries a `Step`; `left` says that Esc was pressed in a field of words."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self._state: EditorState | None = None
        self.text = self._words(_("Words of the question"), "text", lines=2)
        self.help = self._words(_("Help for the reviewer: when is it a yes?"), "help", lines=1)
        self.source, self.help_source = self._source(), self._source()
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("Kind of question"))
        for kind in Kind:
            self.kind.addItem(kind_text(kind), kind)
        self.kind.activated.connect(self._on_kind_chosen)
        self.options = OptionsForm(self)
        self.ranges = RangesForm(self)
        self.condition = ConditionForm(self)
        for part in (self.options, self.ranges, self.condition):
            part.asked.connect(self.asked)
        self.points = NumberField(_("What the question weighs"), self, may_be_empty=True)
        self.points.said.connect(lambda number: self._change(points=number))
        self.cap = NumberField(_("Highest sum of points"), self, hint=_("all"), may_be_empty=True)
        self.cap.said.connect(lambda number: self._change(max_points=number))
        self.share = ShareBar(self)
        self.required = self._flag(_("Must be answered"), "required")
        self.allow_na = self._flag(_("“Does not apply” is allowed"), "allow_na")
        self.bonus = self._flag(_("Bonus: only ever adds"), "bonus")
        self._grid = self._lay_out()

    def show_line(self, state: EditorState, line_id: str) -> None:
        """Show one question."""
        if line_id != self._id:
            self.settle()
        self._id, self._state = line_id, state
        line = state.rubric.line(line_id)
        self.text.show_words(line.text)
        self.help.show_words(line.help)
        self.kind.setCurrentIndex(list(Kind).index(line.kind))
        self.options.show_line(line, state)
        self.ranges.show_line(line)
        self.condition.show_line(state.rubric, line)
        self.points.setPlaceholderText(points_text(highest(line)))
        self.points.show_value(line.points)
        self.cap.show_value(line.max_points)
        self.share.show_share(state.shares.lines[line_id], state.shares.bonus.get(line_id))
        self.required.setChecked(line.required)
        self.allow_na.setChecked(line.allow_na)
        self.bonus.setChecked(line.bonus)
        self._show_source(state, line)
        self._show_fields(line)
        tab_in_order(self)

    def settle(self) -> None:
        """Say everything typed and not yet said."""
        self.text.settle()
        self.help.settle()
        self.points.settle()
        self.cap.settle()

    def first_field(self) -> QWidget:
        """Return the field in which one begins to type."""
        return self.text

    def _show_source(self, state: EditorState, line: Line) -> None:
        """Show below the words of a question what they were translated from."""
        for name, label in (("text", self.source), ("help", self.help_source)):
            words = state.source_words.get((line.id, name), "")
            label.setText(breakable(words))
            self._grid.show_field(label, is_there=bool(words))

    def _show_fields(self, line: Line) -> None:
        """Show the fields this kind of question has."""
        has_options = line.kind.picks_one or line.kind is Kind.SEVERAL
        is_asked = line.kind is not Kind.INSTRUCTION
        for field, is_there in (
            (self.options, has_options),
            (self.ranges, line.kind is Kind.NUMBER),
            (self.cap, line.kind is Kind.SEVERAL),
            (self.points, line.kind.is_scored),
            (self.share, line.kind.is_scored),
            (self._flags, is_asked),
            (self.help, is_asked),
        ):
            self._grid.show_field(field, is_there=is_there)
        self.bonus.setVisible(line.kind.is_scored)

    def _lay_out(self) -> FormGrid:
        self._flags = QWidget(self)
        flow = FlowLayout(self._flags, gap=theme.GAP)
        for box in (self.required, self.allow_na, self.bonus):
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        grid = FormGrid(
            (
                (_("Question"), self.text),
                ("", self.source),
                (_("Kind"), self.kind),
                (_("Answers"), self.options),
                (_("Ranges"), self.ranges),
                (_("At most"), self.cap),
                (_("Weighs"), self.points),
                (_("Share"), self.share),
                (_("Help"), self.help),
                ("", self.help_source),
                ("", self._flags),
                (_("Asked"), self.condition),
            ),
            self,
        )
        column.addLayout(grid)
        column.addStretch(1)
        return grid

    def _words(self, name: str, key: str, *, lines: int) -> TypedWords:
        field = TypedWords(name, self, lines=lines)
        field.words_settled.connect(lambda words: self._change(**{key: words}))
        field.left.connect(self.left)
        return field

    def _source(self) -> QLabel:
        return plain_label("", self, tone="soft", font=theme.font_small(self), wraps=True)

    def _flag(self, words: str, key: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.clicked.connect(lambda on: self._change(**{key: on}))
        return box

    def _change(self, **values: Any) -> None:
        self.asked.emit(partial(change_line, line_id=self._id, **values))

    def _on_kind_chosen(self, at: int) -> None:
        if self._state is None:
            return
        were, taken = self._state.options_before(self._id), self._state.taken_in(self._id)
        kind = Kind(self.kind.itemData(at))
        self.asked.emit(partial(with_kind, line_id=self._id, kind=kind, were=were, taken=taken))
