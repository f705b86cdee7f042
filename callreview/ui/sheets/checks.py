"""The foot of the editor: what is wrong with the sheet, in words, each leading to its place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from callreview.domain.rubric import Rubric
from callreview.domain.rubric_check import Problem
from callreview.ui import theme
from callreview.ui.icons import icon
from callreview.ui.sheets.moving import WHOLE, Part, Spot
from callreview.ui.sheets.state import EditorState
from callreview.ui.theme import Theme
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label, plain_rich, set_tone
from callreview.words import _, ngettext
from callreview.words.languages import language_name
from callreview.words.sheet_problems import place_words, problem_words

_SHOWN = 3


class Checks(QFrame):
    """`jumped` carries the `Spot` something is wrong with; `publish_asked` comes when all is well.

    The button stays dull while something is wrong, and the sentence beside it says why.
    """

    jumped = Signal(object)
    publish_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.words = plain_label("", self, wraps=True)
        self.publish = WordButton(_("Publish"), self, kind="primary")
        self.publish.clicked.connect(self.publish_asked)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("What is not right yet"))
        self.list.setIconSize(QSize(theme.ICON - 2, theme.ICON - 2))
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self._lay_out()

    def show_state(self, state: EditorState) -> None:
        """Show what is wrong with a draft, or that nothing is."""
        count = len(state.problems)
        wrong = ngettext(
            "It cannot be published yet: one thing is not right.",
            "It cannot be published yet: {count} things are not right.",
            count,
        ).format(count=count)
        self.words.setText(wrong if count else _ready(state))
        is_unsure = bool(state.untranslated.count) or state.differs_beyond_words
        set_tone(self.words, "warning" if count or is_unsure else "ok")
        self.publish.setEnabled(not count and not state.read_only)
        self.publish.setAccessibleDescription(self.words.text())
        self._fill(state.problems, state.rubric)
        self.list.setVisible(bool(count))

    def _fill(self, problems: tuple[Problem, ...], rubric: Rubric) -> None:
        kept = self.list.currentRow()
        sign = icon("warning", Theme.of(self), Theme.of(self).warning)
        self.list.clear()
        for problem in problems:
            place, wrong = place_words(problem, rubric), problem_words(problem, rubric)
            text = _("{place}: {problem}").format(place=_capital(place), problem=wrong)
            item = QListWidgetItem(sign, text)
            item.setToolTip(plain_rich(text))
            item.setData(Qt.ItemDataRole.UserRole, spot_of(problem, rubric))
            self.list.addItem(item)
        self.list.setCurrentRow(min(kept, len(problems) - 1))
        row = self.list.sizeHintForRow(0) if problems else 0
        self.list.setFixedHeight(row * min(_SHOWN, len(problems)) + 2 * self.list.frameWidth())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self.words, 1)
        head.addWidget(self.publish)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        column.setSpacing(theme.GAP_SMALL)
        column.addLayout(head)
        column.addWidget(self.list)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.jumped.emit(item.data(Qt.ItemDataRole.UserRole))


def spot_of(problem: Problem, rubric: Rubric) -> Spot:
    """Return the part of the sheet something is wrong with."""
    if problem.section is None:
        return WHOLE
    section = rubric.sections[problem.section]
    if problem.line is None:
        return Spot(Part.SECTION, section.id)
    return Spot(Part.LINE, section.lines[problem.line].id)


def _ready(state: EditorState) -> str:
    if state.base is None:
        return _("All is well. Published, it can be chosen for reviews and never changes again.")
    if state.source is not None:
        return _ready_translation(state, state.source)
    return _(
        "All is well. Published, it takes the place of version {number}; reviews made with that"
        " stay as they are."
    ).format(number=state.base.number)


def _ready_translation(state: EditorState, source: Rubric) -> str:
    count, language = state.untranslated.count, language_name(source.language)
    told = []
    if count:
        words = ngettext(
            "{count} text is still as in {source}.",
            "{count} texts are still as in {source}.",
            count,
        )
        told.append(words.format(count=count, source=language))
    if state.differs_beyond_words:
        words = _("More than words differs from {source}: see “What changed”.")
        told.append(words.format(source=language))
    well = _("Published, it can be chosen beside the version in {source}, as the same sheet.")
    return " ".join([*(told or [_("All is well.")]), well.format(source=language)])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
