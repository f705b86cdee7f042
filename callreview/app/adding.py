"""Adding a folder of recordings, or looking at it again.

Everything is listed first, so that a person sees the calls at once; then workers look at the
headers and tags of what is new; with `scan` they also decode every recording, which gives its true
length and the SHA-256 of all its bytes, and, when all are decoded, find out who speaks in each:
that takes by far the longest, and is asked for last. Nothing is ever written to the folder. Done
twice, the second time changes nothing.

Threads: runs in one of its own (see `jobs`), or in the main thread of a command; the session
and the pool are asked from there, and each answer is waited for.
"""

import os
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeVar

from callreview.app.decodings import AHEAD, ahead, begun, decode_calls, outcome_of
from callreview.app.edits.folders import AddFolder
from callreview.app.findings import FolderLookedAt, HeadersRead, Meeting
from callreview.app.jobs import Progress
from callreview.app.keptpeaks import Files
from callreview.app.listening import Listeners
from callreview.app.listing import FolderListing
from callreview.app.session import Reader, Session
from callreview.audio.decoding import Decoding
from callreview.audio.detector import METHOD
from callreview.audio.pool import Pool
from callreview.domain.audiofile import Outcome, Probe, is_of_the_computer, may_pass
from callreview.domain.call import Call, Recording, Status
from callreview.domain.errors import CallReviewError
from callreview.intake.walk import LeftOut

__all__ = ["AddReport", "LeftOut", "add_folder", "folder_at"]

PROBES_AHEAD = 16
WRITE_EVERY_S = 0.3
READ_AT_ONCE = 400  # calls, so that a person's edit in between waits for 20 ms at most
T = TypeVar("T")
W = TypeVar("W", Recording, Call)
_PLAYS = (Status.OK, Status.DAMAGED)
_IS_THERE = (*_PLAYS, Status.EMPTY)
_NOT_HEARD = (Status.UNPLAYABLE, Status.UNSUPPORTED, Status.SLOW)


@dataclass(frozen=True)
class AddReport:
    """What came of adding a folder.

    `added` counts calls that are new, `known` those that were there before, `copies` further
    files with the same bytes, `empty` recordings that hold no sound (unanswered calls leave
    such), `damaged` those that do not play as they should. `left_out` names, with the code of
    its sentence and the fields, whatever cannot be heard for another reason. `people`, `first`
    and `last` (`YYYY-MM-DDTHH:MM:SS`, no guesses) are of all calls met. `is_away` when
    all of it is gone at once, as a share or a stick that is not connected: then no call is noted
    as missing. `cancelled` when it was stopped before its end.
    """

    folder_id: str
    path: str
    added: int = 0
    known: int = 0
    copies: int = 0
    moved: int = 0
    changed: int = 0
    missing: int = 0
    empty: int = 0
    damaged: int = 0
    passed_over: int = 0
    people: int = 0
    first: str | None = None
    last: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    is_away: bool = False
    cancelled: bool = False
    calls: tuple[Call, ...] = ()


def add_folder(
    session: Session,
    pool: Pool,
    path: Path,
    *,
    scan: bool = False,
    unfinished: Collection[str] = (),
    progress: Progress | None = None,
) -> AddReport:
    """Add what lies in a folder, or look at it again; return when all of it was looked at.

    Paths that are `unfinished` are still being written and left for another time. Raises what
    `folder_at` does.
    """
    root = folder_at(path)
    adding = _Adding(session, pool, root, progress or Progress())
    adding.list_files(unfinished)
    adding.probe()
    if scan:
        adding.decode()
        adding.listen()
    return adding.report()


def folder_at(path: Path) -> Path:
    """Return where a folder that is to be added lies.

    Raises CallReviewError "folder_missing", "folder_unreadable" or "not_a_folder".
    """
    try:
        # Drops "..", keeps links as people see them; fails where the folder one is in is gone.
        root = Path(os.path.abspath(path))  # noqa: PTH100 - as said
        is_folder = stat.S_ISDIR(root.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise CallReviewError("folder_missing", path=str(path)) from None
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise CallReviewError("folder_unreadable", path=str(path), cause=cause) from error
    if not is_folder:
        raise CallReviewError("not_a_folder", path=str(path))
    return root


class _Adding:
    """One folder being added, step by step."""

    def __init__(self, session: Session, pool: Pool, root: Path, progress: Progress) -> None:
        self._session = session
        self._pool = pool
        self._root = root
        self._progress = progress
        self._folder_id = session.do(AddFolder(root)).wait().id
        self._listing = FolderListing(session, self._folder_id, root, progress)
        self._left_out: list[LeftOut] = []
        self._looked_at: set[str] = set()

    def list_files(self, unfinished: Collection[str]) -> None:
        """Write down every file that is there, and which are not any more."""
        self._listing.list_files(unfinished)

    # ------------------------------------------------------------------------- looking

    def probe(self) -> None:
        """Have headers and tags read of what nobody has looked at yet."""
        untold = self._session.find(lambda reader: reader.recordings_without_tags()).wait()
        waiting = [
            one
            for one in self._recordings()
            if _is_unread(one) or (one.id in untold and one.status in _IS_THERE)
        ]
        read: list[tuple[str, Probe]] = []
        since = monotonic()
        for recording, future in self._ahead(waiting, self._begin_probing, PROBES_AHEAD):
            with suppress(CancelledError):
                probe = future.result()
                self._note_trouble(recording, probe)
                read.append((recording.id, probe))
            if monotonic() - since > WRITE_EVERY_S:
                self._session.record(HeadersRead(tuple(read))).wait()
                read, since = [], monotonic()
        if read:
            self._session.record(HeadersRead(tuple(read))).wait()

    def decode(self) -> None:
        """Have everything decoded that never was."""
        waiting = [one for one in self._calls() if any(file.sha256 is None for file in one.files)]
        self._looked_at.update(one.id for one in waiting)
        decode_calls(self._session, self._pool, waiting, self._progress, self._note_trouble)

    def listen(self) -> None:
        """Have everything listened to that plays and of which nobody knows who speaks in it.

        It is decoded again for that, which costs little beside listening.
        """
        known = self._session.find(lambda reader: reader.recordings_with_talk(METHOD)).wait()
        waiting = [
            one
            for one in self._calls()
            if all(file.sha256 for file in one.files)
            and one.recording.status in _PLAYS
            and one.recording.id not in known
        ]
        listeners = Listeners(
            self._session, self._pool, lambda: self._progress.cancelled, self._note_not_listened
        )
        for call, (_before, decoding) in self._ahead(waiting, self._begin, AHEAD):
            with suppress(CancelledError):
                outcome_of(decoding, self._progress)
            listeners.add(call, decoding)
        listeners.finish()

    def _note_not_listened(self, call: Call, trouble: CallReviewError) -> None:
        self._left_out.append(LeftOut(call.recording.path, trouble.code, trouble.fields))

    def _begin_probing(self, recording: Recording) -> "Future[Probe]":
        return self._pool.probe(Path(recording.path))

    def _begin(self, call: Call) -> tuple[Files | None, Decoding]:
        return begun(self._pool, call)

    def _note_trouble(self, recording: Recording, found: Probe | Outcome) -> None:
        """Keep what kept this computer from looking: of the recording it says nothing."""
        if is_of_the_computer(found.reason):
            self._left_out.append(LeftOut(recording.path, found.reason, found.fields))

    def _ahead(
        self, waiting: Sequence[W], begin: Callable[[W], T], count: int
    ) -> Iterator[tuple[W, T]]:
        self._looked_at.update(map(_call_of, waiting))
        return ahead(waiting, begin, count, self._progress)

    # ----------------------------------------------------------------------- reporting

    def report(self) -> AddReport:
        """Return what came of it, and note that the folder was looked at, if all of it was."""
        if not (self._progress.cancelled or self._listing.is_away):
            self._session.record(FolderLookedAt(self._folder_id)).wait()
        calls = self._calls()
        meetings = Counter(one.meeting for one in self._listing.met)
        known = {one.call_id for one in self._listing.met if one.meeting is Meeting.KNOWN}
        statuses = Counter(call.recording.status for call in calls)
        listing = self._listing
        starts = sorted(filter(None, (call.facts.written_start for call in calls)))
        return AddReport(
            folder_id=self._folder_id,
            path=str(self._root),
            added=meetings[Meeting.NEW],
            known=len(known),
            copies=meetings[Meeting.COPY],
            moved=meetings[Meeting.MOVED],
            changed=meetings[Meeting.CHANGED],
            missing=listing.missing,
            empty=statuses[Status.EMPTY],
            damaged=statuses[Status.DAMAGED],
            passed_over=listing.passed_over,
            people=len({call.who for call in calls if call.who}),
            first=starts[0] if starts else None,
            last=starts[-1] if starts else None,
            left_out=(*listing.left_out, *self._left_out, *_not_heard(calls)),
            is_away=listing.is_away,
            cancelled=self._progress.cancelled,
            calls=calls,
        )

    def _calls(self) -> tuple[Call, ...]:
        """Return all calls met; what nothing was written of is as the session shows it."""
        shown, written = self._session.snapshot.calls, self._listing.written | self._looked_at
        found: dict[str, Call] = {}
        wanted = list[str]()
        for call_id in sorted({one.call_id for one in self._listing.met}):
            call = None if call_id in written else shown.get(call_id)
            if call is None:
                wanted.append(call_id)
            else:
                found[call_id] = call
        for at in range(0, len(wanted), READ_AT_ONCE):
            some = wanted[at : at + READ_AT_ONCE]
            found.update(self._session.find(partial(_read, call_ids=some)).wait())
        return tuple(sorted(found.values(), key=lambda call: call.recording.path))

    def _recordings(self) -> list[Recording]:
        return [file for call in self._calls() for file in call.all_files]


def _read(reader: Reader, *, call_ids: Sequence[str]) -> Mapping[str, Call]:
    return reader.calls(call_ids)


def _call_of(one: Recording | Call) -> str:
    return one.id if isinstance(one, Call) else one.call_id


def _is_unread(recording: Recording) -> bool:
    never = recording.status is Status.OK and recording.codec is None
    return recording.sha256 is None and (never or may_pass(recording.reason))


def _not_heard(calls: Iterable[Call]) -> Iterator[LeftOut]:
    for recording in (file for call in calls for file in call.all_files):
        if recording.status in _NOT_HEARD:
            yield LeftOut(recording.path, recording.reason, recording.reason_fields)
