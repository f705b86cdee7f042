"""How far people agree who scored the same calls, in the words of an owner.

Percent and points first; what a coefficient says stands under *Details*. Ranges are *very likely*
as those of results are. Nobody is judged by few pairs.
"""

from collections.abc import Iterator

from callreview.domain.agreement.bootstrap import Estimate
from callreview.domain.agreement.lines import LineAgreement
from callreview.domain.agreement.pairs import LATER
from callreview.domain.agreement.points import Offset
from callreview.domain.agreement.report import Agreement
from callreview.domain.statistics.ranges import Range
from callreview.words import _, ngettext
from callreview.words.numbers import between, counted, points, whole_percent

_MOST_OFFSETS = 4


def agreed_words(found: Agreement) -> str:
    """Return "You two agreed on 27 of 30 answers (90%; very likely 74% to 97%)."."""
    if not found.answers:
        return nothing_words()
    if found.is_little:
        told = ngettext(
            "Only {count} answer was given twice, {agreed} of them the same: talk about the "
            "difference; it is too little to judge by.",
            "Only {count} answers were given twice, {agreed} of them the same: talk about the "
            "differences; it is too little to judge by.",
            found.answers,
        )
        return told.format(count=counted(found.answers), agreed=counted(found.agreed))
    if found.expert is not None:
        told = _("{agreed} of {answers} answers are those of {expert} ({share}).")
    elif len(found.raters) == 2:
        told = _("You two agreed on {agreed} of {answers} answers ({share}).")
    else:
        told = _("Reviewers agreed on {agreed} of {answers} pairs of answers ({share}).")
    words = told.format(
        agreed=counted(found.agreed),
        answers=counted(found.answers),
        share=_share_words(found),
        expert=found.expert,
    )
    return words if found.rate else f"{words} {_few_calls_words(found.calls)}"


def gap_words(found: Agreement) -> str:
    """Return "On the same call your totals differ by 6 points on average."."""
    if found.gap.value is None:
        return ""
    gap = points(found.gap.value)
    if found.expert is not None:
        told = ngettext(
            "On the same call totals differ from those of {expert} by {gap} point on average",
            "On the same call totals differ from those of {expert} by {gap} points on average",
            int(gap),
        )
    else:
        told = ngettext(
            "On the same call your totals differ by {gap} point on average",
            "On the same call your totals differ by {gap} points on average",
            int(gap),
        )
    return f"{told.format(gap=gap, expert=found.expert)}{_likely(found.gap)}."


def offset_words(offset: Offset, found: Agreement) -> str:
    """Return who is stricter, and whether that can be luck."""
    others = _others(offset, found)
    size = _size(offset)
    if size == "0":
        told = _("{who} and {others} are equally strict, as far as {calls} show.")
        return told.format(who=offset.rater, others=others, calls=_calls(offset.calls))
    told = _direction(offset.points, size).format(who=offset.rater, gap=size, others=others)
    if offset.range is None:
        calls = _calls(offset.calls)
        return _("{told} on {calls}: too few to say more.").format(told=told, calls=calls)
    if offset.is_clear:
        low, high = _clear_ends(offset.range)
        return _("{told} (very likely {low} to {high}).").format(told=told, low=low, high=high)
    stricter, milder = points(-offset.range.low), points(offset.range.high)
    luck = _(
        "{told}; that can easily be luck (somewhere between {stricter} stricter and {milder} "
        "milder)."
    )
    return luck.format(told=told, stricter=stricter, milder=milder)


def offsets_words(found: Agreement) -> tuple[str, ...]:
    """Return who is stricter, a sentence for each, what is clear first, four at most.

    Of two people one says it for both.
    """
    shown = sorted(found.offsets, key=lambda one: (not one.is_clear, -abs(one.points)))
    if found.expert is None and len(found.raters) == 2:
        shown = list(found.offsets[:1])
    return tuple(offset_words(one, found) for one in shown[:_MOST_OFFSETS])


def drift_words(found: Agreement) -> tuple[str, ...]:
    """Return how one's own scores of the same calls changed, a sentence each; nothing if none."""
    if not found.calls:
        return ()
    told = ngettext(
        "You scored {count} call a second time and gave {agreed} of {answers} answers again",
        "You scored {count} calls a second time and gave {agreed} of {answers} answers again",
        found.calls,
    ).format(count=found.calls, agreed=counted(found.agreed), answers=counted(found.answers))
    first = f"{told}."
    if not found.is_little and found.answers:
        first = f"{told} ({_share_words(found)})."
    return first, *(_drifted(one) for one in found.offsets if one.rater == LATER)


def line_words(line: LineAgreement) -> str:
    """Return "3 of 12 differ"."""
    return differing_words(len(line.differences), line.pairs)


def differing_words(differing: int, pairs: int) -> str:
    """Return "3 of 12 differ"."""
    return _("{differing} of {pairs} differ").format(
        differing=counted(differing), pairs=counted(pairs)
    )


def rewrite_words(found: Agreement) -> str:
    """Return which questions to write anew first: the two that differ most, if they do."""
    worst = [line for line in found.lines[:2] if line.differences]
    if not worst or found.is_little:
        return ""
    names = _(" and ").join(f"“{line.line.text}”" for line in worst)
    return _("Talk about {questions} first, and write down what each answer means.").format(
        questions=names
    )


def nothing_words() -> str:
    """Return what to do where no call was scored twice."""
    return _(
        "No call was scored by two people without seeing each other's answers yet. Have a few of "
        "your reviews scored a second time, or score an earlier call of your own again."
    )


def nothing_again_words() -> str:
    """Return what to do where nobody scored a call of their own again."""
    return _(
        "No call was scored by the same person twice yet. Score an earlier call again, weeks after "
        "the first time, and see whether you still score as you did."
    )


def trust_words(found: Agreement) -> str:
    """Return one sentence for *Can I trust this?*."""
    if not found.answers:
        return _(
            "No call was scored by a second person so far, so it is not known how much taste is in "
            "the scores."
        )
    return " ".join(part for part in (agreed_words(found), gap_words(found)) if part)


def sentences(found: Agreement) -> Iterator[str]:
    """Yield all that is said first, a sentence each."""
    yield agreed_words(found)
    if found.answers:
        yield from filter(None, (gap_words(found), *offsets_words(found), rewrite_words(found)))


def _share_words(found: Agreement) -> str:
    share = whole_percent(found.agreed, found.answers)
    if found.rate is None:
        return share
    low, high = between(found.rate.low, found.rate.high)
    return _("{share}; very likely {low}% to {high}%").format(share=share, low=low, high=high)


def _few_calls_words(calls: int) -> str:
    return ngettext(
        "All are of {count} call, which says little of others.",
        "All are of {count} calls, which says little of others.",
        calls,
    ).format(count=calls)


def _drifted(offset: Offset) -> str:
    size = _size(offset)
    if size == "0":
        return _("On average you are as strict as you were.")
    told = (
        ngettext(
            "You gave {gap} point less than the first time",
            "You gave {gap} points less than the first time",
            1 if size == "1" else 2,
        )
        if offset.points < 0
        else ngettext(
            "You gave {gap} point more than the first time",
            "You gave {gap} points more than the first time",
            1 if size == "1" else 2,
        )
    ).format(gap=size)
    if offset.range is None:
        calls = _calls(offset.calls)
        return _("{told} on {calls}: too few to say more.").format(told=told, calls=calls)
    low, high = between(offset.range.low, offset.range.high)
    if offset.is_clear:
        low, high = _clear_ends(offset.range)
        return _("{told} (very likely {low} to {high}).").format(told=told, low=low, high=high)
    return _("{told}; that can easily be luck (somewhere between {low} and {high}).").format(
        told=told, low=low, high=high
    )


def _size(offset: Offset) -> str:
    """Return how many points, finer where whole ones would say none of what is clear."""
    whole = points(abs(offset.points))
    return points(abs(offset.points), 1) if whole == "0" and offset.is_clear else whole


def _clear_ends(found: Range) -> tuple[str, str]:
    """Return the ends of a range without 0 as sizes; 0 is not told as one of them."""
    low, high = sorted((abs(found.low), abs(found.high)))
    return between(low, high) if points(low) != "0" else (points(low, 1), points(high, 1))


def _direction(offset: float, size: str) -> str:
    count = 1 if size == "1" else 2
    if offset < 0:
        return ngettext(
            "{who} scores {gap} point stricter than {others}",
            "{who} scores {gap} points stricter than {others}",
            count,
        )
    return ngettext(
        "{who} scores {gap} point milder than {others}",
        "{who} scores {gap} points milder than {others}",
        count,
    )


def _others(offset: Offset, found: Agreement) -> str:
    if found.expert is not None:
        return found.expert
    rest = [rater for rater in found.raters if rater != offset.rater]
    return rest[0] if len(rest) == 1 else _("the others")


def _calls(count: int) -> str:
    return ngettext("{count} call", "{count} calls", count).format(count=counted(count))


def _likely(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = between(estimate.low, estimate.high)
    return _(" (very likely {low} to {high})").format(low=low, high=high)
