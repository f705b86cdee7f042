"""One way to write a value down as bytes, so that the same value has the same hash for ever."""

import hashlib
import json
from decimal import Decimal


def canonical(value: object) -> bytes:
    """Return `value` (tables, lists, texts, numbers, flags) as JSON with sorted keys in UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def sha256_of(value: object) -> str:
    """Return the SHA-256 of the canonical bytes, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def plain(number: Decimal) -> int | float:
    """Return a number as JSON writes it: whole ones without a point."""
    return int(number) if number == number.to_integral_value() else float(number)
