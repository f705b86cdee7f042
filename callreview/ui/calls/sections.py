"""Which line of the table is a heading and which a call, with some groups folded away.

Nothing here has a part for every call: lines are worked out from where the groups begin.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from callreview.ui.calls.grouping import Group


@dataclass(frozen=True)
class Sections:
    """Lines of a table of `count` calls in these groups; without groups every line is a call.

    Of the groups whose keys are `folded` there is only the heading.
    """

    count: int = 0
    groups: tuple[Group, ...] = ()
    folded: frozenset[str] = frozenset()

    @property
    def lines(self) -> int:
        """Return how many lines there are."""
        return self._starts[-1] if self.groups else self.count

    def group_at(self, line: int) -> int:
        """Return which group a line belongs to; -1 without groups and outside the table."""
        if not self.groups or not 0 <= line < self.lines:
            return -1
        return bisect_right(self._starts, line) - 1

    def heading_at(self, line: int) -> int:
        """Return which group a line is the heading of; -1 for a call."""
        at = self.group_at(line)
        return at if at >= 0 and self._starts[at] == line else -1

    def heading_line(self, at: int) -> int:
        """Return the line of a group's heading."""
        return self._starts[at]

    def is_folded(self, at: int) -> bool:
        """Return whether a group shows its heading only."""
        return self.groups[at].key in self.folded

    def lines_below(self, at: int) -> int:
        """Return how many lines a group has below its heading."""
        return 0 if self.is_folded(at) else self.groups[at].count

    def call_at(self, line: int) -> int:
        """Return which call stands in a line; -1 for a heading and outside the table."""
        if not 0 <= line < self.lines:
            return -1
        at = self.group_at(line)
        if at < 0:
            return line
        below = line - self._starts[at] - 1
        return self.groups[at].first + below if below >= 0 else -1

    def line_of(self, call: int) -> int:
        """Return the line of a call, or of its heading where that is folded."""
        if not self.groups:
            return call
        at = bisect_right(self._firsts, call) - 1
        below = 0 if self.is_folded(at) else 1 + call - self.groups[at].first
        return self._starts[at] + below

    def calls_in(self, first: int, last: int, *, folded: bool) -> Iterator[range]:
        """Return the calls in the lines from `first` to `last`.

        With `folded`, a heading stands for the calls folded away under it.
        """
        first, last = max(0, first), min(last, self.lines - 1)
        if not self.groups:
            yield range(first, last + 1)
            return
        for at in range(self.group_at(first), self.group_at(last) + 1):
            group, above = self.groups[at], self.groups[at].first - self._starts[at] - 1
            if not self.is_folded(at):
                begin = max(group.first, first + above)
                yield range(begin, min(group.end, last + above + 1))
            elif folded:
                yield range(group.first, group.end)

    @cached_property
    def _starts(self) -> list[int]:
        """Return the line of each heading, and how many lines there are at the end."""
        heights = (1 + self.lines_below(at) for at in range(len(self.groups)))
        return list(accumulate(heights, initial=0))

    @cached_property
    def _firsts(self) -> list[int]:
        return [group.first for group in self.groups]
