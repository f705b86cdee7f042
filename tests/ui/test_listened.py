"""The time one was at a review, and what was heard of it, kept as it goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callreview.app.session import Session
from callreview.domain.review import Review
from callreview.domain.timebase import Span
from callreview.ui.listened import Listened
from tests import builders


class Clock:
    """Shows the second it was set to."""

    def __init__(self) -> None:
        self.at_s = 100.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        call_id = builders.add_call(session)
        builders.start_review(session, call_id)
        session.open_call(call_id).wait()
        yield session


def kept(session: Session) -> Review:
    opened = session.snapshot.open_call
    assert opened is not None
    assert opened.review is not None
    return session.find(lambda reader: reader.review(opened.review.id)).wait()  # type: ignore[union-attr]


def test_time_goes_on_from_one_thing_done_to_the_next(session: Session) -> None:
    clock = Clock()
    listened = Listened(session, clock)
    listened.begin()
    for later_s in (10, 20, 100, 5):  # the third after doing nothing for long
        clock.at_s += later_s
        listened.acted()
    listened.tell()
    assert kept(session).active_ms == 35_000


def test_who_turned_to_something_else_is_not_at_it(session: Session) -> None:
    clock = Clock()
    listened = Listened(session, clock)
    listened.begin()
    clock.at_s += 10
    listened.left()
    assert kept(session).active_ms == 10_000
    clock.at_s += 30
    listened.acted()
    clock.at_s += 2
    listened.tell()
    listened.left()
    assert kept(session).active_ms == 12_000


def test_when_one_counts_as_idle_is_a_setting(session: Session) -> None:
    clock = Clock()
    listened = Listened(session, clock)
    listened.idle_s = 300
    listened.begin()
    clock.at_s += 200
    listened.acted()
    listened.tell()
    assert kept(session).active_ms == 200_000


def test_a_call_that_plays_is_being_listened_to(session: Session) -> None:
    clock = Clock()
    listened = Listened(session, clock)
    listened.begin()
    listened.left()  # to another program
    for at_ms in range(0, 10_000, 2000):
        clock.at_s += 2
        listened.heard(Span(at_ms, at_ms + 2000))
    listened.skipped(Span(10_000, 30_000))
    listened.left()
    found = kept(session)
    assert found.active_ms == 8000
    assert (found.heard, found.skipped) == ((Span(0, 10_000),), (Span(10_000, 30_000),))
