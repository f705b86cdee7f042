"""What the scorecard shows: questions in order, what was answered, and the score so far.

Arithmetic is `domain.scoring`'s; here it only becomes text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from callreview.app.snapshot import OpenCall, Snapshot
from callreview.domain.call import Status
from callreview.domain.review import Answer, Book, Review, ReviewState
from callreview.domain.rubric import Kind, Line, Rubric, RubricVersion
from callreview.domain.rubric_shares import effective_shares
from callreview.domain.scoring import Score, score
from callreview.domain.scoring_lines import State
from callreview.domain.shelf import offered
from callreview.words import _, ngettext
from callreview.words.reviewing import why_words

_SILENT = (Status.EMPTY, Status.UNPLAYABLE, Status.UNSUPPORTED)
PICKED_REASONS = ("coaching", "compliance", "complaint", "practice", "self")


@dataclass(frozen=True)
class LineView:
    """One question as drawn. `number` is None for an instruction, `length_ms` the call's."""

    line: Line
    number: int | None
    answer: Answer
    state: State
    weight: str
    is_missing: bool = False
    is_failed: bool = False
    length_ms: int | None = None


@dataclass(frozen=True)
class SectionView:
    """A heading with the questions below it; hidden questions are left out."""

    title: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class TallyView:
    """The foot of the scorecard: the score so far, in words."""

    percent: str
    verdict: str
    is_failed: bool
    answered: int
    total: int


@dataclass(frozen=True)
class ScorecardState:
    """A review being written, or a final one being read."""

    review: Review
    title: str
    book: str
    sections: tuple[SectionView, ...]
    tally: TallyView
    last_keep_doing: str = ""
    last_work_on: str = ""
    promised: str = ""

    @property
    def reviewer(self) -> str:
        """Return whose review it is, in words."""
        return _("Reviewed by {name}.").format(name=self.review.reviewer)

    @property
    def is_final(self) -> bool:
        """Return whether the answers can no longer change."""
        return self.review.state is ReviewState.FINAL

    @property
    def lines(self) -> tuple[LineView, ...]:
        """Return the questions one can stand on, in the order of the screen."""
        every = (view for section in self.sections for view in section.lines)
        return tuple(view for view in every if view.number is not None)


@dataclass(frozen=True)
class StartState:
    """A call without a review: which score sheet to take, and why the call was picked.

    A recording that cannot be heard cannot be scored.
    """

    call_id: str
    versions: tuple[RubricVersion, ...]
    can_be_heard: bool = True


def state_of(
    snapshot: Snapshot,
    missing: frozenset[str] = frozenset(),
    pending: Mapping[str, Answer] | None = None,
    *,
    hides_score: bool = False,
) -> ScorecardState | StartState | None:
    """Return what to show for the open call; `missing` are lines that keep it unfinished.

    `pending` are answers on their way into the library, which go before those that are there.
    With `hides_score` neither percent nor fails are told.
    """
    opened = snapshot.open_call
    if opened is None:
        return None
    if opened.review is None or opened.version is None:
        silent = opened.call.recording.status in _SILENT
        versions = offered(snapshot.rubrics, snapshot.retired)
        return StartState(opened.call.id, versions, can_be_heard=not silent)
    review = replace(opened.review, answers={**opened.review.answers, **(pending or {})})
    state = _scorecard(opened, review, opened.version, missing)
    return _without_score(state) if hides_score else state


def tried(rubric: Rubric, answers: Mapping[str, Answer], key: str) -> ScorecardState:
    """Return a sheet nobody reviews with as a reviewer would see it; `key` tells it from others."""
    result = score(rubric, answers)
    review = Review(
        key, "", "", "", ReviewState.DRAFT, Book.PICKED, "", started_at="", answers=answers
    )
    sections = _sections(rubric, review, result, frozenset())
    return ScorecardState(review, rubric.title, "", sections, _tally(result))


def _scorecard(
    opened: OpenCall, review: Review, version: RubricVersion, missing: frozenset[str]
) -> ScorecardState:
    result = score(version.rubric, review.answers)
    length_ms = opened.call.recording.duration_ms
    return ScorecardState(
        review=review,
        title=_("{title}, version {number}").format(
            title=version.rubric.title, number=version.number
        ),
        book=why_words(review),
        sections=_sections(version.rubric, review, result, missing, length_ms),
        tally=_tally(result),
        last_keep_doing=opened.last_time.keep_doing if opened.last_time else "",
        last_work_on=opened.last_time.work_on if opened.last_time else "",
        promised=opened.promised,
    )


def _without_score(state: ScorecardState) -> ScorecardState:
    tally = replace(state.tally, percent="–", verdict=_("score hidden"), is_failed=False)
    sections = tuple(
        replace(part, lines=tuple(replace(view, is_failed=False) for view in part.lines))
        for part in state.sections
    )
    return replace(state, tally=tally, sections=sections)


def _sections(
    rubric: Rubric,
    review: Review,
    result: Score,
    missing: frozenset[str],
    length_ms: int | None = None,
) -> tuple[SectionView, ...]:
    weights = effective_shares(rubric).lines
    failed = {fail.line_id for fail in result.fails}
    views, number = [], 0
    for section in rubric.sections:
        lines = []
        for line in section.lines:
            state = result.line(line.id).state
            if state is State.HIDDEN:
                continue
            number += line.kind is not Kind.INSTRUCTION
            lines.append(
                LineView(
                    line=line,
                    number=None if line.kind is Kind.INSTRUCTION else number,
                    answer=review.answer(line.id),
                    state=state,
                    weight=_weight(line, float(weights[line.id])),
                    is_missing=line.id in missing and not review.answer(line.id).is_given,
                    is_failed=line.id in failed,
                    length_ms=length_ms,
                )
            )
        views.append(SectionView(section.title, tuple(lines)))
    return tuple(views)


def _weight(line: Line, percent: float) -> str:
    if line.bonus:
        return _("bonus")
    return _("{percent:.0f} %").format(percent=percent) if percent else ""


def _tally(result: Score) -> TallyView:
    asked = [
        line
        for line in result.lines
        if line.state is not State.HIDDEN and line.line.kind is not Kind.INSTRUCTION
    ]
    given = [line for line in asked if line.state is not State.UNANSWERED]
    fails = len(result.fails)
    return TallyView(
        percent="–"
        if result.percent is None
        else _("{percent:.0f} %").format(percent=float(result.percent)),
        verdict=ngettext("{count} fail", "{count} fails", fails).format(count=fails)
        if fails
        else _("no fails"),
        is_failed=bool(fails),
        answered=len(given),
        total=len(asked),
    )
