"""Words from outside made fit for paper: no control characters, no tricks with direction."""

import re
import unicodedata
from functools import lru_cache

LONGEST_RUN = 32
_BREAK = "\u200b"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\ufeff")
_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_NOT_COMMON = re.compile("[^\n -~]")
_RUN = re.compile(rf"[^\s{_BREAK}]{{{LONGEST_RUN},}}")


def fit_for_paper(text: str) -> str:
    """Return `text` as it can be set: lines kept, controls gone, long runs allowed to break."""
    return _RUN.sub(_breakable, cleaned(text))


def cleaned(text: str) -> str:
    """Return `text` without what cannot be set, for titles and descriptions nobody sees broken."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _NOT_COMMON.sub(_settable, text).strip()


def _settable(letter: re.Match[str]) -> str:
    return letter.group() if _can_be_set(letter.group()) else ""


@lru_cache(1024)
def _can_be_set(letter: str) -> bool:
    if letter == "\n":
        return True
    category = unicodedata.category(letter)
    return (
        category not in ("Cc", "Cs", "Co")
        and letter not in _OVERRIDES
        and not _is_noncharacter(ord(letter))
    )


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _breakable(run: re.Match[str]) -> str:
    text = run.group()
    parts = [text[at : at + LONGEST_RUN] for at in range(0, len(text), LONGEST_RUN)]
    return _BREAK.join(parts)
