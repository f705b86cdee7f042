"""Which score sheets a review can begin with: the newest version of each that is not retired."""

from dataclasses import replace

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.draw.draw import drawn_call
from callreview.domain.review import ReviewState
from callreview.domain.rubric import RubricVersion
from callreview.domain.unseen import SELF
from callreview.ui.scorecard.state import ScorecardState, StartState, state_of
from tests import builders, drawing


def test_a_review_begins_with_the_newest_version_of_a_sheet_that_is_not_retired() -> None:
    first = RubricVersion("1", 1, builders.rubric(), "1")
    second, spanish = (
        replace(first, id=id_, number=int(id_), rubric=replace(first.rubric, language=language))
        for id_, language in (("2", "en"), ("3", "es"))
    )
    other = RubricVersion("4", 1, builders.rubric("Other"), "4")
    snapshot = Snapshot(
        open_call=OpenCall(builders.call()),
        rubrics=(first, second, spanish, other),
        retired=frozenset({"4"}),
    )
    state = state_of(snapshot)
    assert isinstance(state, StartState)
    assert state.versions == (spanish, second)


def test_a_drawn_call_offers_its_review_except_to_who_reviewed_it_as_their_own() -> None:
    call = builders.call()
    one = drawn_call(drawing.SEED, "uid", call.id, "ana", 1)
    draw = drawing.draw({"ana": 1}, calls=(one,), frozen_at="2026-04-01T09:00:00.000Z")
    version = RubricVersion("1", 1, builders.rubric(), "1")
    final = builders.review(version, call_id=call.id, state=ReviewState.FINAL)
    opened = OpenCall(call, review=final, version=version)
    earlier = Snapshot(open_call=opened, rubrics=(version,), draws=(draw,))
    assert isinstance(state_of(earlier), StartState)
    own = replace(opened, review=replace(final, reason=SELF))
    assert isinstance(state_of(replace(earlier, open_call=own)), ScorecardState)
