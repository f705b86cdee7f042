"""What the folders above a recording say; it only fills what the name left open."""

import re
from dataclasses import replace
from itertools import pairwise

from callreview.domain.call import CallFacts, Direction, Source
from callreview.domain.facts import Extensions, filled, local_time, said_by

_WAYS = {
    "inbound": Direction.IN,
    "incoming": Direction.IN,
    "outbound": Direction.OUT,
    "outgoing": Direction.OUT,
    "internal": Direction.INTERNAL,
}
# Two digits may be a month or a day, four that begin with 19 or 20 a year, six a year and month.
_EXTENSION = re.compile(r"(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])?$)[0-9]{3,}")
_YEAR, _TWO = re.compile(r"(?:year=)?([0-9]{4})"), re.compile(r"(?:month=|day=)?([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})[-_.]?([0-9]{2})[-_.]?([0-9]{2})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def told_by(folders: tuple[str, ...], extensions: Extensions | None = None) -> CallFacts:
    """Return the direction and the extension that folders name.

    Of two folders that say different things, neither is believed. Who the person is on an
    internal call, no folder says: the name would have.
    """
    ours = extensions or Extensions()
    ways = {_WAYS[name.casefold()] for name in folders if name.casefold() in _WAYS}
    people = {name for name in folders if _may_be_extension(name) and name in ours}
    told = CallFacts(
        direction=ways.pop() if len(ways) == 1 else None,
        agent_ref=people.pop() if len(people) == 1 else None,
    )
    return said_by(Source.FOLDER, told)


def with_folders(facts: CallFacts, told: CallFacts) -> CallFacts:
    """Return `facts` with what folders have `told` where there was none.

    A folder's number is only an extension beside a name that a phone system wrote.
    """
    return filled(facts, told if facts.profile else replace(told, agent_ref=None))


def day_of(folders: tuple[str, ...]) -> str | None:
    """Return the day, `YYYY-MM-DD`, that folders name: `YYYY/MM/DD`, `YYYY/Mon/DD`, `YYYY-MM-DD`.

    Also `year=YYYY/month=MM/day=DD`. Of two different days, neither is believed.
    """
    whole = {"".join(found.groups()) for name in folders if (found := _DAY.fullmatch(name))}
    steps = zip(pairwise(folders), folders[2:], strict=False)
    stepped = {_stepped(year, month, day) for (year, month), day in steps}
    starts = {local_time(digits + "000000") for digits in whole | stepped if digits} - {None}
    start = starts.pop() if len(starts) == 1 else None
    return start[:10] if start else None


def _may_be_extension(name: str) -> bool:
    return not name.isdigit() or bool(_EXTENSION.fullmatch(name))


def _stepped(year: str, month: str, day: str) -> str:
    of_year, of_day = _YEAR.fullmatch(year), _TWO.fullmatch(day)
    if month in _MONTHS:
        month = f"{_MONTHS.index(month) + 1:02}"
    of_month = _TWO.fullmatch(month)
    return of_year[1] + of_month[1] + of_day[1] if of_year and of_month and of_day else ""
