"""LineageOS phones: `NUMBER_YYMMDD_HHMMSSmmm`."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import is_nobody, local_time, number
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?P<number>[^_]*)_(?P<day>[0-9]{6})_(?P<time>[0-9]{6})[0-9]{3}"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts | None:
    said = number(parts["number"])
    if not said and not is_nobody(parts["number"]):
        return None
    return CallFacts(
        start_local=local_time("20" + parts["day"] + parts["time"]), customer_number=said
    )


LINEAGE_OS = profile("LineageOS", _SHAPE, _facts)
