"""What a plan takes and buys, and how a draw stands, as people read it."""

from collections.abc import Mapping

from callreview.domain.draw.draw import Draw, DrawnCall, Standing
from callreview.domain.draw.eligibility import LeftOut
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.replacing import Reason
from callreview.domain.draw.supply import Planned, PlannedPart, Supply
from callreview.words import _, ngettext
from callreview.words.numbers import counted
from callreview.words.periods import spoken_period
from callreview.words.times import counted_calls

FEWEST = 5


def width_words(half_width: float) -> str:
    """Return "roughly 9 points either way, often further down"."""
    points = max(1, round(half_width))
    return ngettext(
        "roughly {points} point either way, often further down",
        "roughly {points} points either way, often further down",
        points,
    ).format(points=points)


def part_words(part: PlannedPart) -> str:
    """Return what is planned of one person: "12 of 180 calls: roughly 9 points either way, …"."""
    if part.is_whole:
        told = ngettext("the only call", "all {count} calls", part.eligible)
        words = told.format(count=counted(part.eligible))
        return _("{calls}: no luck of the lot").format(calls=words) if part.eligible else _("none")
    calls = _("{heard} of {all}").format(
        heard=counted(part.heard), all=counted_calls(part.eligible)
    )
    if part.heard < FEWEST:
        return _("{calls}: too few for an average").format(calls=calls)
    return f"{calls}: {width_words(part.half_width)}"


def plan_words(planned: Planned, minutes_a_call: float) -> str:
    """Return what a plan takes in all: "48 calls, about 54 minutes a week: roughly 4 points …"."""
    minutes = round(planned.minutes_a_week(minutes_a_call))
    time = ngettext("about {count} minute a week", "about {count} minutes a week", minutes).format(
        count=counted(minutes)
    )
    words = f"{counted_calls(planned.heard)}, {time}"
    if planned.plan is DrawPlan.COMPANY or not planned.heard:
        return words
    if planned.heard == planned.eligible:
        return _("{calls}: no luck of the lot").format(calls=words)
    everybody = _("{calls}; everybody together: {width}")
    return everybody.format(calls=words, width=width_words(planned.half_width))


def supply_words(supply: Supply) -> tuple[str, ...]:
    """Return what a period holds, and what each rule leaves out."""
    eligible = sum(supply.eligible.values())
    told = _("{period}: {all}, {eligible} of them can be drawn").format(
        period=spoken_period(supply.period.starts, supply.period.ends),
        all=counted_calls(supply.recordings),
        eligible=counted(eligible),
    )
    rules = left_out_words(supply.every_left_out, supply.rules.shortest_ms)
    unsure = _("of {calls} nobody wrote down when; the time of the file stands for it")
    unread = _("{calls} are still to be read before the list can be frozen")
    more = [
        words.format(calls=counted_calls(count))
        for words, count in ((unsure, supply.unsure), (unread, supply.unread))
        if count
    ]
    return told, *(f"  {line}" for line in (*rules, *more))


def left_out_words(counts: Mapping[LeftOut, int], shortest_ms: int) -> tuple[str, ...]:
    """Return how many calls each rule leaves out: "shorter than 30 s: 58"."""
    return tuple(
        f"{_left_out(rule, shortest_ms)}: {counted(count)}" for rule, count in counts.items()
    )


def standing_words(draw: Draw) -> str:
    """Return how far a draw has come: "open, 3 of 48 calls are left"."""
    left, every = len(draw.left), counted_calls(len(draw.sample))
    told = {
        Standing.ARRIVING: _("calls are drawn as they come"),
        Standing.OPEN: _("open, {left} of {calls} left").format(left=counted(left), calls=every),
        Standing.CLOSED: _("closed, {calls} heard").format(calls=every),
        Standing.DROPPED: _("given up for a later draw"),
    }[draw.standing]
    if draw.of == 1:
        return told
    which = _("draw {number} of {of}").format(number=draw.number, of=draw.of)
    return f"{told}; {which}" + (f": {draw.reason}" if draw.reason else "")


def lot_words(draw: Draw) -> str:
    """Return how anybody can repeat the lot."""
    return _(
        "Anyone can repeat this lot: number {seed}, list of {calls}, fingerprint {print}."
    ).format(seed=draw.seed, calls=counted_calls(draw.recordings), print=draw.frame_sha256)


def later_words(count: int) -> str:
    """Return that calls of a period came after its list was frozen."""
    return ngettext(
        "{count} call of this period came after the list was frozen and is not part of it.",
        "{count} calls of this period came after the list was frozen and are not part of it.",
        count,
    ).format(count=counted(count))


def skipped_words(call: DrawnCall) -> str:
    """Return why a drawn call was replaced."""
    assert call.skipped is not None
    return _("replaced ({reason})").format(reason=reason_of_replacing(call.skipped.reason))


def reason_of_replacing(reason: Reason) -> str:
    """Return why a drawn call cannot be used, as one chooses it from the list."""
    return {
        Reason.VOICEMAIL: _("voicemail, no call"),
        Reason.WRONG_PERSON: _("somebody else's call"),
        Reason.INTERNAL: _("an internal call"),
        Reason.TEST: _("a test call"),
        Reason.DUPLICATE: _("recorded twice"),
        Reason.NO_AUDIO: _("no sound"),
        Reason.CORRUPT: _("damaged"),
        Reason.PRIVACY: _("somebody asked for privacy"),
        Reason.LANGUAGE: _("a language nobody here speaks"),
    }[reason]


def _left_out(rule: LeftOut, shortest_ms: int) -> str:
    return {
        LeftOut.NO_SOUND: _("without sound"),
        LeftOut.NOT_READ: _("could not be read"),
        LeftOut.COPY: _("the same recording once more"),
        LeftOut.DIRECTION: _("in another direction"),
        LeftOut.NOBODY: _("of nobody known"),
        LeftOut.OTHER_PERSON: _("of other people"),
        LeftOut.SHORT: _("shorter than {seconds} s").format(seconds=f"{shortest_ms / 1000:g}"),
    }[rule]
