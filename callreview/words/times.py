"""Days and times as people say them: "Thu 12 Mar 10:22"."""

from datetime import date, datetime, timedelta

from callreview.domain.call import CallFacts
from callreview.domain.timebase import format_clock
from callreview.words import _, ngettext
from callreview.words.marking import N_

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_SHORT = 3


def spoken_time(start_local: str | None, today: date) -> str:
    """Return `YYYY-MM-DDTHH:MM:SS` as "Thu 12 Mar 10:22", with the year if it is not this one.

    Nothing for a time that is not known.
    """
    if not start_local:
        return ""
    moment = datetime.fromisoformat(start_local)
    day = f"{_(_WEEKDAYS[moment.weekday()])} {moment.day} {short_month(moment)}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{day}{year} {moment:%H:%M}"


def spoken_moment(written: str | None, today: date) -> str:
    """Return `YYYY-MM-DDTHH:MM:SS.mmmZ` as `spoken_time` by the clock of this computer."""
    if not written:
        return ""
    moment = datetime.fromisoformat(written).astimezone().replace(tzinfo=None)
    return spoken_time(moment.isoformat(), today)


def progress_words(done: int, total: int, rate: float | None, left_s: float | None) -> str:
    """Return how far something has come: "1,200 / 10,000 · 250 a second · 0:35 left"."""
    words = [f"{done:,} / {total:,}"] if total else [f"{done:,}"] if done else []
    if rate is not None and rate >= 1:
        words.append(_("{count} a second").format(count=f"{rate:,.0f}"))
    if left_s is not None:
        words.append(_("{time} left").format(time=format_clock(round(left_s) * 1000)))
    return " · ".join(words)


def spoken_start(facts: CallFacts, today: date) -> str:
    """Return when a call began, with "about" before what is only the file's time."""
    spoken = spoken_time(facts.start_local, today)
    return _("about {time}").format(time=spoken) if spoken and facts.start_is_guess else spoken


def spoken_day(day: date, today: date) -> str:
    """Return "today", "yesterday", "14 March" or "14 March 2025"."""
    if day == today:
        return _("today")
    if day == today - timedelta(days=1):
        return _("yesterday")
    spoken = f"{day.day} {month_name(day)}"
    return spoken if day.year == today.year else f"{spoken} {day.year}"


def spoken_weekday(day: date, today: date) -> str:
    """Return "Today, Thu 12 March", "Thu 12 March" or "Thu 12 March 2025"."""
    weekday, month = _(_WEEKDAYS[day.weekday()]), month_name(day)
    year = "" if day.year == today.year else f" {day.year}"
    written = f"{weekday} {day.day} {month}{year}"
    if day == today:
        return _("Today, {day}").format(day=written)
    if day == today - timedelta(days=1):
        return _("Yesterday, {day}").format(day=written)
    return written


def month_name(day: date) -> str:
    """Return the name of the month."""
    return _(_MONTHS[day.month - 1])


def short_month(day: date) -> str:
    """Return the month's first three letters."""
    return month_name(day)[:_SHORT]


def spoken_span(first: date, last: date, today: date) -> str:
    """Return "14 March to today", or the one day it all was."""
    if first == last:
        return spoken_day(first, today)
    return _("{first} to {last}").format(
        first=spoken_day(first, today), last=spoken_day(last, today)
    )


def counted_calls(count: int) -> str:
    """Return "1 call", "212 calls", "100,000 calls"."""
    return ngettext("{count} call", "{count} calls", count).format(count=f"{count:,}")


def counted_people(count: int) -> str:
    """Return "1 person", "3 people"."""
    return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}")


def spoken_length(length_ms: int) -> str:
    """Return "14 h 20 min", "12 min" or "40 s": how long many calls are together."""
    seconds = round(length_ms / 1000)
    if seconds < 60:
        return _("{seconds} s").format(seconds=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=f"{minutes // 60:,}", minutes=minutes % 60)
