"""Simotel: `YYYYMMDD_EPOCH.n.n`; the day is local, the time a Unix time told in UTC."""

from datetime import date

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, utc_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r"(?P<day>[0-9]{8})_"
    r"(?P<ref>(?P<epoch>[0-9]{9,10})[._][0-9]{1,9}(?:[._][0-9]{1,9})?)"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts | None:
    day, start = local_time(parts["day"] + "000000"), utc_time(int(parts["epoch"]))
    if not day or not start or abs(_date(day) - _date(start)).days > 1:
        return None
    return CallFacts(start_local=start, utc_offset_minutes=0, call_ref=parts["ref"])


def _date(moment: str) -> date:
    return date.fromisoformat(moment[:10])


SIMOTEL = profile("Simotel", _SHAPE, _facts)
