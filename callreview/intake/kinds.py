"""Which files are recordings, which are listed apart with a reason, and which are passed over.

The extension speaks first; where it says nothing, the first bytes do. Whether a recording can
be decoded is not asked here: that needs a worker.
"""

from enum import StrEnum

SNIFFED = 16


class Kind(StrEnum):
    """What a file in a folder of recordings is taken for."""

    RECORDING = "recording"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    NETWORK = "network"
    CHAT = "chat"
    UNRELATED = "unrelated"
    UNCERTAIN = "uncertain"  # only the content can tell


def is_sound_extension(extension: str) -> bool:
    """Return whether files of that extension (without dot) are recordings."""
    return extension.casefold() in _SOUND


def kind_by_name(name: str) -> Kind:
    """Return what a file's name says; UNCERTAIN if only its content can tell."""
    folded = name.casefold()
    stem, dot, extension = folded.rpartition(".")
    if folded.startswith("."):
        return Kind.UNRELATED  # hidden; also what macOS leaves beside each file
    if not dot or not extension.isalnum() or extension.isdecimal():
        return Kind.UNCERTAIN
    if extension in _SOUND:
        return Kind.RECORDING
    for kind, extensions in _BY_EXTENSION.items():
        if extension in extensions:
            return kind
    if extension in _CHAT_TEXTS and any(word in stem for word in _CHAT_WORDS):
        return Kind.CHAT
    return Kind.UNRELATED if extension in _UNRELATED else Kind.UNCERTAIN


def is_sound(start: bytes) -> bool:
    """Return whether a file that starts with these bytes (16 or more) holds sound."""
    return (
        start.startswith((b"OggS", b"fLaC", b"ID3", b"#!AMR", b"caff", b".snd", b"RF64"))
        or start[:4] == b"RIFF"
        and start[8:12] == b"WAVE"
        or start[:4] == b"FORM"
        and start[8:12] in (b"AIFF", b"AIFC")
        or start[4:8] == b"ftyp"
        and start[8:12] in (b"M4A ", b"3gp4", b"3gp5", b"3gp6", b"mp42", b"isom")
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SOUND = _set(
    "3ga 3gp 3gpp aac aif aifc aiff al alaw alw amr au awb caf flac g722 g723 g726 g729 gsm ilbc"
    " m4a m4b mka mp2 mp3 mp4 mu mulaw oga ogg opus pcma pcmu rf64 siren14 siren7 sln sln12 sln16"
    " sln24 sln32 sln44 sln48 sln96 sln192 snd spx ul ulaw ulw vox w64 wav wav49 wave webm wma"
    " yswav"
)
_BY_EXTENSION = {
    Kind.ARCHIVE: _set("7z bz2 cab gz rar tar tgz xz zip zst"),
    Kind.ENCRYPTED: _set("aes enc gpg p7m pgp"),
    Kind.NETWORK: _set("cap pcap pcapng"),
    Kind.CHAT: _set("chat eml mbox"),
}
_CHAT_WORDS = ("chat", "transcript", "messages")
_CHAT_TEXTS = _set("csv docx htm html json pdf txt vtt xml")
_UNRELATED = _set(
    "avi bak bat bmp cfg conf css csv db dll doc docx exe gif htm html ico ini jpeg jpg js json"
    " lnk log m3u md mov odt ods part pdf php png ppt pptx py rtf sh sqlite srt svg sql tmp toml"
    " txt url vcf vtt webp xls xlsx xml yaml yml"
)
