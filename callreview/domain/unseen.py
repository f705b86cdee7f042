"""Reviews that two people keep from each other until both are finished.

Who scores a call of their own (`self`), or one that somebody else scores too (`calibration`), is
not to be swayed, nor to sway. A courtesy of the screen, not a lock: the library holds everything.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from callreview.domain.mark import Mark
from callreview.domain.review import Review, ReviewState

SELF = "self"
CALIBRATION = "calibration"
KEPT_REASONS = (CALIBRATION, SELF)


@dataclass(frozen=True)
class Unseen:
    """All that is told of a review that is kept from sight: whose, why, whether it is finished.

    `is_own` is an earlier one of who scores the call again.
    """

    reviewer: str
    reason: str
    is_final: bool
    is_own: bool = False


@dataclass(frozen=True)
class Sight:
    """The reviews of one call as one person sees them.

    Of `seen` the first is the one to be shown: a draft, else the newest that is not `is_kept`.
    """

    seen: tuple[Review, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    unseen_ids: frozenset[str] = frozenset()

    def shows(self, mark: Mark) -> bool:
        """Return whether a mark is seen: its words would tell what its author's review says.

        One's own are seen always, or what one marks while scoring again would vanish.
        """
        authors = {each.reviewer for each in self.unseen if not each.is_own}
        return mark.author not in authors


@dataclass(frozen=True)
class _Work:
    """All revisions of one review; it stays that of who began it."""

    revisions: tuple[Review, ...]

    @property
    def first(self) -> Review:
        return min(self.revisions, key=lambda each: each.revision)

    @property
    def is_kept(self) -> bool:
        return is_kept(self.first)

    @property
    def is_final(self) -> bool:
        return any(each.state is ReviewState.FINAL for each in self.revisions)


def is_kept(review: Review) -> bool:
    """Return whether a review is one that is kept from others while they review the same call."""
    return review.reason in KEPT_REASONS


def nameless(unseen: Unseen) -> Unseen:
    """Return it without a name that would say whose call it is."""
    return replace(unseen, reviewer="") if unseen.reason == SELF else unseen


def sight(viewer: str, reviews: Iterable[Review], *, is_asked: bool = False) -> Sight:
    """Return what `viewer` sees of the reviews of one call, which come newest first.

    Where either of two reviews is kept, each is hidden from the other's reviewer until both are
    final. Who reviews nothing here sees a kept one once somebody else is final too. `is_asked`
    says that the viewer is to review this call kept, and has perhaps not begun. Who scores a call
    again does not see what they said of it before, until that is finished too.
    """
    reviews = tuple(reviews)
    works = _works(reviews)
    own = [work for work in works if work.first.reviewer == viewer]
    others = [work for work in works if work.first.reviewer != viewer]
    former = [work for work in own if work.is_final] if _scores_again(own) else []
    hidden = [work for work in others if not _sees(own, work, others, is_asked=is_asked)]
    hidden_ids = frozenset(each.id for work in (*former, *hidden) for each in work.revisions)
    seen = [each for each in reviews if each.id not in hidden_ids]
    return Sight(
        tuple(sorted(seen, key=lambda each: _place(each, viewer))),
        (*_told(former, is_own=True), *_told(hidden)),
        hidden_ids,
    )


def _scores_again(own: Iterable[_Work]) -> bool:
    """Return whether a second score is being written, perhaps of what one scored oneself."""
    return any(work.first.reason == CALIBRATION and not work.is_final for work in own)


def _told(works: Iterable[_Work], *, is_own: bool = False) -> Iterator[Unseen]:
    for work in works:
        yield Unseen(work.first.reviewer, work.first.reason, work.is_final, is_own)


def _sees(own: Collection[_Work], other: _Work, others: Iterable[_Work], *, is_asked: bool) -> bool:
    """Return whether who wrote `own` sees `other`."""
    if not own and not is_asked:
        return not other.is_kept or (other.is_final and _is_answered(other, others))
    if not (is_asked or other.is_kept or any(work.is_kept for work in own)):
        return True
    is_writing = any(work.is_kept and not work.is_final for work in own)
    return other.is_final and not is_writing and any(work.is_final for work in own)


def _is_answered(work: _Work, others: Iterable[_Work]) -> bool:
    """Return whether somebody else than who wrote `work` is finished as well."""
    mine = work.first.reviewer
    return any(each.is_final and each.first.reviewer != mine for each in others)


def _place(review: Review, viewer: str) -> int:
    """Return where a review stands among those seen: drafts (one's own first), then final ones."""
    if review.state is ReviewState.DRAFT:
        return int(review.reviewer != viewer)
    return 3 if is_kept(review) else 2


def _works(reviews: Iterable[Review]) -> tuple[_Work, ...]:
    found: dict[str, list[Review]] = {}
    for each in reviews:
        found.setdefault(each.root_id or each.id, []).append(each)
    return tuple(_Work(tuple(revisions)) for revisions in found.values())
