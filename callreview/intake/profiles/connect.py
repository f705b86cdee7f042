"""Amazon Connect: `UUID_YYYYMMDDThh:mm_UTC`, the colon often made an underscore.

The time is in UTC and has no seconds.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time
from callreview.intake.profiles.ids import UUID
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    rf"(?P<ref>{UUID})_(?P<day>[0-9]{{8}})T(?P<hour>[0-9]{{2}})[:_.-]?(?P<minute>[0-9]{{2}})_UTC"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time(parts["day"] + parts["hour"] + parts["minute"] + "00"),
        utc_offset_minutes=0,
        call_ref=parts["ref"],
    )


CONNECT = profile("Amazon Connect", _SHAPE, _facts)
