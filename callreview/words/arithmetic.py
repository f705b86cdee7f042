"""A score in words: how it came about, step by step, for people who want to check it."""

from collections.abc import Callable
from fractions import Fraction

from callreview.domain.rubric import Fail, Line, Mode
from callreview.domain.scoring import LineScore, Score, SectionScore, rounded
from callreview.domain.scoring_lines import State
from callreview.words import _

Naming = Callable[[Line], str]
"""How a question is called: by its words, its number."""


def percent_text(percent: Fraction) -> str:
    """Return "90 %" for an exact 90 and one decimal for the rest: 84.996 is "85.0 %"."""
    if percent.denominator == 1:
        return f"{percent.numerator} %"
    return f"{float(rounded(percent, 1)):.1f} %"


def points_text(points: Fraction) -> str:
    """Return points with as many decimals as they need, two at most."""
    return f"{float(rounded(points, 2)):.2f}".rstrip("0").rstrip(".")


def headline(score: Score) -> str:
    """Return the number on the scorecard: "84 %", "92 % + 5 bonus", "not scored"."""
    return " ".join(filter(None, (number_text(score), bonus_text(score))))


def number_text(score: Score) -> str:
    """Return the number on the scorecard without the bonus beside it."""
    if score.percent is None or score.shown is None:
        return _("not scored")
    return percent_text(score.shown if is_zeroed(score) else score.percent)


def bonus_text(score: Score) -> str:
    """Return what stands beside the number: "+ 5 bonus"; nothing without a bonus."""
    if score.percent is None or is_zeroed(score) or not score.bonus_percent:
        return ""
    return _("+ {bonus} bonus").format(bonus=points_text(rounded(score.bonus_percent, 1)))


def verdict(score: Score) -> str:
    """Return whether the call is passed, and why not; nothing where nothing is to be passed."""
    if score.is_failed:
        return _("Failed")
    if score.passed is None or score.rubric.pass_mark is None:
        return ""
    mark = percent_text(Fraction(score.rubric.pass_mark))
    if score.passed:
        return _("Passed: the pass mark is {mark}").format(mark=mark)
    if score.is_just_below:
        return _("Not passed: just below the pass mark of {mark}").format(mark=mark)
    return _("Not passed: the pass mark is {mark}").format(mark=mark)


def is_zeroed(score: Score) -> bool:
    """Return whether a fail changed the number that is shown."""
    return score.rubric.zero_on_fail and bool(score.fails)


def quoted(line: Line) -> str:
    """Return a question by its own words."""
    return f"“{line.text}”"


def steps(score: Score, name: Naming = quoted) -> tuple[str, ...]:
    """Return the arithmetic as sentences: the total, what did not count, bonus, fails.

    `name` says how a question is called.
    """
    return (
        total_step(score),
        *left_out_steps(score, name),
        *bonus_steps(score),
        *fail_steps(score, name),
    )


def total_step(score: Score) -> str:
    """Return how the percent comes from points or from weighted sections."""
    if score.percent is None:
        return _("No answer carries points, so there is no score: not 0, not 100.")
    percent = percent_text(score.percent)
    if score.rubric.mode is Mode.POINTS:
        return _("{earned} of {possible} points = {percent}").format(
            earned=points_text(score.earned),
            possible=points_text(score.possible),
            percent=percent,
        )
    counting = [part for part in score.sections if part.share is not None]
    return _("({parts}) ÷ {weights} = {percent}").format(
        parts=" + ".join(map(_section_part, counting)),
        weights=points_text(sum((part.weight for part in counting), Fraction(0))),
        percent=percent,
    )


def left_out_steps(score: Score, name: Naming = quoted) -> tuple[str, ...]:
    """Return what counts neither for nor against, by reason."""
    reasons = (
        (State.NA, _("Does not apply, so it counts neither for nor against: {lines}.")),
        (State.HIDDEN, _("Not asked, because of another answer: {lines}.")),
        (State.UNANSWERED, _("Left unanswered, counts like “does not apply”: {lines}.")),
    )
    return tuple(
        sentence.format(lines=", ".join(_with_points(one, name) for one in found))
        for state, sentence in reasons
        if (found := [one for one in score.lines if one.state is state and one.points > 0])
    )


def bonus_steps(score: Score) -> tuple[str, ...]:
    """Return what bonus questions earned, and whether a cap took some of it."""
    bonus = [one for one in score.lines if one.line.bonus and one.has_points]
    if not bonus or score.percent is None:
        return ()
    earned = sum((one.earned for one in bonus), Fraction(0))
    together = score.percent + score.bonus_percent
    told = _("Bonus: {earned} ÷ {possible} points = + {percent}, together {together}").format(
        earned=points_text(earned),
        possible=points_text(score.possible),
        percent=percent_text(score.bonus_percent),
        together=percent_text(together),
    )
    if together > 100 and score.rubric.cap_bonus:
        return told, _("This score sheet does not go beyond 100 %.")
    return (told,)


def fail_steps(score: Score, name: Naming = quoted) -> tuple[str, ...]:
    """Return each fail with its scope, and what it did to the number shown."""
    told = fail_lines(score, name)
    if not told or score.percent is None or score.shown is None:
        return told
    if not score.rubric.zero_on_fail:
        return (*told, _("A fail does not change the percentage; it stands beside it."))
    zeroing = _(
        "This score sheet counts what failed as 0: it shows {shown}; the answers earned {percent}."
    )
    percent, shown = percent_text(score.percent), percent_text(score.shown)
    return (*told, zeroing.format(shown=shown, percent=percent))


def fail_lines(score: Score, name: Naming = quoted) -> tuple[str, ...]:
    """Return one sentence for each fail: which question, and what it fails."""
    scopes = {
        Fail.CALL: _("{line} fails the whole call."),
        Fail.SECTION: _("{line} fails its section."),
        Fail.LINE: _("{line} fails, on this question alone."),
    }
    return tuple(
        _capital(scopes[one.scope].format(line=name(score.line(one.line_id).line)))
        for one in score.fails
    )


def _section_part(part: SectionScore) -> str:
    assert part.share is not None
    return f"{percent_text(100 * part.share)} × {points_text(part.weight)}"


def _with_points(one: LineScore, name: Naming) -> str:
    points = points_text(one.points)
    return _("{line} (points: {points})").format(line=name(one.line), points=points)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
