"""Telesis: `AAAAAAAA_YYMMDD_HHMMSS_AI|AO_…`.

What I and O mean is disputed, and with it which number is whose: both are left open.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"[^_]{1,32}_(?P<day>[0-9]{6})_(?P<time>[0-9]{6})_A[IO](?:_.*)?"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(start_local=local_time("20" + parts["day"] + parts["time"]))


TELESIS = profile("Telesis", _SHAPE, _facts)
