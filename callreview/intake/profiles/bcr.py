"""BCR, a recorder for Android: `YYYYMMDD_HHMMSS.mmm±hhmm[_in|_out|…][_simN][_NUMBER][_NAME]`.

The stamp carries its offset. Who of the business spoke is not said: it is whose phone it was.
"""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import is_nobody, local_time, number, party_name
from callreview.intake.profiles.profile import COPY, Parts, Surroundings, profile

_SHAPE = (
    r"(?P<day>[0-9]{8})_(?P<time>[0-9]{6})[._][0-9]{3}"
    r"(?P<sign>[+-])(?P<hours>0[0-9]|1[0-4])(?P<minutes>[0-5][0-9])"
    r"(?:_(?P<way>in|out|conference))?(?:_sim[0-9])?(?:_(?P<who>.*?))?" + COPY
)
_WAYS = {"in": Direction.IN, "out": Direction.OUT}


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    minutes = int(parts["hours"]) * 60 + int(parts["minutes"])
    first, _, rest = parts["who"].partition("_")
    has_number = bool(number(first)) or is_nobody(first)
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"]),
        utc_offset_minutes=-minutes if parts["sign"] == "-" else minutes,
        direction=_WAYS.get(parts["way"]),
        customer_number=number(first),
        customer_name=party_name(rest if has_number else parts["who"]),
    )


BCR = profile("BCR", _SHAPE, _facts)
