"""What is wrong with a score sheet, in the words of the editor."""

from dataclasses import replace
from decimal import Decimal
from inspect import getsource

from callreview.domain import rubric_check, rubric_conditions
from callreview.domain.rubric import Condition, Kind, Line, Rubric, Section
from callreview.domain.rubric_check import check
from callreview.words.scoring import SENTENCES
from callreview.words.sheet_problems import PROBLEMS, place_words, problem_words
from tests.builders import rubric


def told(sheet: Rubric) -> list[str]:
    return [
        f"{place_words(problem, sheet)}: {problem_words(problem, sheet)}"
        for problem in check(sheet)
    ]


def test_everything_that_can_be_wrong_has_words_on_the_screen() -> None:
    source = getsource(rubric_check) + getsource(rubric_conditions)
    codes = {code for code in SENTENCES if f'"{code}"' in source}
    assert codes - {"sheet_text_empty"} == set(PROBLEMS)


def test_a_problem_is_told_with_its_place_in_the_editor() -> None:
    good = rubric(lines=2)
    first, second, why = good.sections[0].lines
    read = Line("read", "Read this.", Kind.INSTRUCTION)
    lines = (
        read,
        replace(first, text=" "),
        replace(second, show_if=Condition("q1", ())),
        replace(why, show_if=Condition("gone", ("yes",))),
    )
    sheet = replace(
        good,
        title="",
        pass_mark=Decimal(101),
        sections=(Section("all", "All", lines), Section("more", "", ())),
    )
    assert told(sheet) == [
        "The whole sheet: The title says nothing yet.",
        "The whole sheet: The pass mark and the bands must lie between 0 and 100.",
        "question 1: The question says nothing yet.",
        "question 2: It depends on question 1, but no answer is chosen. Tick one or more.",
        "question 3: It depends on a question that is gone. Choose another, or “Always asked”.",
        "Section 2: The title says nothing yet.",
        "Section 2: There is no question in this section. Add one, or remove it.",
    ]
