"""An hour of a call in each format, made once and kept in the system's folder of temporary files.

The sound is the sample call of 75 seconds, again and again. Needs the program `ffmpeg`.
"""

import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from callreview.resources import resource

RATE = 8000
SECONDS = 3600
FOLDER = Path(tempfile.gettempdir()) / "callreview-benchmark-hours"
CALL = resource("demo", "calls", "freepbx", "2026", "03", "10") / (
    "external-201-+15125550142-20260310-094112-1773153671.17.wav"
)


@dataclass(frozen=True)
class Hour:
    """How one format is made; `sides` is 1 where the format has only one."""

    words: str
    encoder: tuple[str, ...]
    sides: int = 2


HOURS = {
    "hour, PCM.wav": Hour("PCM", ("-c:a", "pcm_s16le")),
    "hour, µ-law.wav": Hour("µ-law", ("-c:a", "pcm_mulaw")),
    "hour, GSM.wav": Hour("GSM", ("-ac", "1", "-c:a", "libgsm_ms"), sides=1),
    "hour.flac": Hour("FLAC", ("-c:a", "flac")),
    "hour.mp3": Hour("MP3", ("-c:a", "libmp3lame", "-b:a", "64k")),
    "hour.m4a": Hour("M4A", ("-c:a", "aac", "-b:a", "48k")),
    "hour.opus": Hour("Opus", ("-c:a", "libopus", "-b:a", "32k", "-application", "voip")),
}


def hour(
    folder: Path = FOLDER, names: Iterable[str] = tuple(HOURS), *, hours: int = 1
) -> list[Path]:
    """Return an hour, or so many, in each of the formats, in `folder`; made if not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_made(folder / name, HOURS[name], seconds=hours * SECONDS) for name in names]


def _made(path: Path, hour: Hour, *, seconds: int) -> Path:
    if not path.exists():
        call = soundfile.read(CALL, dtype="int16", always_2d=True)[0]
        whole = np.resize(call, (seconds * RATE, 2))
        reads = ["-f", "s16le", "-ar", str(RATE), "-ac", "2", "-i", "-"]
        half = path.with_stem(path.stem + " half")
        writes = [*hour.encoder, "-y", str(half)]
        command = ["ffmpeg", "-v", "error", *reads, *writes]
        subprocess.run(command, input=whole.tobytes(), check=True)
        half.replace(path)
    return path
