"""Edits of the searches with a name; all undoable but taking over those of an earlier version."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.saved import SavedSearch
from callreview.store import searches
from callreview.store.page import Page


@dataclass(frozen=True)
class SaveSearch(Edit[SavedSearch]):
    """Keep a query under a name; a search that has the name already looks for this from now on."""

    name: str
    query: str
    kind = "save_search"

    @property
    def target(self) -> str:
        """Return the name."""
        return self.name

    def apply(self, page: Page) -> SavedSearch:
        """Return the search; Refused "name_empty" or "search_empty"."""
        name, query = _tidy(self.name), " ".join(self.query.split())
        if not query:
            raise Refused("search_empty")
        known = searches.search_named(page, name)
        if known is not None:
            page.update("searches", (known.id,), query=query)
            return searches.search(page, known.id)
        new = SavedSearch(page.new_key(), name, query)
        searches.add(page, new)
        return new


@dataclass(frozen=True)
class RenameSearch(Edit[None]):
    """Give a search another name."""

    search_id: str
    name: str
    kind = "rename_search"

    @property
    def target(self) -> str:
        """Return the search's key."""
        return self.search_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "search_unknown", "name_empty" or "search_name_taken"."""
        searches.search(page, self.search_id)
        name = _tidy(self.name)
        known = searches.search_named(page, name)
        if known is not None and known.id != self.search_id:
            raise Refused("search_name_taken", name=name)
        page.update("searches", (self.search_id,), name=name)


@dataclass(frozen=True)
class RemoveSearch(Edit[None]):
    """Forget a search."""

    search_id: str
    kind = "remove_search"

    @property
    def target(self) -> str:
        """Return the search's key."""
        return self.search_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "search_unknown"."""
        searches.search(page, self.search_id)
        page.delete("searches", self.search_id)
        searches.put_in_order(page, [one.id for one in searches.all_searches(page.connection)])


@dataclass(frozen=True)
class MoveSearch(Edit[None]):
    """Let a search stand in another place, counted from 0; beyond the ends, at the end."""

    search_id: str
    place: int
    kind = "move_search"

    @property
    def target(self) -> str:
        """Return the search's key."""
        return self.search_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "search_unknown"."""
        searches.search(page, self.search_id)
        every = [one.id for one in searches.all_searches(page.connection)]
        every.remove(self.search_id)
        every.insert(max(0, self.place), self.search_id)
        searches.put_in_order(page, every)


@dataclass(frozen=True)
class TakeOverSearches(Edit[None]):
    """Put in searches an earlier version kept on this computer: names and queries.

    Those whose name is known stay as they are.
    """

    named: tuple[tuple[str, str], ...]
    kind = "take_over_searches"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return nothing: it may be many."""
        return ""

    def apply(self, page: Page) -> None:
        """Put them in."""
        for name, query in self.named:
            if searches.search_named(page, name) is None:
                searches.add(page, SavedSearch(page.new_key(), name, query))


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused("name_empty")
    return tidy
