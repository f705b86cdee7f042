"""A call to be reviewed: choose a score sheet, say why and who, begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from callreview.domain.rubric import RubricVersion
from callreview.domain.unseen import CALIBRATION, SELF
from callreview.ui.scorecard.state import PICKED_REASONS, StartState
from callreview.ui.theme import font_small, font_title
from callreview.ui.widgets.buttons import WordButton
from callreview.ui.widgets.labels import plain_label
from callreview.words import _
from callreview.words.languages import language_name
from callreview.words.marking import N_
from callreview.words.reviewing import reason_words

_APART = N_("Calls picked by hand are kept apart: they never count in an average.")
_DRAWN = N_(
    "This call was drawn by lot: its review counts. One of oneself, or for comparing scores, does "
    "not."
)


class StartForm(QWidget):
    """Asks for score sheet, reason and name: `start_asked` carries both keys and the name.

    `left` says that there is to be no further review.
    """

    start_asked = Signal(str, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = QComboBox(self)
        self._sheet.setAccessibleName(_("Score sheet"))
        self._reason = QComboBox(self)
        self._reason.setAccessibleName(_("Why this call"))
        self._counts = plain_label("", self, tone="soft", wraps=True)
        self._offer_reasons(is_drawn=False)
        self._reason.currentIndexChanged.connect(self._on_reason)
        self._who = QComboBox(self)
        self._who.setAccessibleName(_("Who reviews"))
        self._who.setEditable(True)
        self._who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._begin = WordButton(_("Start the review"), self, kind="primary")
        self._begin.clicked.connect(self._on_begin)
        self._back = WordButton(_("Back to the review"), self, kind="quiet")
        self._back.clicked.connect(self.left)
        self._shown: StartState | None = None
        silent = _("This recording cannot be heard, so there is nothing to score.")
        self._silent = plain_label(silent, self, tone="soft", wraps=True)
        self._unseen = plain_label("", self, wraps=True)
        of_self = _(
            "Who was on the call scores it first. Neither sees what the other said until both "
            "reviews are finished; then they stand beside each other."
        )
        self._of_self = plain_label(of_self, self, tone="soft", font=font_small(self), wraps=True)
        self._form = self._make_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 24)
        column.addWidget(self._silent)
        column.addWidget(self._form)
        column.addStretch(1)

    def show_state(self, state: StartState, chosen: str = "") -> None:
        """Offer the score sheets; `chosen` is the version to begin with."""
        before, self._shown = self._shown, state
        if before is None or before.versions != state.versions:
            self._offer_sheets(state)
        if state.is_drawn != bool(before and before.is_drawn):
            self._offer_reasons(is_drawn=state.is_drawn)
        if chosen and (at := self._sheet.findData(chosen)) >= 0:
            self._sheet.setCurrentIndex(at)
        if before is None or (before.call_id, before.names) != (state.call_id, state.names):
            self._offer_names(state)
        self._unseen.setText(state.unseen)
        self._unseen.setVisible(bool(state.unseen))
        self._form.setVisible(state.can_be_heard)
        self._silent.setVisible(not state.can_be_heard)
        self._back.setVisible(state.is_further)
        self._begin.setEnabled(state.can_be_heard and self._sheet.count() > 0)
        self._on_reason()

    def offer_own(self) -> None:
        """Choose that who was on the call reviews it, and give it the keyboard."""
        self._reason.setCurrentIndex(self._reason.findData(SELF))
        self._who.setFocus()

    def begin(self) -> None:
        """Start with what is chosen."""
        if self._begin.isEnabled():
            self._on_begin()

    def _offer_sheets(self, state: StartState) -> None:
        self._sheet.clear()
        for each in state.versions:
            self._sheet.addItem(_words_of(each, state.versions), each.id)

    def _offer_reasons(self, *, is_drawn: bool) -> None:
        """Offer why a call was picked; of a drawn one only what makes a review of it not count."""
        blocked = self._reason.blockSignals(True)
        self._reason.clear()
        if is_drawn:
            self._reason.addItem(_("drawn by lot"), "")
        for reason in (SELF, CALIBRATION) if is_drawn else PICKED_REASONS:
            self._reason.addItem(reason_words(reason), reason)
        self._reason.blockSignals(blocked)
        self._counts.setText(_(_DRAWN if is_drawn else _APART))

    def _offer_names(self, state: StartState) -> None:
        """Offer who may review; that it is whose call it was is to be said for each call."""
        if self._is_of_self:
            self._reason.setCurrentIndex(0)
        self._who.clear()
        self._who.addItems(state.names)

    def _make_form(self) -> QWidget:
        form = QWidget(self)
        title = plain_label(_("Score this call"), form, font=font_title(self))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._counts)
        column.addWidget(self._unseen)
        column.addSpacing(12)
        for name, box in (
            (_("Score sheet"), self._sheet),
            (_("Why this call"), self._reason),
            (_("Who reviews"), self._who),
        ):
            label = plain_label(name, form)
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(4)
        column.addWidget(self._of_self)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addWidget(self._begin)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return form

    @property
    def _is_of_self(self) -> bool:
        return bool(self._reason.currentData() == SELF)

    def _on_reason(self) -> None:
        """Who was on the call reviews it as themselves; anything else is done by who is here."""
        state = self._shown
        self._of_self.setVisible(self._is_of_self)
        if state is None or not state.names:
            return
        here, person = state.names[0], state.person
        if self._is_of_self and person and self._who.currentText() == here:
            self._who.setCurrentText(person)
        elif not self._is_of_self and self._who.currentText() == person:
            self._who.setCurrentText(here)

    def _on_begin(self) -> None:
        typed = " ".join(self._who.currentText().split())
        known = self._who.findText(typed, Qt.MatchFlag.MatchFixedString)
        name = self._who.itemText(known) if known >= 0 else typed
        self.start_asked.emit(self._sheet.currentData(), self._reason.currentData(), name)


def _words_of(version: RubricVersion, offered: Sequence[RubricVersion]) -> str:
    """Return what a version is called, with its language where its sheet has several."""
    title, number = version.rubric.title, version.number
    if sum(one.sheet_id == version.sheet_id for one in offered) == 1:
        return _("{title}, version {number}").format(title=title, number=number)
    return _("{title}, version {number}, {language}").format(
        title=title, number=number, language=language_name(version.rubric.language)
    )
