"""Names of files that no system refuses, and no two of one run the same."""

import re
import threading

from callreview.domain.scorecard import Scorecard
from callreview.exports.plain_text import cleaned
from callreview.words import _

_UNSAFE = re.compile(r'[<>:"/\\|?*\n]+')
_MOST_BYTES = 150


class PaperNames:
    """Gives the files of one run their names; one that was given already gets a number.

    Whether two are the same is asked as Windows and macOS ask: capitals or not. Any thread may
    ask for a name.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._lock = threading.Lock()

    def free(self, stem: str, ending: str) -> str:
        """Return a file's name: `stem` with the ending, numbered if it is taken."""
        name, number = f"{stem}.{ending}", 1
        with self._lock:
            while name.casefold() in self._given:
                number += 1
                name = f"{stem} ({number}).{ending}"
            self._given.add(name.casefold())
        return name


def scorecard_name(card: Scorecard) -> str:
    """Return a name for a file, without ending: whose call, when; never the number.

    It ends in the last of the review's key.
    """
    when = (card.call.facts.start_local or "")[:16].replace("T", " ").replace(":", ".")
    return f"{safe_name(_('Scorecard'), card.call.who, when)} {card.review.id[-6:]}"


def summary_name(who: str) -> str:
    """Return a name for the file of a person's summary, without ending."""
    return safe_name(_("Summary"), who)


def safe_name(*parts: str) -> str:
    """Return parts as one name that no file system refuses, without ending."""
    name = " ".join(filter(None, (" ".join(cleaned(part).split()) for part in parts)))
    safe = _UNSAFE.sub("-", name).encode()[:_MOST_BYTES].decode(errors="ignore")
    return safe.strip(" .")
