"""A scorecard's PDF can be typed into, and is as accessible and as reproducible as before."""

import re
import subprocess
from pathlib import Path

from callreview.domain.answer_form import field_name
from callreview.domain.handout import Aftermath, Dispute, Handout
from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.scorecard_page import page_of
from callreview.exports.typesetting import Look, Run, Template, Typesetter
from tests.exports import cards
from tests.exports.reading import facts_of, objects_of

QUESTIONS = 12


def hexed(words: str) -> str:
    """Return a text as it stands in a PDF that was unpacked."""
    return words.encode("utf-16-be").hex()


def test_every_question_has_a_field_and_so_have_answer_and_promise(tmp_path: Path) -> None:
    card = cards.card()
    objects = objects_of(scorecard_pdf(card), tmp_path)
    widgets = objects.count("/Subtype /Widget")
    assert widgets == objects.count("/S /Form") == QUESTIONS + 2
    assert "/Subtype /Link" not in objects
    names = [field_name(card.review.id, "answer"), field_name(card.review.id, "promise")]
    names += [
        field_name(card.review.id, "question", line.id)
        for line in card.rubric.lines
        if line.id in cards.answers()
    ]
    assert len(names) == widgets
    for name in (*names, "What I hear differently: 3. Did they let the caller finish?"):
        assert f"<feff{hexed(name)}>" in objects


def test_it_stays_tagged_with_every_font_in_it(tmp_path: Path) -> None:
    pdf = scorecard_pdf(cards.card())
    facts = facts_of(pdf, tmp_path)
    assert (facts["Tagged"], facts["Form"]) == ("yes", "AcroForm")
    assert "pdfuaid:part>1<" in objects_of(pdf, tmp_path)
    listed = subprocess.run(
        ("pdffonts", str(tmp_path / "card.pdf")), capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert listed
    assert all(re.search(r" yes (?:yes|no) +yes +\d+ +\d+$", line) for line in listed)


def test_what_is_disputed_already_has_no_field(tmp_path: Path) -> None:
    handout = Handout("r", disputes=(Dispute("greeting", "Not so."),))
    card = cards.card(aftermath=(Aftermath(1, handout),))
    assert objects_of(scorecard_pdf(card), tmp_path).count("/Subtype /Widget") == QUESTIONS + 1


def test_of_many_in_one_none_has_fields(tmp_path: Path) -> None:
    sheets = [page_of(cards.card())] * 2
    pdf = Typesetter().pdf(Template.SCORECARD, sheets, Look(), Run(is_one_of_many=True))
    objects = objects_of(pdf, tmp_path)
    assert "/AcroForm" not in objects
    assert "/Subtype /Link" not in objects
