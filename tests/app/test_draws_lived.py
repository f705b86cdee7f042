"""Draws in a library that lives on: calls that become one, picked reviews, any order, mergers."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callreview.app import drawing as app
from callreview.app.edits.agents import MergeAgents, NameAgent
from callreview.app.edits.draws import CloseDraw
from callreview.app.edits.reviews import FinishReview, ReviseReview, SetAnswer
from callreview.app.findings import Decoded, SidesFound
from callreview.app.session import Session
from callreview.domain.draw.draw import EVERYBODY, Draw, Standing
from callreview.domain.results.outcome import Outcome, Part
from callreview.domain.review import Answer, Book
from tests import builders, drawing
from tests.quick import quick_folder


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as opened:
        yield opened


def closed(session: Session, draw: Draw) -> Outcome:
    session.do(CloseDraw(draw.id)).wait()
    (outcome,) = session.find(lambda reader: reader.closed_outcomes()).wait()
    return outcome


def review(session: Session, call_id: str, said: str = "yes") -> None:
    answers = {"q1": Answer(option=said)}
    builders.finish_review(session, builders.start_review(session, call_id), answers)


def test_two_drawn_files_that_become_one_call_count_once(session: Session) -> None:
    start = builders.facts(start_local="2026-03-04T10:00:00")
    paths = ("/calls/x-in.wav", "/calls/x-out.wav")
    met = builders.add_files(session, *(builders.listed(path, facts=start) for path in paths))
    for one in met:
        session.record(Decoded(one.recording_id, builders.outcome(one.path))).wait()
    drawing.add_calls(session, {"200": 3})
    made = drawing.freeze(session, drawing.draw({EVERYBODY: 5}))
    session.record(SidesFound((paths,))).wait()
    assert len(session.snapshot.calls) == 4
    for call_id in session.snapshot.calls:
        review(session, call_id)
    assert app.check(session, made.id).passes
    (part,) = closed(session, made).parts
    assert (part.population, part.drawn, len(part.heard)) == (4, 4, 4)


def test_two_people_who_are_one_are_told_as_one(session: Session) -> None:
    drawing.add_calls(session, {"200": 6, "201": 6})
    ana, bo = (session.do(NameAgent(*who)).wait() for who in (("200", "Ana"), ("201", "Bo")))
    made = drawing.freeze(session, drawing.draw({ana.id: 5, bo.id: 5}))
    assert len(made.sample) == 10
    for call in made.sample:
        review(session, call.call_id)
    session.do(MergeAgents(ana.id, (bo.id,))).wait()
    assert {(part.person_id, part.name) for part in closed(session, made).parts} == {
        (ana.id, "Ana")
    }


def summed(parts: tuple[Part, ...]) -> list[object]:
    """Return what numbers are made of, whatever order it came in."""
    return [
        (
            part.person_id,
            part.population,
            part.drawn,
            sorted(str(one.percent) for one in part.heard),
        )
        for part in parts
    ]


@pytest.fixture(scope="module")
def plain() -> Iterator[list[object]]:
    with quick_folder() as folder:
        yield _run(folder / "library.db", seed=None)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 999))
def test_neither_picked_reviews_nor_the_order_of_reviewing_change_a_number(
    plain: list[object], seed: int
) -> None:
    with quick_folder() as folder:
        assert _run(folder / "library.db", seed=seed) == plain


def _run(path: Path, *, seed: int | None) -> list[object]:
    """Draw, review in an order of chance between picked reviews of bad calls, and close."""
    chance = random.Random(seed)
    with builders.opened(path) as session:
        drawing.add_calls(session, {"200": 7, "201": 4})
        picked = list(session.snapshot.calls) if seed is not None else []
        drafts = [builders.start_review(session, one) for one in picked if chance.random() < 0.4]
        made = drawing.freeze(session, drawing.draw({"ref:200": 5, "ref:201": 2}))
        order = list(made.sample)
        if seed is not None:
            chance.shuffle(order)
        no = {line: Answer(option="no") for line in ("q1", "q2", "q3")}
        for draft in drafts:
            assert builders.finish_review(session, draft, no).book is Book.PICKED
        for call in order:
            review(session, call.call_id, "yes" if call.ticket % 2 else "no")
        others = [one for one in picked if one not in {call.call_id for call in made.sample}]
        for call_id in others:
            draft = builders.start_review(session, call_id)
            assert builders.finish_review(session, draft, no).book is Book.PICKED
        return summed(closed(session, made).parts)


def test_a_review_that_was_undone_and_done_again_stays_of_its_draw(session: Session) -> None:
    drawing.add_calls(session, {"200": 5})
    made = drawing.freeze(session, drawing.draw({"ref:200": 5}))
    call_id = made.sample[0].call_id
    begun = builders.start_review(session, call_id)
    session.undo().wait()
    assert session.find(lambda reader: reader.reviews(call_id)).wait() == ()
    session.redo().wait()
    again = session.find(lambda reader: reader.review(begun.id)).wait()
    assert (again.book, again.draw_id) == (Book.SAMPLE, made.id)


def test_a_draw_of_calls_as_they_come_can_be_given_up_for_another(session: Session) -> None:
    drawing.add_calls(session, {"200": 20})
    new = drawing.draw({"ref:200": 6})
    begun = app.begin(session, new, {"ref:200": 20})
    again = drawing.draw({"ref:200": 6}, id="b", seed="a" * 32, reason="too few were expected")
    later = drawing.freeze(session, again)
    assert (later.number, later.supersedes) == (2, begun.id)
    (_later, given_up) = session.snapshot.draws
    assert given_up.standing is Standing.DROPPED
    assert session.snapshot.asked_for == {one.call_id for one in later.sample}


def test_a_revision_of_a_drawn_call_keeps_the_numbers_up_to_date(session: Session) -> None:
    drawing.add_calls(session, {"200": 5})
    made = drawing.freeze(session, drawing.draw({"ref:200": 5}))
    for call in made.sample:
        review(session, call.call_id)
    first = closed(session, made)
    review_id = first.heard[0].review_id
    draft = session.do(ReviseReview(review_id, "misheard")).wait()
    session.do(SetAnswer(draft.id, "q1", Answer(option="no"))).wait()
    final = session.do(FinishReview(draft.id, "heard before")).wait()
    (now,) = session.find(lambda reader: reader.closed_outcomes()).wait()
    heard = next(one for one in now.heard if one.call_id == final.call_id)
    assert heard.review_id == final.id
    assert heard.percent != first.heard[0].percent
