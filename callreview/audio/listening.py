"""What a listening worker does: find out who speaks in sound that was decoded already.

It reads 16-bit samples from the open file it was handed, some seconds at a time.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from callreview.audio.detector import Detector, Real
from callreview.audio.likeness import Likeness
from callreview.audio.line import Line, Message
from callreview.audio.order import Cancelled
from callreview.audio.speech import talk_of
from callreview.domain.talk import Talk

_BLOCK_FRAMES = 1 << 16
_SAMPLE_BYTES = 2
_FULL_SCALE = 32768
_MOST = 1 << 40


@dataclass(frozen=True)
class Sound:
    """Decoded sound in an open file: 16-bit samples, channels interleaved.

    `are_sides` where each channel comes from a file of one side, so that one without a sound is
    somebody who says nothing.
    """

    descriptor: int
    rate: int
    channels: int
    frames: int
    are_sides: bool = False


def listen(detector: Detector, message: Message, line: Line, alive: Callable[[], None]) -> None:
    """Say who speaks in the sound a message hands over, and how far it is now and then."""
    rate, channels, frames = (
        message.number(name, _MOST) for name in ("rate", "channels", "frames")
    )
    are_sides = bool(message.number("are_sides", 1))
    sound = Sound(message.descriptors[0], rate, channels, frames, are_sides)

    def told(part: float) -> None:
        alive()
        line.send({"say": "listening", "part": round(part, 4)})
        if line.has_waiting():
            raise Cancelled

    talk = found_in(detector, sound, told)
    rows = (*talk.speech, talk.hold)
    edges = [(span.start_ms, span.end_ms) for row in rows for span in row]
    says = {"say": "listened", "method": talk.method, "confidence": talk.confidence}
    counts = [len(row) for row in rows]
    line.send({**says, "counts": counts}, np.array(edges, np.int32).tobytes())


def found_in(
    detector: Detector, sound: Sound, told: Callable[[float], None] = lambda _part: None
) -> Talk:
    """Return who speaks in some sound; `told` hears how much of it, from 0 to 1, was heard.

    Channels that are alike are one: a call on one channel, written twice; so is one beside a
    channel without a sound, unless that is known to be a side.
    """
    channels = 1 if _all_alike(sound, told) else sound.channels
    heard = []
    for channel in range(channels):
        ear = detector.ear(sound.rate)
        for start, planar in _blocks(sound):
            ear.hear(planar[channel])
            told((channel + (start + planar.shape[1]) / sound.frames) / channels)
        heard.append(ear.finish())
    return talk_of(heard, sound.frames * 1000 // sound.rate)


def _all_alike(sound: Sound, told: Callable[[float], None]) -> bool:
    likeness = Likeness(sound.channels)
    for _start, planar in _blocks(sound):
        likeness.add(planar)
        told(0.0)
    return likeness.all_alike and not (sound.are_sides and likeness.any_silent)


def _blocks(sound: Sound) -> Iterator[tuple[int, Real]]:
    """Yield the sound in order, from -1 to 1, of shape (channels, frames), with where it is."""
    size = sound.channels * _SAMPLE_BYTES
    for start in range(0, sound.frames, _BLOCK_FRAMES):
        count = min(_BLOCK_FRAMES, sound.frames - start)
        found = _bytes_at(sound.descriptor, start * size, count * size)
        samples = np.frombuffer(found[: len(found) // size * size], np.int16)
        planar = samples.reshape(-1, sound.channels).T.astype(np.float32)
        yield start, np.ascontiguousarray(planar) / np.float32(_FULL_SCALE)


def _bytes_at(descriptor: int, offset: int, count: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, count, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, count)
