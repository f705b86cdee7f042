"""Which score sheets a review can begin with: the newest version of each that is not retired."""

from dataclasses import replace

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.rubric import RubricVersion
from callreview.ui.scorecard.state import StartState, state_of
from tests import builders


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
