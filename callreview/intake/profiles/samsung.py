"""Samsung phones: `PREFIX WHO_YYMMDD_HHMMSS`, the prefix in the phone's language.

Where the prefix ends and a name begins is not said, so only a number is read; no direction.
"""

import re

from callreview.domain.call import CallFacts, Confidence, Source
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Profile

_SHAPE = re.compile(r"[^\d_][^_]* (?P<who>[^_]+)_(?P<day>[0-9]{6})_(?P<time>[0-9]{6})", re.DOTALL)


def _read(stem: str, _folders: tuple[str, ...]) -> CallFacts | None:
    found = _SHAPE.fullmatch(stem)
    start = local_time("20" + found["day"] + found["time"]) if found else None
    if not found or not start:
        return None
    return CallFacts(
        start_local=start,
        start_source=Source.NAME,
        start_confidence=Confidence.SURE,
        customer_number=number(found["who"]),
        profile=SAMSUNG.name,
    )


SAMSUNG = Profile("Samsung", _read)
