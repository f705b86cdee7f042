"""Everything known about one call, as its details show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from callreview.domain.call import Call, Recording


@dataclass(frozen=True)
class Place:
    """A path where the bytes of a recording lie, or lay; `folder` is the one that was added."""

    path: str
    folder: str | None
    is_copy: bool = False
    is_missing: bool = False


@dataclass(frozen=True)
class File:
    """One file of a call, and where it lies.

    `decoder` decoded it, "" while none did; `decoded_at` is `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    """

    recording: Recording
    places: tuple[Place, ...] = ()
    decoder: str = ""
    decoded_at: str | None = None


class Why(StrEnum):
    """Why files of one call stay two calls: both were signed off, or a person took them apart."""

    SIGNED_OFF = "signed_off"
    PERSON = "person"


@dataclass(frozen=True)
class Apart:
    """A recording of another call that is of this one by its name, and why it stays there."""

    path: str
    why: Why


@dataclass(frozen=True)
class Details:
    """A call, and what its row in the table does not tell.

    `by_person` names the facts a person wrote down, `read` what the sources say of those.
    `is_assigned` where a person said whose call it was. `files` are those of `call.all_files`.
    `apart` are recordings that are of this call by their names and stay calls of their own.
    `added_at` is `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    """

    call: Call
    by_person: frozenset[str] = frozenset()
    read: Mapping[str, str | int | None] = field(default_factory=dict)
    is_assigned: bool = False
    files: tuple[File, ...] = ()
    apart: tuple[Apart, ...] = ()
    added_at: str = ""
