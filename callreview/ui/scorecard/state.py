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
from callreview.domain.unseen import CALIBRATION, SELF, is_kept
from callreview.words import _, ngettext
from callreview.words.reviewing import made_blind_words, unseen_note, why_words

_SILENT = (Status.EMPTY, Status.UNPLAYABLE, Status.UNSUPPORTED)
PICKED_REASONS = ("coaching", "compliance", "complaint", "practice", SELF, CALIBRATION)


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
    unseen: str = ""

    @property
    def head(self) -> str:
        """Return why the call was picked, who reviewed it, and what was hidden meanwhile."""
        reviewer = _("Reviewed by {name}.").format(name=self.review.reviewer)
        blind = made_blind_words(self.review) if self.is_final else ""
        return " ".join(part for part in (self.book, reviewer, blind) if part)

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
    """A call to be reviewed: which score sheet to take, why the call was picked, who reviews it.

    A recording that cannot be heard cannot be scored. `person` is whose call it is, where that is
    known and shown; `unseen` tells of reviews that are kept from sight. `is_further` says that
    there is a review of the call, beside which this is to be another. A call that `is_drawn` is
    to be reviewed for a random sample.
    """

    call_id: str
    versions: tuple[RubricVersion, ...]
    can_be_heard: bool = True
    names: tuple[str, ...] = ()
    person: str = ""
    unseen: str = ""
    is_further: bool = False
    is_drawn: bool = False


def state_of(
    snapshot: Snapshot,
    missing: frozenset[str] = frozenset(),
    pending: Mapping[str, Answer] | None = None,
    *,
    hides_score: bool = False,
    reviewers: tuple[str, ...] = (),
    wants_further: bool = False,
) -> ScorecardState | StartState | None:
    """Return what to show for the open call; `missing` are lines that keep it unfinished.

    `pending` are answers on their way into the library, which go before those that are there.
    With `hides_score` neither percent nor fails are told. `reviewers` are who may review here, who
    does now first; with `wants_further` one begins another review beside the one there is. Of a
    call that was drawn, an earlier review is not shown: the one for the draw is to be begun.
    """
    opened = snapshot.open_call
    if opened is None:
        return None
    shown, version = opened.review, opened.version
    if wants_further or shown is None or version is None or _is_to_be_begun(snapshot, shown):
        return _start(snapshot, opened, reviewers)
    review = replace(shown, answers={**shown.answers, **(pending or {})})
    state = _scorecard(opened, review, version, missing)
    return _without_score(state) if hides_score else state


def _is_to_be_begun(snapshot: Snapshot, shown: Review) -> bool:
    """Return whether the call was drawn, and what is shown is an earlier review of it.

    Who wrote of themselves goes on seeing that: the draw waits for somebody else's.
    """
    is_earlier = shown.state is ReviewState.FINAL and not is_kept(shown)
    return is_earlier and shown.call_id in snapshot.asked_for


def _start(snapshot: Snapshot, opened: OpenCall, reviewers: tuple[str, ...]) -> StartState:
    person = opened.call.agent.name if opened.call.agent else ""
    people = sorted((each.name for each in snapshot.agents), key=str.casefold)
    return StartState(
        opened.call.id,
        offered(snapshot.rubrics, snapshot.retired),
        can_be_heard=opened.call.recording.status not in _SILENT,
        names=tuple(dict.fromkeys((*reviewers, *people))),
        person=person,
        unseen=unseen_note(opened.unseen),
        is_further=opened.review is not None and not _is_to_be_begun(snapshot, opened.review),
        is_drawn=opened.call.id in snapshot.asked_for,
    )


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
        unseen=unseen_note(opened.unseen),
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
