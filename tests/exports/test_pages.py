"""Pages as a black-and-white printer puts them on paper: nothing outside, nothing too pale."""

import subprocess
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from callreview.domain.handout import Aftermath, Dispute, GivenBy, Handout, Outcome
from callreview.domain.letterhead import Letterhead
from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line, Option, Rubric, Section
from callreview.domain.scorecard import Scorecard
from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.typesetting import Look, Paper
from tests.exports import cards
from tests.exports.reading import pages_of_text
from tests.exports.test_long import card_of_60

DOTS = 60
SIDE_CM, TOP_CM, FOOT_CM = 2.0, 1.7, 1.0
PALEST = 0x70  # of what is read: 4.9 : 1 on white
LONG = "Wort" * 75
A4, LETTER = Look(), Look(Paper.LETTER, Letterhead("Berg & Co " * 9, accent="#ffee00"))


def disputed(words: str, name: str) -> Scorecard:
    """Return a scorecard of a person of that name, where these words stand wherever they can."""
    handout = Handout(
        "r1",
        given_on="2026-03-14",
        given_by=GivenBy.PAPER,
        answer=words,
        promise=words,
        disputes=(
            Dispute("let_finish", words, Outcome.KEPT, words),
            Dispute("feelings", words),
        ),
    )
    review = cards.review(keep_doing=words, work_on=words, reviewer=words)
    return cards.card(call=cards.call(name=name), review=review, aftermath=(Aftermath(1, handout),))


def of_one_line() -> Scorecard:
    """Return the scorecard of the smallest score sheet."""
    options = (Option("y", "Yes", Decimal(1)), Option("n", "No", Decimal(0)))
    line = Line("a", "Was it good?", Kind.YES_NO, options=options)
    version = cards.version(Rubric("One line", (Section("s", "Only", (line,)),)))
    review = cards.review(answers={"a": Answer(option="y")}, keep_doing="", work_on="")
    return cards.card(version=version, review=review, marks=(), lanes=())


def of_wide_questions() -> Scorecard:
    """Return a scorecard whose questions take two pages of their own, in capitals and Chinese."""
    options = (Option("y", "Yes", Decimal(1)), Option("n", "No", Decimal(0)))
    words = ("WELL WITHIN WHAT WAS WANTED " * 4, "客户是否听懂了" * 9)
    lines = tuple(Line(f"a{at}", words[at % 2], Kind.YES_NO, options=options) for at in range(7))
    version = cards.version(Rubric("Wide", (Section("s", "Only", lines),)))
    answers = {line.id: Answer(option="y") for line in lines}
    return cards.card(version=version, review=cards.review(answers=answers))


CARDS = {
    "wide questions": (of_wide_questions(), LETTER),
    "one line": (of_one_line(), LETTER),
    "60 lines": (card_of_60(), A4),
    "300 letters": (disputed(LONG, LONG), LETTER),
    "hostile": (disputed('#import "x": * $y$ <img> =cmd', "#set page(width: 1cm)"), A4),
    "Arabic": (disputed("لم أقاطعه.", "أنا رويز"), LETTER),
    "Chinese, emoji": (disputed("我没有打断他。", "王小明 😀"), A4),
}


@cache
def printed(name: str) -> bytes:
    """Return one of the scorecards as PDF."""
    return scorecard_pdf(*CARDS[name])


def pictures_of(pdf: bytes, folder: Path) -> list[np.ndarray]:
    """Return the pages in grey: rows of dots, 0 black to 255 white."""
    (folder / "card.pdf").write_bytes(pdf)
    words = ("pdftoppm", "-gray", "-r", str(DOTS), str(folder / "card.pdf"), str(folder / "page"))
    subprocess.run(words, check=True, capture_output=True)
    return [picture_of(path.read_bytes()) for path in sorted(folder.glob("page*.pgm"))]


def picture_of(pgm: bytes) -> np.ndarray:
    """Return a PGM as rows of dots."""
    _kind, size, _most, dots = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(dots, np.uint8).reshape(height, width)


@pytest.mark.parametrize("name", CARDS)
def test_nothing_runs_off_the_paper_and_all_can_be_read_in_grey(name: str, tmp_path: Path) -> None:
    pages = pictures_of(printed(name), tmp_path)
    side, top, foot = (round(cm / 2.54 * DOTS) for cm in (SIDE_CM, TOP_CM, FOOT_CM))
    for page in pages:
        for band in (page[:, :side], page[:, -side:], page[:top], page[-foot:]):
            assert band.min() == 255
        rows = page[top:-foot].min(axis=1)
        assert rows.min() < PALEST


@pytest.mark.parametrize("name", CARDS)
def test_the_room_to_disagree_is_a_page_one_can_hand_in(name: str, tmp_path: Path) -> None:
    pages = pages_of_text(printed(name), tmp_path)
    if name in ("60 lines", "wide questions"):
        assert "Give it to" in pages[-1]  # too much for a page
        return
    (room,) = (page for page in pages if "One call is not a verdict" in page)
    assert room == pages[-1]
    assert "Give it to" in room
    assert "Entry in the audit trail" in room
