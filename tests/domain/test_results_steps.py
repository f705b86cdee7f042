"""A figure that is opened tells how it came about, in numbers one can check with a pencil."""

import re
from dataclasses import replace

from callreview.domain.results.outcome import Part
from callreview.domain.review import Answer
from callreview.words import results_steps as steps
from tests.domain.outcomes import ANA, outcome, part, results

LOT = outcome(part(ANA, 180), part([100] * 5, 60, person="p2", name="Bo"))


def test_an_average_is_written_out() -> None:
    told = steps.average_steps(results(LOT).person("p1").average)
    spread, mean, unheard, bounds, found, reach, strict = told
    assert spread == "Single calls ranged from 57 to 95."
    assert reach.startswith("A range reaches further down than up")
    assert re.fullmatch(r"For disputes there is a stricter range, .*: 6\d to 9\d\.", strict)
    assert mean == (
        "57 + 76 + 78 + 81 + 84 + 85 + 88 + 89 + 90 + 92 + 93 + 95 = 1008.0; ÷ 12 calls = 84.0"
    )
    assert unheard.startswith("168 calls were not heard.")
    assert "fewer than 30 reviews" in bounds
    assert re.match(r"With it at its worst, 1 in 40 averages of all calls lay below 6\d\.", found)


def test_the_companys_average_is_written_with_its_weights() -> None:
    told = steps.average_steps(results(LOT).company.average)
    assert told[1] == "(Ana 84 × 180 calls + Bo 100 × 60 calls) ÷ 240 calls = 88.0"


def test_of_all_calls_nothing_is_left_to_luck() -> None:
    found = results(outcome(part([70, 90] * 7, 14))).person("p1")
    assert steps.average_steps(found.average)[-1] == (
        "All calls were heard, so nothing is left to luck."
    )
    assert steps.rate_steps(found.failed)[-1] == steps.average_steps(found.average)[-1]


def test_what_no_fail_at_all_leaves_open_is_told() -> None:
    told = steps.rate_steps(results(LOT).person("p1").failed)
    assert "Up to 1 call in 5 could still be so." in told
    assert told[-1] == (
        "If 39 of 180 calls were so, not one of them would be among 12 drawn by lot in less than 1 "
        "of 20 lots; with 38 it still happens."
    )


def test_a_question_that_does_not_apply_is_left_out_of_all_calls_too() -> None:
    calls = part(ANA, 180).heard
    spared = tuple(replace(one, answers={"talk": Answer(na=True)}) for one in calls[:2])
    found = results(outcome(Part("p1", "Ana", 180, 12, (*spared, *calls[2:]))))
    assert steps.line_steps(found.company.lines[0])[:2] == (
        (
            "It did not apply to 2 of 12 calls heard, so the same share of all calls is left out: "
            "150 are left."
        ),
        "0 ÷ 10 = 0.0%",
    )


def test_a_change_is_judged_in_the_open() -> None:
    before = outcome(part([score - 4 for score in ANA], 180, at="2026-08", key="b"), month=8)
    person = results(outcome(part(ANA, 180)), before).person("p1")
    assert person.earlier is not None
    assert person.average.value is not None
    told = steps.change_steps(person.earlier, person.average.value)
    assert told[0] == "84.0 - 80.0 = +4.0"
    assert told[-1] == "0 lies in between, so it may be no change at all."


def test_people_who_do_not_differ_are_said_not_to() -> None:
    alike = [part(ANA, 180, person=f"p{number}") for number in range(3)]
    apart = results(outcome(*alike)).between
    assert apart is not None
    assert steps.between_steps(apart) == (
        "No difference between people can be made out beyond luck.",
        "If you toss coins, somebody always gets the most heads.",
    )
