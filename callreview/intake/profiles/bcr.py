"""BCR, a recorder for Android: `YYYYMMDD_HHMMSS.mmm±hhmm[_in|_out|…][_simN][_NUMBER][_NAME]`.

The stamp carries its offset. Who of the business spoke is not said: it is whose phone it was.
"""

import re

from callreview.domain.call import CallFacts, Confidence, Direction, Source
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import Profile

_SHAPE = re.compile(
    r"(?P<day>[0-9]{8})_(?P<time>[0-9]{6})[._][0-9]{3}"
    r"(?P<sign>[+-])(?P<hours>0[0-9]|1[0-4])(?P<minutes>[0-5][0-9])"
    r"(?:_(?P<way>in|out|conference))?(?:_sim[0-9])?(?:_(?P<number>[^_]*))?(?:_(?P<name>.*))?",
    re.DOTALL,
)
_WAYS = {"in": Direction.IN, "out": Direction.OUT}


def _read(stem: str, _folders: tuple[str, ...]) -> CallFacts | None:
    found = _SHAPE.fullmatch(stem)
    start = local_time(found["day"] + found["time"]) if found else None
    if not found or not start:
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"])
    return CallFacts(
        start_local=start,
        utc_offset_minutes=-minutes if found["sign"] == "-" else minutes,
        start_source=Source.NAME,
        start_confidence=Confidence.SURE,
        direction=_WAYS.get(found["way"] or ""),
        customer_number=number(found["number"]),
        customer_name=party_name(found["name"]),
        profile=BCR.name,
    )


BCR = Profile("BCR", _read)
