"""What a question begins as, and what its answers become when its kind changes."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from callreview.domain.rubric import Kind, Line, Option, Rubric, Section
from callreview.domain.rubric_check import check
from callreview.domain.rubric_editing import set_options
from callreview.ui.sheets.fresh import fresh_line, usual_steps, with_kind

USED = frozenset({"q1", "o1", "o2"})
YES, NO = Option("o1", "Yes", Decimal(1)), Option("o2", "No", Decimal(0))
OLD = Line("q1", "Greeted?", Kind.YES_NO, options=(YES, NO))


def sheet(line: Line) -> Rubric:
    return Rubric("Sheet", (Section("s", "All", (line,)),))


def ids(rubric: Rubric) -> list[str]:
    return [option.id for option in rubric.lines[0].options]


def test_answers_of_another_kind_are_not_called_like_those_given_before() -> None:
    scale = with_kind(sheet(OLD), line_id="q1", kind=Kind.SCALE, were=OLD.options, taken=USED)
    assert ids(scale) == ["o3", "o4", "o5", "o6", "o7"]
    back = with_kind(scale, line_id="q1", kind=Kind.YES_NO, were=OLD.options, taken=USED)
    assert back.lines[0] == OLD


def test_a_new_question_has_ids_of_its_own_however_often_it_changes() -> None:
    new = sheet(replace(fresh_line("q2"), text="New?"))
    scale = with_kind(new, line_id="q2", kind=Kind.SCALE)
    again = with_kind(scale, line_id="q2", kind=Kind.SEVERAL)
    assert len(set(ids(scale))) == 5
    assert len(set(ids(again))) == len(ids(again)) == 2


def test_options_somebody_wrote_stay() -> None:
    own = sheet(replace(OLD, options=(replace(YES, label="Warmly"), NO)))
    assert with_kind(own, line_id="q1", kind=Kind.CHOICE).lines[0].options[0].label == "Warmly"


@pytest.mark.parametrize("steps", usual_steps(), ids=lambda steps: steps[0].label)
def test_usual_steps_rise_evenly_fit_the_digits_and_make_a_sound_question(
    steps: tuple[Option, ...],
) -> None:
    worth = [option.points for option in steps]
    assert {high - low for low, high in pairwise(worth)} == {1}
    assert 3 <= len(steps) <= 10
    assert not check(sheet(replace(OLD, kind=Kind.SCALE, options=steps)))


def test_steps_that_read_alike_keep_what_was_answered_with_them() -> None:
    _, never, no, *_rest = usual_steps()
    before = sheet(replace(OLD, kind=Kind.SCALE, options=never))
    after = set_options(before, "q1", no, taken=USED)
    partly = [option for option in after.lines[0].options if option.label == "Partly"]
    assert [option.id for option in partly] == ["o2"]
    assert len(set(ids(after))) == 3
    assert not {"o1", "o3"} & set(ids(after))


def test_usual_steps_make_way_for_another_kind() -> None:
    scale = sheet(replace(OLD, kind=Kind.SCALE, options=usual_steps()[1]))
    assert len(with_kind(scale, line_id="q1", kind=Kind.YES_NO).lines[0].options) == 2
