"""Teams: `SUBJECT-YYYYMMDD_HHMMSS[UTC]-Meeting Recording`, the last words translated.

Without `UTC` the zone is not known. The subject is anything, so nobody is named by it.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r".*-(?P<day>[0-9]{8})_(?P<time>[0-9]{6})(?P<zone>UTC)?"
    r"-(?=[^\W\d_])[^\d_()\[\]]{7,40}"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"]),
        utc_offset_minutes=0 if parts["zone"] else None,
    )


TEAMS = profile("Teams", _SHAPE, _facts)
