"""Texts as they are compared: without case, accents and ways of writing a digit."""

import re
import unicodedata

_NOT_DIGITS = re.compile(r"[^0-9]")
# Letters Unicode does not take apart, and a NUL, at which SQLite would stop reading.
_ALSO = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "\0": " "}
)


def folded(text: str) -> str:
    """Return `text` without case and accents, runs of blanks made one space.

    The sharp s is "ss", the Turkish dotless i an "i", and the digits of any script are 0 to 9.
    """
    if text.isascii():
        return " ".join(text.replace("\0", " ").lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(_plain(letter) for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_ALSO).split())


def digits_of(text: str) -> str:
    """Return the digits 0 to 9 in a folded text, without what stands between them."""
    return _NOT_DIGITS.sub("", text)


def _plain(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
