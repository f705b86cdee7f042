"""Google Voice's `.html`: who it was with, when, and by its labels which way.

Only text and three kinds of attributes are looked at; no address in it is ever opened.
"""

import re
from html import unescape

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import number, party_name
from callreview.domain.moment import written_moment
from callreview.intake.parties import number_at

# Nothing is given back once it is matched, so the time is that of one pass.
_PIECE = re.compile(r"<(?P<closing>/?)(?P<tag>[A-Za-z]{1,20}+)[^<>]{0,2000}+>|(?P<text>[^<]++)")
_SAID = re.compile(r"(?P<key>[A-Za-z-]{1,20}+)=[\"'](?P<value>[^\"']*+)[\"']")
_LABELS = {
    "voicemail": Direction.IN,
    "received": Direction.IN,
    "missed": Direction.IN,
    "placed": Direction.OUT,
}


def facts(content: bytes) -> CallFacts | None:
    """Return what it says; None if it is no page of Google Voice."""
    page = _Page(content.decode("utf-8", "replace"))
    start = written_moment(page.published)
    if not page.is_audio or not start:
        return None
    ways = {_LABELS[label] for label in page.labels if label in _LABELS}
    return CallFacts(
        start_local=start.start_local,
        utc_offset_minutes=start.utc_offset_minutes,
        direction=ways.pop() if len(ways) == 1 else None,
        customer_number=number_at(page.address),
        customer_name=None if number(page.name) else party_name(page.name),
        profile="Google Voice",
    )


class _Page:
    """What is looked for, found in one pass: HTMLParser takes minutes over a hostile megabyte."""

    def __init__(self, text: str) -> None:
        self.is_audio = False
        self.published = self.address = self.name = ""
        self.labels: set[str] = set()
        self._reading = ""
        self._is_contributor = False
        for found in _PIECE.finditer(text):
            if found["text"]:
                self._read(unescape(found["text"]))
            elif found["closing"]:
                self._close(found["tag"].casefold())
            else:
                said = {key.casefold(): unescape(value) for key, value in _SAID.findall(found[0])}
                self._open(said)

    def _open(self, said: dict[str, str]) -> None:
        classes = said.get("class", "").split()
        self.is_audio |= "haudio" in classes
        self._is_contributor |= "contributor" in classes
        if "published" in classes:
            self.published = said.get("title", "")
        elif "tel" in classes and self._is_contributor:
            self.address = self.address or said.get("href", "")
        elif "fn" in classes and self._is_contributor:
            self._reading = "name"
        elif said.get("rel") == "tag":
            self._reading = "label"

    def _close(self, tag: str) -> None:
        self._reading = ""
        if tag == "div":
            self._is_contributor = False

    def _read(self, text: str) -> None:
        if self._reading == "name":
            self.name += text
        elif self._reading == "label":
            self.labels.add(text.strip().casefold())
