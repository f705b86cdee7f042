"""Conversations to try things on: drawn by hand, or any there can be."""

from hypothesis import strategies as st

from callreview.domain.talk import Talk
from callreview.domain.timebase import Span, merged

SECOND_MS = 1000


def talk(drawn: str, step_ms: int = SECOND_MS) -> Talk:
    """Return a talk drawn with a letter a second.

    A and B speak, X is both, h is hold music, a dot is nothing.
    """
    return Talk(
        "by hand",
        1.0,
        len(drawn) * step_ms,
        (_where("AX", drawn, step_ms), _where("BX", drawn, step_ms)),
        _where("h", drawn, step_ms),
    )


def _where(letters: str, drawn: str, step_ms: int) -> tuple[Span, ...]:
    return merged(
        Span(at * step_ms, (at + 1) * step_ms)
        for at, letter in enumerate(drawn)
        if letter in letters
    )


def conversations() -> st.SearchStrategy[Talk]:
    """Any conversation of two, with hold music where nobody speaks."""
    return st.builds(talk, st.text("ABXh.", max_size=40), st.integers(1, 1500))
