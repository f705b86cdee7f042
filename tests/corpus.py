"""Sound files the tests make themselves: real formats, odd ones, and hostile ones.

All of it is made from `talk`, two voices of noise bursts that never say the same twice, so
that a shift, a swap of channels or a lost stretch shows in the samples.
"""

import os
import struct
import subprocess
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import soundfile
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE = 8000


def talk(seconds: float, *, rate: int = RATE, channels: int = 1, seed: int = 1) -> Samples:
    """Return sound of shape (frames, channels): each channel speaks while the others pause."""
    random = np.random.default_rng(seed)
    frames = round(seconds * rate)
    noise = random.normal(0, 1, (frames, channels))
    smooth = (noise + np.roll(noise, 1, 0) + np.roll(noise, 2, 0)) / 3
    turn = (np.arange(frames)[:, None] // max(1, rate // 2)) % max(2, channels)
    speaks = turn == np.arange(channels)
    beat = 0.6 + 0.4 * np.sin(np.arange(frames)[:, None] * 2 * np.pi * 4 / rate)
    return (smooth * np.where(speaks, 6000, 120) * beat).clip(-32000, 32000).astype(np.int16)


@dataclass(frozen=True)
class Format:
    """A real format: how its file ends, who writes it, and at which rate."""

    name: str
    suffix: str
    rate: int = RATE
    channels: int = 2
    soundfile: tuple[str, str] = ("", "")  # format and subtype
    pyav: tuple[str, str] = ("", "")  # container and codec
    ffmpeg: str = ""  # codec, where only the program has an encoder
    xing: bool = False  # whether an MP3 says how long it is
    likeness: float = 0.99  # the least correlation of speech that was coded so
    is_exact: bool = False  # the samples come back as they were
    slack_ms: int = 0  # how much longer or shorter decoding may make it


_BIT_RATES = {
    "g723_1": 6_300,
    "g726": 32_000,
    "libopencore_amrnb": 12_200,
    "wmav1": 64_000,
    "wmav2": 64_000,
}
# No encoder at hand makes AMR-WB, TrueSpeech or G.729: AMR-WB and TrueSpeech are decoded and
# not tested, G.729 is refused. G.726 without a header is refused because it may be packed in
# two ways.
_GSM, _AMR = 0.95, 0.85  # codecs that keep how speech sounds, not its curve
FORMATS = (
    Format("pcm 16", ".wav", soundfile=("WAV", "PCM_16"), is_exact=True),
    Format("pcm 24", ".wav", soundfile=("WAV", "PCM_24"), is_exact=True),
    Format("pcm 32", ".wav", soundfile=("WAV", "PCM_32"), is_exact=True),
    Format("pcm 8", ".wav", soundfile=("WAV", "PCM_U8")),
    Format("float", ".wav", soundfile=("WAV", "FLOAT"), is_exact=True),
    Format("extensible", ".wav", soundfile=("WAVEX", "PCM_16"), is_exact=True),
    Format("µ-law", ".wav", soundfile=("WAV", "ULAW")),
    Format("A-law", ".wav", soundfile=("WAV", "ALAW")),
    Format("ima adpcm", ".wav", soundfile=("WAV", "IMA_ADPCM"), slack_ms=155, likeness=0.98),
    Format("ms adpcm", ".wav", soundfile=("WAV", "MS_ADPCM"), slack_ms=155, likeness=0.97),
    Format(
        "gsm in wav", ".WAV", channels=1, soundfile=("WAV", "GSM610"), slack_ms=40, likeness=0.95
    ),
    Format("mp3 in wav", ".wav", pyav=("wav", "libmp3lame"), slack_ms=300, likeness=0.96),
    Format("g722 in wav", ".wav", rate=16000, channels=1, pyav=("wav", "g722"), slack_ms=10),
    Format("g726 in wav", ".wav", channels=1, pyav=("wav", "g726"), slack_ms=10),
    Format("g723.1 in wav", ".wav", channels=1, pyav=("wav", "g723_1"), slack_ms=60, likeness=_GSM),
    Format("rf64", ".wav", soundfile=("RF64", "PCM_16"), is_exact=True),
    Format("w64", ".w64", soundfile=("W64", "PCM_16"), is_exact=True),
    Format("au", ".au", soundfile=("AU", "ULAW")),
    Format("aiff", ".aiff", soundfile=("AIFF", "PCM_16"), is_exact=True),
    Format("µ-law in aifc", ".aifc", soundfile=("AIFF", "ULAW")),
    Format("alac in caf", ".caf", soundfile=("CAF", "ALAC_16"), is_exact=True),
    Format("caf", ".caf", soundfile=("CAF", "PCM_16"), is_exact=True),
    Format("flac", ".flac", soundfile=("FLAC", "PCM_16"), is_exact=True),
    Format("flac of 24 bits", ".flac", soundfile=("FLAC", "PCM_24"), is_exact=True),
    Format("vorbis", ".ogg", soundfile=("OGG", "VORBIS")),
    Format("opus", ".opus", rate=16000, soundfile=("OGG", "OPUS"), slack_ms=25),
    Format("speex", ".spx", channels=1, ffmpeg="libspeex", slack_ms=60, likeness=_AMR),
    Format("flac in ogg", ".oga", pyav=("ogg", "flac"), is_exact=True),
    Format("mp2", ".mp2", rate=16000, pyav=("mp2", "mp2"), slack_ms=150),
    # libsndfile's encoder mixes the sides of stereo.
    Format("mp3", ".mp3", pyav=("mp3", "libmp3lame"), xing=True, slack_ms=150, likeness=0.96),
    Format("mp3 without xing", ".mp3", pyav=("mp3", "libmp3lame"), slack_ms=300, likeness=0.96),
    Format("m4a", ".m4a", rate=16000, pyav=("ipod", "aac"), slack_ms=150),
    Format("alac", ".m4a", pyav=("ipod", "alac"), slack_ms=0, is_exact=True),
    Format(
        "3gp", ".3gp", channels=1, pyav=("3gp", "libopencore_amrnb"), slack_ms=60, likeness=0.85
    ),
    Format(
        "amr", ".amr", channels=1, pyav=("amr", "libopencore_amrnb"), slack_ms=60, likeness=0.85
    ),
    Format("aac", ".aac", rate=16000, pyav=("adts", "aac"), slack_ms=200),
    Format("older wma", ".wma", rate=16000, pyav=("asf", "wmav1"), slack_ms=300),
    Format("wma", ".wma", rate=16000, pyav=("asf", "wmav2"), slack_ms=300),
    Format("mp3 in mp4", ".mp4", rate=16000, pyav=("mp4", "libmp3lame"), slack_ms=150),
    Format("matroska", ".mka", rate=16000, pyav=("matroska", "libopus"), slack_ms=30),
    Format("webm", ".webm", rate=48000, pyav=("webm", "libopus"), slack_ms=30),
    Format("raw µ-law", ".ulaw", channels=1, soundfile=("RAW", "ULAW")),
    Format("raw A-law", ".alaw", channels=1, soundfile=("RAW", "ALAW")),
    Format("raw linear", ".sln", channels=1, soundfile=("RAW", "PCM_16"), is_exact=True),
    Format("raw linear 16", ".sln16", 16000, 1, soundfile=("RAW", "PCM_16"), is_exact=True),
    Format("raw gsm", ".gsm", channels=1, soundfile=("RAW", "GSM610"), slack_ms=20, likeness=_GSM),
    Format("vox", ".vox", channels=1, soundfile=("RAW", "VOX_ADPCM"), slack_ms=1),
    Format(
        "raw g723.1", ".g723", channels=1, pyav=("g723_1", "g723_1"), slack_ms=60, likeness=0.95
    ),
    Format("raw g722", ".g722", rate=16000, channels=1, pyav=("g722", "g722"), slack_ms=10),
)


def write(path: Path, format_: Format, sound: Samples) -> Path:
    """Write `sound` in a real format and return the path."""
    if format_.soundfile[0]:
        kind, subtype = format_.soundfile
        scaled = sound / 32768 if subtype == "FLOAT" else sound
        soundfile.write(path, scaled, format_.rate, subtype=subtype, format=kind)
    elif format_.ffmpeg:
        _write_with_ffmpeg(path, format_, sound)
    else:
        _write_with_pyav(path, format_, sound)
    return path


def write_wav(path: Path, sound: Samples, rate: int = RATE) -> Path:
    """Write a plain WAV of 16 bits and return the path."""
    soundfile.write(path, sound, rate, subtype="PCM_16", format="WAV")
    return path


def _write_with_ffmpeg(path: Path, format_: Format, sound: Samples) -> None:
    reads = ["-f", "s16le", "-ar", str(format_.rate), "-ac", str(format_.channels), "-i", "-"]
    writes = ["-c:a", format_.ffmpeg, "-y", str(path)]
    subprocess.run(["ffmpeg", "-v", "error", *reads, *writes], input=sound.tobytes(), check=True)


def _write_with_pyav(path: Path, format_: Format, sound: Samples) -> None:
    container, codec = format_.pyav
    options = {"write_xing": str(int(format_.xing))} if container == "mp3" else {}
    layout = {1: "mono", 2: "stereo"}[format_.channels]
    with av.open(str(path), "w", format=container, options=options) as file:
        stream = file.add_stream(codec, rate=format_.rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        if codec == "libmp3lame":
            stream.codec_context.options = {"q": "5"}
        if codec in _BIT_RATES:
            stream.codec_context.bit_rate = _BIT_RATES[codec]
        for start in range(0, len(sound), 4000):
            part = np.ascontiguousarray(sound[start : start + 4000]).reshape(1, -1)
            frame = AudioFrame.from_ndarray(part, format="s16", layout=layout)
            frame.sample_rate = format_.rate
            frame.pts = start
            frame.time_base = Fraction(1, format_.rate)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


# Odd: what recorders leave behind


def header_only(path: Path) -> Path:
    """Write the 44 bytes that unanswered calls leave."""
    path.write_bytes(wav_bytes(b""))
    return path


def never_closed(path: Path, sound: Samples, *, size: int = 0) -> Path:
    """Write a WAV whose recorder died before it filled in the size of the sound."""
    path.write_bytes(wav_bytes(sound.tobytes(), channels=sound.shape[1], data_size=size))
    return path


def cut_short(path: Path, sound: Samples, *, kept: float) -> Path:
    """Write a WAV of which only a part of the sound arrived."""
    whole = wav_bytes(sound.tobytes(), channels=sound.shape[1])
    path.write_bytes(whole[: 44 + int((len(whole) - 44) * kept) // 4 * 4])
    return path


def wav_bytes(
    sound: bytes,
    *,
    channels: int = 1,
    rate: int = RATE,
    tag: int = 1,
    bits: int = 16,
    data_size: int | None = None,
    before: bytes = b"",
) -> bytes:
    """Return a WAV with the given claims, `before` being chunks ahead of the sound."""
    block = channels * bits // 8
    claims = (tag, channels, rate, rate * block & 0xFFFFFFFF, block & 0xFFFF, bits)
    form = b"fmt " + struct.pack("<IHHIIHH", 16, *claims)
    size = len(sound) if data_size is None else data_size
    body = b"WAVE" + form + before + b"data" + struct.pack("<I", size) + sound
    return b"RIFF" + struct.pack("<I", len(body)) + body


# Hostile: what no recorder writes


def hang_file(path: Path, size: int = 0xFFFFFFF8, *, bits: int = 24) -> Path:
    """Write the 128-byte WAV that sends libsndfile's parser round and round.

    A sub-chunk of a LIST claims a size that, added to its place, leads back to itself. Sound of
    16 bits never comes to that parser.
    """
    inside = b"INFO" + b"ZZZZ" + struct.pack("<I", size)
    list_chunk = b"LIST" + struct.pack("<I", len(inside)) + inside
    sound = talk(0.004).tobytes()
    path.write_bytes(wav_bytes(sound, bits=bits, before=list_chunk))
    assert path.stat().st_size == 128
    return path


def lying_flac(path: Path) -> Path:
    """Write a FLAC of a few seconds that claims 2386 hours."""
    soundfile.write(path, talk(1.5), RATE, subtype="PCM_16", format="FLAC")
    content = bytearray(path.read_bytes())
    # STREAMINFO: the length is the last 36 bits before the MD5 sum.
    content[21] |= 0x0F
    content[22:26] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    return path


_CRAFTED = ("hang.wav", "hang_12.wav", "hang_16_bits.wav", "lying.flac")


def hostile_files(folder: Path) -> list[Path]:
    """Make a folder of everything that has hung, misled or crashed a player."""
    some = talk(0.5).tobytes()
    written = {
        "thousand_channels.wav": wav_bytes(some, channels=1024),
        "rate_zero.wav": wav_bytes(some, rate=0),
        "rate_huge.wav": wav_bytes(some, rate=0xFFFFFFFF),
        "no_channels.wav": wav_bytes(some, channels=0),
        "claims_4_gib.wav": wav_bytes(some, data_size=0xFFFFFFFE),
        "list_to_nowhere.wav": wav_bytes(some, before=b"LIST\xff\xff\xff\xff"),
        "nms_adpcm.wav": wav_bytes(some, tag=0x0038, bits=4),
        "unknown_codec.wav": wav_bytes(some, tag=0x7777),
        "noise.wav": np.random.default_rng(3).bytes(4096),
        "noise.mp3": np.random.default_rng(4).bytes(4096),
        "text.wav": b"Dear customer, " * 200,
        "riff_alone.wav": b"RIFF\x00\x00\x00\x00WAVE",
        "only_magic.flac": b"fLaC",
        "only_magic.ogg": b"OggS",
        "only_magic.m4a": b"\x00\x00\x00\x18ftypM4A " + bytes(64),
        "truncated.wav": wav_bytes(some)[:4000],
        "nothing.wav": b"",
        "one_byte.wav": b"R",
        "nested.m4a": _nested_boxes(2000),
    }
    for name, content in written.items():
        (folder / name).write_bytes(content)
    hang_file(folder / "hang.wav")
    hang_file(folder / "hang_12.wav", 0x100000000 - 12)
    hang_file(folder / "hang_16_bits.wav", bits=16)
    lying_flac(folder / "lying.flac")
    with zipfile.ZipFile(folder / "zip.wav", "w") as archive:
        archive.writestr("inside.wav", wav_bytes(some))
    made = [folder / name for name in (*written, *_CRAFTED)]
    return [*made, folder / "zip.wav", *_not_files(folder)]


def _nested_boxes(depth: int) -> bytes:
    inside = b""
    for _ in range(depth):
        inside = struct.pack(">I", len(inside) + 8) + b"moov" + inside
    return b"\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00" + inside


def _not_files(folder: Path) -> list[Path]:
    """Make what has a recording's name and is no file."""
    (folder / "folder.wav").mkdir()
    made = [folder / "folder.wav"]
    if os.name == "posix":
        os.mkfifo(folder / "pipe.wav")
        (folder / "loop.wav").symlink_to("loop.wav")
        (folder / "nowhere.wav").symlink_to("gone.wav")
        made += [folder / "pipe.wav", folder / "loop.wav", folder / "nowhere.wav"]
    return made


def mutants(folder: Path, originals: list[Path], count: int, *, seed: int) -> list[Path]:
    """Write `count` damaged copies: bytes changed, cut out, repeated, ends cut off."""
    random = np.random.default_rng(seed)
    made = []
    for number in range(count):
        original = originals[number % len(originals)]
        content = _mutated(original.read_bytes(), random)
        made.append(folder / f"{number:04}{original.suffix}")
        made[-1].write_bytes(content)
    return made


def _mutated(content: bytes, random: np.random.Generator) -> bytes:
    changed = bytearray(content)
    for _ in range(int(random.integers(1, 6))):
        # Half of the damage hits the header, where it does most.
        reach = len(changed) if random.random() < 0.5 else min(len(changed), 200)
        at = int(random.integers(0, max(1, reach)))
        length = int(random.integers(1, 9))
        match int(random.integers(0, 5)):
            case 0:
                changed[at : at + length] = random.bytes(length)
            case 1:
                changed[at : at + length] = b"\xff" * length
            case 2:
                changed[at : at + length] = bytes(length)
            case 3:
                del changed[at : at + length]
            case _:
                changed[at:at] = changed[at : at + 50 * length]
    if random.random() < 0.2:
        del changed[int(random.integers(0, len(changed) + 1)) :]
    return bytes(changed)
