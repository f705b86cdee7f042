"""The frozen picture of the library that rooms read; the file is never read to draw.

The session replaces its snapshot as a whole after every change. `calls` is a read-only
mapping that keeps the order of nothing: the calls room sorts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from callreview.domain.call import Agent, Call
from callreview.domain.draw.draw import Draw, Standing
from callreview.domain.folder import Folder
from callreview.domain.mark import Mark
from callreview.domain.queue import LeftOff, Queue, Skip
from callreview.domain.review import Review
from callreview.domain.rubric import RubricDraft, RubricVersion
from callreview.domain.saved import SavedSearch, Snippet
from callreview.domain.talk import Talk
from callreview.domain.unseen import Unseen

__all__ = ["Folder", "OpenCall", "Queue", "Saving", "Snapshot"]


class Saving(StrEnum):
    """What the corner of the window says: *Saved* only after COMMIT returned."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True)
class OpenCall:
    """The call in the review room: its marks as heard, the review being written or read.

    `review` is the draft, else the newest final revision, else None. `earlier` holds the
    other reviews of the call, newest first. `unseen` tells of those that are kept from who
    reviews now: they are in neither, nor are their authors' marks in `marks` (see
    `domain.unseen`). `last_time` is the newest final review
    of the same person before this one (for *keep doing* and *work on*), and `promised` what they
    promised after it. `first_version_id` is what the call was first scored on, seen or not: a
    second score has to be on the same. `talk` is None until it was found who speaks when.
    """

    call: Call
    marks: tuple[Mark, ...] = ()
    review: Review | None = None
    version: RubricVersion | None = None
    earlier: tuple[Review, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    last_time: Review | None = None
    promised: str = ""
    first_version_id: str = ""
    talk: Talk | None = None


@dataclass(frozen=True)
class Snapshot:
    """Everything the rooms need; cheap to replace, never changed.

    `calls` is one read-only view for the whole session: it shows the newest rows, whichever
    snapshot it is read through, and belongs to the main thread. Of a large library that was
    just opened, `unread` calls are not in it yet. `retired` are the score
    sheets (by `sheet_id`) that are not offered any more. `read_only` goes with
    `read_only_reason`, the code of the sentence that says why. `saving_trouble` is the code
    of what went wrong at the last save, while `saving` is FAILED. `skips` are the calls that are
    passed over, `left_off` where one was when the library was read, or went to since. `draws` are
    the random samples, the newest first.
    """

    calls: Mapping[str, Call] = field(default_factory=dict)
    unread: int = 0
    folders: tuple[Folder, ...] = ()
    agents: tuple[Agent, ...] = ()
    rubrics: tuple[RubricVersion, ...] = ()
    retired: frozenset[str] = frozenset()
    drafts: tuple[RubricDraft, ...] = ()
    open_call: OpenCall | None = None
    queue: Queue | None = None
    skips: Mapping[str, Skip] = field(default_factory=dict)
    left_off: LeftOff | None = None
    searches: tuple[SavedSearch, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    draws: tuple[Draw, ...] = ()
    can_undo: bool = False
    can_redo: bool = False
    saving: Saving = Saving.SAVED
    saving_trouble: str = ""
    read_only: bool = False
    read_only_reason: str = ""

    @cached_property
    def asked_for(self) -> frozenset[str]:
        """Return the calls that are still to be reviewed for a draw that is open."""
        going_on = (one for one in self.draws if one.standing in (Standing.ARRIVING, Standing.OPEN))
        return frozenset(call.call_id for draw in going_on for call in draw.left)
