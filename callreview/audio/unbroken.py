"""Decoding a whole recording inside FFmpeg, which is asked once a block.

FFmpeg's source filter `amovie` demuxes and decodes what the file's descriptor holds, and other
filters gather and convert it. So no frame passes through Python, whose share of a plain loop is
up to a third, and the other threads of a worker run meanwhile. Whatever is out of the ordinary
ends it with `Broken`.

Threads: what comes at another rate than it is kept at, as Opus does, is decoded a little ahead
in a thread of its own, for resampling it takes a third as long again.
"""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter import Graph
from av.filter.context import FilterContext

from callreview.audio.gathering import Gathering
from callreview.audio.reader import BLOCK_FRAMES
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.domain.audiofile import Header
from callreview.domain.peaks import Samples

_AHEAD = 2


class Broken(Exception):
    """Something in the recording, or in this system, needs more care."""


def unbroken(
    source: Source, kind: Kind, stream: int, header: Header, decoded_rate: int
) -> Iterator[Samples]:
    """Yield all samples of a stream, of shape (frames, channels); raise Broken.

    The decoder gives it at `decoded_rate`.
    """
    is_kept_so = decoded_rate == header.rate
    # A decoder may find another rate than it thought, as that of AAC does: FFmpeg sees to that.
    kept_as = f"sample_fmts=s16:sample_rates={header.rate}" if is_kept_so else ""
    frames = _frames(source, kind, stream, header, kept_as)
    if not is_kept_so:
        yield from _resampled(_ahead(frames), header)
        return
    for frame in frames:
        count = frame.samples * header.channels
        # Seen through the frame's own buffer: `to_ndarray` would copy it.
        seen = cast("memoryview", frame.planes[0])
        yield np.frombuffer(seen, np.int16, count).reshape(-1, header.channels)


def _frames(
    source: Source, kind: Kind, stream: int, header: Header, kept_as: str
) -> Iterator[AudioFrame]:
    """Yield large frames of a stream, in the format that `kept_as` names, or as they come."""
    graph = Graph()  # to be held: its filters do not hold it
    exit_ = _exit_of(graph, source, kind, stream, kept_as)
    while True:
        try:
            frame = exit_.pull()
        except av.EOFError:
            return
        except (av.FFmpegError, ValueError, MemoryError) as failure:
            raise Broken(str(failure)) from failure
        assert isinstance(frame, AudioFrame)
        if frame.layout.nb_channels != header.channels:
            raise Broken(frame.layout.name)
        yield frame


def _ahead(frames: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
    """Yield the same frames, made ahead by another thread."""
    with ThreadPoolExecutor(1, "decoding ahead") as thread:
        coming = deque(thread.submit(next, frames, None) for _ in range(_AHEAD))
        while (frame := coming.popleft().result()) is not None:
            coming.append(thread.submit(next, frames, None))
            yield frame


def _resampled(frames: Iterable[AudioFrame], header: Header) -> Iterator[Samples]:
    gathering = Gathering(header.rate, header.channels)
    try:
        for frame in frames:
            gathering.put(frame)
            yield from gathering.taken()
        gathering.finish()
    except (av.FFmpegError, ValueError, MemoryError) as failure:
        raise Broken(str(failure)) from failure
    yield from gathering.taken()


def demuxer_options(kind: Kind) -> Mapping[str, str]:
    """Return what FFmpeg has to be told to read sound without a header."""
    if kind.raw and kind.demuxer in ("mulaw", "alaw", "s16le"):
        return {"sample_rate": str(kind.raw.rate), "ch_layout": "mono"}
    return {}


def _exit_of(graph: Graph, source: Source, kind: Kind, stream: int, kept_as: str) -> FilterContext:
    """Build from the file to large frames, and return that end."""
    if sys.platform == "win32":
        raise Broken("a descriptor of Python's C runtime means nothing to another one")
    options = {**demuxer_options(kind), "fd": str(source.rewound().fileno())}
    graph.threads = 1
    try:
        entry = graph.add(
            "amovie",
            filename="fd:",
            format_name=kind.demuxer,
            stream_index=str(stream),
            format_opts=":".join(f"{name}={value}" for name, value in options.items()),
        )
        middle = [graph.add("aformat", kept_as)] if kept_as else []
        gathered = graph.add("asetnsamples", f"n={BLOCK_FRAMES}:p=0")
        exit_ = graph.add("abuffersink")
        graph.link_nodes(entry, *middle, gathered, exit_).configure()
    except (av.FFmpegError, ValueError, MemoryError) as failure:
        raise Broken(str(failure)) from failure
    return exit_
