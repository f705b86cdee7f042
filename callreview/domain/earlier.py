"""What was told of a recording where it lay before it was renamed or moved."""

from dataclasses import replace

from callreview.domain.call import START_FACTS, TRACED_FACTS, CallFacts, Source
from callreview.domain.facts import with_tags

_BY_NAME = (Source.NAME, Source.TEMPLATE, Source.LOG, Source.SIDECAR)


def told_by_name(facts: CallFacts) -> CallFacts:
    """Return what a name, and what lay beside it, told of a call.

    Without what follows from the folder it lies in now, from the file's time or from its tags.
    """
    names = [name for name in (*START_FACTS, *TRACED_FACTS) if not _is_by_name(facts, name)]
    has_start = "start_local" not in names
    return replace(
        facts,
        **dict.fromkeys(names),
        start_source=facts.start_source if has_start else None,
        start_confidence=facts.start_confidence if has_start else None,
        origins={name: origin for name, origin in facts.origins.items() if name not in names},
    )


def with_earlier(facts: CallFacts, told: CallFacts) -> CallFacts:
    """Return `facts`, and where they tell nothing of the call, what was `told` of it earlier.

    That comes in like what tags tell: before folders and the file's time.
    """
    return facts if facts.tells_of_the_call else with_tags(facts, told)


def _is_by_name(facts: CallFacts, name: str) -> bool:
    origin = facts.origin_of(name)
    return origin is not None and origin.source in _BY_NAME
