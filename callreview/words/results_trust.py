"""What figures speak for, what is not in them, and how anybody can check the lot."""

from collections.abc import Mapping

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.results.outcome import OpenDraw
from callreview.domain.results.report import Aside, Cover, Results, Source
from callreview.words import _, ngettext
from callreview.words.draws import reason_of_replacing
from callreview.words.numbers import counted, whole_percent
from callreview.words.periods import spoken_period
from callreview.words.reviewing import reason_words

_SHOWN_DIGITS = 8


def source_words(source: Source) -> str:
    """Return the draw's name and period, and which it is if there are several of that period."""
    period = spoken_period(source.starts, source.ends)
    words = period if source.title in ("", period) else f"{source.title}, {period}"
    return words if source.of == 1 else f"{words} ({number_words(source)})"


def number_words(source: Source) -> str:
    """Return "draw 2 of 2: the first had no sound"; nothing for the only draw of its period."""
    if source.of == 1:
        return ""
    told = _("draw {number} of {of}").format(number=source.number, of=source.of)
    return f"{told}: {source.reason}" if source.reason else told


def cover_words(cover: Cover) -> tuple[str, ...]:
    """Return what the figures speak for: "Calls of 30 s or longer: 182 of 240."."""
    return tuple(
        filter(None, (_eligible_words(cover), *_left_out_words(cover), _people_words(cover)))
    )


def replaced_words(cover: Cover) -> tuple[str, ...]:
    """Return which drawn calls were replaced and why, and a warning when they are many."""
    count = sum(cover.unusable.values())
    if not count:
        return ()
    told = ngettext(
        "{count} drawn call could not be used ({reasons}) and was replaced by the next in the lot.",
        "{count} drawn calls could not be used ({reasons}) and were replaced by the next in the "
        "lot.",
        count,
    ).format(count=count, reasons=_counted_reasons(cover.unusable))
    if not cover.is_much_unusable:
        return (told,)
    much = _(
        "{count} of {drawn} drawn calls could not be used; the result only speaks for usable "
        "recordings."
    )
    return told, much.format(count=count, drawn=cover.drawn + count)


def picked_words(picked: Mapping[str, int]) -> str:
    """Return that picked calls are in no average: "4 calls were chosen for coaching. …"."""
    count = sum(picked.values())
    if not count:
        return ""
    rest = ngettext("It is not in the averages.", "They are not in the averages.", count)
    if len(picked) == 1 and next(iter(picked)):
        told = ngettext(
            "{count} call was chosen for {reason}.",
            "{count} calls were chosen for {reason}.",
            count,
        )
        reason = reason_words(next(iter(picked)))
        return f"{told.format(count=counted(count), reason=reason)} {rest}"
    told = ngettext(
        "{count} call was chosen by hand{why}.", "{count} calls were chosen by hand{why}.", count
    )
    why = ", ".join(
        f"{number} {reason_words(reason)}" for reason, number in sorted(picked.items()) if reason
    )
    return f"{told.format(count=counted(count), why=f' ({why})' if why else '')} {rest}"


def sheet_words(results: Results) -> tuple[str, ...]:
    """Return that reviews on other score sheets are not in the figures; nothing if all are."""
    if not results.other_sheets:
        return ()
    others = ", ".join(
        _("“{sheet}” for {count}").format(sheet=one.title, count=one.heard)
        for one in results.other_sheets
    )
    told = _(
        "Several score sheets were used in this draw: “{sheet}” for {count} calls, {others}. "
        "Their scores are never mixed: these figures are those of “{sheet}” and speak for calls "
        "that are scored on it."
    )
    return (told.format(sheet=results.sheet.title, count=results.sheet.heard, others=others),)


def unscored_words(cover: Cover) -> str:
    """Return how many heard calls had nothing to score; nothing if all had."""
    return ngettext(
        "On {count} reviewed call nothing could be scored; it is in no average.",
        "On {count} reviewed calls nothing could be scored; they are in no average.",
        cover.not_scored,
    ).format(count=cover.not_scored) * bool(cover.not_scored)


def lot_words(source: Source, cover: Cover) -> str:
    """Return how anybody can draw the calls again."""
    return _(
        "Anyone can repeat this lot: number {seed}, list of {count} calls, fingerprint {print}"
    ).format(
        seed=_short(source.seed), count=counted(cover.recordings), print=_short(source.frame_sha256)
    )


def limits_words(results: Results, gap: float | None = None) -> tuple[str, ...]:
    """Return what the range does not contain (3.7); `gap` is between reviewers of one call."""
    luck = _("The range covers the luck of which calls were drawn.")
    if len(results.reviewers) > 1:
        taste = _("It does not cover different reviewers' taste.")
        if gap is not None:
            taste = _(
                "It does not cover different reviewers' taste: yours differ by {gap} points on the "
                "same call."
            ).format(gap=round(gap))
    else:
        taste = _("It does not cover how strict the reviewer is.")
    rest = _(
        "Nor does it cover whether the score sheet asks what matters, or calls that are not part "
        "of this number."
    )
    return luck, taste, rest


def gap_of(aside: Aside) -> float | None:
    """Return how many points two totals of the same call differ, if that is known of enough."""
    agreement = aside.agreement
    return None if agreement is None or agreement.is_little else agreement.gap.value


def plan_words(source: Source) -> str:
    """Return why there are no numbers for persons; nothing where there are."""
    if source.plan is DrawPlan.PER_PERSON:
        return ""
    return _(
        "The calls were drawn from everybody's together: they speak for the company, and are too "
        "few for a number of any one person."
    )


def open_words(draw: OpenDraw) -> str:
    """Return how many calls of an open draw are left; there is no number before the last."""
    told = _("{title}: {left} of {of} calls are still to be reviewed.")
    if not draw.left:
        told = _("{title}: all {of} calls are reviewed. Close it to see what they say.")
    else:
        told += " " + _("There is no number before the last is done.")
    title = draw.title or spoken_period(draw.starts, draw.ends)
    return told.format(title=title, left=counted(draw.left), of=counted(draw.of))


def poll_words() -> str:
    """Return why a few calls speak for many."""
    return _(
        "A poll of 1,000 is accurate to about 3 points however large the country is. In the same "
        "way, 12 calls give about 9 points either way whether somebody takes 100 calls or 2,000."
    )


def _eligible_words(cover: Cover) -> str:
    if not cover.shortest_ms or cover.eligible == cover.recordings:
        told = _("Calls it was drawn from: {count} of {all}.")
    else:
        told = _("Calls of {seconds} s or longer: {count} of {all}.")
    return told.format(
        seconds=f"{cover.shortest_ms / 1000:g}",
        count=counted(cover.eligible),
        all=counted(cover.recordings),
    )


def _left_out_words(cover: Cover) -> tuple[str, ...]:
    told = {
        "short": ngettext(
            "{count} call under {seconds} seconds is not part of this number.",
            "{count} calls under {seconds} seconds are not part of this number.",
            cover.left_out.get("short", 0),
        ),
        "no_sound": _("{count} without sound are not part of this number."),
        "not_read": _("{count} not yet read are not part of this number."),
        "copy": _("{count} copies of the same recording are counted once."),
        "direction": _("{count} in other directions are not part of this number."),
        "nobody": _("{count} that belong to nobody are not part of this number."),
        "other_person": _("{count} of other people are not part of this number."),
    }
    seconds = f"{cover.shortest_ms / 1000:g}"
    other = _("{count} more are not part of this number.")
    return tuple(
        told.get(rule, other).format(count=counted(count), seconds=seconds)
        for rule, count in cover.left_out.items()
        if count
    )


def _people_words(cover: Cover) -> str:
    if cover.people_heard == cover.people or not cover.calls:
        return ""
    return _("Covers {heard} of {people} people, {share} of calls.").format(
        heard=cover.people_heard,
        people=cover.people,
        share=whole_percent(cover.calls_covered, cover.calls),
    )


def _counted_reasons(unusable: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count} {reason_of_replacing(Reason(reason))}" for reason, count in unusable.items()
    )


def _short(digits: str) -> str:
    return f"{digits[:_SHOWN_DIGITS]}…" if len(digits) > _SHOWN_DIGITS else digits
