"""What the sheet of folders shows: every added folder, how it stands and how it is read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import PurePath

from callreview.domain.folder import Folder
from callreview.domain.reading import AgentSide
from callreview.words import _
from callreview.words.marking import N_
from callreview.words.times import spoken_moment


class Standing(Enum):
    """How a folder stands."""

    HERE = N_("Here")
    READ = N_("Being read")
    AWAY = N_("Not connected")
    NEVER = N_("Not read yet")


SIDES: Mapping[AgentSide, str] = {
    AgentSide.AS_KNOWN: N_("As its phone system does it"),
    AgentSide.LEFT: N_("Left channel"),
    AgentSide.RIGHT: N_("Right channel"),
    AgentSide.CALLER_LEFT: N_("Left when calling, right when called"),
    AgentSide.CALLER_RIGHT: N_("Right when calling, left when called"),
}


@dataclass(frozen=True)
class LogEntry:
    """A log of a folder: one a person said how to read, or one nobody reads yet."""

    path: str
    is_read: bool

    @property
    def words(self) -> str:
        """Return its name, and whether it is read."""
        words = _("{name}, read as you said") if self.is_read else _("{name}, not read yet")
        return words.format(name=PurePath(self.path).name)


@dataclass(frozen=True)
class FolderEntry:
    """One added folder as it is shown. `looked_at` is in words."""

    folder: Folder
    standing: Standing
    looked_at: str = ""
    logs: tuple[LogEntry, ...] = ()

    @property
    def name(self) -> str:
        """Return the folder's name, or all of its path where it has none."""
        return PurePath(self.folder.path).name or self.folder.path


@dataclass(frozen=True)
class FoldersState:
    """Every added folder, in the order they were added."""

    entries: tuple[FolderEntry, ...] = ()
    read_only: bool = False


@dataclass(frozen=True)
class Standings:
    """What is known of folders beside the library, by path: those read now, those away, their logs.

    `unread_logs` are logs that lie in a folder and that nobody reads.
    """

    being_read: Collection[str] = ()
    away: Collection[str] = ()
    unread_logs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def state_of(
    folders: Iterable[Folder], standings: Standings, today: date, *, read_only: bool
) -> FoldersState:
    """Return what is to be shown."""
    entries = tuple(
        FolderEntry(
            one,
            _standing(one, standings),
            spoken_moment(one.looked_at, today),
            _logs(one, standings.unread_logs.get(one.path, ())),
        )
        for one in folders
    )
    return FoldersState(entries, read_only)


def extensions_words(own: Iterable[str]) -> str:
    """Return extensions as they are written into their field."""
    return ", ".join(sorted(own))


def extensions_in(text: str) -> tuple[str, ...]:
    """Return the extensions in the words of their field."""
    return tuple(one for part in text.replace(";", ",").split(",") if (one := part.strip()))


def _standing(folder: Folder, standings: Standings) -> Standing:
    if folder.path in standings.being_read:
        return Standing.READ
    if folder.path in standings.away:
        return Standing.AWAY
    return Standing.HERE if folder.looked_at else Standing.NEVER


def _logs(folder: Folder, unread: Iterable[str]) -> tuple[LogEntry, ...]:
    read = tuple(LogEntry(one.path, is_read=True) for one in folder.reading.logs)
    known = {one.path for one in read}
    return (*read, *(LogEntry(path, is_read=False) for path in unread if path not in known))
