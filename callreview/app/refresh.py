"""Which parts of the snapshot an edit or a finding changed, and those parts read again.

A large library is read in parts: `beginning` reads all but most of its calls, `more_calls` the
next of them.

Made in the store thread after COMMIT, put into the snapshot on the main thread.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from callreview.app.change import EVERYTHING, Change, Topic
from callreview.app.snapshot import OpenCall, Snapshot
from callreview.app.touched import Touched
from callreview.domain.call import Agent, Call
from callreview.domain.draw.draw import Draw
from callreview.domain.folder import Folder
from callreview.domain.queue import LeftOff, Queue, Skip
from callreview.domain.rubric import RubricDraft, RubricVersion
from callreview.domain.saved import SavedSearch, Snippet
from callreview.store.reader import Reader

_OF_THE_SESSION = Topic.UNDO | Topic.SAVING | Topic.JOBS | Topic.SETTINGS
FIRST_CALLS = 100
"""So many calls are read before the window shows any: more than it has room for."""
_OPEN = Topic.OPEN_CALL | Topic.MARKS | Topic.REVIEW


@dataclass(frozen=True)
class Refresh:
    """The parts of the snapshot that `topics` names, as they are now.

    `unread` says how many calls are still to be read; None: as many as before.
    """

    topics: Topic
    call_ids: frozenset[str] | None = frozenset()
    calls: Mapping[str, Call] = field(default_factory=dict)
    agents: tuple[Agent, ...] = ()
    folders: tuple[Folder, ...] = ()
    rubrics: tuple[RubricVersion, ...] = ()
    retired: frozenset[str] = frozenset()
    drafts: tuple[RubricDraft, ...] = ()
    queue: Queue | None = None
    skips: Mapping[str, Skip] = field(default_factory=dict)
    left_off: LeftOff | None = None
    searches: tuple[SavedSearch, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    draws: tuple[Draw, ...] = ()
    open_call: OpenCall | None = None
    unread: int | None = None

    @property
    def change(self) -> Change:
        """Return what to tell everyone who shows something."""
        return Change(self.topics, self.call_ids)

    def put_into(self, snapshot: Snapshot, rows: dict[str, Call]) -> Snapshot:
        """Return the snapshot with these parts; `rows` behind its `calls` is changed in place."""
        if Topic.CALLS in self.topics:
            for call_id in list(rows) if self.call_ids is None else self.call_ids:
                if call_id not in self.calls:
                    rows.pop(call_id, None)
            rows.update(self.calls)
        return replace(
            snapshot,
            agents=self.agents if Topic.AGENTS in self.topics else snapshot.agents,
            folders=self.folders if Topic.FOLDERS in self.topics else snapshot.folders,
            rubrics=self.rubrics if Topic.RUBRICS in self.topics else snapshot.rubrics,
            retired=self.retired if Topic.RUBRICS in self.topics else snapshot.retired,
            drafts=self.drafts if Topic.DRAFTS in self.topics else snapshot.drafts,
            queue=self.queue if Topic.QUEUE in self.topics else snapshot.queue,
            skips=self.skips if Topic.QUEUE in self.topics else snapshot.skips,
            left_off=self.left_off if Topic.QUEUE in self.topics else snapshot.left_off,
            snippets=self.snippets if Topic.SNIPPETS in self.topics else snapshot.snippets,
            searches=self.searches if Topic.SEARCHES in self.topics else snapshot.searches,
            draws=self.draws if Topic.DRAWS in self.topics else snapshot.draws,
            open_call=self._open_call(snapshot) if self.topics & _OPEN else snapshot.open_call,
            unread=snapshot.unread if self.unread is None else self.unread,
        )

    def _open_call(self, snapshot: Snapshot) -> OpenCall | None:
        """Return the open call; who speaks in it stays shown while it is open."""
        before, now = snapshot.open_call, self.open_call
        if before is None or now is None or now.talk or before.call.id != now.call.id:
            return now
        return replace(now, talk=before.talk)


def everything(reader: Reader, open_id: str | None) -> Refresh:
    """Return the whole library as it is now."""
    touched = Touched(EVERYTHING & ~_OF_THE_SESSION, rows=None)
    return replace(refresh(reader, touched, open_id), unread=0)


def beginning(reader: Reader) -> tuple[Refresh, tuple[str, ...]]:
    """Return the library with its newest calls and those of the queue, and who is still unread."""
    unread = reader.calls_newest_first()
    calls: Mapping[str, Call] = {}
    while unread and not calls:  # those in forgotten folders are out of sight
        some, unread = unread[:FIRST_CALLS], unread[FIRST_CALLS:]
        calls = reader.calls(some)
    rest = refresh(reader, Touched(EVERYTHING & ~_OF_THE_SESSION & ~Topic.CALLS), None)
    queued = reader.calls(rest.queue.call_ids) if rest.queue else {}
    shown = replace(
        rest,
        topics=rest.topics | Topic.CALLS,
        call_ids=None,
        calls={**calls, **queued},
        unread=len(unread),
    )
    return shown, unread


def more_calls(reader: Reader, call_ids: Collection[str], unread: int) -> Refresh:
    """Return calls nobody has read so far; `unread` are left after them."""
    return Refresh(Topic.CALLS, frozenset(call_ids), reader.calls(call_ids), unread=unread)


def refresh(reader: Reader, touched: Touched, open_id: str | None) -> Refresh:
    """Read again what was touched; of the open call only if something of it was."""
    topics = touched.topics
    if touched.rows is None or touched.rows:
        topics |= Topic.CALLS
    if open_id is not None:
        topics |= _touched_of_open_call(touched, open_id)
    call_ids = None if touched.rows is None else frozenset(touched.rows)
    return Refresh(
        topics=topics,
        call_ids=call_ids,
        calls=reader.calls(call_ids) if Topic.CALLS in topics else {},
        agents=reader.agents() if Topic.AGENTS in topics else (),
        folders=reader.folders() if Topic.FOLDERS in topics else (),
        rubrics=reader.versions() if Topic.RUBRICS in topics else (),
        retired=reader.retired_sheets() if Topic.RUBRICS in topics else frozenset(),
        drafts=reader.rubric_drafts() if Topic.DRAFTS in topics else (),
        queue=reader.queue() if Topic.QUEUE in topics else None,
        skips=reader.skips() if Topic.QUEUE in topics else {},
        left_off=reader.left_off() if Topic.QUEUE in topics else None,
        snippets=reader.snippets() if Topic.SNIPPETS in topics else (),
        searches=reader.searches() if Topic.SEARCHES in topics else (),
        draws=reader.draws() if Topic.DRAWS in topics else (),
        open_call=opened(reader, open_id) if open_id and topics & _OPEN else None,
    )


def opened(reader: Reader, call_id: str) -> OpenCall | None:
    """Return a call with its marks and reviews; None if it is no longer in sight."""
    call = reader.calls([call_id]).get(call_id)
    if call is None:
        return None
    last_time = reader.last_review_of_person(call)
    sight = reader.sight(call_id)
    review = sight.seen[0] if sight.seen else None
    return OpenCall(
        call=call,
        marks=tuple(filter(sight.shows, reader.marks(call_id))),
        review=review,
        version=reader.version(review.version_id) if review else None,
        earlier=sight.seen[1:],
        unseen=sight.unseen,
        last_time=last_time,
        promised=reader.handout(last_time.id).promise if last_time else "",
        first_version_id=reader.first_version(call_id),
        talk=reader.talk(call_id),
    )


def _touched_of_open_call(touched: Touched, open_id: str) -> Topic:
    topics = Topic(0)
    if touched.rows is None or touched.rows:  # another call may now be the person's last one
        topics |= Topic.OPEN_CALL
    if open_id in touched.marks_of:
        topics |= Topic.MARKS
    if open_id in touched.reviews_of:
        topics |= Topic.REVIEW
    return topics
