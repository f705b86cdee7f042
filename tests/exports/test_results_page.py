"""Results on paper: the words of the screen, everything said for whoever cannot see a chart."""

from pathlib import Path

import pytest

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.report import Aside, Results
from callreview.exports.results_page import results_page_of
from callreview.exports.typesetting import Look, Template, Typesetter
from tests.domain.outcomes import ANA, everybody, outcome, part, results
from tests.exports.reading import facts_of, objects_of, pages_of_text, text_of

PEOPLE = (part(ANA, 180), part(ANA[::-1], 60, person="p2", name="Ben <b>&"))


@pytest.fixture(scope="module")
def people() -> Results:
    return results(outcome(*PEOPLE), outcome(*PEOPLE, month=8), repeats=200)


def printed(found: Results) -> bytes:
    page = results_page_of(found, Aside(picked={"coaching": 4}), {}, "0.1.0")
    return Typesetter().pdf(Template.RESULTS, [page], Look())


def test_every_question_is_answered_in_order_and_the_rest_is_said(
    people: Results, tmp_path: Path
) -> None:
    pdf = printed(people)
    text = text_of(pdf, tmp_path)
    parts = [
        "September 2026",
        "How are we doing?",
        "Average: 84 of 100 points. 24 of 240 calls were heard;",
        "How is each person doing?",
        "Do not pay, praise or blame by these differences.",
        "Ben <b>&",
        "the order is mostly luck",
        "What should we work on?",
        "Is it getting better?",
        "We cannot say yet whether it is getting better.",
        "Can I trust this?",
        "4 more calls were picked by hand for coaching. They are in no number here.",
        "What the range does not contain",
    ]
    places = [text.find(one) for one in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert facts_of(pdf, tmp_path)["Pages"] == "2"


def test_a_screen_reader_hears_what_the_charts_show(people: Results, tmp_path: Path) -> None:
    pdf = printed(people)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    objects = objects_of(pdf, tmp_path)
    assert "pdfuaid:part>1<" in objects
    assert objects.count("/S /Figure") == 4


def test_a_lot_over_the_company_names_nobody(tmp_path: Path) -> None:
    found = results(outcome(everybody(ANA, 180), plan=DrawPlan.COMPANY), repeats=200)
    text = text_of(printed(found), tmp_path)
    assert "Average: 84 of 100 points." in text
    assert "too few for a number of any one person" in text
    assert "Do not pay" not in text


def test_many_people_are_spread_over_pages(tmp_path: Path) -> None:
    parts = [part(ANA, 180, person=f"p{at:02}", name=f"Person {at:02}") for at in range(30)]
    pages = pages_of_text(printed(results(outcome(*parts), repeats=50)), tmp_path)
    assert len(pages) > 2
    text = " ".join(pages)
    assert all(f"Person {at:02}" in text for at in range(30))


def test_the_same_results_give_the_same_bytes(people: Results) -> None:
    assert printed(people) == printed(people)
