"""What a plan comes to, in words: never a number without what it costs and what it leaves out."""

from datetime import timedelta

from callreview.domain.draw.allocation import FEWEST, Way
from callreview.domain.draw.plan import DrawPlan
from callreview.ui.draws.state import Outlook
from callreview.words import _, ngettext
from callreview.words.draws import supply_words, width_words
from callreview.words.numbers import counted
from callreview.words.periods import spoken_period

Row = tuple[str, str, str, str]


def sentence(outlook: Outlook) -> str:
    """Return what the number of calls buys: "12 calls each: roughly 9 points either way, …"."""
    if not outlook.can_be_drawn:
        return _("There is no call to draw: choose other days, a shorter length or more people.")
    if outlook.is_whole:
        return _("All calls are heard: no luck of the lot is left in the average.")
    least, most = outlook.widths
    if outlook.wish.plan is DrawPlan.COMPANY:
        if outlook.planned.heard < FEWEST:
            return _("{count} calls: too few for an average.").format(count=outlook.planned.heard)
        told = _("{count} calls: {width}.")
        return told.format(count=outlook.planned.heard, width=width_words(most))
    if outlook.wish.way is Way.EQUAL:
        told = _("{count} calls each: {width}.")
        return told.format(count=outlook.wish.each, width=width_words(most))
    told = _(
        "{count} calls in all: roughly {company} points either way for everybody together, "
        "{points} for one person, often further down."
    )
    everybody = max(1, round(outlook.planned.half_width))
    for_one = _("{least} to {most}").format(least=least, most=most) if least < most else most
    return told.format(count=outlook.planned.heard, company=everybody, points=for_one)


def effort(outlook: Outlook) -> str:
    """Return how much there is to hear: "48 of 760 calls, about 60 minutes a week."."""
    told = _("{heard} of {all} calls, about {minutes} minutes a week.")
    if outlook.is_arriving:
        told = _("{heard} of about {all} calls that will come, about {minutes} minutes a week.")
    return told.format(
        heard=counted(outlook.planned.heard),
        all=counted(outlook.planned.eligible),
        minutes=counted(outlook.minutes_a_week),
    )


def headings(outlook: Outlook) -> Row:
    """Return what stands above the columns of `rows`."""
    first = _("Person")
    if outlook.wish.plan is DrawPlan.COMPANY:
        first = _("Minutes a week")
    return first, _("Calls"), _("Drawn"), _("Points either way")


def rows(outlook: Outlook) -> tuple[Row, ...]:
    """Return who, how many calls, how many are drawn, and the points either way.

    For one lot over everybody: what other times a week would buy.
    """
    if outlook.wish.plan is DrawPlan.COMPANY:
        return tuple(
            (
                counted(minutes),
                counted(part.eligible),
                counted(part.heard),
                _width(part.heard, part.half_width, is_whole=part.is_whole),
            )
            for minutes, part in outlook.other_times
        )
    return tuple(
        (
            part.name,
            counted(part.eligible),
            counted(part.heard),
            _width(part.heard, part.half_width, is_whole=part.is_whole),
        )
        for part in outlook.planned.parts
    )


def chosen_row(outlook: Outlook) -> int | None:
    """Return which of `rows` is what was wished for, where the others are not."""
    if outlook.wish.plan is not DrawPlan.COMPANY:
        return None
    return [minutes for minutes, _part in outlook.other_times].index(outlook.wish.minutes)


def remarks(outlook: Outlook) -> tuple[str, ...]:
    """Return what is left out, what will be done first, and what to think about."""
    held = (line.strip() for line in supply_words(outlook.supply))
    return tuple(filter(None, (_advice(outlook), _more(outlook), _coming(outlook), *held)))


def again_words(title: str) -> str:
    """Return what to say of days that were drawn before."""
    return _(
        "These days were drawn before (“{title}”). You can draw again if you say why; every report "
        "will tell that it is not the first draw."
    ).format(title=title)


def _width(heard: int, half_width: float, *, is_whole: bool) -> str:
    if is_whole:
        return _("all are heard") if heard else "–"
    if heard < FEWEST:
        return _("too few for an average")
    return _("roughly {points}").format(points=max(1, round(half_width)))


def _advice(outlook: Outlook) -> str:
    if outlook.few:
        told = ngettext(
            "Fewer than 5 calls of {people} would be heard: too few for an average.",
            "Fewer than 5 calls each of {people} would be heard: too few for an average.",
            len(outlook.few),
        )
        return told.format(people=", ".join(outlook.few))
    if outlook.takes_too_long:
        told = _(
            "You have {minutes} minutes a week. One lot over everybody fits into them: it tells "
            "how the company is doing, and nothing about single people."
        )
        return told.format(minutes=outlook.wish.minutes)
    return ""


def _more(outlook: Outlook) -> str:
    """Return what fewer points either way would take: accuracy comes from how many are heard."""
    if outlook.next_step is None:
        return ""
    points, count = outlook.next_step
    told = _("Roughly {points} points either way would take {count} calls of each.")
    if outlook.wish.plan is DrawPlan.COMPANY:
        told = _("Roughly {points} points either way would take {count} calls.")
    return told.format(points=points, count=counted(count))


def _coming(outlook: Outlook) -> str:
    if not outlook.is_arriving:
        return ""
    told = _(
        "These days are not over: some calls are drawn at once as they come, the others on "
        "{day}. How many will come is taken from the time before."
    )
    ends = outlook.wish.period.ends
    return told.format(day=spoken_period(ends, ends + timedelta(1)))
