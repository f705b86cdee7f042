"""The foot of the scorecard."""

import pytest
from pytestqt.qtbot import QtBot

from callreview.domain.review import ReviewState
from callreview.ui.scorecard.state import ScorecardState, state_of
from callreview.ui.scorecard.tally import Tally
from tests.ui.scorecard.cards import opened

NARROWEST = 360


@pytest.mark.parametrize("review", [ReviewState.DRAFT, ReviewState.FINAL])
def test_no_button_is_cut_off_in_the_narrowest_scorecard(qtbot: QtBot, review: ReviewState) -> None:
    tally = Tally()
    qtbot.addWidget(tally)
    state = state_of(opened(state=review))
    assert isinstance(state, ScorecardState)
    tally.show_state(state)
    assert tally.minimumSizeHint().width() <= NARROWEST
