"""A key press to the filtered table at 100,000 calls, beside a plain scan of the same texts.

Run as `python -m benchmarks.search` from the top. The library is made in memory. Measured is
what the window computes when a key is pressed: the query understood, the calls looked through,
the rows of the table made, in groups too; then the same by asking every text for one word, as a
reference. What the table costs to draw is the same for every query and not in it.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Agent, Call, CallFacts, CallState, Direction, Recording, Status
from callreview.domain.mark import Category
from callreview.domain.query.searchable import searchable_numbers, searchable_text
from callreview.domain.review import Book
from callreview.ui.calls.grouping import Grouping
from callreview.ui.calls.sorting import Sorting
from callreview.ui.calls.state import CallsState, state_of

CALLS = 100_000
TODAY = date(2026, 3, 18)
ROUNDS = 3
TYPED = (
    "anna", "555-0142", "42 last week", "agent:200 failed", "score<80 has:praise -draft",
    "from:2026-03-01 to:2026-03-10 longer:5m", "dir:in book:sample unreviewed",
    "number:42 this month", "zoe march 0142",
)  # fmt: skip
_NAMES = ("Anna", "Zoë", "Bob", "Søren", "Łukasz", "María", "Jürgen", "Chloé", "Ada", "Wen")
_STATES = (CallState.NEW,) * 4 + (CallState.REVIEWED,)


def main() -> None:
    """Make the calls, type every query letter by letter, print a table."""
    snapshot = Snapshot(calls={call.id: call for call in calls()})
    first = state_of(snapshot, query="", sorting=Sorting(), today=TODAY)
    texts = [call.searchable for call in first.everything]
    state_of(snapshot, query="warm", sorting=Sorting(), today=TODAY, before=first)
    print(f"{CALLS:,} calls{'keys':>32}{'median':>9}{'p95':>9}{'worst':>9}{'found':>9}")
    everything: list[float] = []
    for query in TYPED:
        times, found = _typed(snapshot, first, query)
        everything += times
        _print(query, times, f"{found:,}")
    _print("all of them", everything, "")
    for grouping in (Grouping.PERSON, Grouping.DAY):
        grouped = state_of(snapshot, query="", sorting=Sorting(), today=TODAY, grouping=grouping)
        times = [each for query in TYPED for each in _typed(snapshot, grouped, query)[0]]
        _print(f"all of them, {grouping.value.lower()}", times, "")
    scans = [_ms(lambda: [text for text in texts if "anna" in text]) for _ in range(30)]
    _print("reference: one word in every text", scans, "")


def _typed(snapshot: Snapshot, state: CallsState, query: str) -> tuple[list[float], int]:
    """Return how long each key took in milliseconds, and how many calls the last one found."""
    times = []
    for _ in range(ROUNDS):
        shown = state
        for end in range(1, len(query) + 1):
            began = time.perf_counter()
            shown = state_of(
                snapshot,
                query=query[:end],
                sorting=Sorting(),
                today=TODAY,
                grouping=state.grouping,
                before=shown,
            )
            times.append((time.perf_counter() - began) * 1000)
    return times, len(shown.rows)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _print(name: str, times: list[float], found: str) -> None:
    p95 = statistics.quantiles(times, n=20)[-1]
    row = f"{name:40}{len(times):5}{statistics.median(times):7.1f}ms{p95:7.1f}ms"
    print(f"{row}{max(times):7.1f}ms{found:>9}")


def calls() -> Iterator[Call]:
    """Return a library of a year and a half: ten people, numbers, names of files, scores."""
    lot = random.Random(1)
    people = [Agent(f"a{at}", f"{name} Muster", (str(200 + at),)) for at, name in enumerate(_NAMES)]
    for at in range(CALLS):
        yield _call(at, lot, lot.choice(people))


def _call(at: int, lot: random.Random, agent: Agent) -> Call:
    start = datetime(2024, 9, 20, 8) + timedelta(minutes=7.8 * at)  # noqa: DTZ001 - as written
    number = f"+1555{lot.randrange(10**7):07}"
    name = f"in-{agent.refs[0]}-{number}-{start:%Y%m%d-%H%M%S}-{1_700_000_000 + at}.{at % 97}.wav"
    length = lot.randrange(20_000, 900_000)
    state = lot.choice(_STATES)
    score = lot.uniform(40, 100) if state is CallState.REVIEWED else None
    marks = lot.choice((0, 0, 0, 2))
    call = Call(
        f"c{at}",
        Recording(f"r{at}", f"c{at}", f"/calls/{start:%Y/%m}/{name}", 9, "f", Status.OK,
                  duration_ms=length),
        CallFacts(f"{start:%Y-%m-%dT%H:%M:%S}", direction=lot.choice(list(Direction)),
                  agent_ref=agent.refs[0], customer_number=number, profile="freepbx"),
        agent, state, score, None if score is None else score >= 80, marks,
        categories=frozenset({Category.PRAISE} if marks else ()),
        books=frozenset({Book.SAMPLE} if score else ()),
    )  # fmt: skip
    known = (call.facts, call.recording, call.agent)
    return replace(call, searchable=searchable_text(*known), numbers=searchable_numbers(*known))


if __name__ == "__main__":
    main()
