"""What has changed, and whether people differ; that it cannot be told is an answer too."""

from fractions import Fraction

from callreview.domain.results.report import Between, Earlier, PassedBefore, Person
from callreview.domain.statistics.change import Change
from callreview.words import _
from callreview.words.numbers import between, counted, points, spelled
from callreview.words.periods import spoken_period


def change_answer(earlier: Earlier) -> str:
    """Return whether it is getting better, in one sentence."""
    if not earlier.change.is_clear:
        return _("We cannot say yet whether it is getting better.")
    if earlier.change.difference > 0:
        return _("It is getting better.")
    return _("It is getting worse.")


def change_words(earlier: Earlier, now: Fraction, heard: int, period: str) -> str:
    """Return what has changed since the period before; `period` names the present one."""
    told = _("{before_period}: {before}. {period}: {now}.").format(
        before_period=spoken_period(earlier.starts, earlier.ends),
        before=points(earlier.value),
        period=period,
        now=points(now),
    )
    if earlier.change.is_clear:
        return f"{told} {_clear_words(earlier.change)}"
    more = _(
        "The change is very likely between {low} and {high} ({calls}), so it can easily be luck."
    ).format(
        low=_moved(earlier.change.range.low),
        high=_moved(earlier.change.range.high),
        calls=_calls_words(earlier.heard, heard),
    )
    return f"{told} {more}"


def change_headline(earlier: Earlier) -> str:
    """Return "No clear change" unless there is one."""
    return _headline(earlier.change)


def passed_change_words(before: PassedBefore, hits: int, heard: int) -> str:
    """Return what has changed in how many pass; `hits` of `heard` do now."""
    told = _("Passed before: {before_hits} of {before}, now: {hits} of {heard}. {change}.")
    change = _headline(before.change)
    return told.format(
        before_hits=before.hits, before=before.heard, hits=hits, heard=heard, change=change
    )


def ranges_of_change_words() -> str:
    """Return why two ranges do not add up to that of a change; said once beside changes."""
    return _(
        "Ranges of changes are worked out another way; they do not match the difference of two "
        "ranges."
    )


def rank_words(apart: Between) -> tuple[str, ...]:
    """Return why people are not put in an order; nothing where an order is more than luck."""
    if apart.may_rank:
        return ()
    told = _(
        "Highest and lowest are {gap} points apart; {people} equally good people would look about "
        "{equal} points apart by luck."
    ).format(gap=points(apart.gap), people=spelled(apart.people), equal=points(apart.gap_if_equal))
    if apart.calls_needed is None:
        return told, _("With {heard} calls each, the order is mostly luck.").format(
            heard=apart.heard
        )
    needed = _(
        "With {heard} calls each, the order is mostly luck; about {needed} calls each would "
        "be needed."
    ).format(heard=apart.heard, needed=counted(apart.calls_needed))
    return told, needed


def pay_words() -> str:
    """Return what stands before any list of people."""
    return _("Do not pay, praise or blame by these differences.")


def coin_words() -> str:
    """Return why somebody is always first, for Details."""
    return _("If you toss coins, somebody always gets the most heads.")


def guess_words(person: Person) -> str:
    """Return our best guess of a person's average, for Details only; nothing without one."""
    if person.shrunk is None:
        return ""
    return _("Beside the others, our best guess is {value}.").format(value=points(person.shrunk))


def _clear_words(change: Change) -> str:
    ends = between(*sorted((abs(change.range.low), abs(change.range.high))))
    told = _("{moved}; luck alone would rarely do that (very likely between {low} and {high}).")
    return told.format(moved=_headline(change), low=ends[0], high=ends[1])


def _headline(change: Change) -> str:
    if not change.is_clear:
        return _("No clear change")
    told = _("Up {points} points") if change.difference > 0 else _("Down {points} points")
    return told.format(points=points(abs(change.difference)))


def _moved(difference: float) -> str:
    """Return "5 points down", "17 up" or "no change"."""
    told = points(abs(difference))
    if told == "0":
        return _("no change")
    words = _("{points} points up") if difference > 0 else _("{points} points down")
    return words.format(points=told)


def _calls_words(before: int, now: int) -> str:
    if before == now:
        return _("{calls} calls in each period").format(calls=counted(now))
    return _("{before} and {now} calls").format(before=counted(before), now=counted(now))
