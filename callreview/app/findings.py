"""What the machine finds: files listed, headers read, recordings decoded, parts heard.

`session.record` writes them, without audit row or undo. What a person is waiting for is
written at once; lists go in pieces of at most 20 ms, with people's edits in between.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass, replace
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from callreview.domain.audiofile import Outcome, Probe
from callreview.domain.call import ONE_SIDE, Listed
from callreview.domain.errors import CallReviewError
from callreview.domain.queue import LeftOff
from callreview.domain.review import Blind, Review, ReviewState
from callreview.domain.talk import Talk
from callreview.domain.thumbnail import Thumbnail
from callreview.domain.timebase import Span, merged
from callreview.store import folders, recordings, reviews, skips
from callreview.store.library import Library
from callreview.store.listed import ListedFolder, put_listed
from callreview.store.listing import Listing, Meeting, Met
from callreview.store.recordings import KnownFile
from callreview.store.sides import Joined, join_files
from callreview.store.talk import put_talk
from callreview.store.thumbnails import put_first_thumbnail

__all__ = [
    "Decoded",
    "FilesAdopted",
    "FilesListed",
    "FilesMissing",
    "Finding",
    "FolderLookedAt",
    "FoldersListed",
    "HeadersRead",
    "KnownFile",
    "ListedFolder",
    "Meeting",
    "Met",
    "NoteHeard",
    "NoteLeftOff",
    "NoteRevealed",
    "SidesFound",
    "TalkFound",
]

PIECE_S = 0.015
T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """The calls one piece changed, or what was made of them: marks, reviews.

    And whether it did so to the counts of folders, or to the queue.
    """

    calls: Collection[str] = ()
    marks_of: Collection[str] = ()
    reviews_of: Collection[str] = ()
    folders: bool = False
    queue: bool = False


Pieces = Generator[Found, None, T]


@dataclass(frozen=True)
class Finding(ABC, Generic[T]):
    """One thing the machine found. `is_awaited` when a person's next edit may need it."""

    is_awaited: ClassVar[bool] = False

    @abstractmethod
    def pieces(self, library: Library, at: str, new_key: Callable[[], str]) -> Pieces[T]:
        """Write it, yielding after each piece that is committed, and return what it came to."""


@dataclass(frozen=True)
class FilesListed(Finding[tuple[Met, ...]]):
    """Files met in a folder; comes back as what each of them turned out to be."""

    folder_id: str
    files: tuple[Listed, ...]

    def pieces(
        self, library: Library, at: str, new_key: Callable[[], str]
    ) -> Pieces[tuple[Met, ...]]:
        """Write as many files as fit into one piece, and again."""
        met: list[Met] = []
        while len(met) < len(self.files):
            written = len(met)
            with library.writing() as connection:
                listing = Listing(connection, self.folder_id, at, new_key)
                end = monotonic() + PIECE_S
                while len(met) < len(self.files) and (len(met) == written or monotonic() < end):
                    met.append(listing.put(self.files[len(met)]))
            changed = {one.call_id for one in met[written:]} | listing.deprived
            yield Found(changed, folders=len(met) == len(self.files))  # to count takes long
        return tuple(met)


@dataclass(frozen=True)
class FilesAdopted(Finding[None]):
    """Files as they were that lie in another added folder from now on, one of two in each other."""

    folder_id: str
    paths: tuple[str, ...]

    def pieces(
        self,
        library: Library,
        at: str,  # noqa: ARG002 - every finding's shape
        new_key: Callable[[], str],  # noqa: ARG002 - as above
    ) -> Pieces[None]:
        """Write as many as fit into one piece, and again."""
        waiting = list(self.paths)
        while waiting:
            with library.writing() as connection:
                end = monotonic() + PIECE_S
                while waiting and monotonic() < end:
                    recordings.adopt(connection, self.folder_id, waiting.pop())
            yield Found(folders=not waiting)


@dataclass(frozen=True)
class SidesFound(Finding[tuple[Joined, ...]]):
    """Paths of the left and the right side of one call, and of the mix of both if there is one.

    Comes back as which calls became one.
    """

    pairs: tuple[tuple[str, ...], ...]

    def pieces(
        self, library: Library, at: str, new_key: Callable[[], str]
    ) -> Pieces[tuple[Joined, ...]]:
        """Make one call of as many pairs as fit into one piece, and again."""
        joined: list[Joined] = []
        done = 0
        while done < len(self.pairs):
            written, begun = len(joined), done
            with library.writing() as connection:
                end = monotonic() + PIECE_S
                while done < len(self.pairs) and (done == begun or monotonic() < end):
                    joined += join_files(connection, self.pairs[done], at, new_key)
                    done += 1
            keys = {key for one in joined[written:] for key in (one.kept_id, one.gone_id)}
            yield Found(keys, keys, keys, folders=done == len(self.pairs), queue=bool(keys))
        return tuple(joined)


@dataclass(frozen=True)
class FoldersListed(Finding[None]):
    """What folders below an added one held, all of which was listed."""

    folder_id: str
    folders: tuple[ListedFolder, ...]

    def pieces(
        self,
        library: Library,
        at: str,  # noqa: ARG002 - every finding's shape
        new_key: Callable[[], str],  # noqa: ARG002 - as above
    ) -> Pieces[None]:
        """Write them."""
        with library.writing() as connection:
            put_listed(connection, self.folder_id, self.folders)
        yield Found()


@dataclass(frozen=True)
class FolderLookedAt(Finding[None]):
    """An added folder was looked at to its end."""

    folder_id: str

    def pieces(
        self,
        library: Library,
        at: str,
        new_key: Callable[[], str],  # noqa: ARG002 - every finding's shape
    ) -> Pieces[None]:
        """Write it."""
        with library.writing() as connection:
            folders.note_looked_at(connection, self.folder_id, at)
        yield Found(folders=True)


@dataclass(frozen=True)
class FilesMissing(Finding[None]):
    """Files of an added folder that are not where they were."""

    paths: tuple[str, ...]

    def pieces(
        self,
        library: Library,
        at: str,
        new_key: Callable[[], str],  # noqa: ARG002 - every finding's shape
    ) -> Pieces[None]:
        """Note as many as fit into one piece, and again."""
        done = 0
        while done < len(self.paths):
            calls: set[str] = set()
            with library.writing() as connection:
                end = monotonic() + PIECE_S
                while done < len(self.paths) and (not calls or monotonic() < end):
                    call_id = recordings.note_missing(connection, self.paths[done], at)
                    calls.update([call_id] if call_id else [])
                    done += 1
            yield Found(calls, folders=done == len(self.paths))


@dataclass(frozen=True)
class HeadersRead(Finding[None]):
    """What headers and tags of recordings say, by key; what decoding found goes before a header."""

    probes: tuple[tuple[str, Probe], ...]

    def pieces(
        self,
        library: Library,
        at: str,  # noqa: ARG002 - every finding's shape
        new_key: Callable[[], str],  # noqa: ARG002 - as above
    ) -> Pieces[None]:
        """Write as many as fit into one piece, and again."""
        from callreview.intake.tags import facts_of_tags  # late: the window stands sooner

        done = 0
        while done < len(self.probes):
            calls: set[str] = set()
            with library.writing() as connection:
                end = monotonic() + PIECE_S
                while done < len(self.probes) and (not calls or monotonic() < end):
                    recording_id, probe = self.probes[done]
                    told = facts_of_tags(probe.tags or ())
                    calls.add(recordings.note_header(connection, recording_id, probe, told))
                    done += 1
            yield Found(calls)


@dataclass(frozen=True)
class Decoded(Finding[None]):
    """How decoding a recording to its end turned out: true length, SHA-256, decoder, minimap."""

    recording_id: str
    outcome: Outcome
    thumbnail: Thumbnail | None = None
    right_id: str = ""
    """The recording of the right side, where the call lies in two files."""
    is_awaited = True

    def pieces(
        self,
        library: Library,
        at: str,
        new_key: Callable[[], str],  # noqa: ARG002 - every finding's shape
    ) -> Pieces[None]:
        """Write it."""
        first, *rest = self.outcome.files
        thumbnail = self.thumbnail
        with library.writing() as connection:
            if not rest and recordings.part_of(connection, self.recording_id) in ONE_SIDE:
                thumbnail = None  # the other side came while this one was being decoded
            calls = {recordings.note_outcome(connection, self.recording_id, first, thumbnail, at)}
            for right in rest:
                calls.add(recordings.note_outcome(connection, self.right_id, right, None, at))
            if rest and not first.verdict.plays:  # then nothing was kept of what the other sounds
                put_first_thumbnail(connection, self.recording_id, thumbnail)
        yield Found(calls)


@dataclass(frozen=True)
class TalkFound(Finding[None]):
    """Who speaks in a recording of these bytes; comes to nothing if it has others by now.

    Whoever found it shows it: nothing of the snapshot is read again.
    """

    recording_id: str
    sha256: str
    talk: Talk

    def pieces(
        self,
        library: Library,
        at: str,
        new_key: Callable[[], str],  # noqa: ARG002 - every finding's shape
    ) -> Pieces[None]:
        """Write it."""
        with library.writing() as connection:
            put_talk(connection, self.recording_id, self.sha256, self.talk, at)
        yield Found()


class _OfDraft(Finding[None]):
    """Something noted with a draft by the way; comes to nothing if it is gone or final."""

    review_id: str
    is_awaited = True

    @abstractmethod
    def noted(self, draft: Review) -> Review:
        """Return the draft with it."""

    def pieces(
        self,
        library: Library,
        at: str,  # noqa: ARG002 - every finding's shape
        new_key: Callable[[], str],  # noqa: ARG002 - as above
    ) -> Pieces[None]:
        """Write it."""
        with library.writing() as connection:
            try:
                draft = reviews.review_of_id(connection, self.review_id)
            except CallReviewError:
                return
            if draft.state is ReviewState.FINAL:
                return
            reviews.note(connection, self.noted(draft))
        yield Found(reviews_of={draft.call_id})


@dataclass(frozen=True)
class NoteHeard(_OfDraft):
    """More of the call was heard, and more time spent, while this draft was being written.

    `spans` are added to what was heard before, `skipped` to the silences passed over before,
    `active_ms` to the time spent before.
    """

    review_id: str
    spans: tuple[Span, ...]
    active_ms: int
    skipped: tuple[Span, ...] = ()

    def noted(self, draft: Review) -> Review:
        """Return the draft with more heard, skipped and spent."""
        return replace(
            draft,
            heard=merged((*draft.heard, *self.spans)),
            skipped=merged((*draft.skipped, *self.skipped)),
            active_ms=draft.active_ms + self.active_ms,
        )


@dataclass(frozen=True)
class NoteRevealed(_OfDraft):
    """What was hidden from who writes a draft is hidden no longer; nothing makes it so again."""

    review_id: str
    revealed: frozenset[Blind]

    def noted(self, draft: Review) -> Review:
        """Return the draft with less hidden."""
        return replace(draft, blind=draft.blind - self.revealed)


@dataclass(frozen=True)
class NoteLeftOff(Finding[None]):
    """The call that is open, and where in it one is: there one goes on another day."""

    place: LeftOff
    is_awaited = True

    def pieces(
        self,
        library: Library,
        at: str,
        new_key: Callable[[], str],  # noqa: ARG002 - every finding's shape
    ) -> Pieces[None]:
        """Write it."""
        with library.writing() as connection:
            skips.note_left_off(connection, self.place, at)
        yield Found(queue=True)
