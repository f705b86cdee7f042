"""What two reviews say, in words that stand beside each other."""

from callreview.domain.review import Answer
from callreview.domain.rubric import Line
from callreview.domain.timebase import format_clock
from callreview.words import _


def answer_words(line: Line | None, answer: Answer) -> str:
    """Return an answer in the words of its question; None for a question that is not asked."""
    if line is None:
        return _("not asked")
    if answer.na:
        return _("does not apply")
    if answer.none_of_them:
        return _("none of these")
    if answer.number is not None:
        return f"{answer.number:f}"
    if answer.text:
        return answer.text
    chosen = {answer.option, *answer.options}
    labels = [option.label for option in line.options if option.id in chosen]
    return ", ".join(labels) or _("unanswered")


def remarks(answer: Answer) -> str:
    """Return note and moments of an answer, a line for each; nothing if there are none."""
    spans = (
        f"{format_clock(span.start_ms)} – {format_clock(span.end_ms)}" for span in answer.evidence
    )
    return "\n".join(part for part in (answer.comment, ", ".join(spans)) if part)
