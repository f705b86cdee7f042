"""A folder of calls as a phone system leaves it; their sound is made here.

People seem to speak in it: syllables of a gliding voice, words, pauses. The call that is played
also carries a tone, by which pitch can be told.
"""

import hashlib
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000
CALL_S = 16.0
TONE_HZ = 1000
TONE_S = (7.0, 10.0)

Sound = NDArray[np.float64]


@dataclass(frozen=True)
class Made:
    """The folder, and the call in it that has a tone."""

    folder: Path
    call: Path
    sides: Sound  # (frames, 2), -1 to 1, at RATE


def phone_system_folder(folder: Path, *, others: int = 2) -> Made:
    """Make a folder with one call that has a tone, and `others` of 31 to 40 s."""
    day = folder / "2026" / "03" / "12"
    day.mkdir(parents=True)
    sides = _call_with_tone()
    call = day / "in-200-+15550100-20260312-102200-1773310920.7.wav"
    _write(call, sides)
    for number in range(others):
        start = f"{11 + number:02}0500"
        name = f"out-+1555011{number}-{201 + number % 2}-20260312-{start}-177331{number:04}.9.wav"
        _write(day / name, np.column_stack([_talk(31.0 + number, 50 + number)] * 2))
    return Made(folder, call, sides)


def in_two_files(made: Made) -> tuple[Path, Path]:
    """Put the call with a tone into two files in place of its one: left side and right side."""
    made.call.unlink()
    paths = tuple(made.call.with_name(f"{made.call.stem}-{side}.wav") for side in ("in", "out"))
    for channel, path in enumerate(paths):
        _write(path, made.sides[:, channel : channel + 1])
    return paths[0], paths[1]


def state_of(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return hash of the bytes, time of change and mode of everything in a folder."""
    found = {}
    for path in sorted((folder, *folder.rglob("*"))):
        data = path.read_bytes() if path.is_file() else b""
        stat = path.stat()
        digest = hashlib.sha256(data).hexdigest()
        found[str(path)] = (digest, stat.st_mtime_ns, stat.st_mode)
    return found


def _call_with_tone() -> Sound:
    first, last = (round(second * RATE) for second in TONE_S)
    sides = np.column_stack([_talk(CALL_S, 1), _talk(CALL_S, 2)])
    time = np.arange(first, last) / RATE
    sides[first:last] = 0.3 * np.sin(2 * np.pi * TONE_HZ * time)[:, None]
    return sides


def _talk(seconds: float, seed: int) -> Sound:
    """Return somebody speaking: syllables with a pitch that glides, words, pauses."""
    chance = np.random.default_rng(seed)
    sound = np.zeros(round(seconds * RATE))
    at = round(0.2 * RATE)
    while True:
        syllable = _syllable(chance)
        if at + len(syllable) > len(sound):
            return sound
        sound[at : at + len(syllable)] += syllable
        pause = chance.uniform(0.02, 0.06) if chance.random() < 0.7 else chance.uniform(0.15, 0.5)
        at += len(syllable) + round(pause * RATE)


def _syllable(chance: np.random.Generator) -> Sound:
    length = round(chance.uniform(0.09, 0.24) * RATE)
    pitch = np.linspace(chance.uniform(95, 200), chance.uniform(95, 200), length)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    vowel = chance.uniform(300, 2500)
    voice = np.zeros(length)
    for harmonic in range(1, 16):
        nearness = np.exp(-(((harmonic * pitch.mean() - vowel) / 700) ** 2))
        voice += (0.25 / harmonic + nearness) * np.sin(harmonic * phase + chance.uniform(0, 6))
    loud = chance.uniform(0.1, 0.35)
    shaped: Sound = loud * np.hanning(length) * voice / np.abs(voice).max()
    return shaped


def _write(path: Path, sides: Sound) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(sides.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sides * 32767).astype("<i2").tobytes())
