"""Xiaomi phones: `[prefix@]NAME(NUMBER)_YYYYMMDDhhmmss`, the prefix in the phone's language.

A leading 00 stands for +; it is kept as it was written.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?:[^@]*@)?(?P<name>.*)\((?P<number>[^()]*)\)_(?P<stamp>[0-9]{14})"


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(
        start_local=local_time(parts["stamp"]),
        customer_number=number(parts["number"]),
        customer_name=None if number(parts["name"]) else party_name(parts["name"]),
    )


XIAOMI = profile("Xiaomi", _SHAPE, _facts)
