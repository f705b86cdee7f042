"""Reading numbers and times as phone systems write them, without guessing.

Every function returns None for what is not known; none returns a fact that was not written.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from callreview.domain.call import TRACED_FACTS, CallFacts, Confidence, Origin, Source

LONGEST_EXTENSION = 6
_LONGEST_NUMBER, _LONGEST_NAME = 40, 255  # what is longer, nobody wrote to be read
_NOBODY = frozenset(
    {"", "unknown", "anonymous", "private", "null", "restricted", "unavailable", "withheld"}
)
_NUMBER = re.compile(r"\+?[0-9*#(](?:[0-9*#() ./-]*[0-9*#])?")
_DIGIT = re.compile(r"[0-9]")
_YEARS = range(1980, 2100)
_QUARTER_S = 15 * 60
_WESTMOST, _EASTMOST = -12 * 60, 14 * 60


def number(text: str | None) -> str | None:
    """Return a phone number or extension as it was written, or None where none is named."""
    written = (text or "").strip()
    if (
        len(written) > _LONGEST_NUMBER
        or is_nobody(written)
        or not _NUMBER.fullmatch(written)
        or not _DIGIT.search(written)
    ):
        return None
    return written


def party_name(text: str | None) -> str | None:
    """Return a name as it was written, blanks made one space and what cannot be printed left out.

    Of a long text its first 255 letters. None where the name says that there is none.
    """
    shown = "".join(c if c.isprintable() else " " for c in (text or "")[:_LONGEST_NAME])
    name = " ".join(shown.split())
    return None if is_nobody(name) else name


def is_nobody(text: str) -> bool:
    """Return whether a name or number says that there is none: `unknown`, `anonymous`, ``."""
    return text.strip().casefold() in _NOBODY


@dataclass(frozen=True)
class Extensions:
    """Which numbers are inside the business: those `listed`, and any of few digits."""

    longest: int = LONGEST_EXTENSION
    listed: frozenset[str] = frozenset()

    def __contains__(self, text: object) -> bool:
        """Return whether a number, as written, is one inside the business."""
        if not isinstance(text, str) or not text:
            return False
        is_short = len(text) <= self.longest and text.isascii() and text.isdigit()
        return is_short or text in self.listed


def digits_of(text: str) -> str:
    """Return the digits 0 to 9 of a text, in their order."""
    return "".join(_DIGIT.findall(text))


def local_time(digits: str) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SS` of 14 digits, or None if no calendar has that moment."""
    if len(digits) != 14 or not (digits.isascii() and digits.isdigit()):
        return None
    month, day, hour, minute, second = (int(digits[at : at + 2]) for at in range(4, 14, 2))
    year = int(digits[:4])
    if year not in _YEARS:
        return None
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return moment.replace(tzinfo=None).isoformat()


def offset_minutes(start_local: str, epoch_s: int) -> int | None:
    """Return the offset from UTC that makes a local time and a Unix time the same moment.

    Both are of one call but not of one instant, so the difference is rounded to a quarter of
    an hour. None if no zone is that far from UTC.
    """
    minutes = round((_seconds(start_local) - epoch_s) / _QUARTER_S) * 15
    return minutes if is_offset(minutes) else None


def is_offset(minutes: int) -> bool:
    """Return whether a zone may be that many minutes east of UTC."""
    return _WESTMOST <= minutes <= _EASTMOST


def _seconds(start_local: str) -> float:
    return datetime.fromisoformat(start_local).replace(tzinfo=UTC).timestamp()


def offset_by_epoch(start_local: str | None, epoch: str) -> int | None:
    """Return `offset_minutes` of a start that may be unknown and a Unix time as written."""
    return offset_minutes(start_local, int(epoch)) if start_local else None


def utc_time(epoch_s: int) -> str | None:
    """Return `YYYY-MM-DDTHH:MM:SS` in UTC of a Unix time, or None if no call was made then."""
    try:
        moment = datetime.fromtimestamp(epoch_s, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.replace(tzinfo=None).isoformat() if moment.year in _YEARS else None


def said_by(
    source: Source, facts: CallFacts, confidence: Confidence = Confidence.SURE
) -> CallFacts:
    """Return `facts` with `source` and `confidence` as the origin of all that is known.

    An origin that a fact has already, stays.
    """
    origin = Origin(source, confidence)
    known = [name for name in TRACED_FACTS if getattr(facts, name) is not None]
    if not known and facts.start_local is None:
        return facts
    has_start = facts.start_local is not None
    return replace(
        facts,
        start_source=facts.start_source or source if has_start else None,
        start_confidence=facts.start_confidence or confidence if has_start else None,
        origins={name: facts.origins.get(name, origin) for name in known},
    )


def filled(facts: CallFacts, other: CallFacts) -> CallFacts:
    """Return `facts` with what is missing taken from `other`; nothing known is replaced.

    The four fields about the start belong together: they are taken as a whole or not at all.
    What is taken keeps its origin.
    """
    open_names = _OTHER if facts.start_local is not None else _START + _OTHER
    missing = {
        name: value
        for name in open_names
        if getattr(facts, name) is None and (value := getattr(other, name)) is not None
    }
    if not missing:
        return facts
    taken = {name: origin for name, origin in other.origins.items() if name in missing}
    return replace(facts, **missing, origins={**facts.origins, **taken})


def with_tags(facts: CallFacts, told: CallFacts) -> CallFacts:
    """Return `facts` with what a recording's tags have `told` where nothing better is known.

    Names, files beside the recording and logs go before tags, tags before folders and the
    file's time. A start without offset gets one where the tags surely know the moment in UTC.
    """
    gaps = {name: None for name in TRACED_FACTS if _is_outdone(facts.origins.get(name), told, name)}
    if told.start_local is not None and facts.start_source in _BELOW_TAGS:
        gaps |= dict.fromkeys(_START)
    kept = {name: origin for name, origin in facts.origins.items() if name not in gaps}
    facts = replace(facts, **gaps, origins=kept)
    knows_utc = told.start_confidence is Confidence.SURE
    return filled(with_offset(facts, told) if knows_utc else facts, told)


def _is_outdone(origin: Origin | None, told: CallFacts, name: str) -> bool:
    return origin is not None and origin.source in _BELOW_TAGS and getattr(told, name) is not None


def with_offset(facts: CallFacts, other: CallFacts) -> CallFacts:
    """Return `facts`, their start with an offset where `other` knows the moment in UTC."""
    offset, origin = other.utc_offset_minutes, other.origin_of("utc_offset_minutes")
    if facts.utc_offset_minutes is not None or not facts.written_start:
        return facts
    if offset is None or origin is None or not other.start_local:
        return facts
    epoch = round(_seconds(other.start_local)) - offset * 60
    found = offset_minutes(facts.written_start, epoch)
    if found is None:
        return facts
    origins = {**facts.origins, "utc_offset_minutes": origin}
    return replace(facts, utc_offset_minutes=found, origins=origins)


_BELOW_TAGS = (Source.FOLDER, Source.FILE_TIME)
_START = ("start_local", "utc_offset_minutes", "start_source", "start_confidence")
_OTHER = (*TRACED_FACTS, "profile")
