"""Who speaks in the open call is found out by itself, shown, and remembered."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from callreview.app.edits.marks import AddMark
from callreview.app.findings import Decoded as DecodedFound
from callreview.app.listening import Listening
from callreview.app.session import Session
from callreview.audio.decoding import Decoding
from callreview.audio.detector import METHOD
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Verdict
from callreview.domain.errors import CallReviewError
from callreview.domain.talk import Talk
from callreview.domain.timebase import Span
from tests import builders
from tests.builders import add_files, listed, outcome
from tests.waiting import until

TALK = Talk(METHOD, 0.9, 1000, ((Span(100, 600),),))
OLD = Talk("silero 0.1", 0.9, 1000, ((Span(0, 900),),))


class Decoded:
    """A recording that is decoded when the test says so."""

    def __init__(self) -> None:
        self.ended: Future[Outcome] = Future()

    def wait(self) -> Outcome:
        return self.ended.result(10)


class Ears:
    """A pool that listens as long as the test wants it to."""

    def __init__(self) -> None:
        self.future: Future[Talk] = Future()
        self.asked = 0
        self.tell: Callable[[float], None] = lambda _part: None

    def listen(self, _decoding: Decoded, *, on_progress: Callable[[float], None]) -> "Future[Talk]":
        self.asked += 1
        self.tell = on_progress
        return self.future


class Opened:
    """A call that is open, being decoded and listened to."""

    def __init__(self, session: Session) -> None:
        (met,) = add_files(session, listed("/calls/a.wav"))
        self.session = session
        self.call_id = met.call_id
        self.recording_id = met.recording_id
        session.open_call(met.call_id).wait()
        self.begin()

    def begin(self) -> None:
        """Open it, as if for the first time."""
        self.decoding, self.ears = Decoded(), Ears()
        call = self.session.snapshot.calls[self.call_id]
        self.listening = Listening(self.session, cast("Pool", self.ears), call)
        self.listening.begin(cast("Decoding", self.decoding))

    def is_decoded(self, found: Outcome) -> None:
        """Decoding came to its end, and that was remembered."""
        self.session.record(DecodedFound(self.recording_id, found)).wait()
        self.decoding.ended.set_result(found)

    def is_over(self) -> None:
        """Wait until nothing is done any more."""
        until(lambda: self.listening.is_over)
        self.session.pump()

    @property
    def shown(self) -> Talk | None:
        """Who speaks in the open call, as it is shown."""
        self.session.pump()
        assert self.session.snapshot.open_call
        return self.session.snapshot.open_call.talk

    @property
    def kept(self) -> Talk | None:
        """Who speaks in it, as the library has it."""
        return self.session.find(lambda reader: reader.talk(self.call_id)).wait()


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db") as session:
        yield session


@pytest.fixture
def opened(session: Session) -> Iterator[Opened]:
    opened = Opened(session)
    yield opened
    opened.listening.close()
    opened.decoding.ended.cancel()
    opened.ears.future.cancel()
    until(lambda: not any(one.name == "finding out who speaks" for one in threading.enumerate()))


def test_it_is_listened_to_once_it_is_decoded(opened: Opened) -> None:
    assert not opened.ears.asked
    opened.is_decoded(outcome("a"))
    until(lambda: opened.ears.asked)
    opened.ears.tell(0.4)
    assert (opened.listening.part, opened.listening.is_over) == (0.4, False)
    assert opened.shown is None


def test_what_was_found_is_shown_and_kept(opened: Opened) -> None:
    opened.is_decoded(outcome("a"))
    opened.ears.future.set_result(TALK)
    opened.is_over()
    assert (opened.shown, opened.kept) == (TALK, TALK)
    opened.session.do(AddMark(builders.mark(call_id=opened.call_id))).wait()
    assert opened.shown == TALK


def test_the_next_time_it_is_known_when_the_call_opens(opened: Opened) -> None:
    opened.is_decoded(outcome("a"))
    opened.ears.future.set_result(TALK)
    opened.is_over()
    opened.session.open_call(None).wait()
    opened.session.open_call(opened.call_id).wait()
    assert opened.shown == TALK
    opened.begin()
    opened.decoding.ended.set_result(outcome("a"))
    opened.is_over()
    assert not opened.ears.asked


def test_what_an_older_detector_found_is_found_anew(opened: Opened) -> None:
    opened.is_decoded(outcome("a"))
    opened.ears.future.set_result(OLD)
    opened.is_over()
    opened.begin()
    opened.decoding.ended.set_result(outcome("a"))
    opened.ears.future.set_result(TALK)
    opened.is_over()
    assert (opened.shown, opened.kept) == (TALK, TALK)


def test_a_result_for_a_call_that_was_closed_is_dropped(opened: Opened) -> None:
    opened.is_decoded(outcome("a"))
    until(lambda: opened.ears.asked)
    opened.listening.close()
    opened.is_over()
    assert opened.ears.future.cancelled()
    assert (opened.shown, opened.kept) == (None, None)


def test_a_call_closed_before_it_was_decoded_is_not_listened_to(opened: Opened) -> None:
    opened.listening.close()
    opened.is_decoded(outcome("a"))
    opened.is_over()
    assert not opened.ears.asked


def test_a_result_is_not_shown_for_another_call(opened: Opened) -> None:
    opened.is_decoded(outcome("a"))
    opened.session.open_call(None).wait()
    opened.ears.future.set_result(TALK)
    opened.is_over()
    assert opened.session.snapshot.open_call is None
    assert opened.kept == TALK


def test_what_cannot_be_heard_is_not_listened_to(opened: Opened) -> None:
    opened.is_decoded(Outcome(Verdict.EMPTY, "empty_recording", {"name": "a.wav"}))
    opened.is_over()
    assert not opened.ears.asked
    assert opened.listening.trouble is None


def test_of_bytes_that_are_not_the_librarys_it_is_shown_and_not_kept(opened: Opened) -> None:
    opened.decoding.ended.set_result(outcome("other bytes"))
    opened.ears.future.set_result(TALK)
    opened.is_over()
    opened.session.do(AddMark(builders.mark(call_id=opened.call_id))).wait()
    assert (opened.shown, opened.kept) == (TALK, None)


def test_when_nobody_can_listen_the_trouble_is_told(opened: Opened) -> None:
    trouble = CallReviewError("not_listened", name="a.wav")
    opened.is_decoded(outcome("a"))
    opened.ears.future.set_exception(trouble)
    opened.is_over()
    assert opened.listening.trouble is trouble


def test_decoding_that_was_cancelled_ends_it(opened: Opened) -> None:
    opened.decoding.ended.set_exception(CancelledError())
    opened.is_over()
    assert opened.listening.trouble is None


def test_beside_a_library_one_may_only_read_it_is_shown(quick_path: Path) -> None:
    with builders.opened(quick_path / "library.db") as session:
        add_files(session, listed("/calls/a.wav"))
    beside = Session.open(quick_path / "library.db", reviewer="Dana", read_only=True)
    with closing(beside) as session:
        ears, decoding = Ears(), Decoded()
        ((call_id, call),) = session.snapshot.calls.items()
        session.open_call(call_id).wait()
        listening = Listening(session, cast("Pool", ears), call)
        listening.begin(cast("Decoding", decoding))
        decoding.ended.set_result(outcome("a"))
        ears.future.set_result(TALK)
        until(lambda: listening.is_over)
        session.pump()
        assert session.snapshot.open_call
        assert session.snapshot.open_call.talk == TALK
        assert listening.trouble is None
