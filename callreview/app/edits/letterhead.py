"""The edit of the business's letterhead; undoable."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit
from callreview.domain.errors import Refused
from callreview.domain.letterhead import Letterhead, is_colour
from callreview.store.letterhead import set_letterhead
from callreview.store.page import Page

_MOST_LETTERS = 120


@dataclass(frozen=True)
class SetLetterhead(Edit[None]):
    """Let the papers of this library look so from now on."""

    letterhead: Letterhead
    kind = "set_letterhead"

    @property
    def target(self) -> str:
        """Return nothing: a library has one letterhead."""
        return ""

    def apply(self, page: Page) -> None:
        """Write it down; Refused "accent_malformed" or "name_too_long"."""
        new = self.letterhead
        if new.accent and not is_colour(new.accent):
            raise Refused("accent_malformed", accent=new.accent)
        if len(new.business) > _MOST_LETTERS:
            raise Refused("business_too_long", most=_MOST_LETTERS)
        set_letterhead(page, new)
