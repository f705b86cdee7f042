"""Decoding with FFmpeg's libraries, through PyAV.

A recording is decoded `unbroken`, without Python in between, for as long as that goes well.
Where something is broken, or changes midway, it is decoded again packet by packet, and what
was given before is not given twice: broken packets are left out and counted.
"""

from collections.abc import Iterator

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet

from callreview.audio.claims import claimed_frames
from callreview.audio.gathering import Gathering
from callreview.audio.reader import CannotDecode, Refused, checked_header
from callreview.audio.sniff import Kind
from callreview.audio.source import Source
from callreview.audio.unbroken import Broken, demuxer_options, unbroken
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
        self._source = source
        self._kind = kind
        self._container = _opened(source, kind)
        self._stream = _sound_of(self._container, kind)
        self.faults = 0
        codec = self._stream.codec_context.name
        self.header = checked_header(
            kind,
            _SAME.get(codec, codec),
            _rate(self._stream),
            self._stream.codec_context.channels,
            frames=_claimed(source, kind, self._stream),
            length_ms=_length_ms(kind, self._container),
        )

    def blocks(self) -> Iterator[Samples]:
        """Yield samples of shape (frames, channels) until there are no more."""
        given = 0
        index, rate = self._stream.index, int(self._stream.codec_context.sample_rate)
        self._container.close()  # it would read on from the same place in the file
        try:
            for block in unbroken(self._source, self._kind, index, self.header, rate):
                given += len(block)
                yield block
        except Broken:
            pass
        else:
            return
        self._container = _opened(self._source, self._kind)
        self._stream = _sound_of(self._container, self._kind)
        yield from _without_first(given, self._packet_by_packet())

    def close(self) -> None:
        """Let go of the decoder; the file stays open."""
        self._container.close()

    def _packet_by_packet(self) -> Iterator[Samples]:
        gathering = Gathering(self.header.rate, self.header.channels)
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

    def _decoded(self, packet: "Packet[AudioStream]") -> list[AudioFrame]:
        """Return the frames of a packet; a broken one is left out and counted."""
        try:
            return packet.decode()
        except av.EOFError:
            return []
        except av.InvalidDataError:
            self.faults += 1
            return []


def _without_first(count: int, blocks: Iterator[Samples]) -> Iterator[Samples]:
    """Yield blocks without the first `count` frames of them all."""
    for block in blocks:
        left = block[count:]
        count -= len(block) - len(left)
        if len(left):
            yield left


def _opened(source: Source, kind: Kind) -> av.container.InputContainer:
    try:
        return av.open(
            source.rewound(),
            mode="r",
            format=kind.demuxer,
            options=dict(demuxer_options(kind)),
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
    if context is None:  # FFmpeg knows no decoder for it
        raise Refused("format_refused", what=kind.container)
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


def _claimed(source: Source, kind: Kind, stream: AudioStream) -> int | None:
    """Return the length the header promises; None where there is only an estimate."""
    if kind.wav:
        return kind.wav.claimed_frames
    if kind.container in _ESTIMATED or stream.duration is None or stream.time_base is None:
        return claimed_frames(kind.container, source)
    return int(stream.duration * stream.time_base * _rate(stream))


def _length_ms(kind: Kind, container: av.container.InputContainer) -> int | None:
    if kind.wav and not kind.wav.is_closed:
        frames = kind.wav.frames_in(kind.wav.present)
        return None if frames is None else frames * 1000 // max(1, kind.wav.rate)
    return None if container.duration is None else container.duration // 1000
