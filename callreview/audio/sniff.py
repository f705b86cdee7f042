"""What a file is, by its content; extensions lie, except for sound without any header.

Only what stands in these tables is decoded; everything else is refused by its name.
"""

from dataclasses import dataclass, field

from callreview.audio.riff import Wav, walk
from callreview.audio.source import Source

SOUNDFILE, PYAV, PLAIN = "soundfile", "pyav", "plain"

_HEAD = 4096


@dataclass(frozen=True)
class Raw:
    """How to read sound that has no header."""

    codec: str
    rate: int
    subtype: str = ""  # soundfile's name, where it can


@dataclass(frozen=True)
class Kind:
    """What a file holds and which decoders may try it, best first; none: refused."""

    container: str
    decoders: tuple[str, ...] = ()
    demuxer: str = ""  # FFmpeg's name; it is never left to guess
    raw: Raw | None = None
    wav: Wav | None = field(default=None, compare=False)


def kind_of(source: Source) -> Kind:
    """Return what `source` holds; without decoders when the app does not play such files."""
    head = source.bytes_at(0, _HEAD)
    if head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE":
        return _wav_kind(source)
    if head[:4] == b"OggS":
        return Kind("ogg", (PYAV, SOUNDFILE), "ogg")  # of Opus and Vorbis PyAV is faster
    return (
        _by_magic(head)
        or _mpeg_kind(source, head)
        or _raw_kind(source.suffix, head)
        or next((Kind(name) for magic, name in _STRANGERS if head.startswith(magic)), Kind(""))
    )


def _by_magic(head: bytes) -> Kind | None:
    for offset, magic, kind in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return kind
    return None


_BOTH = (SOUNDFILE, PYAV)
_MP4 = Kind("mp4", (PYAV,), "mov")
_MAGIC = (
    (0, b"fLaC", Kind("flac", _BOTH, "flac")),
    (0, b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb", Kind("w64", _BOTH, "w64")),
    (0, b".snd", Kind("au", _BOTH, "au")),
    (8, b"AIFF", Kind("aiff", _BOTH, "aiff")),
    (8, b"AIFC", Kind("aiff", _BOTH, "aiff")),
    (0, b"caff", Kind("caf", _BOTH, "caf")),
    (0, b"#!AMR", Kind("amr", (PYAV,), "amr")),
    (0, b"\x1a\x45\xdf\xa3", Kind("webm", (PYAV,), "matroska")),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind("asf", (PYAV,), "asf")),
    *((4, name, _MP4) for name in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")),
)

_STRANGERS = (
    (b"PK\x03\x04", "ZIP"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\xd4\xc3\xb2\xa1", "pcap"),
    (b"\xa1\xb2\xc3\xd4", "pcap"),
    (b"\x0a\x0d\x0d\x0a", "pcapng"),
    (b"SQLite format 3", "SQLite"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"Creative Voice File", "VOC"),
    (b"RIFX", "RIFX"),
    (b"RIFF", "RIFF"),
    (b"<", "HTML or XML"),
)
SOUNDLESS = frozenset(name for _, name in _STRANGERS) - {"VOC", "RIFX", "RIFF"}
"""Containers in which nobody finds a call, whatever the file's name says."""


def _raw(codec: str, rate: int, subtype: str, demuxer: str, *decoders: str) -> Kind:
    return Kind("raw", decoders, demuxer, Raw(codec, rate, subtype))


_ULAW = _raw("pcm_mulaw", 8000, "ULAW", "mulaw", PLAIN)
_ALAW = _raw("pcm_alaw", 8000, "ALAW", "alaw", PLAIN)
_RAW = {
    **dict.fromkeys((".ulaw", ".ul", ".ulw", ".mulaw", ".pcmu", ".mu"), _ULAW),
    **dict.fromkeys((".alaw", ".al", ".alw", ".pcma"), _ALAW),
    **{
        f".sln{kilohertz or ''}": _raw(
            "pcm_s16le", (kilohertz or 8) * 1000, "PCM_16", "s16le", PLAIN
        )
        for kilohertz in (0, 12, 16, 24, 32, 48, 96, 192)
    },
    ".sln44": _raw("pcm_s16le", 44100, "PCM_16", "s16le", PLAIN),
    ".gsm": _raw("gsm", 8000, "GSM610", "gsm", PYAV, SOUNDFILE),
    ".vox": _raw("adpcm_ima_oki", 8000, "VOX_ADPCM", "", SOUNDFILE),
    ".g722": _raw("adpcm_g722", 16000, "", "g722", PYAV),
    ".g723": _raw("g723_1", 8000, "", "g723_1", PYAV),
    # Nothing in the file tells how these are packed: refused rather than played as noise.
    **dict.fromkeys((".g726", ".g726-16", ".g726-24", ".g726-32", ".g726-40"), Kind("G.726")),
    ".g729": Kind("G.729"),
    ".ilbc": Kind("iLBC"),
    ".siren7": Kind("Siren7"),
    ".siren14": Kind("Siren14"),
}
_SIZES = (b"\x00\x18", b"\x00\x14", b"\x00\x04")


# WAV codec numbers and who decodes them; numbers that are missing here are refused.
_WAV_CODECS = {
    0x0001: _BOTH,
    0x0002: _BOTH,  # MS ADPCM
    0x0003: _BOTH,  # float
    0x0006: _BOTH,  # A-law
    0x0007: _BOTH,  # µ-law
    0x0011: _BOTH,  # IMA ADPCM
    0x0022: (PYAV,),  # TrueSpeech
    0x0031: (PYAV, SOUNDFILE),  # GSM 6.10: PyAV is three times as fast
    0x0042: (PYAV,),  # G.723.1
    0x0045: (PYAV,),  # G.726
    0x0050: (PYAV,),  # MPEG layer 2
    0x0055: (PYAV, SOUNDFILE),  # MP3
    0x0064: (PYAV,),  # G.726
    0x028F: (PYAV,),  # G.722
}
_WAV_NAMES = {
    0x0010: "OKI ADPCM",
    0x0014: "G.723 ADPCM",
    0x0017: "Dialogic ADPCM",
    0x0020: "Yamaha ADPCM",
    0x0034: "VSELP",
    0x0038: "NMS ADPCM",
    0x0040: "G.721",
    0x0070: "CELP",
    0x0083: "G.729",
    0x00FF: "AAC",  # written so, FFmpeg finds a hundredth of it
    0x0111: "G.723",
    0x0130: "ACELP",
    0x0133: "G.729",
    0x0160: "Windows Media Audio",
    0x0161: "Windows Media Audio",
    0x0162: "Windows Media Audio",
    0xA109: "Speex",
}


def _raw_kind(suffix: str, head: bytes) -> Kind | None:
    if suffix == ".g723" and head[:2] in _SIZES and head[2 + head[1] :][:2] in _SIZES:
        return Kind("G.723.1 with sizes between")  # as Asterisk writes it
    return _RAW.get(suffix)


def _wav_kind(source: Source) -> Kind:
    wav = walk(source)
    if wav is None:
        return Kind("wav", _BOTH, "wav")
    decoders = _WAV_CODECS.get(wav.tag)
    if decoders is None:
        return Kind(f"WAV ({_WAV_NAMES.get(wav.tag, f'codec 0x{wav.tag:04X}')})", wav=wav)
    if wav.is_plain:
        return Kind("wav", (PLAIN, PYAV), "wav", wav=wav)
    if not wav.is_closed or wav.present < wav.claimed:
        # libsndfile finds 0 frames where the recorder never wrote the size.
        decoders = (PYAV,) if wav.tag not in (1, 3, 6, 7) else (PYAV, SOUNDFILE)
    return Kind("wav", decoders, "wav", wav=wav)


def _mpeg_kind(source: Source, head: bytes) -> Kind | None:
    """Return MP3 or raw AAC, known by two frame headers in a row behind any ID3 tag."""
    start = behind_id3(source)
    if start:
        head = source.bytes_at(start, _HEAD)
        if head[:4] == b"fLaC":
            return Kind("flac", (PYAV,), "flac")
    for offset in range(len(head) - 7 if start or source.suffix == ".mp3" else 1):
        for length_of, kind in ((_mp3_frame, _MP3), (_adts_frame, _ADTS)):
            length = length_of(head[offset : offset + 7])
            if length and length_of(source.bytes_at(start + offset + length, 7)):
                return kind
    return _MP3 if start and source.suffix == ".mp3" else None


def behind_id3(source: Source) -> int:
    """Return where the sound begins: behind an ID3 tag, if there is one."""
    head = source.bytes_at(0, 10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    return 10 + sum((byte & 127) << 7 * (3 - place) for place, byte in enumerate(head[6:10]))


_MP3 = Kind("mp3", (PYAV, SOUNDFILE), "mp3")
_ADTS = Kind("aac", (PYAV,), "aac")

_BITRATES = {
    (1, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def _mp3_frame(head: bytes) -> int:
    """Return the length of the MPEG audio frame (layer 2 or 3) that starts here, or 0."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bitrate, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer not in (2, 3) or bitrate in (0, 15) or rate == 3:
        return 0
    hertz = (44100, 48000, 32000)[rate] >> {3: 0, 2: 1, 0: 2}[version]
    generation = 1 if version == 3 else 2
    bits = _BITRATES[generation, layer][bitrate - 1] * 1000
    per_frame = 72 if layer == 3 and generation == 2 else 144
    return per_frame * bits // hertz + (head[2] >> 1 & 1)


def _adts_frame(head: bytes) -> int:
    """Return the length of the ADTS frame that starts here, or 0."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0
