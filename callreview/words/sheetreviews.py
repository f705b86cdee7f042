"""In words: what reviews would score on another score sheet, what they say of its questions."""

from fractions import Fraction

from callreview.domain.rubric_health import Health, LineHealth
from callreview.domain.rubric_impact import Impact, Rescored
from callreview.words import _, ngettext
from callreview.words.arithmetic import percent_text, points_text


def impact_texts(impact: Impact) -> tuple[str, ...]:
    """Return the sum of an impact preview: mean shift, who would pass and fail, what is missing."""
    count = len(impact.reviews)
    if not count:
        return (_("There are no reviews yet to try this on."),)
    return tuple(filter(None, (_shift(impact, count), *_crossings(impact), _incomplete(impact))))


def rescored_text(one: Rescored) -> str:
    """Return one review before and after: "75 % → 50 %, passed → not passed"."""
    told = f"{_percent(one.before)} → {_percent(one.after)}"
    if one.passed_before == one.passed_after:
        return told
    return f"{told}, {_passed(one.passed_before)} → {_passed(one.passed_after)}"


def health_texts(found: Health) -> tuple[str, tuple[tuple[LineHealth, str], ...]]:
    """Return what is to be said of all questions together, and of each of those that stand out."""
    is_commented = any(one.commented for one in found.lines)
    none_commented = not is_commented and any(one.is_never_commented for one in found.lines)
    together = _("No answer to any question was ever commented on.") if none_commented else ""
    each = ((one, health_text(one, tells_comments=not none_commented)) for one in found.lines)
    return together, tuple((one, text) for one, text in each if text)


def health_text(one: LineHealth, *, tells_comments: bool = True) -> str:
    """Return what is to be said of a question, in how many reviews; nothing of a sound one."""
    asked = ngettext("{count} review", "{count} reviews", one.asked).format(count=one.asked)
    told = (
        (one.is_always_na, _("never applied in {reviews}").format(reviews=asked)),
        (
            one.is_always_same,
            _("always “{answer}”, {count} times").format(answer=one.same, count=one.answered),
        ),
        (
            tells_comments and one.is_never_commented,
            _("never commented in {reviews}").format(reviews=asked),
        ),
        (
            bool(one.disputed),
            ngettext("disputed once", "disputed {count} times", one.disputed).format(
                count=one.disputed
            ),
        ),
    )
    return "; ".join(words for is_so, words in told if is_so)


def _shift(impact: Impact, count: int) -> str:
    reviews = ngettext("{count} review", "{count} reviews", count).format(count=count)
    if impact.mean_shift is None:
        return _("{reviews}, none with a score on both.").format(reviews=reviews)
    told = _("{reviews}, {compared} with a score on both: {shift} points of percent on average.")
    return told.format(
        reviews=reviews, compared=impact.compared, shift=shift_text(impact.mean_shift)
    )


def shift_text(shift: Fraction) -> str:
    """Return a difference with its sign: "+2.5", "−3", "0"."""
    told = points_text(abs(shift))
    return told if told == "0" else f"{'+' if shift > 0 else '−'}{told}"


def _crossings(impact: Impact) -> tuple[str, ...]:
    told = (
        (impact.passed_to_failed, _("Passed so far, and would not pass: {count}.")),
        (impact.failed_to_passed, _("Not passed so far, and would pass: {count}.")),
    )
    return tuple(text.format(count=count) for count, text in told if count)


def _incomplete(impact: Impact) -> str:
    if not impact.incomplete:
        return ""
    told = _("Without an answer to a question that this sheet asks: {count}; the others count.")
    return told.format(count=impact.incomplete)


def _percent(percent: Fraction | None) -> str:
    return _("not scored") if percent is None else percent_text(percent)


def _passed(passed: bool | None) -> str:  # noqa: FBT001 - it is the value to be told
    return {True: _("passed"), False: _("not passed"), None: _("nothing to pass")}[passed]
