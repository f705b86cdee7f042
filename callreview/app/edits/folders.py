"""Edits of the folders the app looks into, and of how it reads them. Files are never touched."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from callreview.app.edits.edit import Edit, Way
from callreview.domain.errors import Refused
from callreview.domain.facts import Extensions
from callreview.domain.folder import Folder
from callreview.domain.logmapping import LogMapping
from callreview.domain.reading import AgentSide
from callreview.domain.template.parts import Template
from callreview.store import folders, log_mappings
from callreview.store.page import Page

LONGEST_EXTENSIONS = range(1, 13)


@dataclass(frozen=True)
class AddFolder(Edit[Folder]):
    """Look into a folder from now on; one that is known or was forgotten is the same as before.

    Compensating: files are found in it at once, and forgetting it corrects that.
    """

    path: Path | str
    kind = "add_folder"
    way = Way.COMPENSATING

    @property
    def target(self) -> str:
        """Return nothing: a path may name people."""
        return ""

    def apply(self, page: Page) -> Folder:
        """Return the folder."""
        return folders.add(page, page.new_key(), str(self.path))


@dataclass(frozen=True)
class ForgetFolder(Edit[None]):
    """Look into a folder no more; its calls go out of sight unless somebody worked on them."""

    folder_id: str
    kind = "forget_folder"

    @property
    def target(self) -> str:
        """Return the folder's key."""
        return self.folder_id

    def apply(self, page: Page) -> None:
        """Forget it; Refused "folder_unknown" if there is none of that id."""
        folders.forget(page, self.folder_id)


@dataclass(frozen=True)
class DescribeFolder(Edit[None]):
    """Say on which channel the person is in a folder's calls, and what its extensions are.

    `longest` is the most digits of an extension, `own` are longer ones; None leaves either.
    """

    folder_id: str
    side: AgentSide | None = None
    longest: int | None = None
    own: Collection[str] | None = None
    kind = "describe_folder"

    @property
    def target(self) -> str:
        """Return the folder's key."""
        return self.folder_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "folder_unknown" or "extension_length_odd"."""
        known = folders.folder(page, self.folder_id).reading
        longest = known.extensions.longest if self.longest is None else self.longest
        if longest not in LONGEST_EXTENSIONS:
            raise Refused("extension_length_odd", most=LONGEST_EXTENSIONS[-1])
        own = known.extensions.listed if self.own is None else frozenset(_tidy(self.own))
        side = known.side if self.side is None else self.side
        folders.describe(page, self.folder_id, side, Extensions(longest, own))


@dataclass(frozen=True)
class TellNames(Edit[None]):
    """Say how the files of a folder are named; None takes back what was said."""

    folder_id: str
    template: Template | None
    kind = "tell_names"

    @property
    def target(self) -> str:
        """Return the folder's key."""
        return self.folder_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "folder_unknown" if there is none of that id."""
        folders.keep_template(page, self.folder_id, self.template)


@dataclass(frozen=True)
class MapLog(Edit[None]):
    """Say how a log of a folder is to be read, in place of what was said of it before."""

    folder_id: str
    mapping: LogMapping
    kind = "map_log"

    @property
    def target(self) -> str:
        """Return the folder's key."""
        return self.folder_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "folder_unknown", "log_joins_nothing" or "log_says_nothing"."""
        folders.folder(page, self.folder_id)
        if not self.mapping.can_join:
            raise Refused("log_joins_nothing")
        if not self.mapping.says_more:
            raise Refused("log_says_nothing")
        log_mappings.put(page, self.folder_id, self.mapping)


@dataclass(frozen=True)
class UnmapLog(Edit[None]):
    """Let go what was said of a log; it is read no more unless a reader knows it."""

    folder_id: str
    path: str
    kind = "unmap_log"

    @property
    def target(self) -> str:
        """Return the folder's key."""
        return self.folder_id

    def apply(self, page: Page) -> None:
        """Write it down; Refused "log_unknown" if nothing was said of that log."""
        if not log_mappings.remove(page, self.folder_id, self.path):
            raise Refused("log_unknown")


def _tidy(own: Collection[str]) -> list[str]:
    return [tidy for text in own if (tidy := " ".join(text.split()))]
