"""What every decoder offers: a header, then blocks of 16-bit samples in order.

A reader decodes front to back and never seeks. Whatever the libraries raise on a broken
file comes out as `CannotDecode`.
"""

from collections.abc import Iterator
from typing import Protocol

from callreview.audio.sniff import PLAIN, SOUNDFILE, Kind
from callreview.audio.source import Source
from callreview.domain.audiofile import Header
from callreview.domain.peaks import Samples

BLOCK_FRAMES = 65_536


class CannotDecode(Exception):
    """A decoder refused the file, or gave up in the middle of it."""


class Refused(CannotDecode):
    """The file is of a kind the app does not play, whichever decoder tries; `what` names it."""

    def __init__(self, reason: str, **fields: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fields = fields


class Reader(Protocol):
    """One recording being decoded; a context manager."""

    header: Header
    decoder: str
    faults: int
    """How many stretches could not be decoded and were left out."""

    def blocks(self) -> Iterator[Samples]:
        """Yield samples of shape (frames, channels) in order; raise CannotDecode on failure."""

    def close(self) -> None:
        """Let go of the decoder; the file stays open."""


def open_reader(decoder: str, source: Source, kind: Kind) -> Reader:
    """Return `source` opened by the decoder of this name; raise CannotDecode."""
    if decoder == SOUNDFILE:
        from callreview.audio.reader_soundfile import SoundFileReader

        return SoundFileReader(source, kind)
    if decoder == PLAIN:
        from callreview.audio.reader_plain import PlainReader

        return PlainReader(source, kind)
    from callreview.audio.reader_pyav import PyAvReader

    return PyAvReader(source, kind)


def checked_header(
    kind: Kind, codec: str, rate: int, channels: int, *, frames: int | None, length_ms: int | None
) -> Header:
    """Return the header of a recording within our limits; raise Refused beyond them.

    `frames` is what the header promises, `length_ms` perhaps only an estimate.
    """
    try:
        length = length_ms if frames is None else frames * 1000 // rate
        return Header(kind.container, codec, rate, channels, length, frames)
    except (ValueError, ZeroDivisionError):
        raise Refused("recording_beyond_limits", rate=rate, channels=channels) from None
