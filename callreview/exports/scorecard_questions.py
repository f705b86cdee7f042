"""The questions of a scorecard: words, help, options and points, what was said and why."""

from fractions import Fraction

from callreview.domain.mark import Mark, in_order
from callreview.domain.review import Answer
from callreview.domain.rubric import Fail, Kind, Line, Option, Range
from callreview.domain.scorecard import Scorecard, question_numbers
from callreview.domain.scoring import LineScore
from callreview.domain.scoring_lines import State, range_of
from callreview.domain.timebase import Span, format_clock
from callreview.exports.scorecard_aftermath import question_disputes
from callreview.words import _
from callreview.words.arithmetic import percent_text, points_text

_NOT_ASKED = State.HIDDEN


def questions(card: Scorecard) -> dict[str, object]:
    """Return the sections with their questions, in the order of the score sheet."""
    return {
        "title": _("Question by question"),
        "moments": _("Moments"),
        "sections": [
            {
                "title": section.title,
                "lines": [_line(card, card.score.line(line.id)) for line in section.lines],
            }
            for section in card.rubric.sections
        ],
    }


def _line(card: Scorecard, one: LineScore) -> dict[str, object]:
    line, answer = one.line, card.review.answer(one.line.id)
    number = question_numbers(card.score).get(line.id)
    if one.state is _NOT_ASKED:
        return {
            "number": "–",
            "text": line.text,
            "tally": _("not asked"),
            "disputes": question_disputes(card, line.id),
            "is_hidden": True,
        }
    return {
        "number": "" if number is None else str(number),
        "text": line.text,
        "help": line.help,
        "tally": _tally(one),
        "weight": _weight(one),
        "options": _options(line, answer, one.state),
        "said": answer.text if one.state is State.ANSWERED else "",
        "comment": answer.comment,
        "moments": [_moment(card, span) for span in answer.evidence],
        "disputes": question_disputes(card, line.id),
        "is_hidden": False,
    }


def _tally(one: LineScore) -> str:
    if one.line.kind is Kind.INSTRUCTION:
        return ""
    if one.state is State.NA:
        return _("does not apply")
    if one.state is State.UNANSWERED:
        return _("unanswered")
    if not one.has_points:
        return _("not scored")
    told = _("{earned} of {possible}").format(
        earned=points_text(one.earned), possible=points_text(one.points)
    )
    return _("bonus {points}").format(points=told) if one.line.bonus else told


def _weight(one: LineScore) -> str:
    if not one.weight_percent:
        return ""
    return _("{percent} of the total").format(percent=percent_text(one.weight_percent))


def _options(line: Line, answer: Answer, state: State) -> list[dict[str, object]]:
    said = answer if state is State.ANSWERED else Answer()
    if line.kind is Kind.NUMBER:
        options = _numbers(line, said)
    else:
        chosen = {said.option, *said.options}
        options = [_option(line, option, is_chosen=option.id in chosen) for option in line.options]
    if said.none_of_them:
        options.append(_plain(_("None of them"), is_chosen=True))
    if state is State.NA:
        options.append(_plain(_("Does not apply"), is_chosen=True))
    return options


def _option(line: Line, option: Option, *, is_chosen: bool) -> dict[str, object]:
    points = points_text(Fraction(option.points)) if _counts(line) else ""
    return _plain(option.label, is_chosen=is_chosen, points=points, fail=_fail(option.fail))


def _numbers(line: Line, said: Answer) -> list[dict[str, object]]:
    met = None if said.number is None else range_of(line, said.number)
    return [_range(line, one, said, is_chosen=one is met) for one in line.ranges]


def _range(line: Line, one: Range, said: Answer, *, is_chosen: bool) -> dict[str, object]:
    label = _("{start} to {end}").format(start=_number(one.start), end=_number(one.end))
    if is_chosen:
        label = _("{number}, in {range}").format(number=_number(said.number), range=label)
    points = points_text(Fraction(one.points)) if _counts(line) else ""
    return _plain(label, is_chosen=is_chosen, points=points, fail=_fail(one.fail))


def _plain(label: str, *, is_chosen: bool, points: str = "", fail: str = "") -> dict[str, object]:
    return {"label": label, "points": points, "is_chosen": is_chosen, "fail": fail}


def _counts(line: Line) -> bool:
    return line.points is None or line.points > 0


def _number(number: object) -> str:
    text = f"{number:f}" if number is not None else ""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fail(fail: Fail) -> str:
    words = {
        Fail.NONE: "",
        Fail.LINE: _("fails the question"),
        Fail.SECTION: _("fails the section"),
        Fail.CALL: _("fails the call"),
    }
    return words[fail]


def _moment(card: Scorecard, span: Span) -> dict[str, object]:
    """Return a moment with the words of the marks that lie in it."""
    words = [mark.text for mark in in_order(card.marks) if mark.text and _shares(mark, span)]
    start, end = format_clock(span.start_ms), format_clock(span.end_ms)
    return {"time": start if start == end else f"{start}–{end}", "words": " / ".join(words)}


def _shares(mark: Mark, span: Span) -> bool:
    if mark.end_ms is None:
        return span.start_ms <= mark.start_ms <= span.end_ms
    return mark.start_ms < max(span.end_ms, span.start_ms + 1) and span.start_ms < mark.end_ms
