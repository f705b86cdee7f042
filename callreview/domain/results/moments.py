"""What was marked on heard calls, and how long their reviews took."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from callreview.domain.mark import Category, Mark
from callreview.domain.query.folding import folded
from callreview.domain.results.figures import Moment, Moments, Praised, TimeSpent
from callreview.domain.results.outcome import Heard

MOST = 5


def moments_of(heard: Iterable[Heard], marks: Mapping[str, Sequence[Mark]]) -> Moments:
    """Return praise beside improvement, and what was praised most; `marks` are by call."""
    found = [mark for one in heard for mark in marks.get(one.call_id, ())]
    praise = [mark for mark in found if mark.category is Category.PRAISE]
    improve = [mark for mark in found if mark.category is Category.IMPROVE]
    return Moments(len(praise), len(improve), _most_said(praise), _most_said(improve))


def time_spent(heard: Iterable[Heard]) -> TimeSpent:
    """Return how long the reviews took; one whose time nobody measured is left out."""
    times = [one.active_ms for one in heard if one.active_ms > 0]
    return TimeSpent(len(times), sum(times), median_low(times) if times else None)


def _most_said(marks: Iterable[Mark]) -> tuple[Praised, ...]:
    by_words: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda one: one.id):
        if mark.text.strip():
            by_words.setdefault(folded(mark.text), []).append(mark)
    praised = [
        Praised(each[0].text.strip(), tuple(map(_moment, each))) for each in by_words.values()
    ]
    praised.sort(key=lambda one: (-len(one.moments), one.text))
    return tuple(praised[:MOST])


def _moment(mark: Mark) -> Moment:
    return Moment(mark.call_id, mark.id, mark.start_ms, mark.text.strip())
