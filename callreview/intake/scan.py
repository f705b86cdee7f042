"""Lists a folder of recordings: how each is known, what its name and what lies beside it say.

Nothing is decoded and no header is parsed here: a file from outside is read by a worker only.
Every file is met once and given away in small batches, so that a person sees them at once.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import MappingProxyType

from callreview.domain.call import CallFacts, Confidence, Listed, Source
from callreview.domain.reading import AgentSide, Reading
from callreview.intake.beside import Beside
from callreview.intake.channels import with_side_of_folder, with_side_of_pair
from callreview.intake.digest import Digests
from callreview.intake.folders import day_of
from callreview.intake.identity import Identity, identity_of, is_elsewhere
from callreview.intake.kinds import SNIFFED, Kind, is_sound, kind_by_name
from callreview.intake.legs import Pair, groups_of
from callreview.intake.vote import Reader, profile_of, reader
from callreview.intake.walk import Folder, LeftOut, folders_above, folders_of, unreadable

BATCH = 200
BATCH_S = 0.3
_NOTHING: Mapping[str, Identity] = MappingProxyType({})
_AS_USUAL = Reading()
AsBefore = Callable[[str, str], bool]


def _never(_folder: str, _digest: str) -> bool:
    return False


@dataclass(frozen=True)
class Around:
    """Folders around a root that are looked into by themselves.

    It lies `within` the outermost of those above it: what that is called, and logs on the way
    down, tell of it too. Those of `but` lie below, and are passed by.
    """

    within: Path | None = None
    but: frozenset[Path] = frozenset()


@dataclass(frozen=True)
class Batch:
    """Some of what lies in a folder: recordings, things listed apart, and a count of the rest.

    `unread` are paths of recordings that need not be read again. The last batch of a folder has
    its `digest`, two hashes (see `digest`); alone, if the folder `is_as_before`. There is none if
    something in it was left out or is still being written: it is to be looked at again. With it
    come the `pairs`: paths of the left and the right side of one call, and of the mix of both if
    there is one.
    """

    folder: str
    listed: tuple[Listed, ...] = ()
    unread: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    passed_over: int = 0
    digest: str = ""
    is_as_before: bool = False
    pairs: tuple[tuple[str, ...], ...] = ()


_ALONE = Around()


def scan(
    root: Path,
    *,
    known: Mapping[str, Identity] = _NOTHING,
    reading: Reading = _AS_USUAL,
    around: Around = _ALONE,
    is_as_before: AsBefore = _never,
    reads_as_before: AsBefore = _never,
    unfinished: Collection[str] = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Batch]:
    """Yield what lies in `root` and below it, in the order of the names, until `cancelled`.

    Files that are as they were `known`, by path, are not read again; nor are their names where a
    folder `reads_as_before` by the second hash of its digest, and nothing of a folder that
    `is_as_before` by the first. `reading` is what a person said of the folder. Paths that are
    `unfinished` are passed by. A root that cannot be read comes back as left out.
    """
    root = root.absolute()
    beside, digests = Beside(root, reading), Digests(root, reading)
    for folder in folders_above(root, around.within) if around.within else ():
        beside.enter(folder)
        digests.of(folder)
    for folder in folders_of(root, within=around.within, but=around.but):
        beside.enter(folder)
        digest = digests.of(folder)
        if not folder.trouble and is_as_before(str(folder.path), digest):
            yield Batch(str(folder.path), digest=digest, is_as_before=True)
            continue
        names = _recordings_among(folder.files)
        pairs = [pair for group in groups_of(names) if (pair := group.pair)]
        told = digests.around(folder, profile_of(names, folder.below, reading))
        read = _with_sides(
            reader(names, folder.below, reading=reading, completed=beside.completed),
            pairs,
            reading.side,
        )
        reads_again = reads_as_before(str(folder.path), told)
        is_whole = not folder.trouble
        for batch in _batches(folder, read, known, unfinished, reads_again=not reads_again):
            if cancelled():
                return
            is_whole = is_whole and not batch.left_out
            yield batch
        if any(str(folder.path / name) in unfinished for name in folder.files):
            is_whole = False
        if is_whole or pairs:
            yield Batch(
                str(folder.path),
                digest=f"{digest} {told}" if is_whole else "",
                pairs=tuple(_in(folder, pair) for pair in pairs),
            )


def _in(folder: Folder, pair: Pair) -> tuple[str, ...]:
    return tuple(str(folder.path / name) for name in pair.names)


def _with_sides(read: Reader, pairs: Collection[Pair], said: AgentSide) -> Reader:
    """Return a reader that tells, of the two sides of one call, which is the person's.

    What was `said` of the folder goes before what names say.
    """
    agents = {name: pair.agent for pair in pairs for name in (pair.left, pair.right)}

    def read_side(name: str) -> CallFacts:
        facts = read(name)
        if name not in agents:
            return facts
        return with_side_of_folder(with_side_of_pair(facts, agents[name]), said)

    return read_side if agents else read


def _batches(
    folder: Folder,
    read: Reader,
    known: Mapping[str, Identity],
    unfinished: Collection[str],
    *,
    reads_again: bool,
) -> Iterator[Batch]:
    """Yield what lies in one folder, soon and then again."""
    begun = monotonic()
    found = _Found(folder.hidden)
    if folder.trouble:
        found.left_out.append(folder.trouble)
    for name, look in folder.files.items():
        path = os.path.join(folder.path, name)  # noqa: PTH118 - of 100,000 names
        if path in unfinished:
            continue
        before = None if reads_again else known.get(path)
        if before and (before.size, before.mtime_ns) == look:
            found.unread.append(path)
        else:
            found.take(_met(folder, name, read, known))
        if found.count >= BATCH or monotonic() - begun > BATCH_S:
            yield found.batch(folder)
            found, begun = _Found(), monotonic()
    if found.count or found.passed_over:
        yield found.batch(folder)


@dataclass
class _Found:
    """What a batch is made of."""

    passed_over: int = 0
    listed: list[Listed] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.listed) + len(self.unread) + len(self.left_out)

    def take(self, met: Listed | LeftOut | None) -> None:
        if isinstance(met, Listed):
            self.listed.append(met)
        elif met:
            self.left_out.append(met)
        else:
            self.passed_over += 1

    def batch(self, folder: Folder) -> Batch:
        kinds = (tuple(self.listed), tuple(self.unread), tuple(self.left_out))
        return Batch(str(folder.path), *kinds, self.passed_over)


def _recordings_among(names: Iterable[str]) -> list[str]:
    may_be = (Kind.RECORDING, Kind.UNCERTAIN)
    return [name for name in names if kind_by_name(name) in may_be]


def _met(
    folder: Folder, name: str, read: Reader, known: Mapping[str, Identity]
) -> Listed | LeftOut | None:
    """Return a recording, something listed apart, or None for what has no business here."""
    path, kind = folder.path / name, kind_by_name(name)
    if kind is Kind.UNRELATED:
        return None
    if kind in _APART:
        return _apart(path, _APART[kind])
    identity = _identity(path, known.get(str(path)))
    if kind is Kind.UNCERTAIN and (isinstance(identity, LeftOut) or not _sounds(identity)):
        return None
    if isinstance(identity, LeftOut):
        return identity
    return _listed(path, identity, read(name), day_of(folder.below))


def _identity(path: Path, known: Identity | None) -> Identity | LeftOut:
    try:
        if is_elsewhere(path.stat()):
            return _apart(path, "in_the_cloud")
        return identity_of(path, known) or _apart(path, "no_ordinary_file")
    except OSError as error:
        return unreadable(path, error)


def _sounds(identity: Identity) -> bool:
    # Without its first bytes it is known from before, and was found to be sound then.
    return identity.start is None or is_sound(identity.start.ljust(SNIFFED, b"\0"))


def _listed(path: Path, identity: Identity, facts: CallFacts, day: str | None) -> Listed:
    return Listed(
        path=str(path),
        size=identity.size,
        mtime_ns=identity.mtime_ns,
        fingerprint=identity.fingerprint,
        facts=facts if facts.start_local else _guessed(facts, identity.mtime_ns, day),
    )


def _guessed(facts: CallFacts, mtime_ns: int, day: str | None) -> CallFacts:
    """Return `facts` with the file's time as the last resort, marked as the guess it is.

    A file is written until the call ends and may have been copied since: where a folder names
    another `day`, the day is all that is left of the start.
    """
    by_file = _by_file_time(facts, mtime_ns)
    if day is None or (by_file.start_local or "").startswith(day):
        return by_file
    return replace(
        facts,
        start_local=f"{day}T00:00:00",
        start_source=Source.FOLDER,
        start_confidence=Confidence.GUESS,
    )


def _by_file_time(facts: CallFacts, mtime_ns: int) -> CallFacts:
    try:
        moment = datetime.fromtimestamp(mtime_ns // 1_000_000_000, UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return facts
    offset = moment.utcoffset()
    return replace(
        facts,
        start_local=moment.replace(tzinfo=None).isoformat(),
        utc_offset_minutes=round(offset.total_seconds() / 60) if offset else 0,
        start_source=Source.FILE_TIME,
        start_confidence=Confidence.GUESS,
    )


def _apart(path: Path, reason: str) -> LeftOut:
    return LeftOut(str(path), reason, {"path": str(path), "name": path.name})


_APART = {
    Kind.ARCHIVE: "is_archive",
    Kind.ENCRYPTED: "is_encrypted",
    Kind.NETWORK: "is_network_capture",
    Kind.CHAT: "is_chat",
}
