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
    """Return what the figures speak for, in counts that add up."""
    return tuple(
        filter(
            None,
            (
                _eligible_words(cover),
                *_left_out_words(cover),
                _usable_words(cover),
                _people_words(cover),
            ),
        )
    )


def replaced_words(cover: Cover) -> tuple[str, ...]:
    """Return which drawn calls were replaced and why, and a warning when they are many."""
    count = sum(cover.unusable.values())
    if not count:
        return ()
    told = ngettext(
        "{count} call of the lot could not be scored ({reasons}); the next in the lot took its "
        "place.",
        "{count} calls of the lot could not be scored ({reasons}); the next in the lot took their "
        "place.",
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
    """Return that picked calls are in no number: "4 more calls were picked by hand …"."""
    count = sum(picked.values())
    if not count:
        return ""
    reasons = [
        (reason_words(reason), number) for reason, number in sorted(picked.items()) if reason
    ]
    why = ""
    if len(picked) == 1 and reasons:
        why = _(" for {reason}").format(reason=reasons[0][0])
    elif reasons:
        why = f" ({', '.join(f'{number} {words}' for words, number in reasons)})"
    told = ngettext(
        "{count} more call was picked by hand{why}. It is in no number here.",
        "{count} more calls were picked by hand{why}. They are in no number here.",
        count,
    )
    return told.format(count=counted(count), why=why)


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
    """Return how anybody can draw the calls again, with number and fingerprint in full."""
    return _(
        "Anyone can repeat this lot: number {seed}, list of {count} calls, fingerprint {print}. "
        "“Save for others to check” writes the list, with a script that draws again."
    ).format(seed=source.seed, count=counted(cover.recordings), print=source.frame_sha256)


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
            "{count} call under {seconds} seconds was left out.",
            "{count} calls under {seconds} seconds were left out.",
            cover.left_out.get("short", 0),
        ),
        "no_sound": _("{count} without sound were left out."),
        "not_read": _("{count} not yet read were left out."),
        "copy": _("{count} copies of the same recording are counted once."),
        "direction": _("{count} in other directions were left out."),
        "nobody": _("{count} that belong to nobody were left out."),
        "other_person": _("{count} of other people were left out."),
    }
    seconds = f"{cover.shortest_ms / 1000:g}"
    other = _("{count} more were left out.")
    said = [
        told.get(rule, other).format(count=counted(count), seconds=seconds)
        for rule, count in cover.left_out.items()
        if count
    ]
    if said:
        said.append(_("What is left out was decided before the draw."))
    return tuple(said)


def _usable_words(cover: Cover) -> str:
    """Return how many of the calls that may be drawn the numbers can be about at all."""
    gone = cover.eligible - cover.calls
    if gone <= 0:
        return ""
    return _(
        "Going by the lot, about {gone} of these cannot be scored, which leaves {count}."
    ).format(gone=counted(gone), count=counted(cover.calls))


def _people_words(cover: Cover) -> str:
    if cover.people_heard == cover.people or not cover.calls:
        return ""
    told = _(
        "The numbers speak for {covered} of {calls} calls ({share}), those of {heard} of {people} "
        "people. None of the other {rest} was scored, those of {names}: that says nothing of them."
    )
    return told.format(
        covered=counted(cover.calls_covered),
        calls=counted(cover.calls),
        share=whole_percent(cover.calls_covered, cover.calls),
        heard=cover.people_heard,
        people=cover.people,
        rest=counted(cover.calls - cover.calls_covered),
        names=", ".join(cover.not_heard),
    )


def _counted_reasons(unusable: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count} {reason_of_replacing(Reason(reason))}" for reason, count in unusable.items()
    )
