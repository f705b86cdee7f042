"""The search box: what a call can be found by, and whether it matches what was typed.

Words are free and all of them must match, in any order, also inside a word. Case and accents
do not matter. A number is found by any run of its digits, however it is written on either side:
`555-0142`, `(512) 555` and `5550142` all find +15125550142.
"""

import re
import unicodedata
from calendar import month_name
from collections.abc import Callable

from callreview.domain.call import Call, Direction

_NOT_DIGITS = re.compile(r"\D")
_BETWEEN = "\x1f"
_DIRECTION_WORDS = {
    Direction.IN: "in inbound incoming",
    Direction.OUT: "out outbound outgoing",
    Direction.INTERNAL: "internal",
}
_MONTHS = {f"{at:02}": month_name[at].lower() for at in range(1, 13)}


def searchable_text(call: Call) -> str:
    """Return all that `call` can be found by, folded; kept in `Call.searchable`."""
    facts = call.facts
    number = facts.customer_number or ""
    words = (
        call.who,
        facts.agent_ref,
        facts.customer_name,
        number,
        _NOT_DIGITS.sub("", number),
        facts.start_local,
        _month(facts.start_local),
        _DIRECTION_WORDS[facts.direction] if facts.direction else None,
        call.recording.name,
        facts.call_ref,
    )
    return _BETWEEN.join(folded(word) for word in words if word)


def matcher(query: str) -> Callable[[str], bool]:
    """Return a test for texts from `searchable_text`: is every word of `query` in it?

    An empty query matches everything.
    """
    tests = [_test(word) for word in folded(query).split()]
    if len(tests) == 1:
        return tests[0]

    def matches_all(searchable: str) -> bool:
        return all(test(searchable) for test in tests)

    return matches_all


def matches(query: str, searchable: str) -> bool:
    """Return whether one text from `searchable_text` matches; see `matcher` for many."""
    return matcher(query)(searchable)


def folded(text: str) -> str:
    """Return `text` without case and accents, runs of blanks made one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def _month(start_local: str | None) -> str | None:
    number = (start_local or "")[5:7]  # a person may have written anything
    return _MONTHS.get(number)


def _test(word: str) -> Callable[[str], bool]:
    # Asked of 100,000 calls at every key: one plain `in` where that will do.
    digits = _NOT_DIGITS.sub("", word)
    # A clock time ("1:15") is no number; everything else of digits and signs may be one.
    is_number = digits and ":" not in word and not any(map(str.isalpha, word))
    if is_number and digits != word:
        return lambda searchable: word in searchable or digits in searchable
    return lambda searchable: word in searchable
