"""What the first-run room shows: the invitation, the adding, or what was found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from callreview.app.snapshot import Snapshot
from callreview.domain.call import Call
from callreview.words import ngettext
from callreview.words.times import counted_calls, counted_people, spoken_span

_MOST_PEOPLE = 40


@dataclass(frozen=True)
class Adding:
    """A folder being read: `total` is 0 while nobody knows how much there is.

    `rate` is files in a second, `left_s` the seconds the rest will take, once that is known.
    """

    folder: str
    done: int = 0
    total: int = 0
    rate: float | None = None
    left_s: float | None = None


@dataclass(frozen=True)
class Person:
    """An extension as written by the phone system, and who it is by now."""

    ref: str
    name: str
    calls: int


@dataclass(frozen=True)
class WelcomeState:
    """`adding` while a folder is read; `title` and `people` once there are calls."""

    adding: Adding | None = None
    title: str = ""
    people: tuple[Person, ...] = ()
    left_out: str = ""

    @property
    def is_first(self) -> bool:
        """Return whether nothing has been added yet."""
        return not self.adding and not self.title


def state_of(
    snapshot: Snapshot, today: date, *, adding: Adding | None = None, left_out: int = 0
) -> WelcomeState:
    """Return what to show; `left_out` counts the files that could not be read."""
    if adding is not None or not snapshot.calls:
        return WelcomeState(adding=adding, left_out=left_out_words(left_out))
    calls = tuple(snapshot.calls.values())
    return WelcomeState(
        title=found_words(calls, today),
        people=_people(calls),
        left_out=left_out_words(left_out),
    )


def found_words(calls: Iterable[Call], today: date) -> str:
    """Return "212 calls, 3 people, 14 March to today", without what is not known."""
    calls = tuple(calls)
    people = {call.who for call in calls if call.who}
    starts = sorted(filter(None, (call.facts.written_start for call in calls)))
    days = [start[:10] for start in starts]
    parts = [counted_calls(len(calls))]
    if people:
        parts.append(counted_people(len(people)))
    if days:
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        parts.append(spoken_span(first, last, today))
    return ", ".join(parts)


def left_out_words(count: int) -> str:
    """Return "2 files could not be read", or nothing."""
    if not count:
        return ""
    text = ngettext("{count} file could not be read", "{count} files could not be read", count)
    return text.format(count=f"{count:,}")


def _people(calls: tuple[Call, ...]) -> tuple[Person, ...]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for call in calls:
        ref = call.facts.agent_ref
        if ref:
            counts[ref] += 1
            names[ref] = call.agent.name if call.agent else ""
    most = counts.most_common(_MOST_PEOPLE)
    return tuple(Person(ref, names[ref], count) for ref, count in most)
