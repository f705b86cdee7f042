"""New keys, which need the time and chance."""

import secrets

from callreview.app.clock import Clock, SystemClock, unix_ms
from callreview.domain.identity import key_from


def new_key(clock: Clock | None = None) -> str:
    """Return a key that nothing has yet: a UUIDv7."""
    return key_from(unix_ms((clock or SystemClock()).now()), secrets.token_bytes(10))
