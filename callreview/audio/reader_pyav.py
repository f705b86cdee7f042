"""Decoding with FFmpeg's libraries, through PyAV.

FFmpeg's filter graph gathers small frames into blocks and converts them to 16 bits, so
that Python is asked once a block and not once a frame; frame by frame takes twice as long.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph
from av.filter.context import FilterContext
from av.packet import Packet

from callreview.audio.reader import BLOCK_FRAMES, CannotDecode, Refused, checked_header
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.domain.peaks import Samples

_ALLOWED = frozenset(
    (
        "aac",
        "adpcm_g722",
        "adpcm_g726",
        "adpcm_ima_wav",
        "adpcm_ms",
        "alac",
        "amr_nb",
        "amr_wb",
        "amrnb",
        "amrwb",
        "flac",
        "g722",
        "g723_1",
        "g726",
        "gsm",
        "gsm_ms",
        "libopencore_amrnb",
        "libopencore_amrwb",
        "mp2",
        "mp2float",
        "mp3",
        "mp3float",
        "opus",
        "pcm_alaw",
        "pcm_f32be",
        "pcm_f32le",
        "pcm_f64be",
        "pcm_f64le",
        "pcm_mulaw",
        "pcm_s16be",
        "pcm_s16le",
        "pcm_s24be",
        "pcm_s24le",
        "pcm_s32be",
        "pcm_s32le",
        "pcm_s8",
        "pcm_u8",
        "speex",
        "truespeech",
        "vorbis",
        "wmav1",
        "wmav2",
    )
)
_SAME = {"mp3float": "mp3", "mp2float": "mp2", "amrnb": "amr_nb", "amrwb": "amr_wb"}
_OPUS_RATES = (8_000, 12_000, 16_000, 24_000, 44_100, 48_000)
_ESTIMATED = (
    "mp3",
    "aac",
    "amr",
    "raw",
)  # containers whose length FFmpeg guesses from the bit rate
_READ_BYTES = 1 << 17


class PyAvReader:
    """A recording opened by FFmpeg; see `Reader`."""

    decoder = f"pyav {av.__version__} / libavcodec " + ".".join(
        str(part) for part in av.library_versions["libavcodec"]
    )

    def __init__(self, source: Source, kind: Kind) -> None:
        self._container = _opened(source, kind)
        self._stream = _sound_of(self._container, kind)
        self.faults = 0
        codec = self._stream.codec_context.name
        self.header = checked_header(
            kind,
            _SAME.get(codec, codec),
            _rate(self._stream),
            self._stream.codec_context.channels,
            frames=_claimed(kind, self._stream),
            length_ms=_length_ms(kind, self._container),
        )

    def blocks(self) -> Iterator[Samples]:
        """Yield samples of shape (frames, channels) until there are no more."""
        gathering = _Gathering(self.header.rate, self.header.channels)
        try:
            for packet in self._container.demux(self._stream):
                for frame in self._decoded(packet):
                    gathering.put(frame)
                if gathering.ready:
                    yield from gathering.taken()
            gathering.finish()
            yield from gathering.taken()
        except av.FFmpegError as failure:
            gathering.finish()
            yield from gathering.taken()
            raise CannotDecode(str(failure)) from failure
        except MemoryError as failure:
            raise CannotDecode(str(failure)) from failure

    def close(self) -> None:
        """Let go of the decoder; the file stays open."""
        self._container.close()

    def _decoded(self, packet: "Packet[AudioStream]") -> list[AudioFrame]:
        """Return the frames of a packet; a broken one is left out and counted."""
        try:
            return packet.decode()
        except av.EOFError:
            return []
        except av.InvalidDataError:
            self.faults += 1
            return []


class _Gathering:
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


def _opened(source: Source, kind: Kind) -> av.container.InputContainer:
    raw = kind.raw
    options = {}
    if raw and kind.demuxer in ("mulaw", "alaw", "s16le"):
        options = {"sample_rate": str(raw.rate), "ch_layout": "mono"}
    try:
        return av.open(
            source.rewound(),
            mode="r",
            format=kind.demuxer,
            options=options,
            buffer_size=_READ_BYTES,
            metadata_errors="replace",
        )
    except (av.FFmpegError, ValueError, MemoryError) as failure:
        raise CannotDecode(str(failure)) from failure


def _sound_of(container: av.container.InputContainer, kind: Kind) -> AudioStream:
    """Return the stream of sound to decode, if its codec is on the list."""
    if not container.streams.audio:
        raise Refused("no_sound_inside", what=kind.container)
    stream = container.streams.audio[0]
    context = stream.codec_context
    if context.name not in _ALLOWED:
        raise Refused("format_refused", what=f"{kind.container}: {context.name}")
    context.thread_count = 1
    return stream


def _rate(stream: AudioStream) -> int:
    """Return the rate to keep; of Opus the one its header says the sound was made from."""
    context = stream.codec_context
    if context.name != "opus":
        return int(context.sample_rate)
    made_from = int.from_bytes((context.extradata or b"")[12:16], "little")
    return made_from if made_from in _OPUS_RATES else int(context.sample_rate)


def _claimed(kind: Kind, stream: AudioStream) -> int | None:
    """Return the length the header promises; None where there is only an estimate."""
    if kind.wav:
        return kind.wav.claimed_frames
    if kind.container in _ESTIMATED or stream.duration is None or stream.time_base is None:
        return None
    return int(stream.duration * stream.time_base * _rate(stream))


def _length_ms(kind: Kind, container: av.container.InputContainer) -> int | None:
    if kind.wav and not kind.wav.is_closed:
        frames = kind.wav.frames_in(kind.wav.present)
        return None if frames is None else frames * 1000 // max(1, kind.wav.rate)
    return None if container.duration is None else container.duration // 1000
