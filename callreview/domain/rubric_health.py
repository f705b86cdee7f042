"""What a library's final reviews say about the questions of a score sheet.

A question always answered alike tells nobody anything; one that never applies is in the way;
one that is disputed often is not clear. Every figure comes with the reviews it rests on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from callreview.domain.review import Answer, Review
from callreview.domain.rubric import Kind, Line, Rubric
from callreview.domain.scoring_lines import State, range_of, states

ENOUGH = 5
"""In fewer reviews than this, *always* and *never* mean nothing."""

Reviewed = tuple[Rubric, Review]
"""A review, with the version of the sheet it was done on."""


@dataclass(frozen=True)
class LineHealth:
    """How one question was answered in the reviews that asked it.

    `asked` counts reviews whose version has the question and did not hide it; `same` is the
    label of the answer that all who answered gave, if there is one.
    """

    line: Line
    asked: int = 0
    answered: int = 0
    na: int = 0
    commented: int = 0
    disputed: int = 0
    same: str | None = None

    @property
    def is_always_same(self) -> bool:
        """Return whether enough reviews answer it, all of them alike."""
        return self.same is not None and self.answered >= ENOUGH

    @property
    def is_always_na(self) -> bool:
        """Return whether enough reviews ask it, and it applied to none."""
        return self.asked >= ENOUGH and self.na == self.asked

    @property
    def is_never_commented(self) -> bool:
        """Return whether enough reviews ask it, and none has a comment."""
        return self.asked >= ENOUGH and not self.commented


@dataclass(frozen=True)
class Health:
    """The questions of a sheet as its reviews found them, and how many reviews that were."""

    reviews: int
    lines: tuple[LineHealth, ...]

    @property
    def most_disputed(self) -> tuple[LineHealth, ...]:
        """Return the questions that were disputed, the most disputed first."""
        disputed = [one for one in self.lines if one.disputed]
        return tuple(sorted(disputed, key=lambda one: -one.disputed))


def health(rubric: Rubric, reviewed: Sequence[Reviewed], disputes: Mapping[str, int]) -> Health:
    """Return the health of the questions of `rubric`, from reviews on any version of it.

    `disputes` says by line how often its answer was disputed.
    """
    said = [(of, states(of, review.answers), review) for of, review in reviewed]
    lines = []
    for line in rubric.lines:
        if line.kind is Kind.INSTRUCTION:
            continue
        asked = [
            (of.line(line.id), found[line.id], review.answer(line.id))
            for of, found, review in said
            if found.get(line.id, State.HIDDEN) is not State.HIDDEN
        ]
        lines.append(_line_health(line, asked, disputes.get(line.id, 0)))
    return Health(len(reviewed), tuple(lines))


def disputes_of(revisions: Iterable[tuple[Review, Review]]) -> Mapping[str, int]:
    """Return by line how often a revision changed its answer; pairs are earlier and later."""
    changed: Counter[str] = Counter()
    for earlier, later in revisions:
        for line_id in {*earlier.answers, *later.answers}:
            changed[line_id] += _said(earlier.answer(line_id)) != _said(later.answer(line_id))
    return +changed


def _line_health(
    line: Line, asked: Sequence[tuple[Line, State, Answer]], disputed: int
) -> LineHealth:
    given = [(then, answer) for then, state, answer in asked if state is State.ANSWERED]
    said = {_chosen(then, answer) for then, answer in given if then.kind is not Kind.TEXT}
    return LineHealth(
        line=line,
        asked=len(asked),
        answered=len(given),
        na=sum(state is State.NA for _, state, _ in asked),
        commented=sum(bool(answer.comment.strip()) for _, _, answer in asked),
        disputed=disputed,
        same=_words(line, said.pop()) if len(said) == 1 else None,
    )


def _chosen(line: Line, answer: Answer) -> frozenset[str]:
    """Return what was answered: ids of options, or the range a number lies in."""
    if answer.number is not None:
        met = range_of(line, answer.number)
        return frozenset({f"{met.start}–{met.end}" if met else str(answer.number)})
    return frozenset({answer.option} if answer.option else answer.options)


def _words(line: Line, chosen: frozenset[str]) -> str:
    labels = {option.id: option.label for option in line.options}
    return ", ".join(labels.get(one, one) for one in sorted(chosen)) or "–"


def _said(answer: Answer) -> tuple[object, ...]:
    options = answer.option, frozenset(answer.options), answer.none_of_them
    return *options, answer.number, answer.text, answer.na
