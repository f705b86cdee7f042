"""Texts of one's own, in an order people chose."""

import sqlite3
from collections.abc import Iterable

from callreview.domain.errors import Refused
from callreview.domain.saved import Snippet
from callreview.store.page import Page


def all_snippets(connection: sqlite3.Connection) -> tuple[Snippet, ...]:
    """Return the texts in their order."""
    found = connection.execute("SELECT id, words FROM snippets ORDER BY position, id")
    return tuple(Snippet(*row) for row in found.fetchall())


def snippet(page: Page, snippet_id: str) -> Snippet:
    """Return one text; Refused "snippet_unknown" if there is none of that key."""
    row = page.row("snippets", snippet_id)
    if row is None:
        raise Refused("snippet_unknown")
    return Snippet(row["id"], row["words"])


def add(page: Page, new: Snippet) -> None:
    """Put in a text behind the others."""
    position = len(all_snippets(page.connection)) + 1
    row = {"id": new.id, "words": new.words}
    page.insert("snippets", {**row, "position": position, "made_at": page.at})


def put_in_order(page: Page, snippet_ids: Iterable[str]) -> None:
    """Let all texts stand in this order."""
    for position, snippet_id in enumerate(snippet_ids, 1):
        page.update("snippets", (snippet_id,), position=position)
