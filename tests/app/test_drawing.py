"""From a plan to a closed draw, as both faces of the app go."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from callreview.app import drawing as app
from callreview.app.jobs import Progress
from callreview.app.scorecards import read_card
from callreview.app.session import Session
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Verdict
from callreview.domain.draw.allocation import Allocation
from callreview.domain.draw.draw import Draw, Standing
from callreview.domain.draw.eligibility import LeftOut, Rules
from callreview.domain.draw.period import month_of
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.scorecard import Draw as Pick
from tests import builders, drawing
from tests.app.test_adding import FakePool

APRIL = "2026-04-02T09:00:00+00:00"
PERSONS = DrawPlan.PER_PERSON


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    clock = builders.SteadyClock(APRIL)
    with builders.opened(quick_path / "library.db", clock=clock) as opened:
        drawing.add_calls(opened, {"200": 9, "201": 6})
        yield opened


def planned(session: Session, rules: Rules = Rules()) -> app.Planned:  # noqa: B008 - frozen
    calls = session.snapshot.calls.values()
    return app.per_person(app.supply_of(calls, drawing.MARCH, rules, PERSONS), Allocation(each=5))


def drawn(session: Session, **known: str) -> Draw:
    new = app.new_draw(session, planned(session), Rules(), title="March", **known)
    return app.freeze(session, new)


def finish(session: Session, call_id: str) -> str:
    return builders.finish_review(session, builders.start_review(session, call_id)).id


def test_what_was_planned_is_drawn(session: Session) -> None:
    made = drawn(session)
    assert [(one.name, one.target, one.eligible) for one in made.strata] == [
        ("200", 5, 9),
        ("201", 5, 6),
    ]
    assert len(made.seed) == 32
    assert session.snapshot.draws == (made,)
    assert drawn(session, seed="123456" * 4, reason="a try").seed == "123456" * 4


def test_a_period_that_still_runs_is_not_frozen(session: Session) -> None:
    supply = app.supply_of(
        session.snapshot.calls.values(), month_of(app.today(session)), Rules(), PERSONS
    )
    new = app.new_draw(session, app.per_person(supply, Allocation()), Rules(), title="April")
    with pytest.raises(Refused) as raised:
        app.freeze(session, new)
    assert (raised.value.code, raised.value.fields) == ("period_not_over", {"day": "2026-05-01"})


def test_calls_are_read_whole_before_a_list_is_frozen(session: Session) -> None:
    for at in range(3):
        file = builders.listed(
            f"/new/{at}.wav", facts=builders.facts(start_local="2026-03-09T10:00:00")
        )
        builders.add_files(session, file, folder="/new")
    waiting = app.to_read(session, drawing.MARCH, Rules(), PERSONS)
    assert len(waiting) == 3
    pool = FakePool()
    pool.outcomes = {
        "0.wav": builders.outcome("zero"),
        "1.wav": builders.outcome("one"),
        "2.wav": builders.outcome(verdict=Verdict.UNPLAYABLE, reason="no_worker", sha256=""),
    }
    (trouble,) = app.read_calls(session, cast(Pool, pool), waiting, Progress())
    assert (Path(trouble.path).name, trouble.reason) == ("2.wav", "no_worker")
    made = drawn(session)
    assert made.recordings == 18
    assert app.left_out_of(session, made) == {LeftOut.NOT_READ: 1}


def test_reading_stops_when_it_is_cancelled(session: Session) -> None:
    builders.add_files(session, builders.listed("/new/0.wav"), folder="/new")
    waiting = app.to_read(session, drawing.MARCH, Rules(), PERSONS)
    pool = FakePool()
    app.read_calls(session, cast(Pool, pool), waiting, Progress(cancelled=lambda: True))
    assert (len(waiting), pool.decodings) == (1, [])


def test_the_queue_holds_what_is_left_in_ticket_order(session: Session) -> None:
    made = drawn(session)
    queue = app.review_sample(session, made.id)
    assert queue.call_ids == tuple(call.call_id for call in made.sample)
    assert [call.ticket for call in made.sample] == sorted(call.ticket for call in made.sample)
    finish(session, queue.call_ids[0])
    (now,) = session.snapshot.draws
    assert tuple(call.call_id for call in now.left) == queue.call_ids[1:]
    assert app.review_sample(session, made.id).call_ids == queue.call_ids[1:]


def test_a_replaced_call_leaves_the_queue_to_the_next_of_the_lot(session: Session) -> None:
    made = drawn(session)
    queue = app.review_sample(session, made.id)
    gone = next(one for one in made.sample if one.person == "ref:200")
    new = app.replace_call(session, made.id, gone.call_id, Reason.PRIVACY)
    assert new is not None
    assert session.snapshot.queue is not None
    others = [one for one in queue.call_ids if one != gone.call_id]
    assert session.snapshot.queue.call_ids == (*others, new.call_id)
    last = [one for one in made.sample if one.person == "ref:201"]
    assert app.replace_call(session, made.id, last[0].call_id, Reason.TEST)  # the sixth of six
    assert app.replace_call(session, made.id, last[1].call_id, Reason.TEST) is None


def test_a_scorecard_says_which_pick_it_is(session: Session) -> None:
    made = drawn(session)
    third = made.of_person("ref:201")[2]
    card = read_card(session, finish(session, third.call_id), shows_number=False)
    assert card.draw == Pick("March", 3, 5)
    (other, *_) = set(session.snapshot.calls) - {one.call_id for one in made.sample}
    assert read_card(session, finish(session, other), shows_number=False).draw is None


def test_a_draw_is_drawn_again_here_and_elsewhere(session: Session, tmp_path: Path) -> None:
    made = drawn(session)
    app.replace_call(session, made.id, made.sample[0].call_id, Reason.NO_AUDIO)
    checked = app.check(session, made.id)
    assert (checked.passes, checked.calls, checked.listed) == (True, 10, 15)
    record, frame, _script = app.export(session, made.id, tmp_path / "march")
    assert app.check_files(tmp_path / "march").passes
    assert app.check_files(record, session).passes
    changed = frame.read_bytes().replace(b"60.000", b"61.000", 1)
    frame.write_bytes(changed)
    assert [one.code for one in app.check_files(record).differences] == ["frame_changed"]
    with_lines = app.check_files(record, session).differences
    assert [one.code for one in with_lines] == ["frame_changed", "frame_line_differs"]
    assert with_lines[1].fields == {"line": 2}
    frame.write_bytes(changed[:70] + b"\xff" + changed[71:])
    assert not app.check_files(record).passes
    frame.unlink()
    with pytest.raises(CallReviewError) as raised:
        app.check_files(record)
    assert raised.value.code == "frame_missing"


def test_a_draw_is_closed_when_all_is_heard(session: Session) -> None:
    made = drawn(session)
    for call in made.sample:
        finish(session, call.call_id)
    assert app.close(session, made.id).standing is Standing.CLOSED
    assert session.snapshot.draws[0].standing is Standing.CLOSED


def test_calls_that_arrive_are_drawn_at_once_and_the_sample_filled(quick_path: Path) -> None:
    clock = builders.SteadyClock("2026-03-02T09:00:00+00:00")
    with builders.opened(quick_path / "library.db", clock=clock) as session:
        supply = app.supply_of((), drawing.MARCH, Rules(), PERSONS)
        new = replace(
            app.new_draw(session, app.per_person(supply, Allocation()), Rules(), title="March"),
            seed=drawing.SEED,
            strata=drawing.draw({"ref:200": 6}).strata,
        )
        begun = app.begin(session, new, {"ref:200": 24})
        assert (begun.standing, begun.sample) == (Standing.ARRIVING, ())
        drawing.add_calls(session, {"200": 12, "201": 3})
        due = app.take(session, begun.id).sample
        assert {call.rank for call in due} == {None}
        assert 0 < len(due) < 6
        assert builders.start_review(session, due[0].call_id).draw_id == begun.id
        (waiting,) = session.find(lambda reader: reader.open_draws()).wait()
        assert waiting.left == waiting.of == len(due)
    clock = builders.SteadyClock(APRIL)
    with builders.opened(quick_path / "library.db", clock=clock) as session:
        for at in range(12, 20):
            builders.add_call(
                session, f"200-{at}.wav", agent_ref="200", start_local=f"2026-03-{at + 1}T10:00:00"
            )
        filled = app.take(session, begun.id)
        assert filled.standing is Standing.OPEN
        lots = [len(filled.of_person(person)) for person in ("ref:200", "ref:201")]
        assert lots == [6, 3]  # nobody had thought of the second: all their calls
        assert {call.uid for call in due} <= {call.uid for call in filled.sample}
        assert app.check(session, begun.id).passes
        with pytest.raises(Refused) as raised:
            app.take(session, begun.id)
        assert raised.value.code == "draw_is_frozen"


def test_more_due_than_wanted_stay_in_the_sample(quick_path: Path) -> None:
    clock = builders.SteadyClock("2026-03-02T09:00:00+00:00")
    path = quick_path / "library.db"
    with builders.opened(path, clock=clock) as session:
        new = drawing.draw({"ref:200": 5})
        begun = app.begin(session, new, {"ref:200": 5})
        drawing.add_calls(session, {"200": 20})
        due = app.take(session, begun.id).sample
        assert len(due) > 5
    with builders.opened(path, clock=builders.SteadyClock(APRIL)) as session:
        filled = app.take(session, begun.id)
        assert {call.uid for call in filled.sample} == {call.uid for call in due}
        assert app.check(session, begun.id).passes
