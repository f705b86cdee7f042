"""Edits of the texts of one's own for notes and comments; all undoable."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit
from callreview.domain.errors import Refused
from callreview.domain.saved import Snippet
from callreview.store import snippets
from callreview.store.page import Page


@dataclass(frozen=True)
class AddSnippet(Edit[Snippet]):
    """Keep a text; one that is kept already stays as it is."""

    words: str
    kind = "add_snippet"

    @property
    def target(self) -> str:
        """Return nothing: its key is not known before."""
        return ""

    def apply(self, page: Page) -> Snippet:
        """Return the text; Refused "snippet_empty"."""
        words = _tidy(self.words)
        for known in snippets.all_snippets(page.connection):
            if known.words == words:
                return known
        new = Snippet(page.new_key(), words)
        snippets.add(page, new)
        return new


@dataclass(frozen=True)
class ChangeSnippet(Edit[None]):
    """Say it in other words; what was written with it before stays."""

    snippet_id: str
    words: str
    kind = "change_snippet"

    @property
    def target(self) -> str:
        """Return the text's key."""
        return self.snippet_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "snippet_unknown" or "snippet_empty"."""
        snippets.snippet(page, self.snippet_id)
        page.update("snippets", (self.snippet_id,), words=_tidy(self.words))


@dataclass(frozen=True)
class RemoveSnippet(Edit[None]):
    """Keep a text no longer."""

    snippet_id: str
    kind = "remove_snippet"

    @property
    def target(self) -> str:
        """Return the text's key."""
        return self.snippet_id

    def apply(self, page: Page) -> None:
        """Take it out; Refused "snippet_unknown"."""
        snippets.snippet(page, self.snippet_id)
        page.delete("snippets", self.snippet_id)
        snippets.put_in_order(page, [one.id for one in snippets.all_snippets(page.connection)])


@dataclass(frozen=True)
class MoveSnippet(Edit[None]):
    """Let a text stand in another place, counted from 0; beyond the ends, at the end."""

    snippet_id: str
    place: int
    kind = "move_snippet"

    @property
    def target(self) -> str:
        """Return the text's key."""
        return self.snippet_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "snippet_unknown"."""
        snippets.snippet(page, self.snippet_id)
        every = [one.id for one in snippets.all_snippets(page.connection)]
        every.remove(self.snippet_id)
        every.insert(max(0, self.place), self.snippet_id)
        snippets.put_in_order(page, every)


def _tidy(words: str) -> str:
    tidy = " ".join(words.split())
    if not tidy:
        raise Refused("snippet_empty")
    return tidy
