"""Searches with a name, in an order people chose."""

import sqlite3
from collections.abc import Iterable

from callreview.domain.errors import Refused
from callreview.domain.saved import SavedSearch
from callreview.store.page import Page


def all_searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return the searches in their order."""
    found = connection.execute("SELECT id, name, query FROM searches ORDER BY position, id")
    return tuple(SavedSearch(*row) for row in found.fetchall())


def search(page: Page, search_id: str) -> SavedSearch:
    """Return one search; Refused "search_unknown" if there is none of that key."""
    for one in all_searches(page.connection):
        if one.id == search_id:
            return one
    raise Refused("search_unknown")


def search_named(page: Page, name: str) -> SavedSearch | None:
    """Return the search of that name, capitals or not."""
    sought = name.casefold()
    named = (one for one in all_searches(page.connection) if one.name.casefold() == sought)
    return next(named, None)


def add(page: Page, new: SavedSearch) -> None:
    """Put in a search behind the others."""
    position = len(all_searches(page.connection)) + 1
    row = {"id": new.id, "name": new.name, "query": new.query}
    page.insert("searches", {**row, "position": position, "made_at": page.at})


def put_in_order(page: Page, search_ids: Iterable[str]) -> None:
    """Let all searches stand in this order."""
    for position, search_id in enumerate(search_ids, 1):
        page.update("searches", (search_id,), position=position)
