"""One question on its own: what it can be worth, whether an answer fits it, what it earned.

The arithmetic of the whole is `scoring`. Everything is an exact Fraction.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from callreview.domain.errors import Refused
from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line, Range, Rubric


class State(StrEnum):
    """The four states of an answer, never mixed."""

    ANSWERED = "answered"
    NA = "na"
    HIDDEN = "hidden"
    UNANSWERED = "unanswered"


def lowest(line: Line) -> Fraction:
    """Return the fewest points the line's options can give."""
    if line.kind is Kind.SEVERAL:
        return _sum(option.points for option in line.options if option.points < 0)
    return Fraction(min(_worths(line), default=Decimal(0)))


def highest(line: Line) -> Fraction:
    """Return the most points the line's options can give; a cap of several-of counts."""
    if line.kind is not Kind.SEVERAL:
        return Fraction(max(_worths(line), default=Decimal(0)))
    if line.max_points is not None:
        return Fraction(line.max_points)
    return _sum(option.points for option in line.options if option.points > 0)


def weight(line: Line) -> Fraction:
    """Return the line's points: what it weighs in its section; 0 for what is never scored."""
    if not line.kind.is_scored:
        return Fraction(0)
    return highest(line) if line.points is None else Fraction(line.points)


def check_answer(line: Line, answer: Answer) -> None:
    """Refuse an answer that does not fit the line.

    Raises Refused "answer_na_refused", "answer_twofold", "answer_misfit",
    "answer_option_unknown" or "answer_out_of_range", each with `line`, its words.
    """
    if not answer.is_given:
        return
    if answer.na:
        _check_na(line, answer)
    elif not _fits(line, answer):
        raise Refused("answer_misfit", line=line.text, wanted=_wanted(line) or "–")
    for chosen in _chosen_ids(answer):
        if chosen not in {option.id for option in line.options}:
            known = ", ".join(option.id for option in line.options)
            raise Refused("answer_option_unknown", line=line.text, option=chosen, known=known)
    if answer.number is not None and range_of(line, answer.number) is None:
        raise Refused("answer_out_of_range", line=line.text, number=answer.number)


def check_answers(rubric: Rubric, answers: Mapping[str, Answer]) -> None:
    """Refuse answers of which one does not fit, or has no line ("answer_line_unknown")."""
    lines = {line.id: line for line in rubric.lines}
    for line_id, answer in answers.items():
        if line_id not in lines:
            raise unknown_line(rubric, line_id)
        check_answer(lines[line_id], answer)


def unknown_line(rubric: Rubric, line_id: str) -> Refused:
    """Return that the score sheet has no such line, and which it has."""
    known = ", ".join(line.id for line in rubric.lines)
    return Refused("answer_line_unknown", line=line_id, sheet=rubric.title, known=known)


def range_of(line: Line, number: Decimal) -> Range | None:
    """Return the range `number` falls in, the last one including its end; None if in none."""
    ordered = sorted(line.ranges, key=lambda one: one.start)
    for one in ordered:
        last = one is ordered[-1]
        if one.start <= number < one.end or (last and number == one.end):
            return one
    return None


def states(rubric: Rubric, answers: Mapping[str, Answer]) -> Mapping[str, State]:
    """Return the state of every line; lines whose conditions go in a circle are hidden."""
    known: dict[str, State] = {}
    for line in rubric.lines:
        _state(rubric, line, answers, known, frozenset())
    return known


def share(line: Line, answer: Answer) -> Fraction | None:
    """Return what an answered line earned, 0…1; None where there is nothing to earn.

    (points − lowest) / (highest − lowest) over the line's options.
    """
    low, high = lowest(line), highest(line)
    if not line.kind.is_scored or high <= low:
        return None
    return (_points(line, answer, high) - low) / (high - low)


def fails(line: Line, answer: Answer) -> tuple[Fail, ...]:
    """Return what the chosen options fail, each once, the gravest first."""
    if answer.number is not None:
        met = range_of(line, answer.number)
        found = {met.fail} if met else set()
    else:
        found = {line.option(chosen).fail for chosen in _chosen_ids(answer)}
    return tuple(fail for fail in (Fail.CALL, Fail.SECTION, Fail.LINE) if fail in found)


def _worths(line: Line) -> tuple[Decimal, ...]:
    if line.kind is Kind.NUMBER:
        return tuple(one.points for one in line.ranges)
    return tuple(option.points for option in line.options)


def _sum(points: Iterable[Decimal]) -> Fraction:
    return sum(map(Fraction, points), Fraction(0))


def _check_na(line: Line, answer: Answer) -> None:
    if not line.allow_na or line.kind is Kind.INSTRUCTION:
        raise Refused("answer_na_refused", line=line.text)
    if _chosen_ids(answer) or answer.number is not None or answer.text:
        raise Refused("answer_twofold", line=line.text)


def _fits(line: Line, answer: Answer) -> bool:
    said = {
        "option": answer.option is not None,
        "options": bool(answer.options) or answer.none_of_them,
        "number": answer.number is not None,
        "text": bool(answer.text),
    }
    return [name for name, is_said in said.items() if is_said] == [_wanted(line)] and not (
        answer.options and answer.none_of_them
    )


def _wanted(line: Line) -> str:
    """Return where an answer to the line stands; nowhere for what is only read."""
    other = {Kind.SEVERAL: "options", Kind.NUMBER: "number", Kind.TEXT: "text"}
    return "option" if line.kind.picks_one else other.get(line.kind, "")


def _chosen_ids(answer: Answer) -> tuple[str, ...]:
    return answer.options if answer.option is None else (answer.option, *answer.options)


def _state(
    rubric: Rubric,
    line: Line,
    answers: Mapping[str, Answer],
    known: dict[str, State],
    asking: frozenset[str],
) -> State:
    if line.id not in known:
        if line.id in asking:
            return State.HIDDEN
        shown = _is_shown(rubric, line, answers, known, asking | {line.id})
        known[line.id] = _own_state(line, answers) if shown else State.HIDDEN
    return known[line.id]


def _is_shown(
    rubric: Rubric,
    line: Line,
    answers: Mapping[str, Answer],
    known: dict[str, State],
    asking: frozenset[str],
) -> bool:
    if line.show_if is None:
        return True
    try:
        other = rubric.line(line.show_if.line)
    except KeyError:
        return False
    if _state(rubric, other, answers, known, asking) is not State.ANSWERED:
        return False
    chosen = _chosen_ids(answers[other.id])
    return any(option in line.show_if.options for option in chosen)


def _own_state(line: Line, answers: Mapping[str, Answer]) -> State:
    answer = answers.get(line.id, Answer())
    if line.kind is Kind.INSTRUCTION or not answer.is_given:
        return State.UNANSWERED
    if answer.na:
        return State.NA
    if line.kind is Kind.TEXT and not answer.text.strip():
        return State.UNANSWERED
    return State.ANSWERED


def _points(line: Line, answer: Answer, high: Fraction) -> Fraction:
    if answer.number is not None:
        met = range_of(line, answer.number)
        if met is None:
            raise Refused("answer_out_of_range", line=line.text, number=answer.number)
        return Fraction(met.points)
    chosen = {line.option(option) for option in _chosen_ids(answer)}
    return min(high, _sum(option.points for option in chosen))
