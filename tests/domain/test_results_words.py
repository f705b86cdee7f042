"""What figures say is worded as the design words it, and never says more than is so."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.figures import Average
from callreview.domain.results.outcome import OpenDraw, Part, Replaced
from callreview.domain.results.report import Results
from callreview.words import numbers, periods, results_trust
from callreview.words import results as words
from callreview.words import results_change as changes
from tests.domain.outcomes import ANA, everybody, heard, outcome, part, results

FORBIDDEN = re.compile(
    r"\b(true|exact|significant\w*|statistically|margin of error|rank\w*)\b|100 ?% compliant",
    re.IGNORECASE,
)
POOL = outcome(part([45, 100] * 12, 400, at="2026-08", key="pool", person="p0"), month=8)


def ana(*percents: int, population: int = 180, fails: int = 0, name: str = "Ana") -> Results:
    drawn = outcome(part(percents or ANA, population, fails=fails, name=name))
    return results(drawn, POOL, repeats=20_000)


def average(found: Results) -> Average:
    return found.person("p1").average


def test_a_person() -> None:
    assert words.person_words("Ana", average(ana())) == (
        "We reviewed 12 of Ana's 180 calls, picked by lot: average 84. Had you scored all 180 the "
        "same way, the average would very likely be 75 to 89."
    )
    assert words.spread_words(average(ana())) == "Single calls ranged from 57 to 95."


def test_few_calls() -> None:
    assert words.person_words("Ben", average(ana(80, 90, 70, 60))) == (
        "Only 4 of Ben's calls were reviewed. That is too few for a fair average. Listen to the "
        "notes instead, or review 1 more."
    )


def test_all_calls() -> None:
    found = average(ana(*[81] * 14, population=14))
    assert words.person_words("Ben", found) == (
        "All 14 calls were reviewed: 81. No luck of the lot in this; still one reviewer's "
        "judgement."
    )


def test_all_perfect() -> None:
    low = outcome(part([40, 100] * 12, 400, at="2026-08", key="pool", person="p0"), month=8)
    drawn = outcome(part([100] * 6, 60))
    found = average(results(drawn, low, repeats=20_000))
    assert re.fullmatch(
        r"All 6 reviewed calls scored 100\. Ben's average over all 60 calls is very likely above "
        r"\d\d\.",
        words.person_words("Ben", found),
    )


def test_the_company_is_said_to_be_weighted() -> None:
    drawn = outcome(part(ANA, 400), part(ANA, 360, person="p2", name="Bo"))
    assert re.fullmatch(
        r"Average: 84 of 100 points\. 24 of 760 calls were heard; the average of all 760 is very "
        r"likely \(19 times out of 20\) between 7\d and 8\d\. Who takes more calls counts for "
        r"more\.",
        words.company_words(results(drawn).company.average),
    )


def test_a_company_in_one_lot_weighs_nobody() -> None:
    found = results(outcome(everybody(ANA, 2_000), plan=DrawPlan.COMPANY))
    told = words.company_words(found.company.average)
    assert told.startswith("Average: 84 of 100 points. 12 of 2,000 calls were heard;")
    assert "counts for more" not in told
    assert "too few for a number of any one person" in results_trust.plan_words(found.source)


def test_a_range_that_reaches_further_down_says_why() -> None:
    assert words.reach_words([average(ana())]).startswith("A range reaches further down than up:")
    assert words.reach_words([average(ana(*[81] * 14, population=14))]) == ""


def test_the_pass_rate() -> None:
    found = ana(*[90] * 11, 20).person("p1").passed
    assert found is not None
    assert words.passed_words(found) == (
        "11 of 12 passed. Of all 180 calls, very likely between 113 and 179 would pass "
        "(63% to 99%)."
    )


def test_all_passed() -> None:
    found = ana(*[90] * 12, population=240).person("p1").passed
    assert found is not None
    assert words.passed_words(found) == (
        "All 12 passed. Of all 240, very likely at least 178 would pass, and perhaps all."
    )
    assert words.mark_words(ana().sheet) == (
        "Passed means 80 points or more and no serious failure."
    )


def test_no_serious_failure() -> None:
    assert words.failed_words(ana().person("p1").failed) == (
        "None of the 12 calls had a serious failure. 12 calls are too few to say it never happens."
    )


def test_serious_failures() -> None:
    assert re.fullmatch(
        r"1 of the 12 calls had a serious failure\. Among all 180 there is at least that one, and "
        r"very likely no more than \d\d\.",
        words.failed_words(ana(fails=1).person("p1").failed),
    )
    assert "there are at least those 2" in words.failed_words(ana(fails=2).person("p1").failed)


def test_a_change_that_is_not_clear() -> None:
    before = outcome(part([score - 4 for score in ANA], 180, at="2026-08", key="b"), month=8)
    person = results(outcome(part(ANA, 180)), before).person("p1")
    assert person.earlier is not None
    assert person.average.value is not None
    told = changes.change_words(person.earlier, person.average.value, 12, "September 2026")
    assert told == (
        "August 2026: 80. September 2026: 84. The change is very likely between 4 points down and "
        "12 points up (12 calls in each period), so it can easily be luck."
    )
    assert changes.change_headline(person.earlier) == "No clear change"
    assert changes.change_answer(person.earlier) == (
        "We cannot say yet whether it is getting better."
    )
    assert person.earlier.passed is not None
    assert changes.passed_change_words(person.earlier.passed, 9, 12) == (
        "Passed before: 8 of 12, now: 9 of 12. No clear change."
    )


def test_a_clear_change() -> None:
    before = outcome(part([score - 30 for score in ANA], 180, at="2026-08", key="b"), month=8)
    person = results(outcome(part(ANA, 180)), before).person("p1")
    assert person.earlier is not None
    assert person.average.value is not None
    told = changes.change_words(person.earlier, person.average.value, 12, "September 2026")
    assert re.fullmatch(
        r"August 2026: 54\. September 2026: 84\. Up 30 points; luck alone would rarely do that "
        r"\(very likely between 2\d and 3\d\)\.",
        told,
    )
    assert changes.change_answer(person.earlier) == "It is getting better."


def test_no_order_of_people() -> None:
    eight = [part(ANA, 180, person=f"p{number}", name=f"N{number}") for number in range(8)]
    apart = results(outcome(*eight)).between
    assert apart is not None
    assert " ".join(changes.rank_words(apart)) == (
        "Highest and lowest are 0 points apart; eight equally good people would look about 8 "
        "points apart by luck. With 12 calls each, the order is mostly luck."
    )
    spread = [
        part([score - 4 * at for score in ANA], 180, person=f"p{at}", name=f"N{at}")
        for at in range(4)
    ]
    between = results(outcome(*spread)).between
    assert between is not None
    assert re.fullmatch(
        r"With 12 calls each, the order is mostly luck; about \d+ calls each would be needed\.",
        changes.rank_words(between)[1],
    )


def test_what_is_not_part_of_the_number() -> None:
    found = results(outcome(part(ANA, 182), left_out={"short": 58}))
    assert results_trust.cover_words(found.cover) == (
        "Calls of 30 s or longer: 182 of 240.",
        "58 calls under 30 seconds were left out.",
        "What is left out was decided before the draw.",
    )


def test_whom_the_number_covers() -> None:
    one = [part(ANA, 186, person=f"p{number}") for number in range(5)]
    found = results(outcome(*one, Part("p9", "Eve", 70, 0)))
    assert results_trust.cover_words(found.cover)[-1] == (
        "The numbers speak for 930 of 1,000 calls (93%), those of 5 of 6 people. "
        "None of the other 70 was scored, those of Eve: that says nothing of them."
    )


def test_what_was_replaced() -> None:
    gone = (Replaced("c1", "no_audio", "Mia", ""), Replaced("c2", "wrong_person", "Mia", ""))
    drawn = part(ANA, 180)
    found = results(outcome(Part("p1", "Ana", 180, 12, drawn.heard, gone)))
    assert " ".join(results_trust.replaced_words(found.cover)) == (
        "2 calls of the lot could not be scored (1 no sound, 1 somebody else's call); the next in "
        "the lot took their place. "
        "2 of 14 drawn calls could not be used; the result only speaks for usable recordings."
    )


def test_picked_calls_are_in_no_average() -> None:
    assert results_trust.picked_words({"coaching": 4}) == (
        "4 more calls were picked by hand for coaching. They are in no number here."
    )
    assert results_trust.picked_words({"coaching": 2, "": 1}) == (
        "3 more calls were picked by hand (2 coaching). They are in no number here."
    )
    assert results_trust.picked_words({}) == ""


def test_the_range_is_said_not_to_hold_the_taste_of_reviewers() -> None:
    one = results(outcome(part(ANA, 182)))
    assert "how strict the reviewer is" in " ".join(results_trust.limits_words(one))
    several = replace(one, reviewers=("Kim", "Mia"))
    assert results_trust.limits_words(several, 6)[1] == (
        "It does not cover different reviewers' taste: yours differ by 6 points on the same call."
    )


def test_anybody_can_draw_again() -> None:
    found = results(outcome(part(ANA, 182)))
    assert results_trust.lot_words(found.source, found.cover).startswith(
        f"Anyone can repeat this lot: number {'8f1c' * 8}, list of 182 calls, "
        f"fingerprint {'3ab9' * 16}. "
    )


def test_a_second_draw_says_so() -> None:
    found = results(outcome(part(ANA, 182), number=2, of=2))
    assert results_trust.source_words(found.source) == ("month 9, September 2026 (draw 2 of 2)")


def test_an_open_draw_has_no_number() -> None:
    when = outcome(part(ANA, 182))
    drawn = OpenDraw("d", "", DrawPlan.COMPANY, when.starts, when.ends, left=3, of=39)
    assert results_trust.open_words(drawn) == (
        "September 2026: 3 of 39 calls are still to be reviewed. There is no number before the "
        "last is done."
    )


def test_several_sheets_are_never_mixed() -> None:
    more = tuple(heard(10, 50 + number, version="o1") for number in range(6))
    found = results(outcome(Part("p1", "Ana", 180, 18, part(ANA, 180).heard + more)))
    (told,) = results_trust.sheet_words(found)
    assert "“Phone” for 12 calls, “Shop” for 6" in told
    assert "never mixed" in told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(75.0, 89.1, ("75", "89")), (83.7, 84.2, ("83.7", "84.2")), (99.96, 100, ("99.96", "100.00"))],
)
def test_a_range_never_looks_as_if_it_had_no_width(
    low: float, high: float, told: tuple[str, str]
) -> None:
    assert numbers.between(low, high) == told


@pytest.mark.parametrize(
    ("part_", "whole", "told"),
    [(399, 400, "99%"), (1, 400, "1%"), (400, 400, "100%"), (0, 9, "0%")],
)
def test_only_all_are_a_hundred_percent(part_: int, whole: int, told: str) -> None:
    assert numbers.whole_percent(part_, whole) == told


def test_periods_are_named_by_their_months() -> None:
    day = type(outcome(part(ANA, 180)).starts)
    assert periods.spoken_period(day(2026, 7, 1), day(2026, 10, 1)) == "July to September 2026"
    assert periods.spoken_period(day(2025, 11, 1), day(2026, 2, 1)) == (
        "November 2025 to January 2026"
    )
    assert periods.spoken_period(day(2026, 1, 1), day(2027, 1, 1)) == "2026"
    assert periods.spoken_period(day(2026, 3, 14), day(2026, 4, 3)) == "14 March to 2 April 2026"


def sentences() -> Iterator[str]:
    """Say everything that can be said of several very different samples."""
    shapes = (
        ana(),
        ana(80, 90, 70, 60),
        ana(*[81] * 14, population=14),
        ana(*[100] * 6),
        ana(fails=2),
    )
    for found in shapes:
        yield from said(found)


def said(found: Results) -> Iterator[str]:
    company = found.company
    yield words.company_words(company.average)
    yield from map(words.line_words, company.lines)
    yield from map(words.lost_words, company.lines)
    yield from (words.moments_words(company.moments), words.time_words(company.time))
    yield from results_trust.cover_words(found.cover)
    yield from results_trust.limits_words(found, 6)
    yield from (words.likely_words(), changes.pay_words(), results_trust.poll_words())
    for one in found.people:
        yield words.person_words(one.name, one.average)
        yield words.failed_words(one.failed)
        yield words.passed_words(one.passed) if one.passed else ""
        yield changes.guess_words(one)


def test_no_sentence_says_more_than_is_so() -> None:
    told = [sentence for sentence in sentences() if sentence]
    assert len(told) > 60
    assert [sentence for sentence in told if FORBIDDEN.search(sentence)] == []


def texts(path: Path) -> Iterator[str]:
    """Return what a file of words can say, without docstrings and the names of gaps."""
    tree = ast.parse(path.read_text("utf-8"))
    bare = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in bare:
            yield re.sub(r"\{[^}]*\}", "", one.value)


def test_no_text_about_samples_has_a_forbidden_word() -> None:
    folder = Path(words.__file__).parent
    files = [*folder.glob("results*.py"), *folder.glob("answers/*.py"), *folder.glob("draw*.py")]
    assert len(files) > 10
    said = [text for file in files for text in texts(file)]
    assert [text for text in said if FORBIDDEN.search(text)] == []
