"""Huawei and Honor phones: `[NAME@]NUMBER_YYYYMMDDhhmmss`."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?:(?P<name>.*)@)?(?P<number>[0-9+*#][0-9*# .-]*|)_(?P<stamp>[0-9]{14})"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts | None:
    said, name = number(parts["number"]), party_name(parts["name"])
    if not said and not name:
        return None
    return CallFacts(
        start_local=local_time(parts["stamp"]),
        customer_number=said,
        customer_name=None if number(name) else name,
    )


HUAWEI = profile("Huawei", _SHAPE, _facts)
