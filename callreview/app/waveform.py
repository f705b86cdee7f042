"""The waveform of a recording as a file for other programs."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app import places
from callreview.app.outfile import are_one, is_recording, whole_file
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.domain.peaks import BASE
from callreview.domain.waveformfile import dat_of_blocks, dat_of_peaks

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding
    from callreview.audio.pcm import Pcm
    from callreview.domain.peaks import Samples

_LOOK_SECONDS = 0.2
_BLOCK_FRAMES = 1 << 16


def write_waveform(
    recording: Path,
    target: Path,
    *,
    samples_per_pixel: int,
    bits: int,
    on_progress: Callable[[float], None] = lambda _part: None,
) -> Outcome:
    """Write the waveform of `recording` in audiowaveform's format; return how decoding went.

    Raises CallReviewError when there is no sound to draw or `target` cannot be written, or is
    itself a recording: no recording is ever written over.
    """
    if is_recording(target) or are_one(recording, target):
        raise CallReviewError("waveform_over_recording", name=target.name)
    from callreview.audio.pool import Pool

    with (
        Pool(places.sound(), size=1) as pool,
        contextlib.closing(pool.decode(recording)) as decoding,
    ):
        outcome = _waited_for(decoding, on_progress)
        if not outcome.verdict.plays:
            raise outcome.trouble()
        content = _dat(decoding, samples_per_pixel, bits)
        with whole_file(target) as unfinished:
            unfinished.write_bytes(content)
        return outcome


def _waited_for(decoding: "Decoding", on_progress: Callable[[float], None]) -> Outcome:
    while True:
        try:
            return decoding.wait(_LOOK_SECONDS)
        except TimeoutError:
            on_progress(decoding.progress)


def _dat(decoding: "Decoding", samples_per_pixel: int, bits: int) -> bytes:
    if samples_per_pixel % BASE == 0:
        return dat_of_peaks(decoding.peaks(), samples_per_pixel, bits)
    pcm = decoding.pcm
    assert pcm is not None
    return dat_of_blocks(_blocks(pcm), pcm.rate, pcm.channels, samples_per_pixel, bits)


def _blocks(pcm: "Pcm") -> "Iterator[Samples]":
    for start in range(0, pcm.frames_ready, _BLOCK_FRAMES):
        yield pcm.read(start, _BLOCK_FRAMES)
