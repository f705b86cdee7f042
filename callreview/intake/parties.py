"""Words and addresses in which sidecars and logs say who called whom."""

import re

from callreview.domain.call import Direction
from callreview.domain.facts import number, party_name

_WAYS = {
    **dict.fromkeys(("in", "inbound", "incoming", "ingress", "received"), Direction.IN),
    **dict.fromkeys(("out", "outbound", "outgoing", "egress", "placed"), Direction.OUT),
    **dict.fromkeys(("internal", "local"), Direction.INTERNAL),
}
_ADDRESS = re.compile(r"(?:sips?|tel):(?P<user>[^@;]*)(?:[@;].*)?", re.DOTALL)
_LONGEST = 500
_CALLER_ID = re.compile(r'\s*"?(?P<name>[^"<>]*?)"?\s*<(?P<number>[^<>]*)>\s*')


def direction_by(word: str) -> Direction | None:
    """Return the direction a word says, in any case; None where it says none."""
    return _WAYS.get(word.strip().casefold())


def number_at(address: str) -> str | None:
    """Return the number of `sip:201@host`, `tel:+1…` or of a bare number; None where none is."""
    found = _ADDRESS.fullmatch(address.strip())
    return number(found["user"] if found else address)


def caller_of(caller_id: str) -> tuple[str | None, str | None]:
    """Return name and number of `"NAME" <NUMBER>`, or of either alone."""
    found = _CALLER_ID.fullmatch(caller_id[:_LONGEST])
    if not found:
        alone = number(caller_id)
        return (None, alone) if alone else (party_name(caller_id), None)
    said, name = number(found["number"]), party_name(found["name"])
    return (None if number(name) else name), said
