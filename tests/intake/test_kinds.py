"""What counts as a recording, by name and by content."""

import pytest

from callreview.intake.kinds import Kind, is_sound, kind_by_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.wav", Kind.RECORDING),
        ("a.WAV", Kind.RECORDING),
        ("a.yswav", Kind.RECORDING),
        ("a.sln16", Kind.RECORDING),
        ("chat.mp3", Kind.RECORDING),
        ("a.pcap", Kind.NETWORK),
        ("a.zip", Kind.ARCHIVE),
        ("a.wav.gpg", Kind.ENCRYPTED),
        ("Chat with Bo.txt", Kind.CHAT),
        ("a.txt", Kind.UNRELATED),
        ("Thumbs.db", Kind.UNRELATED),
        ("._a.wav", Kind.UNRELATED),
        (".hidden.wav", Kind.UNRELATED),
        ("a", Kind.UNCERTAIN),
        ("a.", Kind.UNCERTAIN),
        ("in-1-2-20260312-102204-1773328920.41", Kind.UNCERTAIN),
        ("a.xyz", Kind.UNCERTAIN),
    ],
)
def test_a_name_says(name: str, kind: Kind) -> None:
    assert kind_by_name(name) is kind


@pytest.mark.parametrize(
    "start",
    [b"RIFF\0\0\0\0WAVEfmt ", b"OggS", b"fLaC", b"ID3\4", b"#!AMR\n", b"\0\0\0\x18ftypM4A \0"],
)
def test_sound_is_known_by_how_it_starts(start: bytes) -> None:
    assert is_sound(start.ljust(16, b"\0"))


@pytest.mark.parametrize("start", [b"", b"RIFF", b"RIFF\0\0\0\0AVI LIST", b"PK\3\4", b"%PDF-1.7"])
def test_other_content_is_not_sound(start: bytes) -> None:
    assert not is_sound(start)
