"""Writing down what lies in a folder: what is new, what differs, what is gone or away.

A folder below that holds what it held when it was listed last is not read again. Runs in the
thread that adds the folder (see `adding`).
"""

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from callreview.app.around import around_of, reading_of
from callreview.app.findings import (
    FilesAdopted,
    FilesListed,
    FilesMissing,
    FoldersListed,
    KnownFile,
    ListedFolder,
    Meeting,
    Met,
    SidesFound,
)
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.domain.call import Listed
from callreview.domain.reading import Reading
from callreview.intake.counting import count_files
from callreview.intake.identity import Identity
from callreview.intake.scan import Around, Batch, scan
from callreview.intake.walk import LeftOut

_FOLDERS_AT_ONCE = 200


class FolderListing:
    """One added folder being listed, and what came of it.

    `written` are the calls of which something was written. `is_away` when all that was in the
    folder is gone at once: nothing is noted as missing then.
    """

    def __init__(self, session: Session, folder_id: str, root: Path, progress: Progress) -> None:
        self.met: list[Met] = []
        self.left_out: list[LeftOut] = []
        self.passed_over = 0
        self.missing = 0
        self.is_away = False
        self.written: set[str] = set()
        self._session = session
        self._folder_id = folder_id
        self._root = root
        self._progress = progress
        self._reading = Reading()
        self._around = Around()
        self._known: Mapping[str, KnownFile] = {}
        self._below: dict[str, list[KnownFile]] = {}
        self._before: Mapping[str, ListedFolder] = {}
        self._listed: list[ListedFolder] = []
        self._copies: list[Listed] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def list_files(self, unfinished: Collection[str] = ()) -> None:
        """Write down every file that is there and finished, and which are not any more."""
        self._remember()
        identities = {
            one.path: Identity(one.size, one.mtime_ns, one.fingerprint)
            for one in self._known.values()
        }
        total = self._expected()
        for batch in scan(
            self._root,
            known=identities,
            reading=self._reading,
            around=self._around,
            is_as_before=self._is_as_before,
            reads_as_before=self._reads_as_before,
            unfinished=unfinished,
            cancelled=lambda: self._progress.cancelled,
        ):
            self._take(batch)
            done = len(self.met)
            self._progress(done, total if done <= total else 0)
        if not self._progress.cancelled:
            self._note_missing(unfinished)
            self._note_moved()
            self._hear_renamed()
            self._note_adopted()
        self._note_listed()

    def _expected(self) -> int:
        """Return about how many files there will be: as many as last time, else counted."""
        if self._before:
            return len(self._known)
        return count_files(
            self._root, but=self._around.but, cancelled=lambda: self._progress.cancelled
        )

    def _remember(self) -> None:
        root = str(self._root)
        told = self._session.find(lambda reader: (reader.folders(), reader.agents())).wait()
        self._reading = reading_of(self._folder_id, *told)
        self._around = around_of(self._root, told[0])
        known = self._session.find(lambda reader: reader.known_files(root)).wait()
        elsewhere = tuple(f"{path}{os.sep}" for path in self._around.but)
        self._known = {path: one for path, one in known.items() if not path.startswith(elsewhere)}
        self._before = self._session.find(lambda reader: reader.listed_folders(root)).wait()
        below = defaultdict(list)
        for one in self._known.values():
            below[os.path.dirname(one.path)].append(one)  # noqa: PTH120 - of 100,000 paths
        self._below = dict(below)

    def _is_as_before(self, folder: str, digest: str) -> bool:
        """Return whether a folder holds what was listed, and all of that is still known."""
        before = self._before.get(folder)
        if before is None or before.digest.split()[0] != digest:
            return False
        return len(self._below.get(folder, ())) == before.recordings

    def _reads_as_before(self, folder: str, around: str) -> bool:
        """Return whether names in a folder say what they said when it was listed."""
        before = self._before.get(folder)
        return before is not None and before.digest.split()[1:] == [around]

    def _take(self, batch: Batch) -> None:
        if batch.is_as_before:
            self.met += map(_known, self._below.get(batch.folder, ()))
            self.passed_over += self._before[batch.folder].passed_over
            return
        self.met += [_known(self._known[path]) for path in batch.unread]
        self.left_out += batch.left_out
        self.passed_over += batch.passed_over
        self._counts[batch.folder, "recordings"] += len(batch.listed) + len(batch.unread)
        self._counts[batch.folder, "passed_over"] += batch.passed_over
        self._write(batch.listed)
        self._join(batch.pairs)
        if batch.digest:
            self._note_whole(batch)

    def _write(self, listed: Sequence[Listed]) -> None:
        """Write down what is new or differs; what is as it was costs nothing."""
        new = []
        for one in listed:
            before = self._known.get(one.path)
            if before and self._differs_in_nothing(one, before):
                self.met.append(_known(before))
            else:
                new.append(one)
        if new:
            written = self._session.record(FilesListed(self._folder_id, tuple(new))).wait()
            self.met += written
            self.written |= {one.call_id for one in written}
            self._copies += [
                one for one, met in zip(new, written, strict=True) if self._says_other(one, met)
            ]

    def _says_other(self, listed: Listed, met: Met) -> bool:
        """Return whether a copy tells something of its call, and other than is known."""
        call = self._session.snapshot.calls.get(met.call_id)
        if met.meeting is not Meeting.COPY or call is None:
            return False
        return listed.facts.tells_of_the_call and call.facts != listed.facts

    def _join(self, pairs: Sequence[tuple[str, ...]]) -> None:
        """Make one call of the files that are its sides and their mix, unless they are one."""
        new = tuple(pair for pair in pairs if not self._are_one(pair))
        joined = self._session.record(SidesFound(new)).wait() if new else ()
        kept = {one.gone_id: one.kept_id for one in joined}
        kept_at = {one.path: one.kept_id for one in joined if one.path}
        if kept:
            self.met = [_of_call_now(one, kept, kept_at) for one in self.met]
            self.written |= set(kept.values())

    def _are_one(self, paths: Sequence[str]) -> bool:
        known = [one for path in paths if (one := self._known.get(path))]
        is_one = len({one.call_id for one in known}) == 1
        return is_one and len({one.recording_id for one in known}) == len(paths)

    def _differs_in_nothing(self, listed: Listed, before: KnownFile) -> bool:
        same = (listed.size, listed.mtime_ns) == (before.size, before.mtime_ns)
        call = self._session.snapshot.calls.get(before.call_id)
        if not same or call is None:
            return False
        if before.is_copy:  # it is asked only where nothing else speaks
            return call.facts.tells_of_the_call or not listed.facts.tells_of_the_call
        return call.facts == before.completed(listed.facts)

    def _note_whole(self, batch: Batch) -> None:
        recordings, passed_over = (
            self._counts[batch.folder, what] for what in ("recordings", "passed_over")
        )
        self._listed.append(ListedFolder(batch.folder, batch.digest, recordings, passed_over))
        if len(self._listed) >= _FOLDERS_AT_ONCE:
            self._note_listed()

    def _note_listed(self) -> None:
        if self._listed:
            found = FoldersListed(self._folder_id, tuple(self._listed))
            self._session.record(found).wait()
            self._listed = []

    def _note_missing(self, unfinished: Collection[str]) -> None:
        there = {one.path for one in self.met} | set(unfinished)
        refused = [one.path for one in self.left_out]
        gone = [path for path in self._known if path not in there and not _lies_in(path, refused)]
        if len(gone) == len(self._known) > 1 and _is_empty(self._root):
            self.is_away = True
            return
        self.missing = len(gone)
        self._write_missing(gone)

    def _note_moved(self) -> None:
        """Note what lies here as a copy, and is gone from where it was, as moved.

        So a disk that comes back under another letter, or another name, keeps all its calls.
        """
        copies = {one.call_id for one in self.met if one.meeting is Meeting.COPY}
        if copies:
            calls = self._session.find(lambda reader: reader.calls(copies)).wait().values()
            roots = [folder.path for folder in self._session.snapshot.folders]
            away = [root for root in roots if not Path(root).is_dir()]
            paths = {file.path for call in calls for file in call.all_files}
            gone = [one for one in paths if _lies_in(one, away) or not os.path.lexists(one)]
            self._write_missing(gone)

    def _hear_renamed(self) -> None:
        """Have the new names speak of recordings that were met as copies and are all there is."""
        calls = self._session.snapshot.calls.values()
        there = {file.path for call in calls for file in call.all_files} if self._copies else set()
        renamed = tuple(one for one in self._copies if one.path in there)
        if renamed:
            self._session.record(FilesListed(self._folder_id, renamed)).wait()

    def _note_adopted(self) -> None:
        """Note what was found in a folder around this one, or in one inside that is forgotten."""
        others = {path for path, one in self._known.items() if one.folder_id != self._folder_id}
        if others and (met := others & {one.path for one in self.met}):
            self._session.record(FilesAdopted(self._folder_id, tuple(met))).wait()

    def _write_missing(self, gone: Sequence[str]) -> None:
        if gone:
            self._session.record(FilesMissing(tuple(gone))).wait()
            self.written |= {self._known[path].call_id for path in gone if path in self._known}


def _of_call_now(one: Met, kept: Mapping[str, str], kept_at: Mapping[str, str]) -> Met:
    call_id = kept.get(one.call_id) or kept_at.get(one.path)
    return replace(one, call_id=call_id, meeting=Meeting.SIDE) if call_id else one


def _known(one: KnownFile) -> Met:
    return Met(one.path, one.recording_id, one.call_id, Meeting.KNOWN)


def _is_empty(root: Path) -> bool:
    try:
        with os.scandir(root) as entries:
            return not any(entries)
    except OSError:
        return True


def _lies_in(path: str, refused: Iterable[str]) -> bool:
    """Return whether a path is, or lies below, something that is there but cannot be read."""
    return any(path == one or Path(path).is_relative_to(one) for one in refused)
