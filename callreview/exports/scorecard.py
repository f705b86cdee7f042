"""Scorecards as files: a tagged PDF set by typst from our template, or one JSON object.

The same scorecard in the same language gives the same bytes: nothing here asks for the time,
and fonts of the system are used only where those that typst brings lack a letter.
"""

import json

from callreview.domain.scorecard import Scorecard
from callreview.exports.scorecard_page import page_of
from callreview.exports.typesetting import Look, Template, Typesetter


def scorecard_pdf(card: Scorecard, look: Look | None = None) -> bytes:
    """Return the scorecard as PDF/UA-1.

    A letter that no font of this computer has would be refused there: then the PDF is an
    untagged one and says so above its foot.
    """
    return Typesetter().pdf(Template.SCORECARD, [page_of(card)], look or Look())


def scorecard_json(card: Scorecard) -> str:
    """Return the scorecard as one JSON object, to be read by other programs."""
    return json.dumps(card.as_json(), ensure_ascii=False, indent=2) + "\n"
