"""Whether two states of a score sheet differ in one typed field only: one step of undo."""

from collections.abc import Iterator, Mapping

from callreview.domain.rubric import Rubric
from callreview.domain.rubric_file import rubric_to_dict

_TYPED = frozenset(
    {"title", "text", "help", "label", "points", "weight", "from", "to", "max_points", "pass_mark"}
)


def only_typed_difference(before: Rubric, after: Rubric) -> str | None:
    """Return the place of the one text or number the two differ in; None if there is more."""
    places = list(_differences(rubric_to_dict(before), rubric_to_dict(after), ""))
    if len(places) != 1 or places[0].rpartition("/")[2] not in _TYPED:
        return None
    return places[0]


def _differences(before: object, after: object, place: str) -> Iterator[str]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted({*before, *after}):
            yield from _differences(before.get(key), after.get(key), f"{place}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, pair in enumerate(zip(before, after, strict=True)):
            yield from _differences(*pair, f"{place}/{number}")
    elif before != after:
        yield place
