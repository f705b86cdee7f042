"""Edits of the folders the app looks into. Files are never touched."""

from dataclasses import dataclass
from pathlib import Path

from callreview.app.edits.edit import Edit, Way
from callreview.domain.folder import Folder
from callreview.store import folders
from callreview.store.page import Page


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
