"""Decoding a whole recording inside FFmpeg, which is asked once a block.

FFmpeg's source filter `amovie` demuxes and decodes what the file's descriptor holds, and other
filters gather and convert it. So no frame passes through Python, whose share of a plain loop is
up to a third, and the other threads of a worker run meanwhile. Whatever is out of the ordinary
ends it with `Broken`.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter import Graph
from av.filter.context import FilterContext

from callreview.audio.reader import BLOCK_FRAMES
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.domain.audiofile import Header
from callreview.domain.peaks import Samples


class Broken(Exception):
    """Something in the recording, or in this system, needs more care."""


def unbroken(source: Source, kind: Kind, stream: int, header: Header) -> Iterator[Samples]:
    """Yield all samples of a stream, of shape (frames, channels); raise Broken."""
    graph = Graph()  # to be held: its filters do not hold it
    exit_ = _exit_of(graph, source, kind, stream, header)
    while True:
        try:
            frame = exit_.pull()
        except av.EOFError:
            return
        except (av.FFmpegError, ValueError, MemoryError) as failure:
            raise Broken(str(failure)) from failure
        assert isinstance(frame, AudioFrame)
        assert isinstance(frame, AudioFrame)
        if frame.layout.nb_channels != header.channels:
            raise Broken(frame.layout.name)
        count = frame.samples * header.channels
        # Seen through the frame's own buffer: `to_ndarray` would copy it.
        seen = cast("memoryview", frame.planes[0])
        yield np.frombuffer(seen, np.int16, count).reshape(-1, header.channels)


def demuxer_options(kind: Kind) -> Mapping[str, str]:
    """Return what FFmpeg has to be told to read sound without a header."""
    if kind.raw and kind.demuxer in ("mulaw", "alaw", "s16le"):
        return {"sample_rate": str(kind.raw.rate), "ch_layout": "mono"}
    return {}


def _exit_of(
    graph: Graph, source: Source, kind: Kind, stream: int, header: Header
) -> FilterContext:
    """Build from the file to blocks of 16 bits at the header's rate, and return that end."""
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
        middle = graph.add("aformat", f"sample_fmts=s16:sample_rates={header.rate}")
        gathered = graph.add("asetnsamples", f"n={BLOCK_FRAMES}:p=0")
        exit_ = graph.add("abuffersink")
        graph.link_nodes(entry, middle, gathered, exit_).configure()
    except (av.FFmpegError, ValueError, MemoryError) as failure:
        raise Broken(str(failure)) from failure
    return exit_
