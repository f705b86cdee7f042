"""Files beside a recording that say what call it is: bytes in, facts out.

They come from outside: sizes are capped, nothing in them is followed or executed, and what
is not understood says nothing. `SIDECARS` are asked by the extension of the file.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from callreview.domain.call import CallFacts, Source
from callreview.domain.facts import said_by
from callreview.domain.leaves import leaves_of
from callreview.intake.channels import with_agent_channel
from callreview.intake.sidecars import (
    bcr,
    genesys,
    googlevoice,
    puzzel,
    verba,
    voicemail,
    webex,
    zoom,
)
from callreview.intake.sidecars.tree import tree_of

MOST_BYTES = 1024 * 1024

Read = Callable[[bytes], CallFacts | None]


def _of_json(content: bytes) -> CallFacts | None:
    tree = tree_of(content)
    readers = (bcr.facts, webex.facts, genesys.facts, zoom.facts)
    return next((facts for read in readers if tree and (facts := read(tree))), None)


def _of_xml(content: bytes) -> CallFacts | None:
    leaves = leaves_of(content)
    readers = (puzzel.facts, verba.facts)
    return next((facts for read in readers if leaves and (facts := read(leaves))), None)


SIDECARS: Mapping[str, Read] = MappingProxyType(
    {
        "json": _of_json,
        "xml": _of_xml,
        "html": googlevoice.facts,
        "txt": voicemail.facts,
    }
)


def facts_of_sidecar(extension: str, content: bytes) -> CallFacts | None:
    """Return what a file beside a recording says; None if it is of no kind that is known.

    `extension` is without the dot. Content of more than `MOST_BYTES` says nothing.
    """
    read = SIDECARS.get(extension.casefold())
    facts = read(content) if read and len(content) <= MOST_BYTES else None
    return said_by(Source.SIDECAR, with_agent_channel(facts)) if facts else None


def names_beside(stem: str) -> tuple[str, ...]:
    """Return the names the sidecar of a recording may have, `stem` being its without extension."""
    middles = ("", "_metadata", "-metadata", ".metadata")
    return tuple(f"{stem}{middle}.{extension}" for middle in middles for extension in SIDECARS)
