"""Small frames of any format gathered into blocks of 16 bits, by FFmpeg's filter graph.

Of recordings that need it Python puts in every small frame; what is `unbroken` comes gathered, to
be resampled only.
"""

from dataclasses import dataclass

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter import Graph
from av.filter.context import FilterContext

from callreview.audio.reader import BLOCK_FRAMES
from callreview.domain.peaks import Samples


class Gathering:
    """A filter graph that turns frames of any size and format into blocks of 16 bits."""

    def __init__(self, rate: int, channels: int) -> None:
        self.ready: list[Samples] = []
        self._rate = rate
        self._channels = channels
        self._layout = ""
        self._graph: _Graph | None = None
        self._waiting = 0

    def put(self, frame: AudioFrame) -> None:
        """Take a frame; runs for each of the many small frames of a recording."""
        if self._graph is None:
            self._graph = self._graph_for(frame)
        try:
            self._graph.entry.push(frame)
        except (av.PatchWelcomeError, ValueError):
            # The stream changed its rate or channels: joined recordings do.
            self.finish()
            self._graph = self._graph_for(frame)
            self._graph.entry.push(frame)
        self._waiting += frame.samples
        if self._waiting >= BLOCK_FRAMES:
            self._collect(self._graph)

    def taken(self) -> list[Samples]:
        """Return the blocks that are ready, once."""
        taken, self.ready = self.ready, []
        return taken

    def finish(self) -> None:
        """Make a last block of what is left."""
        if self._graph is not None:
            self._graph.entry.push(None)
            self._collect(self._graph)
            self._graph = None

    def _collect(self, graph: "_Graph") -> None:
        self._waiting = 0
        while True:
            try:
                frame = graph.exit.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            assert isinstance(frame, AudioFrame)
            samples = frame.to_ndarray().reshape(-1, self._channels)
            self.ready.append(samples.astype(np.int16, copy=False))

    def _graph_for(self, frame: AudioFrame) -> "_Graph":
        graph = Graph()
        graph.threads = 1
        layout = frame.layout.name
        if not self._layout:
            self._layout = layout if frame.layout.nb_channels == self._channels else ""
        kept = self._layout or {1: "mono", 2: "stereo"}.get(self._channels, layout)
        wanted = f"sample_fmts=s16:sample_rates={self._rate}:channel_layouts={kept}"
        entry = graph.add_abuffer(
            sample_rate=frame.sample_rate, format=frame.format.name, layout=layout
        )
        middle = graph.add("aformat", wanted), graph.add("asetnsamples", f"n={BLOCK_FRAMES}:p=0")
        exit_ = graph.add("abuffersink")
        graph.link_nodes(entry, *middle, exit_).configure()
        return _Graph(graph, entry, exit_)


@dataclass(frozen=True)
class _Graph:
    """A graph with its ends at hand: asking the graph for them takes longer than the work."""

    graph: Graph
    entry: FilterContext
    exit: FilterContext
