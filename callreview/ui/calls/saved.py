"""Searches that were given a name; they lie in this computer's settings, a line for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Search:
    """A query's text under a name."""

    name: str
    query: str


def read_searches(lines: str) -> tuple[Search, ...]:
    """Return the searches of the settings; a line that makes no sense is left out."""
    pairs = (line.partition("\t") for line in lines.splitlines())
    return tuple(Search(name, query) for name, _tab, query in pairs if name and query)


def written_searches(searches: tuple[Search, ...]) -> str:
    """Return the lines for the settings."""
    return "\n".join(f"{each.name}\t{each.query}" for each in searches)


def with_search(searches: tuple[Search, ...], name: str, query: str) -> tuple[Search, ...]:
    """Return the searches with one more, by name; an earlier one of that name goes."""
    new = Search(" ".join(name.split()), " ".join(query.split()))
    others = without_search(searches, new.name)
    return tuple(sorted((*others, new), key=lambda each: each.name.casefold()))


def without_search(searches: tuple[Search, ...], name: str) -> tuple[Search, ...]:
    """Return the searches without the one of that name."""
    return tuple(each for each in searches if each.name != name)
