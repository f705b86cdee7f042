"""How an added folder is to be read, and which added folders lie around it and in it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.domain.call import Agent
from callreview.domain.facts import LONGEST_EXTENSION, Extensions
from callreview.domain.folder import Folder
from callreview.domain.reading import Reading

if TYPE_CHECKING:
    from callreview.intake.scan import Around


def reading_of(folder_id: str, folders: Iterable[Folder], agents: Iterable[Agent]) -> Reading:
    """Return how a folder is to be read: as was said of it, with what people are known by.

    Where nothing was said of it, what was said of a folder around it holds. Of what people are
    known by only what is no extension by its length counts, so that naming somebody does not
    have every name read again.
    """
    folders = tuple(folders)
    one = next((one for one in folders if one.id == folder_id), None)
    if one is None:
        return Reading()
    said = one.reading
    for other in _above(one.path, folders):
        said = _completed(said, other.reading)
    known_by = {ref for agent in agents for ref in agent.refs if ref not in said.extensions}
    listed = frozenset(said.extensions.listed | known_by)
    return replace(said, extensions=Extensions(said.extensions.longest, listed))


def around_of(root: Path, folders: Iterable[Folder]) -> "Around":
    """Return the added folders around a root: the outermost it lies in, and those inside it."""
    from callreview.intake.scan import Around  # brings every profile; the window stands sooner

    folders = tuple(folders)
    above = _above(str(root), folders)
    inside = {Path(one.path) for one in folders if root in Path(one.path).parents}
    return Around(Path(above[-1].path) if above else None, frozenset(inside))


def _completed(said: Reading, outer: Reading) -> Reading:
    """Return what was said of a folder with what was said of one around it."""
    ours, theirs = said.extensions, outer.extensions
    longest = theirs.longest if ours.longest == LONGEST_EXTENSION else ours.longest
    return replace(
        said,
        side=said.side or outer.side,
        extensions=Extensions(longest, ours.listed | theirs.listed),
        logs=(*said.logs, *outer.logs),
        template=said.template or outer.template,
    )


def _above(path: str, folders: Iterable[Folder]) -> list[Folder]:
    """Return the folders a path lies in, the nearest first."""
    parents = {str(parent) for parent in Path(path).parents}
    return sorted((one for one in folders if one.path in parents), key=lambda one: -len(one.path))
