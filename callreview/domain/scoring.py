"""From answers to a score: exact fractions, rounded only for display.

`percent` is what the answers earned; no fail and no bonus changes it, and averages use it.
`shown` is the number on the scorecard: with the bonus, capped if the score sheet says so,
and with what a fail zeroes where it does that. N/A, hidden and unanswered lines leave
numerator and denominator; a review with nothing left is not scored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from callreview.domain.review import Answer
from callreview.domain.rubric import Band, Fail, Kind, Line, Mode, Rubric, Section
from callreview.domain.scoring_lines import State, check_answer, fails, share, states, weight

_ZERO = Fraction(0)


@dataclass(frozen=True)
class LineScore:
    """What one line earned. `share` is 0…1, None where nothing was earned or could be.

    `counted_share` is what `shown` is made of: 0 where a fail zeroes the line.
    `weight_percent` is the line's part of the total; 0 for lines that do not count.
    """

    line: Line
    section_id: str
    state: State
    points: Fraction
    share: Fraction | None
    counted_share: Fraction
    fails: tuple[Fail, ...] = ()
    weight_percent: Fraction = _ZERO

    @property
    def has_points(self) -> bool:
        """Return whether there is something earned and something to earn, bonus or not."""
        return self.share is not None and self.points > 0

    @property
    def earned(self) -> Fraction:
        """Return the points earned, before fails."""
        return (self.share or _ZERO) * self.points


@dataclass(frozen=True)
class SectionScore:
    """One section: `share` is None when nothing in it counts, and it drops out."""

    section: Section
    share: Fraction | None
    counted_share: Fraction
    earned: Fraction
    possible: Fraction
    weight: Fraction
    weight_percent: Fraction


@dataclass(frozen=True)
class FoundFail:
    """A chosen option that fails its line, its section or the call."""

    line_id: str
    scope: Fail


@dataclass(frozen=True)
class Score:
    """A score with its arithmetic. `percent` and `shown` are None when nothing is scored.

    `passed` is None when there is no pass mark to reach or nothing is scored, unless a
    section or the call failed. `bonus_percent` is what bonus lines earned, before cap and fails.
    """

    rubric: Rubric
    percent: Fraction | None
    shown: Fraction | None
    bonus_percent: Fraction
    passed: bool | None
    fails: tuple[FoundFail, ...]
    sections: tuple[SectionScore, ...]
    lines: tuple[LineScore, ...]

    @property
    def not_scored(self) -> bool:
        """Return whether nothing is left to score: not 0, not 100, and in no average."""
        return self.percent is None

    @property
    def earned(self) -> Fraction:
        """Return the points earned over all lines that count, without bonus, before fails."""
        return sum((section.earned for section in self.sections), _ZERO)

    @property
    def possible(self) -> Fraction:
        """Return the points possible over all lines that count."""
        return sum((section.possible for section in self.sections), _ZERO)

    @property
    def is_failed(self) -> bool:
        """Return whether a section or the whole call failed."""
        return any(found.scope in (Fail.SECTION, Fail.CALL) for found in self.fails)

    @property
    def band(self) -> Band | None:
        """Return the band `percent` lies in."""
        if self.percent is None:
            return None
        below = [band for band in self.rubric.bands if Fraction(band.start) <= self.percent]
        return max(below, key=lambda band: band.start, default=None)

    @property
    def is_just_below(self) -> bool:
        """Return whether `percent` misses the pass mark but is displayed as reaching it."""
        if self.percent is None or self.rubric.pass_mark is None:
            return False
        mark = Fraction(self.rubric.pass_mark)
        return self.percent < mark <= rounded(self.percent, 1)

    def line(self, line_id: str) -> LineScore:
        """Return the line of that id; KeyError if there is none."""
        for scored in self.lines:
            if scored.line.id == line_id:
                return scored
        raise KeyError(line_id)

    def as_json(self) -> dict[str, object]:
        """Return the score as `callreview score --json` prints it."""
        return {
            "percent": _exact(self.percent),
            "shown": None if self.shown is None else float(rounded(self.shown, 1)),
            "passed": self.passed,
            "bonus_percent": float(rounded(self.bonus_percent, 4)),
            "fails": [{"line": one.line_id, "scope": one.scope.value} for one in self.fails],
            "not_scored": self.not_scored,
            "band": self.band.label if self.band else None,
            "just_below": self.is_just_below,
            "sections": [_section_json(section) for section in self.sections],
            "lines": [_line_json(line) for line in self.lines],
        }


def score(rubric: Rubric, answers: Mapping[str, Answer]) -> Score:
    """Return the score of the answers on a sound score sheet (`rubric_check`).

    Answers to lines the sheet does not have are not looked at. Raises Refused as
    `check_answer` does when an answer does not fit its line.
    """
    lines = _line_scores(rubric, answers)
    lines, sections = _weighed(rubric, lines)
    found = tuple(FoundFail(one.line.id, scope) for one in lines for scope in one.fails)
    percent = _total((part.share, part.weight) for part in sections if part.share is not None)
    bonus, counted_bonus = _bonus(lines, sum((part.possible for part in sections), _ZERO))
    return Score(
        rubric=rubric,
        percent=percent,
        shown=_shown(rubric, sections, found, counted_bonus),
        bonus_percent=bonus,
        passed=_passed(rubric, percent, found),
        fails=found,
        sections=sections,
        lines=lines,
    )


def unanswered_required(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[Line, ...]:
    """Return the lines that still block finishing, in the order of the score sheet."""
    found = states(rubric, answers)
    return tuple(
        line
        for line in rubric.lines
        if line.required
        and line.kind is not Kind.INSTRUCTION
        and found[line.id] is State.UNANSWERED
    )


def rounded(number: Fraction, places: int) -> Fraction:
    """Return `number` rounded half up to so many decimal places."""
    scale = 10**places
    return Fraction((number * scale * 2 + 1) // 2, scale)


def _line_scores(rubric: Rubric, answers: Mapping[str, Answer]) -> tuple[LineScore, ...]:
    found = states(rubric, answers)
    scores = []
    for section in rubric.sections:
        for line in section.lines:
            answer = answers.get(line.id, Answer())
            check_answer(line, answer)
            scores.append(_line_score(line, section.id, found[line.id], answer))
    return _zeroed(rubric, scores)


def _line_score(line: Line, section_id: str, state: State, answer: Answer) -> LineScore:
    if state is not State.ANSWERED:
        return LineScore(line, section_id, state, weight(line), None, _ZERO)
    earned = share(line, answer)
    found = fails(line, answer)
    return LineScore(line, section_id, state, weight(line), earned, earned or _ZERO, found)


def _zeroed(rubric: Rubric, lines: Iterable[LineScore]) -> tuple[LineScore, ...]:
    lines = tuple(lines)
    if not rubric.zero_on_fail:
        return lines
    gone = {one.section_id for one in lines if Fail.SECTION in one.fails}
    return tuple(
        replace(one, counted_share=_ZERO) if one.fails or one.section_id in gone else one
        for one in lines
    )


def _weighed(
    rubric: Rubric, lines: tuple[LineScore, ...]
) -> tuple[tuple[LineScore, ...], tuple[SectionScore, ...]]:
    parts = [_section_score(rubric, section, lines) for section in rubric.sections]
    whole = sum((part.weight for part in parts), _ZERO)
    sections = tuple(
        replace(part, weight_percent=100 * part.weight / whole if whole else _ZERO)
        for part in parts
    )
    by_id = {part.section.id: part for part in sections}
    return tuple(_line_weighed(one, by_id[one.section_id]) for one in lines), sections


def _section_score(rubric: Rubric, section: Section, lines: Iterable[LineScore]) -> SectionScore:
    # A section that weighs nothing counts like one with nothing left: it drops out whole.
    weighs = rubric.mode is Mode.POINTS or section.weight > 0
    counting = [
        one
        for one in lines
        if weighs and one.section_id == section.id and one.has_points and not one.line.bonus
    ]
    possible = sum((one.points for one in counting), _ZERO)
    if not possible:
        return SectionScore(section, None, _ZERO, _ZERO, _ZERO, _ZERO, _ZERO)
    earned = sum((one.earned for one in counting), _ZERO)
    counted = sum((one.counted_share * one.points for one in counting), _ZERO)
    own = possible if rubric.mode is Mode.POINTS else Fraction(section.weight)
    return SectionScore(
        section, earned / possible, counted / possible, earned, possible, own, _ZERO
    )


def _line_weighed(one: LineScore, section: SectionScore) -> LineScore:
    if not one.has_points or one.line.bonus or not section.possible:
        return one
    return replace(one, weight_percent=section.weight_percent * one.points / section.possible)


def _total(parts: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    parts = tuple(parts)
    whole = sum((own for _, own in parts), _ZERO)
    if not whole:
        return None
    return 100 * sum((earned * own for earned, own in parts), _ZERO) / whole


def _bonus(lines: Iterable[LineScore], possible: Fraction) -> tuple[Fraction, Fraction]:
    if not possible:
        return _ZERO, _ZERO
    bonus = [one for one in lines if one.line.bonus and one.has_points]
    earned = sum((one.earned for one in bonus), _ZERO)
    counted = sum((one.counted_share * one.points for one in bonus), _ZERO)
    return 100 * earned / possible, 100 * counted / possible


def _shown(
    rubric: Rubric,
    sections: Iterable[SectionScore],
    found: Iterable[FoundFail],
    bonus: Fraction,
) -> Fraction | None:
    total = _total((part.counted_share, part.weight) for part in sections)
    if total is None:
        return None
    if rubric.zero_on_fail and any(one.scope is Fail.CALL for one in found):
        return _ZERO
    return min(Fraction(100), total + bonus) if rubric.cap_bonus else total + bonus


def _passed(rubric: Rubric, percent: Fraction | None, found: Iterable[FoundFail]) -> bool | None:
    if any(one.scope in (Fail.SECTION, Fail.CALL) for one in found):
        return False
    if percent is None or rubric.pass_mark is None:
        return None
    return percent >= Fraction(rubric.pass_mark)


def _exact(percent: Fraction | None) -> dict[str, object] | None:
    if percent is None:
        return None
    return {"exact": str(percent), "number": float(rounded(percent, 4))}


def _section_json(one: SectionScore) -> dict[str, object]:
    return {
        "id": one.section.id,
        "title": one.section.title,
        "share": _number(one.share),
        "weight_percent": _number(one.weight_percent),
        "earned": _number(one.earned),
        "possible": _number(one.possible),
    }


def _line_json(one: LineScore) -> dict[str, object]:
    return {
        "id": one.line.id,
        "section": one.section_id,
        "state": one.state.value,
        "share": _number(one.share),
        "points": _number(one.points),
        "weight_percent": _number(one.weight_percent),
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(rounded(value, 4))
