"""Keys of everything people make, and the short forms people may type.

A key is a UUIDv7 (RFC 9562): 48 bits of Unix time in milliseconds, then random bits, so that
keys made on different computers never clash and sort by the time they were made.
"""

import re
from collections.abc import Iterable

from callreview.domain.errors import CallReviewError

SHORTEST_START = 6
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def key_from(unix_ms: int, random: bytes) -> str:
    """Return the UUIDv7 text of `unix_ms` and ten random bytes."""
    if len(random) != 10 or not 0 <= unix_ms < 1 << 48:
        raise ValueError("a key wants ten random bytes and a 48-bit time")
    body = bytearray(unix_ms.to_bytes(6, "big") + random)
    body[6] = 0x70 | body[6] & 0x0F
    body[8] = 0x80 | body[8] & 0x3F
    text = body.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def is_key(text: str) -> bool:
    """Return whether a text is a whole key."""
    return bool(_KEY.fullmatch(text))


def key_started_by(start: str, keys: Iterable[str]) -> str:
    """Return the one key that begins with `start`, which has at least six characters.

    Raises CallReviewError "key_too_short", "key_unknown" or "key_ambiguous".
    """
    if len(start) < SHORTEST_START:
        raise CallReviewError("key_too_short", key=start, least=SHORTEST_START)
    found = [key for key in keys if key.startswith(start.lower())]
    if len(found) == 1:
        return found[0]
    raise CallReviewError("key_ambiguous" if found else "key_unknown", key=start)
