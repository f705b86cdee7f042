"""What a person chooses becomes an answer: pure steps from one `Answer` to the next."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from callreview.domain.review import Answer
from callreview.domain.rubric import Kind, Line
from callreview.domain.timebase import Span

LEAST_MOMENT_MS = 500


def with_choice(line: Line, answer: Answer, position: int) -> Answer | None:
    """Return the answer after option `position` (from 0) was picked; None if there is none.

    Picking the chosen option again takes it back, for several-of each on its own. There the
    place after the last option says "none of these".
    """
    if line.kind is Kind.SEVERAL and position == len(line.options):
        return replace(answer, options=(), none_of_them=not answer.none_of_them, na=False)
    if position >= len(line.options):
        return None
    picked = line.options[position].id
    if line.kind is Kind.SEVERAL:
        held = set(answer.options) ^ {picked}
        ordered = tuple(option.id for option in line.options if option.id in held)
        return replace(answer, options=ordered, none_of_them=False, na=False)
    again = answer.option == picked
    return replace(answer, option=None if again else picked, na=False)


def with_na(line: Line, answer: Answer) -> Answer | None:
    """Return the answer with "does not apply" turned over; None where it is not allowed."""
    if not line.allow_na:
        return None
    kept = Answer(comment=answer.comment, evidence=answer.evidence)
    return replace(kept, na=not answer.na)


def with_number(answer: Answer, text: str) -> Answer | None:
    """Return the answer with a typed number, comma or point; None if it is none.

    Empty text takes the number back.
    """
    if not text.strip():
        return replace(answer, number=None)
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return replace(answer, number=number, na=False) if number.is_finite() else None


def with_text(answer: Answer, text: str) -> Answer:
    """Return the answer with typed words."""
    return replace(answer, text=text, na=answer.na and not text)


def with_comment(answer: Answer, words: str) -> Answer:
    """Return the answer with a note."""
    return replace(answer, comment=words)


def with_moment(answer: Answer, span: Span) -> Answer:
    """Return the answer tied to one more span; the same span is tied once."""
    moments = (*answer.evidence, span) if span not in answer.evidence else answer.evidence
    return replace(answer, evidence=tuple(sorted(moments, key=_by_time)))


def with_marked_moment(answer: Answer, span: Span, words: str) -> Answer:
    """Return the answer tied to the span of a mark, whose words come into the note."""
    tied = with_moment(answer, span)
    words = words.strip()
    if not words or words in answer.comment:
        return tied
    return replace(tied, comment=f"{answer.comment}\n{words}".strip())


def with_nudged(
    answer: Answer, span: Span, *, start_ms: int = 0, end_ms: int = 0, length_ms: int | None = None
) -> Answer:
    """Return the answer with the edges of a moment so much later, inside the call.

    A moment stays as it is rather than become shorter than `LEAST_MOMENT_MS`.
    """
    start = max(0, span.start_ms + start_ms)
    end = span.end_ms + end_ms
    end = end if length_ms is None else min(end, max(length_ms, span.end_ms))
    if end - start < min(LEAST_MOMENT_MS, span.end_ms - span.start_ms):
        return answer
    return with_moment(without_moment(answer, span), replace(span, start_ms=start, end_ms=end))


def nearest_edge(moments: Sequence[Span], at_ms: int) -> tuple[Span, bool] | None:
    """Return the moment with the edge nearest to `at_ms`, and whether that is its end."""
    edges = [(span, is_end) for span in moments for is_end in (False, True)]
    if not edges:
        return None
    return min(
        edges, key=lambda each: abs((each[0].end_ms if each[1] else each[0].start_ms) - at_ms)
    )


def without_moment(answer: Answer, span: Span) -> Answer:
    """Return the answer no longer tied to `span`."""
    return replace(answer, evidence=tuple(kept for kept in answer.evidence if kept != span))


def _by_time(span: Span) -> tuple[int, int]:
    return span.start_ms, span.end_ms


def stored(answer: Answer) -> Answer | None:
    """Return what is kept: nothing at all for an answer that says nothing."""
    return answer if answer != Answer() else None
