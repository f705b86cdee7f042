"""The scorecard on paper, read back with other tools."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from callreview.app.shipped import shipped_rubric
from callreview.domain.call import Confidence
from callreview.domain.mark import Category, Mark
from callreview.domain.review import Answer, Blind, Book
from callreview.domain.scorecard import Draw
from callreview.domain.timebase import Span
from callreview.exports.plain_text import fit_for_paper
from callreview.exports.scorecard import scorecard_json, scorecard_pdf
from callreview.exports.typesetting import Look, Paper
from tests.exports import cards
from tests.exports.reading import facts_of, objects_of, text_of

NO_FONT = "\U0001d2c7"  # a Kaktovik numeral
HOSTILE = (
    '#image("/etc/passwd")',
    "#set page(width: 1cm)",
    "$ x^2 $ *bold* _it_ `raw` @ref <label>",
    "</script><img src=x>",
    "\\u{41} \\ // comment /* more */",
    "= Not a heading",
    "\"quoted\" and 'quoted'",
)


def test_the_pdf_is_tagged_titled_and_sound(tmp_path: Path) -> None:
    pdf = scorecard_pdf(cards.card())
    facts = facts_of(pdf, tmp_path)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Scorecard: Ana Ruiz · Thu 12 Mar 2026 10:22"
    assert "595.276 x 841.89" in facts["Page size"]
    objects = objects_of(pdf, tmp_path)
    assert "pdfuaid:part>1<" in objects
    assert "/Outlines" in objects
    assert "/Alt" in objects


def test_the_same_scorecard_gives_the_same_bytes() -> None:
    assert scorecard_pdf(cards.card()) == scorecard_pdf(cards.card())


def test_the_parts_come_in_the_order_one_reads_them(tmp_path: Path) -> None:
    text = text_of(scorecard_pdf(cards.card()), tmp_path)
    parts = [
        "Ana Ruiz",
        "inbound · 4:05",
        "Customer service, version 3",
        "Maria Berg",
        "Chosen for coaching: does not count in any average. Heard 4:05 of 4:05.",
        "Keep doing The calm voice",
        "0:02 A greeting one can understand",
        "Work on Let him finish.",
        "3:23 “Soon” is not a day",
        "The score, step by step",
        "question 6 (points: 4)",
        "Bonus: 1 ÷ 46 points = + 2.2 %",
        "Question by question",
        "Look at the two lanes",
        "● Interrupted once (3)",
        "She starts to explain the refund",
        "Moments 0:58–1:04 Talks over him while he gives the date",
        "One call is not a verdict",
        cards.SHA256,
        "a9" * 32,
        "the call in UTC+01:00; the review in UTC",
        "Call Review 0.1.0",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_every_option_is_printed_with_its_points(tmp_path: Path) -> None:
    text = text_of(scorecard_pdf(cards.card()), tmp_path)
    for line in cards.version().rubric.lines:
        assert line.text in text
        for option in line.options:
            assert option.label in text
    assert "○ No (0) – fails the call" in text


def test_what_the_person_must_not_see_is_not_there(tmp_path: Path) -> None:
    card = cards.card(marks=tuple(replace(one, author="Somebody Else") for one in cards.marks()))
    for told in (text_of(scorecard_pdf(card), tmp_path), scorecard_json(card)):
        for secret in ("CANARY-PRIVATE", "Somebody Else", "777", "a.wav", "555 010"):
            assert secret not in told
        assert "•142" in told


def test_the_number_is_printed_in_full_only_when_asked_for(tmp_path: Path) -> None:
    assert "+1 555 010 0142" in text_of(scorecard_pdf(cards.card(shows_number=True)), tmp_path)


def test_text_from_outside_stays_text(tmp_path: Path) -> None:
    said = " ".join(HOSTILE)
    answers = {**cards.answers(), "greeting": Answer(option="all", comment=said)}
    card = cards.card(
        call=cards.call(name=HOSTILE[0], number=HOSTILE[3]),
        marks=(Mark("m", "c1", Category.PRAISE, 1_000, 2_000, said),),
        review=cards.review(
            answers=answers, keep_doing=said, work_on=said, reviewer=said, reason=said
        ),
    )
    text = text_of(scorecard_pdf(card), tmp_path)
    for payload in HOSTILE:
        assert text.count(payload) >= 5


def test_control_characters_are_left_out_and_the_rest_stays(tmp_path: Path) -> None:
    card = cards.card(
        review=cards.review(keep_doing="be\x07ll\x00 \u202eturned\u202c\ufeff\ue000 end")
    )
    pdf = scorecard_pdf(card)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    assert "Keep doing bell turned end" in text_of(pdf, tmp_path)


def test_a_letter_no_font_has_gives_a_plain_copy_that_says_so(tmp_path: Path) -> None:
    pdf = scorecard_pdf(cards.card(review=cards.review(keep_doing=f"Good {NO_FONT} work")))
    assert facts_of(pdf, tmp_path)["Tagged"] == "no"
    text = text_of(pdf, tmp_path)
    assert "This copy is not tagged for screen readers" in text
    assert "Let him finish." in text


def test_other_scripts_are_printed(tmp_path: Path) -> None:
    card = cards.card(call=cards.call(name="Дана אברהם Ελένη"))
    pdf = scorecard_pdf(card)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    assert "Дана" in text_of(pdf, tmp_path)
    assert "Ελένη" in text_of(pdf, tmp_path)


def test_letter_paper_is_letter_paper(tmp_path: Path) -> None:
    facts = facts_of(scorecard_pdf(cards.card(), Look(Paper.LETTER)), tmp_path)
    assert facts["Page size"].startswith("612 x 792")


def test_a_failed_call_shows_both_the_fail_and_what_was_earned(tmp_path: Path) -> None:
    answers = {**cards.answers(), "identity": Answer(option="no")}
    text = text_of(scorecard_pdf(cards.card(review=cards.review(answers=answers))), tmp_path)
    assert "Failed" in text
    assert "Question 2 fails the whole call." in text
    assert "A fail does not change the percentage" in text


def test_a_review_with_nothing_left_is_not_scored(tmp_path: Path) -> None:
    answers = {line: Answer(na=True) for line in cards.answers() if line != "hold"}
    card = cards.card(
        review=cards.review(answers=answers, keep_doing="", work_on=""), marks=(), lanes=()
    )
    text = text_of(scorecard_pdf(card), tmp_path)
    assert "not scored" in text
    assert "so there is no score: not 0, not 100." in text
    assert text.count("Nothing was noted.") == 2
    assert "not asked" in text


def test_why_this_call_and_how_much_was_heard(tmp_path: Path) -> None:
    card = cards.card(
        draw=Draw("sample of March", 5, 12),
        review=cards.review(
            book=Book.SAMPLE,
            heard=(Span(0, 60_000), Span(30_000, 100_000)),
            heard_reason="the rest is music",
            revision=2,
            revision_reason="the hold was missed",
            blind=frozenset({Blind.PERSON, Blind.OTHERS}),
        ),
    )
    text = text_of(scorecard_pdf(card), tmp_path)
    assert "Made blind to: the person, what others said." in text
    assert "Picked by lot: sample of March, 5 of 12. Counts in the averages." in text
    assert "Heard 1:40 of 4:05. Not all of it, because: the rest is music" in text
    assert "2, because: the hold was missed" in text


def test_a_recording_that_was_changed_since_is_told(tmp_path: Path) -> None:
    sentence = "The recording has been changed since this review."
    assert sentence not in text_of(scorecard_pdf(cards.card()), tmp_path)
    card = cards.card(review=cards.review(sha256="0" * 64))
    assert sentence in text_of(scorecard_pdf(card), tmp_path)


def test_a_time_that_is_a_guess_is_printed_as_one(tmp_path: Path) -> None:
    card = cards.card()
    facts = replace(card.call.facts, start_confidence=Confidence.GUESS)
    text = text_of(scorecard_pdf(replace(card, call=replace(card.call, facts=facts))), tmp_path)
    assert "about Thu 12 Mar 2026 10:22" in text


def test_numbers_and_several_of_are_printed(tmp_path: Path) -> None:
    answers = {
        "rings": Answer(number=Decimal("12.5")),
        "read_back": Answer(options=("name", "day")),
        "reason": Answer(option="yes"),
    }
    version = cards.version(shipped_rubric("appointment-desk"))
    text = text_of(
        scorecard_pdf(cards.card(version=version, review=cards.review(answers=answers))), tmp_path
    )
    assert "● 12.5, in 0 to 20 (4)" in text
    assert "● The name (2)" in text
    assert "○ The telephone number (2)" in text
    assert "5 of 8" in text
    assert "unanswered" in text


def test_long_words_and_many_marks_break_over_pages(tmp_path: Path) -> None:
    marks = tuple(
        Mark(f"m{at:03}", "c1", list(Category)[at % 4], at * 1_000, None, f"Moment {at} " * 9)
        for at in range(200)
    )
    card = cards.card(
        call=cards.call(name="Longname" * 20),
        marks=marks,
        review=cards.review(keep_doing="words " * 3_000, work_on="x" * 3_000),
    )
    pdf = scorecard_pdf(card)
    assert int(facts_of(pdf, tmp_path)["Pages"]) > 5
    assert "Moment 199" in text_of(pdf, tmp_path)


def test_json_holds_the_whole_scorecard() -> None:
    told = json.loads(scorecard_json(cards.card()))
    assert told["call"]["customer_number"].endswith("142")
    assert told["score"]["percent"]["exact"] == "770/9"
    assert told["review"]["keep_doing"].startswith("The calm voice")
    assert told["rubric"]["number"] == 3
    assert told["answers"]["let_finish"]["evidence"] == [[58_000, 64_000]]
    assert [mark["start_ms"] for mark in told["marks"]] == sorted(
        mark["start_ms"] for mark in told["marks"]
    )
    assert "active_ms" not in json.dumps(told)


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("a\r\nb\u2028c\td", "a\nb\nc d"),
        ("  x\x1b[31m ", "x[31m"),
        ("a" * 70, "a" * 32 + "\u200b" + "a" * 32 + "\u200b" + "a" * 6),
        ("\ud800\ue000\uffff", ""),
    ],
)
def test_words_are_made_fit_for_paper(text: str, fit: str) -> None:
    assert fit_for_paper(text) == fit
