"""GrapheneOS phones: `CallRecord_YYYYMMDD-HHMMSS_NUMBER`."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import COPY, Parts, Surroundings, profile

_SHAPE = r"CallRecord_(?P<day>[0-9]{8})-(?P<time>[0-9]{6})(?:_(?P<who>.*?))?" + COPY


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    said = number(parts["who"])
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"]),
        customer_number=said,
        customer_name=None if said else party_name(parts["who"]),
    )


GRAPHENE_OS = profile("GrapheneOS", _SHAPE, _facts)
