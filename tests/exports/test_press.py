"""Papers set in a process of their own."""

import psutil
import pytest

from callreview.domain.errors import CallReviewError
from callreview.domain.letterhead import Letterhead
from callreview.exports.press import Press
from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.scorecard_page import page_of
from callreview.exports.typesetting import Look, Paper, Template
from tests.exports import cards

LOOK = Look(Paper.LETTER, Letterhead("Berg & Co", accent="#aa3300"))


def children() -> list[psutil.Process]:
    return [
        each for each in psutil.Process().children() if "callreview.exports.press" in each.cmdline()
    ]


def test_a_press_prints_what_is_printed_here_and_leaves_nothing_behind() -> None:
    with Press() as press:
        assert not children()  # it starts with the first paper
        printed = [press.pdf(Template.SCORECARD, [page_of(cards.card())], LOOK) for _ in range(2)]
        assert len(children()) == 1
    assert printed == [scorecard_pdf(cards.card(), LOOK)] * 2
    assert not children()


def test_a_press_that_died_is_said_and_the_next_paper_has_another() -> None:
    page = page_of(cards.card())
    with Press() as press:
        first = press.pdf(Template.SCORECARD, [page], LOOK)
        (child,) = children()
        child.kill()
        with pytest.raises(CallReviewError) as refused:
            press.pdf(Template.SCORECARD, [page], LOOK)
        assert refused.value.code == "press_stopped"
        assert press.pdf(Template.SCORECARD, [page], LOOK) == first
