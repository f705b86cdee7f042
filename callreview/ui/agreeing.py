"""Agreement at work: found out by a job, shown in its sheet; clips are played, calls opened."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from callreview.app.edits.queues import MakeQueue
from callreview.app.jobs import Progress
from callreview.domain.errors import CallReviewError
from callreview.domain.queue import Queue
from callreview.domain.review import Review
from callreview.domain.unseen import CALIBRATION
from callreview.ui.clipplaying import ClipPlaying
from callreview.ui.failure import told
from callreview.words import _, ngettext
from callreview.words.times import counted_calls, spoken_time

if TYPE_CHECKING:
    from callreview.domain.agreement.pairs import ScoredCall
    from callreview.ui.agreement.sheet import AgreementSheet
    from callreview.ui.agreement.state import AgreementState
    from callreview.ui.rooms import Rooms

T = TypeVar("T")


class Agreeing(QObject):
    """Opens the sheet, and what leads to it: a call of one's own that is scored again."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._sheet: AgreementSheet | None = None
        self._clips = ClipPlaying(rooms)

    def show_agreement(self) -> None:
        """Show how far people agree who scored the same calls."""
        self._look("")

    def score_again(self) -> None:
        """Begin to score again a call of weeks ago, picked by lot, and open it."""
        from callreview.app.calibration import score_again

        session = self._rooms.parts.session
        self._start(
            _("Picking a call to score again"),
            lambda _progress: score_again(session),
            self._on_picked,
        )

    def score_together(self) -> None:
        """Queue the selected calls for several people, each of whom scores them unseen."""
        session = self._rooms.parts.session
        ids = tuple(call.id for call in self._rooms.calls.selected_calls)
        queue = Queue(session.new_key(), _("Scored by several"), CALIBRATION, "", ids)
        self._rooms.doing.follow(session.do(MakeQueue(queue)), self._tell_queued)

    def ask_for_second_scores(self, draw_id: str) -> None:
        """Ask how much of a random sample somebody else is to score, and queue that."""
        from callreview.ui.agreement.second import SecondScoresQuestion

        draw = next((one for one in self._rooms.snapshot.draws if one.id == draw_id), None)
        if draw is None:
            return
        question = SecondScoresQuestion(draw.title, len(draw.sample), self._rooms.window)
        question.answered.connect(partial(self._queue_second, draw_id))
        question.open()

    def _queue_second(self, draw_id: str, percent: int) -> None:
        from callreview.app.calibration import second_scores

        session, title = self._rooms.parts.session, _("Second scores")
        self._start(
            _("Picking calls for a second score"),
            lambda _progress: second_scores(session, draw_id, percent=percent, title=title),
            self._tell_queued,
        )

    def _tell_queued(self, queue: Queue) -> None:
        words = ngettext(
            "{calls} is in the queue. Whoever scores it sees no other score before the end.",
            "{calls} are in the queue. Whoever scores them sees no other score before the end.",
            len(queue.call_ids),
        ).format(calls=counted_calls(len(queue.call_ids)))
        self._rooms.say(
            words, button=_("Who is reviewing…"), do=self._rooms.seating.change_reviewer
        )

    def _look(self, whom: str) -> None:
        self._start(_("Comparing reviews"), partial(self._found, whom), partial(self._show, whom))

    def _found(self, whom: str, _progress: Progress) -> "tuple[AgreementState, tuple[str, ...]]":
        """Return what is shown of one way of looking, and who scored something others did."""
        from callreview.app.calibration import agreement_of, drift_of, scored_calls
        from callreview.ui.agreement.sheet import OF_ONESELF
        from callreview.ui.agreement.state import state_of

        session = self._rooms.parts.session
        raters = _raters(scored_calls(session))
        if whom == OF_ONESELF:
            return state_of(drift_of(session), is_drift=True), raters
        return state_of(agreement_of(session, expert=whom or None)), raters

    def _show(self, whom: str, found: "tuple[AgreementState, tuple[str, ...]]") -> None:
        from callreview.ui.agreement.state import choices

        state, raters = found
        sheet = self._sheet or self._made_sheet()
        sheet.offer(choices(raters), whom)
        sheet.show_state(state)
        sheet.open()

    def _made_sheet(self) -> "AgreementSheet":
        from callreview.ui.agreement.sheet import AgreementSheet

        sheet = self._sheet = AgreementSheet(self._rooms.window)
        sheet.chosen.connect(self._look)
        sheet.moved.connect(self._name_call)
        sheet.play_asked.connect(self._clips.play)
        sheet.call_asked.connect(self._go_to)
        sheet.again_asked.connect(self._leave_and_score_again)
        sheet.import_asked.connect(self._rooms.bringing.import_reviews)
        sheet.finished.connect(self._on_closed)
        return sheet

    def _name_call(self) -> None:
        """Say when the call was; who was on it may be hidden."""
        if self._sheet is None or (shown := self._sheet.sides.shown) is None:
            return
        call = self._rooms.snapshot.calls.get(shown.call_id)
        today = self._rooms.finding.today()
        self._sheet.sides.name_call(spoken_time(call.facts.start_local, today) if call else "")

    def _go_to(self, call_id: str) -> None:
        assert self._sheet is not None
        self._sheet.accept()
        self._rooms.open_call(call_id)

    def _leave_and_score_again(self) -> None:
        assert self._sheet is not None
        self._sheet.accept()
        self.score_again()

    def _on_picked(self, review: Review) -> None:
        self._rooms.open_call(review.call_id)
        self._rooms.say(
            _("Score this call again. What you said before shows when this review is finished.")
        )

    def _on_closed(self) -> None:
        self._sheet = None

    def _start(
        self, title: str, work: Callable[[Progress], T], on_done: Callable[[T], None]
    ) -> None:
        jobs = self._rooms.parts.jobs
        if title not in (job.title for job in jobs.running):
            jobs.start(title, work, on_done=on_done, on_failed=self._on_failed, is_quiet=True)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CallReviewError):
            raise error
        self._rooms.say(told(error))


def _raters(calls: "tuple[ScoredCall, ...]") -> tuple[str, ...]:
    found = {one.rater for call in calls for one in call.by}
    return tuple(sorted(found, key=str.casefold))
