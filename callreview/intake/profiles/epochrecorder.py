"""A recorder for phones that names `NUMBER|null_0|1_EPOCHms`: 0 came in, 1 went out."""

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import is_nobody, number, utc_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?P<number>[^_]*)_(?P<way>[01])_(?P<epoch>[0-9]{9,10})[0-9]{3}"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts | None:
    said = number(parts["number"])
    if not said and not is_nobody(parts["number"]):
        return None
    return CallFacts(
        start_local=utc_time(int(parts["epoch"])),
        utc_offset_minutes=0,
        direction=Direction.OUT if parts["way"] == "1" else Direction.IN,
        customer_number=said,
    )


EPOCH_RECORDER = profile("epoch recorder", _SHAPE, _facts)
