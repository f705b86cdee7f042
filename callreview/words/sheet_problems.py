"""What is wrong with a score sheet and where, for somebody who looks at it in the editor.

Sentences that name places of a file, for the same codes, are in `words.scoring`.
"""

from collections.abc import Mapping

from callreview.domain.rubric import Kind, Line, Rubric
from callreview.domain.rubric_check import Problem
from callreview.words import _
from callreview.words.marking import N_

_EMPTY: Mapping[str, str] = {
    "text": N_("The question says nothing yet."),
    "label": N_("A name is missing: every option and band needs one."),
}
PROBLEMS: Mapping[str, str] = {
    "sheet_empty": N_("There is no question yet. Add one."),
    "sheet_too_long": N_("There are more than {most} questions. Take some out."),
    "sheet_section_empty": N_("There is no question in this section. Add one, or remove it."),
    "sheet_language": N_("“{language}” is no language. Write a code such as en or pt-BR."),
    "sheet_nothing_scored": N_(
        "There is a pass mark, but no question carries points. Give one points."
    ),
    "sheet_percent": N_("The pass mark and the bands must lie between 0 and 100."),
    "sheet_band_twice": N_("Two bands begin at {start}. Let one begin elsewhere."),
    "sheet_no_weight": N_("No section weighs anything. Give one a weight above 0."),
    "sheet_weight_negative": N_("The weight is below 0. Type 0 or more."),
    "sheet_only_bonus": N_("All points are bonus. Some question has to count."),
    "sheet_section_twice": N_("Two sections have the id “{id}”. Duplicate one, remove the other."),
    "sheet_line_twice": N_("Two questions have the id “{id}”. Duplicate one, remove the other."),
    "sheet_option_twice": N_("Two options have the id “{id}”. Remove one of them."),
    "sheet_label_twice": N_("Two options read “{label}”. Give one other words."),
    "sheet_options_count": N_("Options are missing: yes or no takes two, a choice two or more."),
    "sheet_no_options_here": N_("This kind of question takes no options. Remove them."),
    "sheet_no_ranges_here": N_("This kind of question takes no ranges. Remove them."),
    "sheet_no_points_here": N_("This kind of question is never scored. Empty what it weighs."),
    "sheet_no_cap_here": N_(
        "Only a question with several answers can have a highest sum. Empty it."
    ),
    "sheet_cap_unreachable": N_(
        "The highest sum is {cap}, which all options do not reach. Type less."
    ),
    "sheet_range_missing": N_("Ranges are missing: they say what a number is worth. Add one."),
    "sheet_range_backwards": N_(
        "The range from {start} to {end} is empty. Let it end above its start."
    ),
    "sheet_range_overlaps": N_(
        "The range from {start} to {end} overlaps another. Let one end where the other begins."
    ),
    "sheet_points_negative": N_("What the question weighs is below 0. Type 0 or more."),
    "sheet_line_flat": N_(
        "All options are worth the same, so the answer changes nothing. Change their points, or"
        " let the question weigh 0."
    ),
    "sheet_line_weightless": N_(
        "The best option is worth 0, so the question weighs nothing. Say what it weighs; 0 if it"
        " is not to be scored."
    ),
    "sheet_condition_unknown": N_(
        "It depends on a question that is gone. Choose another, or “Always asked”."
    ),
    "sheet_condition_empty": N_(
        "It depends on {question}, but no answer is chosen. Tick one or more."
    ),
    "sheet_condition_option": N_(
        "It depends on an answer to {question} that is gone. Tick another."
    ),
    "sheet_condition_circle": N_(
        "It depends on {question}, and that on this one. Let one be “Always asked”."
    ),
    "sheet_condition_later": N_(
        "It depends on {question}, which is asked only later. Move one of the two."
    ),
    "sheet_condition_never": N_(
        "It depends on {question}, which itself is never asked. Mend that one."
    ),
}


def problem_words(problem: Problem, rubric: Rubric) -> str:
    """Return what is wrong, and what to do about it; where it is stands in `place_words`."""
    fields = dict(problem.fields)
    key = str(fields.get("key", ""))
    if problem.code == "sheet_text_empty":
        return _(_EMPTY[key]) if key in _EMPTY else _("The title says nothing yet.")
    asked = next((line for line in rubric.lines if line.id == fields.get("id")), None)
    fields["question"] = question_words(rubric, asked) if asked else ""
    return _(PROBLEMS[problem.code]).format_map(fields)


def place_words(problem: Problem, rubric: Rubric) -> str:
    """Return where it is wrong: the question, the section or the whole sheet."""
    if problem.section is None:
        return _("The whole sheet")
    section = rubric.sections[problem.section]
    if problem.line is not None:
        return question_words(rubric, section.lines[problem.line])
    return _("Section {number}").format(number=problem.section + 1)


def question_words(rubric: Rubric, line: Line) -> str:
    """Return how a question is called inside a sentence: by its number, or as an instruction."""
    numbers = numbers_of(rubric)
    if line.id not in numbers:
        return _("an instruction")
    return _("question {number}").format(number=numbers[line.id])


def numbers_of(rubric: Rubric) -> Mapping[str, int]:
    """Return the numbers of the questions, all of them asked, by their ids."""
    asked = [line.id for line in rubric.lines if line.kind is not Kind.INSTRUCTION]
    return {line_id: number for number, line_id in enumerate(asked, 1)}
