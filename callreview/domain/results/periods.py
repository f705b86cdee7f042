"""Which earlier draws may stand beside one: same plan, as long a period, no day in common."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from callreview.domain.results.outcome import Outcome
from callreview.domain.results.scored import strata
from callreview.domain.results.sheets import SheetUsed

MOST = 24
"""So many periods are shown at most."""
_QUARTER = timedelta(days=92)


def in_a_row(outcome: Outcome, others: Iterable[Outcome], sheet: SheetUsed) -> tuple[Outcome, ...]:
    """Return the draws of periods before one another, ending with `outcome`.

    Of several draws of one period the last counts. Nothing counts that was not scored on
    `sheet`.
    """
    fitting = [
        one
        for one in others
        if one.plan is outcome.plan and _is_as_long(one, outcome) and strata(one, sheet)
    ]
    return tuple(reversed([outcome, *_backwards(outcome, fitting)]))


def rolling(row: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return those of a row that lie in the three months up to its end; none if it is but one."""
    begins = row[-1].ends - _QUARTER
    within = tuple(one for one in row if one.starts >= begins)
    return within if len(within) > 1 else ()


def _backwards(outcome: Outcome, fitting: Iterable[Outcome]) -> Iterator[Outcome]:
    begins, found = outcome.starts, 1
    for one in sorted(fitting, key=lambda one: (one.ends, one.number, one.closed_at), reverse=True):
        if one.ends <= begins and found < MOST:
            yield one
            begins, found = one.starts, found + 1


def _is_as_long(one: Outcome, other: Outcome) -> bool:
    days, others = (one.ends - one.starts).days, (other.ends - other.starts).days
    return 10 * abs(days - others) <= max(days, others)
