"""Drawing by lot: what is frozen stays, what is drawn follows from the seed, books are written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.draws import CloseDraw, ReplaceInDraw
from callreview.app.edits.reviews import DiscardDraft, ReviseReview, StartReview
from callreview.app.session import Session
from callreview.domain.draw.draw import EVERYBODY, Draw, Standing
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.tickets import in_drawn_order
from callreview.domain.errors import Refused
from callreview.domain.results.outcome import Outcome
from callreview.domain.review import Answer, Book
from tests import builders, drawing
from tests.dumping import beside

TWO = {"ref:200": 3, "ref:201": 2}


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as opened:
        drawing.add_calls(opened, {"200": 8, "201": 4})
        yield opened


def refused(session: Session, edit: object) -> str:
    with pytest.raises(Refused) as raised:
        session.do(edit).wait()  # type: ignore[arg-type]  # any edit
    return raised.value.code


def read(session: Session, draw_id: str = "a draw") -> Draw:
    return session.find(lambda reader: reader.draw(draw_id)).wait()


def finish_all(session: Session, draw: Draw) -> None:
    for call in draw.sample:
        builders.finish_review(session, builders.start_review(session, call.call_id))


def test_the_lowest_tickets_of_each_person_are_the_sample(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    uids = {
        person: [
            call.recording.sha256 or ""
            for call in session.snapshot.calls.values()
            if call.facts.agent_ref == person[4:]
        ]
        for person in TWO
    }
    for person, count in TWO.items():
        drawn = tuple(one.uid for one in made.of_person(person))
        assert drawn == in_drawn_order(drawing.SEED, uids[person])[:count]
    assert [one.rank for one in made.of_person("ref:200")] == [1, 2, 3]
    assert [(one.person, one.eligible) for one in made.strata] == [("ref:200", 8), ("ref:201", 4)]
    assert (made.standing, made.recordings, made.number, made.of) == (Standing.OPEN, 12, 1, 1)
    assert read(session) == made


def test_a_lot_over_everybody_is_one_lot(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({EVERYBODY: 5}))
    assert [one.rank for one in made.sample] == [1, 2, 3, 4, 5]
    assert len(made.of_person(EVERYBODY)) == 5


def test_small_populations_are_taken_whole(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:201": 12}))
    assert len(made.sample) == 4


def test_what_is_frozen_stays_frozen(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    library = session.library
    session.close()
    for order in (
        "UPDATE draws SET seed = 'another'",
        "UPDATE draws SET frozen_at = NULL, frame_sha256 = NULL, recordings = NULL",
        "DELETE FROM draws",
        "UPDATE draw_frames SET csv = csv || 'x'",
        "DELETE FROM draw_frames",
        "UPDATE draw_strata SET target = 1",
        "DELETE FROM draw_strata",
        "INSERT INTO draw_strata (draw_id, stratum, name, target) VALUES ('a draw', 'x', 'x', 1)",
        "UPDATE draw_calls SET rank = rank + 50",
        "UPDATE draw_calls SET ticket = '0'",
        "DELETE FROM draw_calls",
    ):
        with (
            closing(sqlite3.connect(library)) as other,
            pytest.raises(sqlite3.IntegrityError, match="draw_is_frozen"),
        ):
            other.execute(order)
    assert made.sample


def test_a_review_of_a_drawn_call_is_of_the_sample_and_stays_so(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    call_id = made.sample[0].call_id
    review = builders.start_review(session, call_id)
    assert (review.book, review.draw_id, review.reason) == (Book.SAMPLE, made.id, "")
    final = builders.finish_review(session, review)
    revised = session.do(ReviseReview(final.id, "misheard")).wait()
    assert (revised.book, revised.draw_id) == (Book.SAMPLE, made.id)
    session.close()
    with (
        closing(sqlite3.connect(session.library)) as other,
        pytest.raises(sqlite3.IntegrityError, match="book_is_written_once"),
    ):
        other.execute("UPDATE reviews SET book = 'picked' WHERE state = 'draft'")


def test_a_picked_review_stays_picked(session: Session) -> None:
    made = drawing.draw(TWO)
    before = {
        call_id: builders.start_review(session, call_id) for call_id in session.snapshot.calls
    }
    made = drawing.freeze(session, made)
    for call in made.sample:
        final = builders.finish_review(session, before[call.call_id])
        assert (final.book, final.draw_id) == (Book.PICKED, None)
    assert refused(session, CloseDraw(made.id)) == "draw_not_done"
    finish_all(session, made)
    assert session.do(CloseDraw(made.id)).wait().standing is Standing.CLOSED


def test_reviews_of_other_calls_and_for_comparing_are_picked(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    drawn = {one.call_id for one in made.sample}
    (other, *_) = set(session.snapshot.calls) - drawn
    assert builders.start_review(session, other).book is Book.PICKED
    for reason in ("calibration", "self"):
        (version,) = session.snapshot.rubrics
        new = builders.review(
            version, id=reason, call_id=made.sample[0].call_id, reason=reason, reviewer=reason
        )
        kept = session.do(StartReview(new)).wait()
        assert (kept.book, kept.draw_id, kept.reason) == (Book.PICKED, None, reason)


def test_nobody_can_say_that_a_picked_call_was_drawn(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    (other, *_) = set(session.snapshot.calls) - {one.call_id for one in made.sample}
    version = builders.start_review(session, made.sample[0].call_id).version_id
    claim = builders.review(id="claim", call_id=other, version_id=version, book=Book.SAMPLE)
    assert refused(session, StartReview(claim)) == "sample_not_drawn"


def test_a_replaced_call_gives_way_to_the_next_of_its_lot(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    gone = made.of_person("ref:200")[1]
    new = session.do(ReplaceInDraw(made.id, gone.call_id, Reason.NO_AUDIO)).wait()
    assert new is not None
    now = read(session)
    assert (new.rank, new.person) == (4, "ref:200")
    assert [one.rank for one in now.of_person("ref:200")] == [1, 3, 4]
    (skipped,) = now.skipped
    assert skipped.uid == gone.uid
    assert skipped.skipped is not None
    assert (skipped.skipped.reason, skipped.skipped.by) == (Reason.NO_AUDIO, "Robin")
    assert builders.start_review(session, gone.call_id).book is Book.PICKED
    assert builders.start_review(session, new.call_id).book is Book.SAMPLE
    assert refused(session, ReplaceInDraw(made.id, gone.call_id, Reason.TEST)) == "not_in_draw"


def test_where_the_lot_has_no_more_the_sample_is_smaller(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:201": 4}))
    gone = made.sample[0]
    assert session.do(ReplaceInDraw(made.id, gone.call_id, Reason.TEST)).wait() is None
    assert len(read(session).sample) == 3


def test_nothing_is_replaced_once_something_was_answered(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    first, second = made.sample[:2]
    draft = builders.start_review(session, first.call_id)
    builders.finish_review(session, builders.start_review(session, second.call_id))
    assert (
        refused(session, ReplaceInDraw(made.id, second.call_id, Reason.TEST)) == "drawn_call_begun"
    )
    session.do(ReplaceInDraw(made.id, first.call_id, Reason.TEST)).wait()
    assert refused(session, DiscardDraft(draft.id)) == "review_unknown"


def test_a_closed_draw_asks_for_nothing_and_changes_no_more(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:201": 2}))
    finish_all(session, made)
    session.do(CloseDraw(made.id)).wait()
    call_id = made.sample[0].call_id
    assert builders.start_review(session, call_id).book is Book.PICKED
    assert refused(session, ReplaceInDraw(made.id, call_id, Reason.TEST)) == "draw_not_open"
    assert refused(session, CloseDraw(made.id)) == "draw_not_open"


def test_a_second_draw_of_a_period_says_why_and_drops_the_open_one(session: Session) -> None:
    first = drawing.freeze(session, drawing.draw(TWO))
    again = drawing.draw(TWO, id="second", seed="f" * 32)
    with pytest.raises(Refused) as raised:
        drawing.freeze(session, again)
    assert raised.value.code == "draw_reason_missing"
    second = drawing.freeze(session, replace(again, reason=" wrong shortest length "))
    assert (second.number, second.of, second.reason) == (2, 2, "wrong shortest length")
    assert second.supersedes == first.id
    assert read(session).standing is Standing.DROPPED
    assert read(session).of == 2


def test_an_audit_row_seals_what_was_drawn(session: Session) -> None:
    drawing.freeze(session, drawing.draw(TWO))
    with beside(session.library) as other:
        kinds = [row["kind"] for row in other.execute("SELECT kind FROM audit")]
    assert kinds[-1] == "freeze_draw"
    assert session.find(lambda reader: reader.check()).wait().is_sound


def test_one_review_serves_every_draw_that_drew_the_call(session: Session) -> None:
    mine = drawing.freeze(session, drawing.draw(TWO))
    all_of_it = drawing.freeze(session, drawing.draw({EVERYBODY: 12}, id="b all", seed="a" * 32))
    finish_all(session, mine)
    assert session.do(CloseDraw(mine.id)).wait()
    finish_all(session, all_of_it)
    session.do(CloseDraw(all_of_it.id)).wait()
    both = {one.call_id for one in mine.sample}
    with beside(session.library) as other:
        rows = other.execute("SELECT call_id, draw_id FROM reviews WHERE draw_id = 'a draw'")
        assert {row["call_id"] for row in rows} == both


def outcomes(session: Session) -> tuple[Outcome, ...]:
    return session.find(lambda reader: reader.closed_outcomes()).wait()


def test_only_a_closed_draw_has_an_outcome(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw(TWO))
    first, *_others = made.sample
    builders.finish_review(session, builders.start_review(session, first.call_id))
    assert outcomes(session) == ()
    (waiting,) = session.find(lambda reader: reader.open_draws()).wait()
    assert (waiting.draw_id, waiting.left, waiting.of) == (made.id, 4, 5)
    for call in _others:
        builders.finish_review(session, builders.start_review(session, call.call_id))
    session.do(CloseDraw(made.id)).wait()
    assert session.find(lambda reader: reader.open_draws()).wait() == ()
    (outcome,) = outcomes(session)
    assert [(part.population, part.drawn, len(part.heard)) for part in outcome.parts] == [
        (8, 3, 3),
        (4, 2, 2),
    ]
    assert (outcome.recordings, outcome.left_out, outcome.shortest_ms) == (12, {}, 30_000)
    assert {one.percent for one in outcome.heard} == {Fraction(100)}


def test_one_review_counts_the_newest_revision_of_the_first_finished(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:201": 1}))
    (call,) = made.sample
    mine = builders.start_review(session, call.call_id)
    session.reviewer = "Kim"
    theirs = builders.start_review(session, call.call_id)
    assert (theirs.book, theirs.reviewer) == (Book.SAMPLE, "Kim")
    first = builders.finish_review(session, theirs)
    builders.finish_review(session, mine)
    draft = session.do(ReviseReview(first.id, "misheard")).wait()
    newest = builders.finish_review(session, draft, {"q1": Answer(option="no")})
    session.do(CloseDraw(made.id)).wait()
    (heard,) = outcomes(session)[0].heard
    assert (heard.review_id, heard.finished_at) == (newest.id, first.finished_at)
    assert (heard.percent, heard.answers["q1"].option) == (Fraction(200, 3), "no")


def test_replaced_calls_shrink_what_a_draw_speaks_for(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:200": 3}))
    for at, reason in enumerate((Reason.NO_AUDIO, Reason.VOICEMAIL)):
        session.do(ReplaceInDraw(made.id, made.sample[at].call_id, reason)).wait()
    finish_all(session, read(session))
    session.do(CloseDraw(made.id)).wait()
    (mine, others) = outcomes(session)[0].parts
    assert [(one.reason, one.by) for one in mine.unusable] == [
        ("no_audio", "Robin"),
        ("voicemail", "Robin"),
    ]
    assert (mine.drawn, mine.population) == (3, 5)  # 7 (3 - 1) / (4 - 1), rounded
    assert (others.person_id, others.population, others.drawn) == ("ref:201", 4, 0)


def test_the_person_of_a_lot_is_who_they_are_now(session: Session) -> None:
    made = drawing.freeze(session, drawing.draw({"ref:201": 1}))
    finish_all(session, made)
    session.do(CloseDraw(made.id)).wait()
    ana = session.do(NameAgent("201", "Ana")).wait()
    part = next(one for one in outcomes(session)[0].parts if one.heard)
    assert (part.person_id, part.name, part.heard[0].person_id) == (ana.id, "Ana", ana.id)
