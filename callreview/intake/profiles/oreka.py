"""Oreka: `YYYYMMDD_HHMMSS_ABCD` in `YYYY/MM/DD/HH`; the whole name is the call's id."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(start_local=local_time(parts["day"] + parts["time"]), call_ref=parts["ref"])


OREKA = profile("Oreka", r"(?P<ref>(?P<day>[0-9]{8})_(?P<time>[0-9]{6})_[A-Z]{4})", _facts)
