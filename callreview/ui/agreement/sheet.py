"""How far people agree: sentences first, then the questions with both sides, details on demand."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from callreview.ui import theme
from callreview.ui.agreement.details import DetailsPage
from callreview.ui.agreement.questions import QuestionTable
from callreview.ui.agreement.sides import Sides
from callreview.ui.agreement.state import AgreementState
from callreview.ui.dialogs.frame import Sheet
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.empty import EmptyState
from callreview.ui.widgets.labels import plain_label
from callreview.words import _

_SIZE = (1020, 660)
OF_ONESELF = "\0"
"""In the place of a name: oneself, then and now."""
Choice = tuple[str, str]


class AgreementSheet(Sheet):
    """Shows `AgreementState`s.

    `chosen` carries whom the others are held to, "" for nobody, or `OF_ONESELF`. `play_asked`,
    `call_asked` and `moved` are those of the sides; `again_asked` asks to score an earlier call
    again, `import_asked` to read a file of reviews.
    """

    chosen = Signal(str)
    play_asked = Signal(str, object)
    call_asked = Signal(str)
    moved = Signal()
    again_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Agreement"), "", parent, accept=_("Close"))
        self.whom = QComboBox(self)
        self.whom.setAccessibleName(_("Who is compared"))
        self.whom.currentIndexChanged.connect(self._on_chosen)
        self._said: list[QLabel] = []
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(theme.GAP_SMALL)
        self.questions = QuestionTable(self)
        self.sides = Sides(self)
        self.sides.play_asked.connect(self.play_asked)
        self.sides.call_asked.connect(self.call_asked)
        self.sides.moved.connect(self.moved)
        self.details = DetailsPage(self)
        self.empty = self._made_empty()
        self.pages = QStackedWidget(self)
        self._state = AgreementState(())
        self.questions.stood_on.connect(self._on_question)
        self._lay_out_body()
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))

    def offer(self, choices: Iterable[Choice], chosen: str) -> None:
        """Offer ways of looking; the one that is shown is chosen."""
        blocked = self.whom.blockSignals(True)
        self.whom.clear()
        for words, name in (*choices, (_("My own scores, then and now"), OF_ONESELF)):
            self.whom.addItem(words, name)
        self.whom.setCurrentIndex(max(0, self.whom.findData(chosen)))
        self.whom.blockSignals(blocked)

    def show_state(self, state: AgreementState) -> None:
        """Show one way of looking; one stands on the question that differs most."""
        self._state = state
        self._say(state.sentences if state.questions else ())
        self.questions.show_questions(state.questions)
        self.details.show_state(state)
        self.details_button.setVisible(bool(state.questions))
        if not state.questions:
            self.empty.say(_("Nothing to compare yet"), " ".join(state.sentences))
            self.sides.show_question(None)
        self._show_page()

    def _say(self, sentences: Iterable[str]) -> None:
        for label in self._said:
            self._sentences.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._said = []
        for number, words in enumerate(sentences):
            font = theme.font_heading(self) if not number else None
            label = plain_label(words, self, font=font, wraps=True)
            self._said.append(label)
            self._sentences.addWidget(label)

    def _show_page(self) -> None:
        if not self._state.questions:
            self.pages.setCurrentWidget(self.empty)
        elif self.details_button.isChecked():
            self.pages.setCurrentWidget(self.details)
        else:
            self.pages.setCurrentIndex(0)

    def _on_question(self, row: int) -> None:
        shown = self._state.questions[row] if 0 <= row < len(self._state.questions) else None
        self.sides.show_question(shown)

    def _on_chosen(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(str(self.whom.itemData(index)))

    def _made_empty(self) -> EmptyState:
        again = WordButton(_("Score an earlier call again"), self, icon_name="lot")
        again.clicked.connect(self.again_asked)
        taken = WordButton(_("Reviews from a file…"), self)
        taken.clicked.connect(self.import_asked)
        return EmptyState("", "", (again, taken), self)

    def _lay_out_body(self) -> None:
        beside = QWidget(self)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_LARGE)
        row.addWidget(self.questions, 1)
        row.addWidget(self.sides, 1)
        for page in (beside, self.details, self.empty):
            self.pages.addWidget(page)
        self.details_button = WordButton(_("Details"), self)
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(lambda _on: self._show_page())
        self.buttons.insertWidget(0, self.details_button)
        self.body.addWidget(self.whom)
        self.body.addLayout(self._sentences)
        self.body.addSpacing(theme.GAP_SMALL)
        self.body.addWidget(self.pages, 1)
