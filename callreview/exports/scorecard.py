"""Scorecards as files: a tagged PDF set by typst from our template, or one JSON object.

The same scorecard in the same language gives the same bytes: nothing here asks for the time,
and fonts of the system are used only where those that typst brings lack a letter.
"""

import json
import re
from datetime import UTC, datetime
from enum import StrEnum

from callreview.domain.scorecard import Scorecard
from callreview.exports.plain_text import cleaned
from callreview.exports.scorecard_page import Table, page_of
from callreview.resources import resource
from callreview.words import _

_UNSAFE = re.compile(r'[<>:"/\\|?*\n]+')
_MOST_BYTES = 150


class Paper(StrEnum):
    """The sizes of paper scorecards are printed on, by typst's names."""

    A4 = "a4"
    LETTER = "us-letter"

    @classmethod
    def named(cls, name: str) -> "Paper":
        """Return the paper of that name, `letter` too; A4 for any other."""
        return cls.LETTER if name.lower() in ("letter", cls.LETTER.value) else cls.A4


def scorecard_pdf(card: Scorecard, *, paper: Paper = Paper.A4) -> bytes:
    """Return the scorecard as PDF/UA-1.

    A letter that no font of this computer has would be refused there: then the PDF is an
    untagged one and says so above its foot.
    """
    page = page_of(card)
    for system_fonts in (False, True):
        pdf = _tagged(page, paper, system_fonts=system_fonts)
        if pdf is not None:
            return pdf
    notice = _(
        "This copy is not tagged for screen readers, because this computer has no font for some"
        " of its letters."
    )
    return _compiled(page_of(card, notice=notice), paper, system_fonts=True, is_tagged=False)


def scorecard_json(card: Scorecard) -> str:
    """Return the scorecard as one JSON object, to be read by other programs."""
    return json.dumps(card.as_json(), ensure_ascii=False, indent=2) + "\n"


def file_name(card: Scorecard) -> str:
    """Return a name for a file, without ending: whose call, when; never the number.

    It has no letter that some file system refuses, and ends in the last of the review's key.
    """
    when = (card.call.facts.start_local or "")[:16].replace("T", " ").replace(":", ".")
    name = " ".join(filter(None, (_("Scorecard"), card.call.who, when)))
    safe = _UNSAFE.sub("-", cleaned(name)).encode()[:_MOST_BYTES].decode(errors="ignore")
    return f"{safe.strip(' .')} {card.review.id[-6:]}"


def _tagged(page: Table, paper: Paper, *, system_fonts: bool) -> bytes | None:
    """Return the tagged PDF, or None if a letter is in none of the fonts."""
    import typst

    try:
        return _compiled(page, paper, system_fonts=system_fonts, is_tagged=True)
    except typst.TypstError as error:
        if "could not be displayed" in error.message:
            return None
        raise


def _compiled(page: Table, paper: Paper, *, system_fonts: bool, is_tagged: bool) -> bytes:
    import typst

    compiled = typst.compile(
        resource("templates", "scorecard.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=not system_fonts,
        sys_inputs={
            "page": json.dumps(page, ensure_ascii=False),
            "paper": paper.value,
            "any-font": "yes" if system_fonts else "no",
        },
        pdf_standards="ua-1" if is_tagged else None,
        pdf_tags=is_tagged,
        timestamp=_moment(page),
    )
    assert isinstance(compiled, bytes)
    return compiled


def _moment(page: Table) -> datetime:
    day = page["date"]
    if isinstance(day, list):
        return datetime(day[0], day[1], day[2], tzinfo=UTC)
    return datetime(1970, 1, 1, tzinfo=UTC)
