"""What became of a scorecard: on its pages, as text, in JSON and in the summary of a person."""

import json
from dataclasses import replace
from pathlib import Path

from callreview.domain.handout import Aftermath, Dispute, GivenBy, Handout, Outcome
from callreview.domain.scorecard import Scorecard
from callreview.domain.summary import Summary
from callreview.domain.timebase import Span
from callreview.exports.scorecard import scorecard_json, scorecard_pdf
from callreview.exports.scorecard_text import scorecard_text
from callreview.exports.summary_page import summary_page_of
from callreview.exports.typesetting import Look, Template, Typesetter
from tests.exports import cards
from tests.exports.reading import facts_of, text_of

FIRST = Aftermath(
    1,
    Handout(
        "r1",
        given_on="2026-03-14",
        given_by=GivenBy.MAIL,
        read_on="2026-03-15",
        answered_on="2026-03-16",
        answer="#strong[Thank] you.",
        promise="I will name the day.",
        disputes=(
            Dispute("plain", "He said the word first.", Outcome.KEPT, "Only after she did."),
            Dispute("let_finish", "The line lagged.", Outcome.CHANGED, "Heard again: it did."),
        ),
    ),
)
SECOND = Aftermath(
    2, Handout("r2", given_on="2026-03-20", disputes=(Dispute("hold", "It was no hold."),))
)


def told(*aftermath: Aftermath) -> Scorecard:
    """Return a scorecard of revision 2."""
    review = cards.review(revision=2, revision_reason="the line lagged")
    return cards.card(review=review, aftermath=aftermath)


def test_the_pages_tell_what_is_disputed_with_both_reasons(tmp_path: Path) -> None:
    pdf = scorecard_pdf(told(FIRST, SECOND))
    text = text_of(pdf, tmp_path)
    parts = [
        "Did they let the caller finish?",
        (
            "HEARD DIFFERENTLY (REVISION 1) The line lagged."
            " Changed by a revision: Heard again: it did."
        ),
        "HEARD DIFFERENTLY (REVISION 1) He said the word first. Kept: Only after she did.",
        "HEARD DIFFERENTLY It was no hold. Not settled yet.",
        "Handed out Revision 1",
        "to Ana Ruiz, by mail, on 14 March 2026",
        "15 March 2026",
        "16 March 2026",
        "#strong[Thank] you.",
        "I will name the day.",
        "Revision 2 GIVEN to Ana Ruiz, on 20 March 2026",
        "One call is not a verdict",
        "Said above, at the question.",
    ]
    places = [text.upper().find(part.upper()) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"


def test_a_question_that_was_not_asked_can_be_disputed_too(tmp_path: Path) -> None:
    answers = dict(cards.answers())
    del answers["hold_manners"]
    no_hold = replace(answers["hold"], option="no")
    card = cards.card(
        review=cards.review(answers={**answers, "hold": no_hold}),
        aftermath=(Aftermath(1, Handout("r", disputes=(Dispute("hold_manners", "Ask it."),))),),
    )
    assert "Ask it." in text_of(scorecard_pdf(card), tmp_path)
    assert "   Heard differently: Ask it.\n   Not settled yet." in scorecard_text(card)


def test_a_scorecard_nobody_was_given_says_nothing_of_it(tmp_path: Path) -> None:
    for text in (text_of(scorecard_pdf(told()), tmp_path), scorecard_text(told())):
        assert "handed out" not in text.lower()
        assert "said above" not in text.lower()


def test_the_text_says_what_the_pages_say() -> None:
    text = scorecard_text(told(FIRST, SECOND))
    assert "Given: to Ana Ruiz, by mail, on 14 March 2026\nRead: 15 March 2026\n" in text
    assert "   Heard differently (revision 1): The line lagged.\n   Changed by a revision" in text
    assert "HANDED OUT, Revision 2\nGiven: to Ana Ruiz, on 20 March 2026\n" in text


def test_the_json_has_what_became_of_every_revision_so_far() -> None:
    handouts = json.loads(scorecard_json(told(FIRST, SECOND)))["handouts"]
    assert [(one["revision"], one["given_on"]) for one in handouts] == [
        (1, "2026-03-14"),
        (2, "2026-03-20"),
    ]
    assert handouts[0]["promise"] == "I will name the day."
    assert handouts[0]["disputes"][1] == {
        "question": "let_finish",
        "reason": "The line lagged.",
        "outcome": "changed",
        "outcome_reason": "Heard again: it did.",
    }


def test_a_summary_lists_promises_and_what_was_heard_differently(tmp_path: Path) -> None:
    page = summary_page_of(Summary("Ana Ruiz", (told(FIRST, SECOND), cards.card())))
    text = text_of(Typesetter().pdf(Template.SUMMARY, [page], Look()), tmp_path)
    parts = [
        "2 chosen by hand, which do not; 1 handed out.",
        "Promised Thu 12 Mar 2026 10:22, handed out by mail, on 14 March 2026",
        "I will name the day.",
        "Heard differently Thu 12 Mar 2026 10:22, Did they let the caller finish?",
        "Heard again: it did.",
        "It was no hold. Not settled yet.",
        "Picked by lot",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_silence_that_was_passed_over_is_told_apart_from_what_was_heard(tmp_path: Path) -> None:
    review = cards.review(
        heard=(Span(0, 100_000), Span(150_000, cards.LENGTH_MS)),
        skipped=(Span(90_000, 140_000),),
    )
    card = cards.card(review=review)
    sentence = "Heard 3:15 of 4:05; 0:40 of silence was passed over."
    assert sentence in text_of(scorecard_pdf(card), tmp_path)
    assert sentence in scorecard_text(card)
    assert json.loads(scorecard_json(card))["review"]["skipped"] == [[90_000, 140_000]]
