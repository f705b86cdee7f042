"""The open call: opened, shown in every panel, closed again; the queue walked along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callreview.app.change import Change, Topic
from callreview.app.findings import NoteLeftOff, NoteRevealed
from callreview.app.lots import PRACTICE
from callreview.app.session import Session
from callreview.app.snapshot import Snapshot
from callreview.app.veil import hides_person, hides_score, veiled_snapshot
from callreview.domain.call import Call
from callreview.domain.queue import LeftOff, Queue
from callreview.domain.review import Blind, ReviewState
from callreview.domain.rubric import RubricVersion
from callreview.domain.shelf import newest_like, offered
from callreview.domain.talk import LEAST_SILENCE_MS
from callreview.domain.timebase import format_clock
from callreview.domain.unseen import CALIBRATION
from callreview.ui.calls.cells import DIRECTIONS, trouble
from callreview.ui.doing import Doing
from callreview.ui.listened import Listened
from callreview.ui.marks import state as marks_state
from callreview.ui.player import state as player_state
from callreview.ui.preferences import Preferences
from callreview.ui.queue import state as queue_state
from callreview.ui.review import ReviewScreen, Title
from callreview.ui.scorecard import state as scorecard_state
from callreview.ui.scoring import Scoring
from callreview.ui.talk import state as talk_state
from callreview.words import _
from callreview.words.times import spoken_start

if TYPE_CHECKING:
    from callreview.app.opening import Opener

_SHOWN = Topic.OPEN_CALL | Topic.MARKS | Topic.REVIEW | Topic.RUBRICS | Topic.QUEUE | Topic.AGENTS


class Reviewing(QObject):
    """Keeps the review screen showing what the session holds. `opened` tells of another call."""

    opened = Signal(str)

    def __init__(
        self,
        screen: ReviewScreen,
        session: Session,
        opener: "Callable[[], Opener]",
        doing: Doing,
        listened: Listened,
        scoring: Scoring,
        preferences: Preferences,
        today: Callable[[], date],
    ) -> None:
        super().__init__(screen)
        self._preferences = preferences
        self._hiding = preferences.held.hiding
        self.quick_version = ""
        self._begun_with: RubricVersion | None = None
        self._screen = screen
        self._session = session
        self._opener = opener
        self._doing = doing
        self._listened = listened
        self._scoring = scoring
        self._today = today
        self._line = ""
        self._least_silence_ms = LEAST_SILENCE_MS
        self._shown_call = ""
        self._told_revealed = ("", frozenset[Blind]())
        self._files = 0
        screen.player.heard.connect(listened.heard)
        screen.player.listening.skipped.connect(listened.skipped)
        screen.scorecard.line_chosen.connect(self._on_line_chosen)
        screen.scorecard.start_asked.connect(self._on_started)
        screen.scorecard.left.connect(self.focus_player)
        scoring.missing_changed.connect(self._show_scorecard)

    def open(self, call_id: str, *, at_ms: int = 0) -> None:
        """Open a call in the review screen, and go to a moment of it."""
        if call_id == self._shown_call:
            self.opened.emit(call_id)
            return
        self.settle()
        self._files = 0
        self._doing.follow(self._session.open_call(call_id), lambda _opened: self._on_open(at_ms))

    def settle(self) -> None:
        """Hand over what was typed and heard and not yet handed over."""
        self._screen.scorecard.settle()
        self._screen.marks.settle()
        self._screen.player.settle()
        self._listened.tell()
        self._note_left_off(self._screen.player.position_ms)

    def close(self) -> None:
        """Let go of the recording."""
        self.settle()
        self._screen.player.show_recording(None)

    def show_change(self, change: Change) -> None:
        """Show what changed."""
        if not change.touches(_SHOWN | Topic.CALLS):
            return
        snapshot, real = self._seen, self._session.snapshot
        self._screen.queue.show_state(queue_state.state_of(snapshot, self._today()))
        if snapshot.open_call is not None and real.open_call is not None:
            self._show_title(snapshot.open_call.call)
            if self._has_other_sides(real.open_call.call):
                self._hear(real.open_call.call)
        if change.touches(_SHOWN):
            self._show_player()
            self._screen.marks.show_state(marks_state.state_of(snapshot))
            self._show_talk()
            self._show_scorecard()
            self._note_revealed()

    def count_silences(self, *, from_ms: int) -> None:
        """Count what is as long or longer as a silence from now on."""
        if from_ms != self._least_silence_ms:
            self._least_silence_ms = from_ms
            self._show_player()
            self._show_talk()

    def _note_revealed(self) -> None:
        """Note with the open draft what is hidden from who writes it no longer."""
        snapshot = self._session.snapshot
        review = snapshot.open_call.review if snapshot.open_call else None
        if review is None or review.state is ReviewState.FINAL or snapshot.read_only:
            return
        told = (review.id, self._hiding.as_blind)
        shown = (review.blind - {Blind.OTHERS}) - self._hiding.as_blind
        if shown and told != self._told_revealed:
            self._told_revealed = told
            self._session.record(NoteRevealed(review.id, shown))

    def take_hiding(self) -> None:
        """Hide what is to be hidden from now on, and show what is not."""
        if self._preferences.held.hiding != self._hiding:
            self._hiding = self._preferences.held.hiding
            self.show_change(Change(_SHOWN))

    @property
    def is_blind(self) -> bool:
        """Return whether it is hidden whose call is open."""
        return hides_person(self._session.snapshot, self._hiding)

    @property
    def _seen(self) -> Snapshot:
        """Return what the rooms of this screen may show."""
        return veiled_snapshot(self._session.snapshot, self._hiding)

    def _show_title(self, call: Call) -> None:
        title = title_of(call, self._today())
        hidden = blind_words(
            person=self.is_blind, score=hides_score(self._session.snapshot, self._hiding)
        )
        if self.is_blind:
            title = replace(title, who=_("Person and number are hidden"))
        self._screen.show_title(replace(title, blind=hidden))

    def focus_player(self) -> None:
        """Put the keys to the timeline."""
        self._screen.player.timeline.setFocus()

    def _on_open(self, at_ms: int) -> None:
        opened = self._session.snapshot.open_call
        if opened is None:
            return
        self._line = ""
        self._scoring.forget_missing()
        self._listened.begin()
        self._hear(opened.call)
        if at_ms:
            self._screen.player.seek(at_ms)
        self._note_left_off(at_ms)
        self.opened.emit(opened.call.id)
        self.focus_player()
        self._begin_quick_review()

    def _note_left_off(self, at_ms: int) -> None:
        """Keep which call is open and where one is in it, for another day."""
        if self._shown_call and not self._session.snapshot.read_only:
            self._session.record(NoteLeftOff(LeftOff(self._shown_call, at_ms)))

    def _hear(self, call: Call) -> None:
        self._shown_call, self._files = call.id, len(call.files)
        opener = self._opener()
        self._screen.player.troubles.hides_names = self.is_blind
        self._screen.player.show_recording(opener.open(call))
        self._screen.talk.watch(opener.listening)

    def _has_other_sides(self, call: Call) -> bool:
        """Return whether the file of the other side has come since the call was opened."""
        return self._files not in (0, len(call.files))

    def _begin_quick_review(self) -> None:
        """Begin the review of a call of the queue: drawn by lot, with the quick sheet."""
        snapshot = self._session.snapshot
        opened, queue = snapshot.open_call, snapshot.queue
        if opened is None or queue is None or opened.review is not None or snapshot.read_only:
            return
        shown = scorecard_state.state_of(snapshot)
        if not isinstance(shown, scorecard_state.StartState) or not shown.can_be_heard:
            return
        if opened.call.id in snapshot.skips:
            return
        version_id = self._version_in(queue, opened.call.id)
        if opened.call.id in queue.call_ids and version_id:
            self._scoring.start(version_id, queue.book_reason)

    def _version_in(self, queue: Queue, call_id: str) -> str:
        """Return the sheet to begin with; none where a sample's is still to be chosen."""
        if queue.book_reason == PRACTICE:
            return self.quick_version
        opened = self._session.snapshot.open_call
        if queue.book_reason == CALIBRATION and opened is not None and opened.first_version_id:
            return opened.first_version_id
        is_drawn = call_id in self._session.snapshot.asked_for
        return "" if is_drawn and self._begun_with is None else self._usual_version

    @property
    def _usual_version(self) -> str:
        """Return what one began with last, as it is now; before that, the quick sheet."""
        snapshot = self._session.snapshot
        there = offered(snapshot.rubrics, snapshot.retired)
        usual = newest_like(self._begun_with, there) if self._begun_with else None
        return usual.id if usual else self.quick_version

    def _on_started(self, version_id: str) -> None:
        known = (one for one in self._session.snapshot.rubrics if one.id == version_id)
        self._begun_with = next(known, None)

    def _show_player(self) -> None:
        state = player_state.state_of(self._seen, self._line, self._least_silence_ms)
        self._screen.player.show_state(state)

    def _show_talk(self) -> None:
        state = talk_state.state_of(self._seen, self._least_silence_ms)
        self._screen.talk.show_state(state)

    def _show_scorecard(self) -> None:
        state = scorecard_state.state_of(
            self._seen,
            self._scoring.missing,
            self._scoring.pending,
            hides_score=hides_score(self._session.snapshot, self._hiding),
            reviewers=self._preferences.held.known_reviewers,
            wants_further=self._scoring.wants_further,
        )
        self._screen.scorecard.show_state(state, self._usual_version)

    def _on_line_chosen(self, line_id: str) -> None:
        self._line = line_id
        self._show_player()


def title_of(call: Call, today: date) -> Title:
    """Return what stands over a call: who with whom, and when, which way, how long."""
    facts = call.facts
    other = facts.customer_name or facts.customer_number or ""
    people = [part for part in (who_words(call), other) if part]
    length = call.recording.duration_ms
    details = (
        spoken_start(facts, today),
        _(DIRECTIONS[facts.direction]) if facts.direction else "",
        format_clock(length) if length is not None else "",
        trouble(call),
    )
    who = " → ".join(people) if len(people) == 2 else "".join(people)
    return Title(who or call.recording.name, " · ".join(part for part in details if part))


def blind_words(*, person: bool, score: bool) -> str:
    """Return what is hidden until the review is finished, nothing if nothing is."""
    if not person and not score:
        return ""
    if not person:
        return _("Score hidden until you finish")
    if not score:
        return _("Blind until you finish")
    return _("Blind, score hidden, until you finish")


def who_words(call: Call) -> str:
    """Return the person's name, or "Person 200" while only the extension is known."""
    ref = call.facts.agent_ref
    if call.agent is None and ref and ref.isdecimal():
        return _("Person {ref}").format(ref=ref)
    return call.who
