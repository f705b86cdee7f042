"""The waveform of a recording as a file for other programs."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app import places
from callreview.app.decoded import OnProgress, blocks, wait_for
from callreview.app.outfile import are_one, is_recording, whole_file
from callreview.domain.audiofile import Outcome
from callreview.domain.errors import CallReviewError
from callreview.domain.peaks import BASE
from callreview.domain.waveformfile import dat_of_blocks, dat_of_peaks

if TYPE_CHECKING:
    from callreview.audio.decoding import Decoding


def write_waveform(
    recording: Sequence[Path],
    target: Path,
    *,
    samples_per_pixel: int,
    bits: int,
    on_progress: OnProgress = lambda _part: None,
) -> Outcome:
    """Write the waveform of a recording, or of its two sides, in audiowaveform's format.

    Return how decoding went.

    Raises CallReviewError when there is no sound to draw or `target` cannot be written, or is
    itself a recording: no recording is ever written over.
    """
    if is_recording(target) or any(are_one(path, target) for path in recording):
        raise CallReviewError("waveform_over_recording", name=target.name)
    from callreview.audio.pool import Pool

    with (
        Pool(places.sound(), size=1) as pool,
        contextlib.closing(pool.decode(*recording)) as decoding,
    ):
        outcome = wait_for(decoding, on_progress)
        content = _dat(decoding, samples_per_pixel, bits)
        with whole_file(target) as unfinished:
            unfinished.write_bytes(content)
        return outcome


def _dat(decoding: "Decoding", samples_per_pixel: int, bits: int) -> bytes:
    if samples_per_pixel % BASE == 0:
        return dat_of_peaks(decoding.peaks(), samples_per_pixel, bits)
    pcm = decoding.pcm
    assert pcm is not None
    sound = blocks(pcm, 0, pcm.frames_ready)
    return dat_of_blocks(sound, pcm.rate, pcm.channels, samples_per_pixel, bits)
