"""Where the facts of a call come from, as its row tells it."""

import json
from collections.abc import Mapping
from functools import lru_cache

from callreview.domain.call import START_FACTS, TRACED_FACTS, CallFacts, Confidence, Origin, Source

_FACTS = (*START_FACTS, *TRACED_FACTS)
_KINDS = 4096  # of 100,000 calls a few dozen tell the same


def origins_as_text(facts: CallFacts) -> str:
    """Return the origins of what is known as they are kept, the same for the same origins."""
    told = {name: facts.origins[name] for name in _FACTS if name in facts.origins}
    return json.dumps({name: _as_list(one) for name, one in told.items()})


@lru_cache(_KINDS)
def origins_from_text(origins: str, facts_by_person: str) -> Mapping[str, Origin]:
    """Return the origins of facts; what a person wrote down, or cleared, is theirs and sure.

    Calls that tell the same share one mapping, which nobody changes.
    """
    pairs: dict[str, list[str]] = json.loads(origins)
    by_person: list[str] = json.loads(facts_by_person)
    return {
        **{name: _from_list(*told) for name, told in pairs.items()},
        **{name: Origin(Source.PERSON) for name in by_person if name in _FACTS},
    }


def _as_list(origin: Origin) -> list[str]:
    told = [origin.source.value, origin.confidence.value]
    return [*told, origin.name] if origin.name else told


def _from_list(source: str, confidence: str, name: str = "") -> Origin:
    return Origin(Source(source), Confidence(confidence), name)
