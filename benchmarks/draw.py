"""Planning and drawing over 100,000 calls: while a slider moves, and when the list is frozen.

python -m benchmarks.draw

In memory: 100,000 calls of 40 people over a year, of which a month is planned. Beside it the
least there is to do: one look at each of 100,000 starts, one SHA-256 of each call's ticket.
"""

import hashlib
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.results import Result, print_results
from callreview.domain.call import Call
from callreview.domain.draw.allocation import Allocation
from callreview.domain.draw.eligibility import Rules, units_of
from callreview.domain.draw.frame import fingerprint, frame_csv, read_frame
from callreview.domain.draw.lot import uids_by_stratum
from callreview.domain.draw.period import Period, month_of
from callreview.domain.draw.plan import DrawPlan
from callreview.domain.draw.supply import per_person, supply_of
from callreview.domain.draw.tickets import in_drawn_order
from tests import builders

CALLS, PEOPLE = 100_000, 40
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
MARCH = month_of(date(2026, 3, 1))
PLAN = DrawPlan.PER_PERSON


def calls() -> list[Call]:
    """Return a year of calls."""
    return [
        builders.call(
            f"{at}.wav",
            agent_ref=str(200 + at % PEOPLE),
            start_local=f"{YEAR.starts + timedelta(at % 365)}T10:00:00",
        )
        for at in range(CALLS)
    ]


def median_ms(work: Callable[[], object], times: int = 7) -> float:
    """Return how long something takes, in the middle of several times."""
    took = []
    for _time in range(times):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def results() -> list[Result]:
    """Measure a step of the slider, the count of a month and of a year, and a whole draw."""
    every = calls()
    year = supply_of(every, YEAR, Rules(), PLAN)
    least = median_ms(lambda: [call.facts.start_local for call in every])
    hashing = median_ms(lambda: [hashlib.sha256(call.id.encode()) for call in every], 3)
    each = iter(range(6, 60))  # another number each time: what was planned before is remembered
    step = median_ms(lambda: per_person(year.with_shortest(45_000), Allocation(each=next(each))))
    bars = median_ms(year.bars)
    month = median_ms(lambda: supply_of(every, MARCH, Rules(), PLAN))
    whole = median_ms(lambda: supply_of(every, YEAR, Rules(), PLAN), 3)
    drawing = median_ms(lambda: _draw(every), 3)
    beside = f"a look at each start {least:.0f} ms"
    return [
        Result("A step of a planner's slider, 100,000 calls", f"{step:.1f} ms", beside, "≤ 16 ms"),
        Result("The bars of their lengths", f"{bars:.1f} ms", beside, "≤ 50 ms"),
        Result("Another month is counted, of 100,000 calls", f"{month:.0f} ms", beside, "≤ 100 ms"),
        Result("A year of 100,000 calls is counted", f"{whole:.0f} ms", beside, "≤ 1 s"),
        Result(
            "100,000 calls are listed, hashed and drawn",
            f"{drawing / 1000:.2f} s",
            f"a SHA-256 of each {hashing / 1000:.2f} s",
            "≤ 5 s",
        ),
    ]


def _draw(every: list[Call]) -> None:
    frame = frame_csv(units_of(every, YEAR, Rules(), PLAN))
    fingerprint(frame)
    for uids in uids_by_stratum(read_frame(frame), PLAN).values():
        in_drawn_order("0" * 32, uids)


def main() -> None:
    """Print what was measured."""
    print_results(results())


if __name__ == "__main__":
    main()
