"""Tools that name `YYYYMMDD-HHMM-A-B`, A called B; seconds may follow the minutes."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile
from callreview.intake.profiles.sides import is_party, parted, sides_of

_SHAPE = r"(?P<day>[0-9]{8})-(?P<time>[0-9]{4})(?P<seconds>[0-9]{2})?-(?P<parties>[^_]*-[^_]*)"


def _facts(parts: Parts, around: Surroundings) -> CallFacts | None:
    parties = parted(parts["parties"], around.extensions)
    if not parties or not any(map(number, parties)) or not all(map(is_party, parties)):
        return None
    sides = sides_of(*parties, around.extensions)
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"] + (parts["seconds"] or "00")),
        direction=sides.direction,
        agent_ref=sides.agent_ref,
        customer_number=sides.customer_number,
    )


DATE_TIME_A_B = profile("date-time-A-B", _SHAPE, _facts)
