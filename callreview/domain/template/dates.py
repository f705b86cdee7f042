"""The ways dates and times are written in names.

A *form* is spelled `DD.MM.YYYY hh-mm`: `YYYY YY MM MON DD` of the day, `hh mm ss fff ap` of the
time, `epoch` and `epoch_ms` for Unix time; all else stands for itself. `Z` or `UTC` at its end
says that it is told in UTC. Where something stands between, a day or an hour may be written with
one digit.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product

from callreview.domain.facts import local_time, utc_time

Tokens = tuple[str, ...]
_LONGEST = 60
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WIDTHS = {
    "YYYY": 4, "YY": 2, "MM": 2, "MON": 3, "DD": 2, "hh": 2, "mm": 2, "ss": 2, "fff": 3, "ap": 2,
    "epoch": 10, "epoch_ms": 13,
}  # fmt: skip
_TOKEN = re.compile("epoch_ms|epoch|YYYY|YY|MON|MM|DD|hh|mm|ss|fff|ap")
_BETWEEN = re.compile(r"[^0-9A-Za-z]{0,3}|[^0-9A-Za-z]?[Tt][^0-9A-Za-z]?")
_END = re.compile(r"(?:[^0-9A-Za-z]?(?:Z|UTC))?")
_MAY_BE_SHORT = frozenset({"DD", "MM", "hh"})
_LOOKS = {"MON": "jan", "ap": "am"}
_LETTERS = {"MON": "[A-Za-z]{3}", "ap": "[AaPp][Mm]"}
_DAYS = tuple(
    tuple(order.replace("MM", month).split())
    for order in ("YYYY MM DD", "DD MM YYYY", "MM DD YYYY", "YY MM DD", "DD MM YY", "MM DD YY")
    for month in ("MM", "MON")
)
_TIMES = tuple(
    (*time.split(), *half)
    for time, half in product(("hh mm", "hh mm ss", "hh mm ss fff"), ((), ("ap",)))
)
_EPOCHS = (("epoch",), ("epoch_ms",))
_DATED = frozenset((*_DAYS, *(day + time for day in _DAYS for time in _TIMES), *_EPOCHS))
_LIKELY_FIRST = ("YYYY", "epoch", "DD", "YY", "MM")


@dataclass(frozen=True)
class When:
    """A day `YYYY-MM-DD`, a time `HH:MM:SS`, or both; `is_utc` where they are told in UTC."""

    day: str | None
    time: str | None
    is_utc: bool = False


class _Forms(Container[str]):
    """The forms that say one of some sequences of tokens."""

    def __init__(self, sequences: Container[Tokens]) -> None:
        self._sequences = sequences

    def __contains__(self, form: object) -> bool:
        """Return whether a text is such a form."""
        if not isinstance(form, str) or len(form) > _LONGEST:
            return False
        tokens, between, end = _taken_apart(form)
        is_plain = all(map(_BETWEEN.fullmatch, between)) and _END.fullmatch(end)
        return tokens in self._sequences and bool(is_plain)


@cache
def date_forms() -> Container[str]:
    """Return the forms of a day, of a day and a time, and of Unix time."""
    return _Forms(_DATED)


@cache
def time_forms() -> Container[str]:
    """Return the forms of a time alone."""
    return _Forms(frozenset(_TIMES))


@lru_cache(512)
def when(form: str, text: str) -> When | None:
    """Return what a text says that is written in a form; None if no calendar has that."""
    found = shape(form).fullmatch(text)
    return _said(found.groupdict(), form) if found else None


@lru_cache(1024)
def shape(form: str) -> re.Pattern[str]:
    """Return the regular expression of what is written in a form; it never looks back."""
    tokens, between, end = _taken_apart(form)
    pieces = []
    for at, token in enumerate(tokens):
        is_last = at + 1 == len(tokens)
        is_bounded = (at == 0 or bool(between[at - 1])) and (is_last or bool(between[at]))
        pieces.append(f"(?P<{token}>{_written(token, is_bounded=is_bounded)})")
        pieces.append(re.escape(end if is_last else between[at]))
    return re.compile("".join(pieces))


def forms_of_date(text: str) -> tuple[str, ...]:
    """Return every form in which a text is a real day or moment, the likeliest first."""
    return tuple(sorted(_forms_of(text, _DATED), key=_likelihood))


def forms_of_time(text: str) -> tuple[str, ...]:
    """Return every form in which a text is a real time."""
    return tuple(_forms_of(text, _TIMES))


def forms_like(form: str) -> tuple[str, ...]:
    """Return the forms, this one too, of texts that look the same: which is day, which month."""
    tokens, _between, _end = _taken_apart(form)
    look = _look(form)
    found = _written_as(look, _DATED if tokens in _DATED else _TIMES)
    return tuple(sorted({one for one in found if _look(one) == look}, key=_likelihood))


def _said(said: dict[str, str], form: str) -> When | None:
    is_utc = form.endswith(("Z", "UTC"))
    for token, per_second in (("epoch", 1), ("epoch_ms", 1000)):
        if token in said:
            moment = utc_time(int(said[token]) // per_second)
            return When(moment[:10], moment[11:], is_utc=True) if moment else None
    day, time = _day(said), _time(said)
    moment = local_time((day or "20000101") + (time or "000000"))
    if moment is None or ("DD" in said and day is None) or ("hh" in said and time is None):
        return None
    return When(moment[:10] if day else None, moment[11:] if time else None, is_utc)


def _day(said: dict[str, str]) -> str | None:
    if "DD" not in said:
        return None
    year = said.get("YYYY") or f"20{said['YY']}"
    month = said.get("MM")
    if month is None:
        name = said["MON"].lower()
        month = f"{_MONTHS.index(name) + 1}" if name in _MONTHS else "00"
    return year + month.zfill(2) + said["DD"].zfill(2)


def _time(said: dict[str, str]) -> str | None:
    if "hh" not in said:
        return None
    hour = int(said["hh"])
    if half := said.get("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    return f"{hour:02}{said['mm']}{said.get('ss', '00')}"


def _forms_of(text: str, sequences: Iterable[Tokens]) -> Iterator[str]:
    if len(text) <= _LONGEST:
        yield from (form for form in _written_as(text, sequences) if when(form, text))


def _written_as(text: str, sequences: Iterable[Tokens]) -> Iterator[str]:
    """Yield the forms a text may be written in, by its look alone."""
    for tokens in sequences:
        if found := _loose(tokens).fullmatch(text):
            after = (found[f"after{at}"] for at in range(len(tokens)))
            yield "".join(token + between for token, between in zip(tokens, after, strict=True))


@cache
def _loose(tokens: Tokens) -> re.Pattern[str]:
    pieces = []
    for at, token in enumerate(tokens):
        after = _END if at + 1 == len(tokens) else _BETWEEN
        pieces.append(_written(token, is_bounded=True))
        pieces.append(f"(?P<after{at}>{after.pattern})")
    return re.compile("".join(pieces))


def _written(token: str, *, is_bounded: bool) -> str:
    if token in _LETTERS:
        return _LETTERS[token]
    least = 1 if is_bounded and token in _MAY_BE_SHORT else _WIDTHS[token]
    return f"[0-9]{{{least},{_WIDTHS[token]}}}"


def _taken_apart(form: str) -> tuple[Tokens, tuple[str, ...], str]:
    """Return the tokens of a form, what stands between them, and what stands at its end."""
    found = list(_TOKEN.finditer(form))
    if not found or found[0].start() > 0:
        return (), (), form
    gaps = [form[one.end() : two.start()] for one, two in pairwise(found)]
    return tuple(one[0] for one in found), tuple(gaps), form[found[-1].end() :]


def _look(form: str) -> str:
    """Return a text that looks as one written in a form."""
    return _TOKEN.sub(lambda found: _LOOKS.get(found[0], "0" * _WIDTHS[found[0]]), form)


def _likelihood(form: str) -> tuple[int, str]:
    begins = (at for at, token in enumerate(_LIKELY_FIRST) if form.startswith(token))
    return next(begins, len(_LIKELY_FIRST)), form
