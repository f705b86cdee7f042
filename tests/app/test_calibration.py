"""Second scores: who scores what again, what they see meanwhile, and how far both agree."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from callreview.app.calibration import agreement_of, drift_of, score_again, second_scores
from callreview.app.edits.draws import CloseDraw
from callreview.app.edits.queues import AddToQueue
from callreview.app.edits.reviews import DiscardDraft, StartReview
from callreview.app.session import Session
from callreview.domain.draw.draw import EVERYBODY, Draw
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.review import Answer, Blind, Book, Review
from callreview.domain.unseen import CALIBRATION
from tests import builders, drawing


class SetClock(builders.SteadyClock):
    """A clock that can be set on by weeks."""

    def pass_weeks(self, weeks: int) -> None:
        self._now += timedelta(weeks=weeks)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def session(quick_path: Path, clock: SetClock) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=clock) as opened:
        drawing.add_calls(opened, {"200": 10})
        yield opened


def _sit(session: Session, who: str) -> None:
    session.reviewer = who


def _finish(session: Session, draft: Review, given: str) -> Review:
    said = {f"q{at}": Answer(option=one) for at, one in enumerate(given.split(), 1)}
    return builders.finish_review(session, draft, said)


def _drawn(session: Session, *, reviewed: int = 10) -> Draw:
    draw = drawing.freeze(session, drawing.draw({EVERYBODY: 10}))
    for call in draw.sample[:reviewed]:
        _finish(session, builders.start_review(session, call.call_id), "yes yes yes")
    return draw


def _second(session: Session, call_id: str, given: str = "yes yes yes") -> Review:
    version = session.snapshot.rubrics[0]
    key = session.new_key()
    new = builders.review(
        version, id=key, call_id=call_id, reviewer="", started_at="", reason=CALIBRATION,
        blind=frozenset({Blind.OTHERS}),
    )  # fmt: skip
    return _finish(session, session.do(StartReview(new)).wait(), given)


def test_second_scores_are_those_with_the_lowest_tickets(session: Session) -> None:
    draw = _drawn(session)
    queue = second_scores(session, draw.id, percent=20)
    assert queue.call_ids == tuple(call.call_id for call in draw.sample[:2])
    assert queue.book_reason == CALIBRATION


def test_what_was_not_reviewed_yet_or_has_a_second_score_is_not_asked_for(
    session: Session,
) -> None:
    draw = _drawn(session, reviewed=2)
    assert len(second_scores(session, draw.id, percent=30).call_ids) == 2
    _sit(session, "Kim")
    _second(session, draw.sample[0].call_id)
    assert second_scores(session, draw.id, percent=30).call_ids == (draw.sample[1].call_id,)
    _second(session, draw.sample[1].call_id)
    with pytest.raises(Refused) as refused:
        second_scores(session, draw.id, percent=30)
    assert refused.value.code == "no_second_scores"


def test_who_is_asked_for_a_second_score_sees_no_other_until_it_is_finished(
    session: Session,
) -> None:
    draw = _drawn(session)
    (call_id,) = second_scores(session, draw.id, percent=10).call_ids
    _sit(session, "Kim")
    assert session.find(lambda reader: reader.sight(call_id)).wait().seen == ()
    second = _second(session, call_id, "no yes yes")
    assert (second.book, second.draw_id) == (Book.PICKED, None)
    assert Blind.OTHERS in second.blind
    assert len(session.find(lambda reader: reader.sight(call_id)).wait().seen) == 2


def test_second_scores_never_change_what_a_sample_says(session: Session) -> None:
    draw = _drawn(session)
    session.do(CloseDraw(draw.id)).wait()
    before = session.find(lambda reader: reader.closed_outcomes()).wait()
    _sit(session, "Kim")
    for call in draw.sample[:3]:
        _second(session, call.call_id, "no no no")
    assert session.find(lambda reader: reader.closed_outcomes()).wait() == before


def test_agreement_is_of_what_both_said_without_a_look(session: Session) -> None:
    draw = _drawn(session)
    second_scores(session, draw.id, percent=20)
    _sit(session, "Kim")
    for call, given in zip(draw.sample, ("yes yes no", "yes no no"), strict=False):
        _second(session, call.call_id, given)
    found = agreement_of(session)
    assert (found.raters, found.calls) == (("Robin", "Kim"), 2)
    assert (found.agreed, found.answers) == (3, 6)
    assert [one.line.id for one in found.lines] == ["q3", "q2", "q1"]
    assert found.offsets[0].rater == "Kim"


def test_what_who_looks_does_not_see_yet_is_not_compared(session: Session) -> None:
    draw = _drawn(session, reviewed=1)
    call_id = draw.sample[0].call_id
    for who in ("Kim", "Cy"):
        _sit(session, who)
        _second(session, call_id)
    assert agreement_of(session).raters == ("Robin", "Kim", "Cy")
    _sit(session, "Eve")
    session.do(AddToQueue((call_id,), "Second scores", CALIBRATION)).wait()
    assert agreement_of(session).raters == ()


def test_others_can_be_held_to_an_expert(session: Session) -> None:
    draw = _drawn(session)
    _sit(session, "Kim")
    _second(session, draw.sample[0].call_id, "no no no")
    assert [one.rater for one in agreement_of(session, expert="Robin").offsets] == ["Kim"]
    with pytest.raises(CallReviewError) as refused:
        agreement_of(session, expert="Nobody")
    assert refused.value.fields["known"] == "Kim, Robin"


def _first(found: Sequence[str]) -> str:
    return found[0]


def test_an_owner_alone_scores_an_earlier_call_again_and_sees_the_drift(
    session: Session, clock: SetClock
) -> None:
    call_id = next(iter(session.snapshot.calls))
    former = _finish(session, builders.start_review(session, call_id), "yes yes no")
    with pytest.raises(Refused) as refused:
        score_again(session, weeks=4)
    assert refused.value.code == "nothing_to_score_again"
    clock.pass_weeks(5)
    again = score_again(session, weeks=4, pick=_first)
    assert (again.call_id, again.version_id) == (call_id, former.version_id)
    assert (again.book, again.reason, dict(again.answers)) == (Book.PICKED, CALIBRATION, {})
    sight = session.find(lambda reader: reader.sight(call_id)).wait()
    assert sight.seen == (again,)
    assert session.snapshot.calls[call_id].score_percent is None
    assert drift_of(session).calls == 0
    _finish(session, again, "yes yes yes")
    assert session.snapshot.calls[call_id].score_percent == pytest.approx(200 / 3)
    found = drift_of(session)
    assert (found.calls, found.agreed, found.answers) == (1, 2, 3)
    assert round(found.offsets[0].points) == 33


def test_a_call_is_scored_again_once_and_never_while_it_is_being_reviewed(
    session: Session, clock: SetClock
) -> None:
    call_id = next(iter(session.snapshot.calls))
    _finish(session, builders.start_review(session, call_id), "yes yes no")
    clock.pass_weeks(5)
    again = score_again(session, pick=_first)
    with pytest.raises(Refused):
        score_again(session)
    session.do(DiscardDraft(again.id)).wait()
    _finish(session, score_again(session, pick=_first), "yes yes yes")
    clock.pass_weeks(5)
    with pytest.raises(Refused):
        score_again(session)


def test_only_ones_own_calls_are_scored_again(session: Session, clock: SetClock) -> None:
    call_id = next(iter(session.snapshot.calls))
    _finish(session, builders.start_review(session, call_id), "yes yes no")
    clock.pass_weeks(5)
    _sit(session, "Kim")
    with pytest.raises(Refused):
        score_again(session)
