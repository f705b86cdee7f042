"""When a question is asked: always, or only if another was answered in a certain way."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from callreview.domain.rubric import Condition, Line, Rubric
from callreview.domain.rubric_editing import change_line
from callreview.ui import theme
from callreview.ui.sheets.fields import shrink
from callreview.ui.widgets.flow import FlowLayout
from callreview.words import _
from callreview.words.sheet_problems import numbers_of

_LONGEST = 60


class ConditionForm(QWidget):
    """A box of the questions it may depend on, and the answers of the chosen one to tick.

    `asked` carries a `Step`.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._boxes: list[QCheckBox] = []
        self.question = QComboBox(self)
        shrink(self.question)
        self.question.setAccessibleName(_("Ask only if"))
        self.question.activated.connect(self._on_chosen)
        self._flow = FlowLayout(gap=theme.GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_SMALL)
        column.addWidget(self.question)
        column.addLayout(self._flow)

    def show_line(self, rubric: Rubric, line: Line) -> None:
        """Show what a question of the sheet depends on."""
        self._line = line
        asked = line.show_if
        self.question.clear()
        self.question.addItem(_("Always asked"), "")
        numbers = numbers_of(rubric)
        for other in rubric.lines:
            if other.options and other.id != line.id:
                words = _("if {number}, {text}, is …").format(
                    number=numbers[other.id], text=_short(other.text) or _("(no words yet)")
                )
                self.question.addItem(words, other.id)
        if asked and self.question.findData(asked.line) < 0:
            self.question.addItem(_("if a question that is gone is …"), asked.line)
        self.question.setCurrentIndex(max(0, self.question.findData(asked.line if asked else "")))
        found = [other for other in rubric.lines if asked and other.id == asked.line]
        self._show_options(found[0] if found else None, asked)

    def _show_options(self, other: Line | None, asked: Condition | None) -> None:
        options = other.options if other else ()
        while len(self._boxes) > len(options):
            box = self._boxes.pop()
            self._flow.removeWidget(box)
            box.deleteLater()
        while len(self._boxes) < len(options):
            box = QCheckBox(self)
            box.clicked.connect(self._on_ticked)
            self._boxes.append(box)
            self._flow.addWidget(box)
        for box, option in zip(self._boxes, options, strict=True):
            box.setText(_short(option.label).replace("&", "&&") or _("(no words yet)"))
            box.setAccessibleName(_("Ask if the answer is {option}").format(option=option.label))
            box.setProperty("option", option.id)
            box.setChecked(asked is not None and option.id in asked.options)
            box.show()
        self._flow.invalidate()
        self.updateGeometry()

    def _on_chosen(self, at: int) -> None:
        other = str(self.question.itemData(at))
        if self._line is None or other == (self._line.show_if.line if self._line.show_if else ""):
            return
        self._ask(Condition(other, ()) if other else None)

    def _on_ticked(self) -> None:
        if self._line is not None and self._line.show_if is not None:
            ticked = tuple(str(box.property("option")) for box in self._boxes if box.isChecked())
            self._ask(Condition(self._line.show_if.line, ticked))

    def _ask(self, condition: Condition | None) -> None:
        assert self._line is not None
        self.asked.emit(partial(change_line, line_id=self._line.id, show_if=condition))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
