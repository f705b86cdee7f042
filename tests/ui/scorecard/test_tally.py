"""The foot of the scorecard."""

import pytest
from pytestqt.qtbot import QtBot

from callreview.domain.review import ReviewState
from callreview.ui.scorecard.state import ScorecardState, state_of
from callreview.ui.scorecard.tally import Tally
from callreview.ui.widgets.buttons import WordButton
from tests.ui.scorecard.cards import opened

NARROWEST = 360


@pytest.mark.parametrize("review", [ReviewState.DRAFT, ReviewState.FINAL])
def test_no_button_is_cut_off_in_the_narrowest_scorecard(qtbot: QtBot, review: ReviewState) -> None:
    tally = Tally()
    qtbot.addWidget(tally)
    state = state_of(opened(state=review))
    assert isinstance(state, ScorecardState)
    tally.show_state(state)
    tally.resize(NARROWEST, tally.sizeHint().height())
    tally.show()
    buttons = [one for one in tally.findChildren(WordButton) if one.isVisible()]
    assert buttons
    assert all(one.width() >= one.sizeHint().width() for one in buttons)
