"""Drawing calls by lot so that anybody can draw them again.

Every call gets a *ticket*, the SHA-256 of the algorithm's name, the seed and the call's uid
(`statistics.md` 1.3). The lowest tickets are the sample. No stream of random numbers takes
part, so any tool that knows SHA-256 gives the same list in any year.
"""

import hashlib
import re
from collections.abc import Iterable

ALGORITHM = "qa-draw-1"
TICKETS = 1 << 256
"""There are so many tickets, 0 the lowest."""
_BETWEEN = "\x1f"
_SEED = re.compile(r"[0-9a-f]{32}|[1-6]{20,}")


def is_seed(text: str) -> bool:
    """Return whether a text may be a seed: 32 hex digits of a machine, or 20 throws of dice."""
    return bool(_SEED.fullmatch(text))


def ticket(seed: str, uid: str) -> int:
    """Return the 256-bit ticket of the call `uid` in the draw `seed`."""
    written = _BETWEEN.join((ALGORITHM, seed, uid)).encode()
    return int.from_bytes(hashlib.sha256(written).digest(), "big")


def first_digits(number: int) -> str:
    """Return the first 16 hex digits of a ticket, enough to compare two by eye."""
    return f"{number:064x}"[:16]


def in_drawn_order(seed: str, uids: Iterable[str]) -> tuple[str, ...]:
    """Return every uid once, by ticket and then by uid, ascending."""
    return tuple(sorted(set(uids), key=lambda uid: (ticket(seed, uid), uid)))


def drawn(seed: str, uids: Iterable[str], *, count: int) -> tuple[str, ...]:
    """Return the sample: the `count` lowest tickets, or all uids where there are fewer."""
    if count < 0:
        raise ValueError(f"cannot draw {count} calls")
    return in_drawn_order(seed, uids)[:count]
