"""Trying what is said of a log: how many recordings of a folder find their line in it, and how.

Runs in a thread of its own (see `jobs`); nothing is written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from callreview.domain.call import START_FACTS, Call, CallFacts, Source
from callreview.domain.facts import Extensions
from callreview.domain.logmapping import LogMapping
from callreview.intake.logs.join import Log, Way
from callreview.intake.logs.mapped import MappedRows
from callreview.intake.logs.row import LogRow
from callreview.intake.logs.sheet import Sheet

_EXAMPLES = 3
_ASKED_AT_ONCE = 200
_OF_START = (*START_FACTS, "start_source", "start_confidence")
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Example:
    """A recording, and what its line says of it; nothing where it has none."""

    name: str
    facts: CallFacts


@dataclass(frozen=True)
class Trial:
    """Of how many recordings which way leads to their line, with a few examples of each way."""

    lines: int = 0
    recordings: int = 0
    counts: Mapping[Way, int] = field(default_factory=dict)
    examples: Mapping[Way, tuple[Example, ...]] = field(default_factory=dict)

    @property
    def found(self) -> int:
        """Return how many recordings find their line."""
        return sum(self.counts.get(way, 0) for way in (Way.FILE, Way.REF, Way.TIME))


def recordings_below(calls: Iterable[Call], folder: str) -> tuple[tuple[str, CallFacts], ...]:
    """Return name and facts of what lies in a folder, by path, without what any log says."""
    root = Path(folder)
    start = f"{root}{root.root or '/'}" if str(root) != root.root else str(root)
    start = start.replace("\\", "/")
    inside = (one for one in calls if one.recording.path.replace("\\", "/").startswith(start))
    by_path = sorted(inside, key=lambda one: one.recording.path)
    return tuple((one.recording.name, without_logs(one.facts)) for one in by_path)


def without_logs(facts: CallFacts) -> CallFacts:
    """Return facts but for those a log told."""
    told = {name for name, origin in facts.origins.items() if origin.source is Source.LOG}
    if facts.start_source is Source.LOG:
        told.update(_OF_START)
    kept = {name: origin for name, origin in facts.origins.items() if name not in told}
    nothing: Mapping[str, Any] = dict.fromkeys(told)
    return replace(facts, **{**nothing, "origins": kept}) if told else facts


def try_mapping(
    sheet: Sheet,
    mapping: LogMapping,
    recordings: Sequence[tuple[str, CallFacts]],
    extensions: Extensions,
    *,
    told: Told = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trial:
    """Return how many recordings find their line; what was counted by then if `cancelled`."""
    rows = MappedRows(sheet.cells, mapping, extensions)
    log = Log(rows, stops=cancelled)
    counts = Counter[Way]()
    examples: dict[Way, list[Example]] = {way: [] for way in Way}
    done = 0
    for done, (name, facts) in enumerate(recordings, 1):
        if done % _ASKED_AT_ONCE == 0:
            told(done, len(recordings))
            if cancelled():
                break
        match = log.match(name, facts)
        counts[match.way] += 1
        if len(examples[match.way]) < _EXAMPLES:
            examples[match.way].append(Example(name, _said(match.row)))
    return Trial(
        len(rows), done, counts, {way: tuple(some) for way, some in examples.items() if some}
    )


def _said(row: LogRow | None) -> CallFacts:
    return row.facts if row else CallFacts()
