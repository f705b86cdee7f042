"""The score sheet of the open call: starting, answering, finishing, revising a review."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import (
    FinishReview,
    ReviseReview,
    SetAnswer,
    SetWords,
    StartReview,
    Words,
)
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError
from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer, Blind, Book, Review, ReviewState
from callreview.domain.timebase import Span
from callreview.ui.dialogs.asking import NameQuestion, ReasonQuestion
from callreview.ui.doing import Doing
from callreview.ui.listened import Listened
from callreview.ui.preferences import Preferences
from callreview.ui.review import ReviewScreen
from callreview.ui.widgets.notice import NoticeBar
from callreview.words import _


class Scoring(QObject):
    """Connects the score sheet to the session. `finished` carries the key of the review."""

    finished = Signal(str)
    scorecard_asked = Signal()
    hand_out_asked = Signal()
    missing_changed = Signal()

    def __init__(
        self,
        screen: ReviewScreen,
        session: Session,
        doing: Doing,
        listened: Listened,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(screen)
        self.missing: frozenset[str] = frozenset()
        self.wants_further = False
        self._pending: dict[str, tuple[Answer, int]] = {}
        self._said = 0
        self._screen = screen
        self._session = session
        self._doing = doing
        self._listened = listened
        self._preferences = preferences
        self._notice = notice
        sheet = screen.scorecard
        sheet.wanted.connect(screen.show_scorecard)
        sheet.answered.connect(self._on_answered)
        sheet.words_changed.connect(self._on_words_changed)
        sheet.moment_asked.connect(screen.player.play_span)
        sheet.mark_asked.connect(self._on_mark_asked)
        sheet.start_asked.connect(self.start)
        sheet.further_left.connect(lambda: self.want_further(False))
        sheet.finish_asked.connect(self.finish)
        sheet.revise_asked.connect(self._on_revise_asked)
        sheet.scorecard_asked.connect(self.scorecard_asked)
        sheet.hand_out_asked.connect(self.hand_out_asked)

    def start(self, version_id: str, reason: str, reviewer: str = "") -> None:
        """Begin a review of the open call, as somebody; the first one asks for the name."""
        held = self._preferences.held
        if reviewer and reviewer != held.reviewer_or_user:
            self._preferences.take(held.with_reviewer(reviewer))
            self._session.reviewer = reviewer
        self._named(lambda: self._start(version_id, reason))

    def want_further(self, wanted: bool) -> None:
        """Offer to begin another review beside the one that is open, or no longer."""
        if wanted != self.wants_further:
            self.wants_further = wanted
            self.missing_changed.emit()

    def finish(self, heard_reason: str = "") -> None:
        """Finish the open draft, or say what keeps it from being finished."""
        review = self._draft
        if review is None:
            return
        self._listened.acted()
        self._listened.tell()
        self._doing.do(
            FinishReview(review.id, heard_reason=heard_reason),
            lambda: self._on_finished(review.id),
            self._on_not_finished,
        )

    def forget_missing(self) -> None:
        """Show no question as missing; another call was opened, or this one is finished."""
        self._pending.clear()
        self.want_further(False)
        if self.missing:
            self.missing = frozenset()
            self.missing_changed.emit()

    @property
    def pending(self) -> Mapping[str, Answer]:
        """Return the answers of the open draft that are on their way into the library."""
        return {line_id: answer for line_id, (answer, _said) in self._pending.items()}

    @property
    def _draft(self) -> Review | None:
        opened = self._session.snapshot.open_call
        review = opened.review if opened else None
        return review if review and review.state is ReviewState.DRAFT else None

    def _named(self, go_on: Callable[[], None]) -> None:
        if self._preferences.held.reviewer:
            go_on()
            return
        question = NameQuestion(
            _("Who is reviewing?"),
            _("Your name stands on the scorecards. It is kept on this computer."),
            self._screen.window(),
            label=_("Your name"),
            given=self._preferences.held.reviewer_or_user,
        )

        def take(name: str) -> None:
            self._preferences.change(reviewer=name)
            self._session.reviewer = name
            go_on()

        question.answered.connect(take)
        question.wait_for_quiet()
        question.open()

    def _start(self, version_id: str, reason: str) -> None:
        opened = self._session.snapshot.open_call
        if opened is None:
            return
        key = self._session.new_key()
        review = Review(
            id=key,
            root_id=key,
            call_id=opened.call.id,
            version_id=version_id,
            reviewer="",
            state=ReviewState.DRAFT,
            book=Book.PICKED,
            reason=reason,
            started_at="",
            blind=self._preferences.held.hiding.as_blind | {Blind.OTHERS},
        )
        self._listened.acted()
        self._doing.do(StartReview(review), self._on_started)

    def _on_started(self) -> None:
        self._listened.tell()
        self.want_further(False)

    def _on_answered(self, line_id: str, answer: Answer | None) -> None:
        review = self._draft
        if review is None:
            return
        self._listened.acted()
        self._listened.tell()
        self._said += 1
        said = self._said
        self._pending[line_id] = answer or Answer(), said
        self._doing.do(
            SetAnswer(review.id, line_id, answer),
            lambda: self._on_answer_saved(line_id, said),
            lambda error: self._on_answer_refused(line_id, said, error),
        )

    def _on_answer_saved(self, line_id: str, said: int) -> None:
        if self._pending.get(line_id, (None, 0))[1] == said:
            del self._pending[line_id]

    def _on_answer_refused(self, line_id: str, said: int, error: CallReviewError) -> None:
        self._doing.refuse(error)
        if self._pending.get(line_id, (None, 0))[1] == said:
            del self._pending[line_id]
            self._screen.scorecard.forget_shown()
            self.missing_changed.emit()

    def _on_words_changed(self, field: Words, text: str) -> None:
        review = self._draft
        if review is not None:
            self._listened.acted()
            self._listened.tell()
            self._doing.do(SetWords(review.id, field, text))

    def _on_mark_asked(self, span: Span, words: str) -> None:
        """Make a moment a mark of its own; it stays tied to its question."""
        opened = self._session.snapshot.open_call
        if opened is not None:
            end_ms = span.end_ms if span.end_ms > span.start_ms else None
            key = self._session.new_key()
            where = (span.start_ms, end_ms, words)
            self._doing.do(AddMark(Mark(key, opened.call.id, Category.NOTE, *where)))

    def _on_finished(self, review_id: str) -> None:
        self.forget_missing()
        self._screen.player.timeline.setFocus()
        self.finished.emit(review_id)

    def _on_not_finished(self, error: CallReviewError) -> None:
        if error.code == "heard_too_little":
            self._ask_why_so_little()
            return
        self._doing.refuse(error)
        lines = error.fields.get("lines", ())
        if isinstance(lines, tuple | list) and lines:
            self.missing = frozenset(map(str, lines))
            self.missing_changed.emit()
            self._screen.show_scorecard()
            self._screen.scorecard.show_line(str(lines[0]))

    def _ask_why_so_little(self) -> None:
        question = ReasonQuestion(
            _("Less than 80 % of the call was heard"),
            _("Say why, in a few words. It is printed on the scorecard."),
            self._screen.window(),
            accept=_("Finish the review"),
        )
        question.answered.connect(self.finish)
        question.open()

    def _on_revise_asked(self) -> None:
        opened = self._session.snapshot.open_call
        if opened is None or opened.review is None:
            return
        review_id = opened.review.id
        question = ReasonQuestion(
            _("Revise the review"),
            _("The review as it is stays on record. Why is it to be revised?"),
            self._screen.window(),
            accept=_("Revise"),
        )
        question.answered.connect(lambda reason: self._doing.do(ReviseReview(review_id, reason)))
        question.open()
