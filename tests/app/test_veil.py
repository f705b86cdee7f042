"""What a reviewer who reviews blind is shown of a call, and from when on everything."""

from dataclasses import replace

import pytest

from callreview.app.settings import Settings
from callreview.app.snapshot import OpenCall, Snapshot
from callreview.app.veil import hides_person, hides_score, veiled_snapshot
from callreview.domain.call import Agent, CallState, Status
from callreview.domain.draw.draw import drawn_call
from callreview.domain.hiding import Hiding
from callreview.domain.queue import Queue
from callreview.domain.review import Review, ReviewState
from callreview.domain.unseen import SELF, Unseen
from callreview.words.reviewing import unseen_note
from tests import builders, drawing

BLIND = Hiding(person=True)
TELLING = ("Ana", "4711", "+1555", "Bo Customer", "201-ana.wav")
ANA = Agent("ana", "Ana", ("4711",))


def told(name: str = "a.wav") -> OpenCall:
    call = builders.call(
        name,
        recording=builders.recording(name, path="/calls/201-ana.wav"),
        agent=ANA,
        agent_ref="4711",
        customer_number="+1555",
        customer_name="Bo Customer",
    )
    damaged = replace(call.recording, status=Status.DAMAGED, reason_fields={"name": "201-ana.wav"})
    return OpenCall(replace(call, recording=damaged, legs=(damaged,)))


def with_review(opened: OpenCall, state: ReviewState = ReviewState.DRAFT) -> OpenCall:
    last = builders.review(keep_doing="Ana's way with +1555")
    return replace(opened, review=builders.review(state=state), last_time=last)


def test_nothing_tells_whose_call_it_is_until_the_review_is_finished() -> None:
    unseen = (Unseen("Ana", SELF, is_final=True), Unseen("Kim", "coaching", is_final=True))
    opened = replace(with_review(told()), unseen=unseen)
    queue = Queue("q", "By hand", "", "", (opened.call.id,))
    snapshot = Snapshot(calls={opened.call.id: opened.call}, open_call=opened, queue=queue)
    seen = veiled_snapshot(snapshot, BLIND)
    assert [word for word in TELLING if word in repr((seen.open_call, dict(seen.calls)))] == []
    assert seen.open_call is not None
    assert unseen_note(seen.open_call.unseen).startswith(
        "The person whose call this is has reviewed it. Kim has reviewed this call."
    )
    assert seen.open_call.call.facts.start_local == opened.call.facts.start_local
    assert veiled_snapshot(snapshot, Hiding(score=True)) is snapshot


@pytest.mark.parametrize(
    ("review", "is_hidden"),
    [
        (None, True),
        (builders.review(), True),
        (builders.review(state=ReviewState.FINAL), False),
        (builders.review(revision=2), False),
    ],
)
def test_a_finished_review_reveals(review: Review | None, is_hidden: bool) -> None:
    snapshot = Snapshot(open_call=replace(told(), review=review))
    assert hides_person(snapshot, BLIND) is is_hidden
    assert not hides_person(snapshot, Hiding())
    seen = veiled_snapshot(snapshot, BLIND).open_call
    assert seen is not None
    assert (seen.call.agent is None) is is_hidden


def test_an_earlier_review_does_not_reveal_a_drawn_call() -> None:
    opened = with_review(told(), ReviewState.FINAL)
    reviewed = replace(opened.call, state=CallState.REVIEWED)
    one = drawn_call(drawing.SEED, "uid", opened.call.id, "ana", 1)
    draw = drawing.draw({"ana": 1}, calls=(one,), frozen_at="2026-04-01T09:00:00.000Z")
    queue = Queue("q", "", "", "", (reviewed.id,))
    snapshot = Snapshot({reviewed.id: reviewed}, open_call=opened, queue=queue, draws=(draw,))
    assert snapshot.asked_for == {reviewed.id}
    assert hides_person(snapshot, BLIND)
    seen = veiled_snapshot(snapshot, BLIND)
    assert [word for word in TELLING if word in repr((seen.open_call, dict(seen.calls)))] == []
    done = replace(snapshot, draws=(replace(draw, calls=(replace(one, is_reviewed=True),)),))
    assert not hides_person(done, BLIND)


def test_the_running_score_is_hidden_while_it_runs() -> None:
    draft = Snapshot(open_call=with_review(told()))
    final = Snapshot(open_call=with_review(told(), ReviewState.FINAL))
    assert hides_score(draft, Hiding(score=True))
    assert not hides_score(draft, BLIND)
    assert not hides_score(final, Hiding(score=True))
    assert not hides_score(Snapshot(), Hiding(score=True))


def test_reviewed_calls_of_the_queue_are_shown_as_they_are() -> None:
    one, two, three = (told(f"{at}.wav").call for at in range(3))
    two = replace(two, state=CallState.REVIEWED)
    queue = Queue("q", "", "", "", (one.id, two.id, three.id, "gone"), frozenset({three.id}))
    calls = {each.id: each for each in (one, two, three)}
    seen = veiled_snapshot(Snapshot(calls=calls, queue=queue), BLIND).calls
    assert [seen[each.id].agent for each in (one, two, three)] == [None, ANA, ANA]


def test_what_is_hidden_is_a_setting_of_each_reviewer() -> None:
    robin = Settings(reviewer="Robin").with_hiding(Hiding(person=True, score=True))
    assert robin.hiding == Hiding(person=True, score=True)
    kim = replace(robin, reviewer="Kim")
    assert kim.hiding == Hiding()
    assert replace(kim.with_hiding(BLIND), reviewer="Robin").hiding.score
    assert robin.with_hiding(Hiding()).blind_reviewers == {}
    assert Settings(reviewer="Robin", blind_reviewers={"Robin": "junk"}).hiding == Hiding()
