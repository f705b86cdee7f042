"""A scorecard to look at before it leaves: its pages as pictures, and its words as text.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from callreview.app.scorecards import look_of, scorecard
from callreview.app.session import Session
from callreview.domain.scorecard import Scorecard

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.exports.typesetting import Look

SCREEN_DOTS = 104.0
PRINTER_DOTS = 300.0


@dataclass(frozen=True)
class Preview:
    """A scorecard as it would be printed: PNG pictures of its pages, and all it says as text."""

    card: Scorecard
    look: "Look"
    pages: tuple[bytes, ...]
    text: str


def preview(
    session: Session,
    review_id: str,
    *,
    shows_number: bool = False,
    dots_per_inch: float = SCREEN_DOTS,
    pool: "Pool | None" = None,
) -> Preview:
    """Return a scorecard to look at; refused as `scorecard` is."""
    from callreview.exports.scorecard_text import scorecard_text

    card = scorecard(session, review_id, shows_number=shows_number, pool=pool)
    look = look_of(session)
    return Preview(card, look, pages_of(card, look, dots_per_inch), scorecard_text(card))


def pages_of(card: Scorecard, look: "Look", dots_per_inch: float) -> tuple[bytes, ...]:
    """Return the pages of a scorecard as PNG pictures."""
    from callreview.exports.scorecard_page import page_of
    from callreview.exports.typesetting import Template, Typesetter

    sheets = [page_of(card)]
    images = Typesetter().images(Template.SCORECARD, sheets, look, dots_per_inch=dots_per_inch)
    return tuple(images)
