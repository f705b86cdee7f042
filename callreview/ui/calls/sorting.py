"""By what the table is sorted, and calls sorted so."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from callreview.domain.call import Call
from callreview.ui.calls.cells import Column, sort_value


@dataclass(frozen=True)
class Sorting:
    """The column the table is sorted by, and which way."""

    column: Column = Column.WHEN
    descending: bool = True

    @property
    def latest_first(self) -> bool:
        """Return whether later days stand above earlier ones."""
        return self.descending or self.column is not Column.WHEN


def in_sorted_order(calls: Iterable[Call], sorting: Sorting) -> tuple[Call, ...]:
    """Return the calls sorted; of equal ones the newest first, the unknown always last."""
    value = sort_value(sorting.column)
    newest = [(value(call), call) for call in sorted(calls, key=_newest, reverse=True)]
    known = [pair for pair in newest if pair[0] not in (None, "")]
    known.sort(key=itemgetter(0), reverse=sorting.descending)
    unknown = (call for each, call in newest if each in (None, ""))
    return (*map(itemgetter(1), known), *unknown)


def _newest(call: Call) -> str:
    return call.facts.start_local or ""
