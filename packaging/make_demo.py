"""Makes the sample calls in `resources/demo/` from `packaging/demo/calls.toml`.

Needs flite and espeak-ng (Debian packages of these names) and the app's environment:

    .venv/bin/python packaging/make_demo.py

The same programs make the same files. Voices are squeezed through a telephone line, put on
their side, mixed with quiet line noise and written as phone systems write them. Reviews and
their marks are written with the times the spoken lines came to have.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import wave
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

TOP = Path(__file__).resolve().parent.parent
SOURCE = TOP / "packaging" / "demo" / "calls.toml"
OUT = TOP / "resources" / "demo"
RATE = 8000
LOW_HZ, HIGH_HZ = 280, 3400
TURN_S = 0.45  # between two lines, where the script says nothing else
NOISE = 0.0006
BITS = 13  # what a telephone carries, whatever the file could
SHOP, CUSTOMER = 0, 1

_LINE = re.compile(r"(?P<who>[AC])(?: \[(?P<label>\w+)\])?(?: <(?P<over>[\d.]+))?: (?P<said>.+)")
_WAIT = re.compile(r"\((?P<what>pause|hold) (?P<seconds>[\d.]+)\)")

Sound = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Spoken:
    """A call as two sides of sound, and where its named lines are, in milliseconds."""

    sides: Sound
    lines: Mapping[str, tuple[int, int]]


def main() -> None:
    """Make all sample calls, the reviews and their marks anew."""
    for program in ("flite", "espeak-ng"):
        if not shutil.which(program):
            sys.exit(f"make_demo: {program} is not installed")
    plan = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    shutil.rmtree(OUT, ignore_errors=True)
    spoken = []
    for at, call in enumerate(plan["calls"]):
        spoken.append(speak(call, plan["voices"], seed=at))
        path = OUT / "calls" / call["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, call["form"], laid_out(spoken[-1].sides, call["sides"]))
        seconds = len(spoken[-1].sides) / RATE
        print(f"{seconds:6.1f} s {path.stat().st_size:9,} bytes  {call['file']}")
    put_json(OUT / "people.json", plan["people"])
    for review in plan["reviews"]:
        file, lines = plan["calls"][review["call"]]["file"], spoken[review["call"]].lines
        put_json(OUT / f"{review['name']}.json", review_of(review, file, lines))
        put_json(OUT / f"{review['name']}-marks.json", marks_of(review, file, lines))


# ------------------------------------------------------------------------------------ speaking


def speak(call: Mapping[str, Any], voices: Mapping[str, Any], *, seed: int) -> Spoken:
    """Return a call spoken from its script, both sides on their own, with line noise."""
    chance = np.random.default_rng(seed)
    placed: list[tuple[int, int, Sound]] = []
    lines: dict[str, tuple[int, int]] = {}
    now = round(0.8 * RATE)
    for text in filter(None, map(str.strip, call["script"].splitlines())):
        if wait := _WAIT.fullmatch(text):
            count = round(float(wait["seconds"]) * RATE)
            if wait["what"] == "hold":
                placed.append((now, SHOP, hold_music(count)))
            now += count
            continue
        line = _LINE.fullmatch(text)
        if not line:
            sys.exit(f"make_demo: not a line of a script: {text}")
        side = SHOP if line["who"] == "A" else CUSTOMER
        said = voiced(line["said"], voices[call["shop" if side == SHOP else "customer"]])
        now -= round(float(line["over"] or 0) * RATE)
        placed.append((now, side, said))
        if line["label"]:
            lines[line["label"]] = (_ms(now), _ms(now + len(said)))
        now += len(said) + round(TURN_S * RATE * chance.uniform(0.6, 1.5))
    sides = chance.normal(0, NOISE, (now + RATE // 2, 2)) * (1.0, 2.0)
    for start, side, sound in placed:
        sides[start : start + len(sound), side] += sound
    return Spoken(sides, lines)


def voiced(text: str, voice: Mapping[str, Any]) -> Sound:
    """Return a line as a telephone carries it, at an even loudness, silence trimmed off."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        subprocess.run(_program(text, voice, path), check=True, capture_output=True)
        with wave.open(str(path)) as file:
            rate = file.getframerate()
            pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    sound = over_the_line(pcm, rate)
    loud = np.flatnonzero(np.abs(sound) > 0.01 * np.abs(sound).max())
    sound = sound[max(0, loud[0] - 200) : loud[-1] + 400]
    even: Sound = np.tanh(sound * 0.11 / np.sqrt(np.mean(sound**2)))
    return even


def _program(text: str, voice: Mapping[str, Any], path: Path) -> list[str]:
    if voice["program"] == "flite":
        words = ["flite", "-voice", voice["voice"], "-t", text, "-o", str(path)]
        words += ["--setf", f"duration_stretch={1 / voice['pace']:.3f}"]
        return words + (["--setf", f"int_f0_target_mean={voice['f0']}"] if "f0" in voice else [])
    speed, pitch = str(round(165 * voice["pace"])), str(voice["pitch"])
    return ["espeak-ng", "-v", voice["voice"], "-s", speed, "-p", pitch, "-w", str(path), text]


def over_the_line(sound: Sound, rate: int) -> Sound:
    """Return sound at the telephone's rate, with only the band a telephone carries."""
    count = -(-len(sound) * RATE // rate)
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / rate)
    spectrum[(hertz < LOW_HZ) | (hertz > HIGH_HZ)] = 0
    kept = np.zeros(count // 2 + 1, complex)
    kept[: min(len(kept), len(spectrum))] = spectrum[: len(kept)]
    telephone: Sound = np.fft.irfft(kept, count) * count / len(sound)
    return telephone


def hold_music(count: int) -> Sound:
    """Return a plucked tune of broken chords that goes on for `count` frames."""
    chords = ((57, 60, 64, 69), (53, 57, 60, 65), (55, 59, 62, 67), (52, 55, 60, 64))
    notes = [note for chord in chords for note in (*chord, *chord[-2:0:-1])]
    step = round(0.22 * RATE)
    tune = np.zeros(count + 4 * RATE)
    for at, start in enumerate(range(0, count, step)):
        time = np.arange(2 * RATE) / RATE
        hertz = 440 * 2 ** ((notes[at % len(notes)] - 69) / 12)
        rings = sum(np.sin(2 * np.pi * hertz * n * time) / n**2 for n in (1, 2, 3))
        tune[start : start + len(time)] += 0.07 * rings * np.exp(-3.2 * time)
    fade = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / (0.2 * RATE))
    return tune[:count] * fade


# ------------------------------------------------------------------------------------- writing


def laid_out(sides: Sound, count: int) -> Sound:
    """Return both sides for a stereo file, or mixed into one for a mono file."""
    return sides if count == 2 else sides.sum(axis=1, keepdims=True) * 0.8


def write(path: Path, form: str, sound: Sound) -> None:
    """Write sound as a phone system would, in one of five forms."""
    steps = 2 ** (BITS - 1)
    pcm = (np.round(np.clip(sound, -0.99, 0.99) * steps) * (32768 // steps)).astype(np.int16)
    if form == "opus":
        write_opus(path, pcm)
        return
    forms: dict[str, tuple[str, str, dict[str, Any]]] = {
        "ulaw": ("WAV", "ULAW", {}),
        "gsm": ("WAV", "GSM610", {}),
        "pcm": ("WAV", "PCM_16", {}),
        "flac": ("FLAC", "PCM_16", {"compression_level": 1.0}),
        "mp3": (
            "MP3",
            "MPEG_LAYER_III",
            {"bitrate_mode": "CONSTANT", "compression_level": 0.75},
        ),
    }
    container, codec, more = forms[form]
    soundfile.write(path, pcm, RATE, format=container, subtype=codec, **more)


def write_opus(path: Path, pcm: np.ndarray[Any, np.dtype[np.int16]]) -> None:
    """Write Ogg Opus without the serial number by chance that others give the stream."""
    import av

    exact = {"fflags": "+bitexact"}
    with av.open(str(path), "w", format="ogg", options=exact) as container:
        layout = "stereo" if pcm.shape[1] == 2 else "mono"
        stream = container.add_stream("libopus", rate=RATE, layout=layout)
        stream.options = {"application": "voip", "frame_duration": "20", "flags": "+bitexact"}
        stream.bit_rate = 24_000
        for block in np.split(pcm, range(RATE, len(pcm), RATE)):
            frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), "s16", layout)
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def put_json(path: Path, value: object) -> None:
    """Write a value as JSON that people can read."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


# ----------------------------------------------------------------------------------- reviewing


def review_of(
    review: Mapping[str, Any], file: str, lines: Mapping[str, tuple[int, int]]
) -> dict[str, Any]:
    """Return the review as `callreview review import` reads it."""
    kept = ("reviewer", "book", "reason", "keep_doing", "work_on")
    answers = {}
    for line_id, answer in review["answers"].items():
        evidence = [list(span) for span in _spans(answer, lines)]
        said = {key: answer[key] for key in ("option", "comment") if key in answer}
        answers[line_id] = said | ({"evidence": evidence} if evidence else {})
    told = {key: review[key].strip() for key in kept}
    rubric = f"../rubrics/{review['rubric']}.toml"
    return {"call": f"calls/{file}", "rubric": rubric} | told | {"final": True, "answers": answers}


def marks_of(
    review: Mapping[str, Any], file: str, lines: Mapping[str, tuple[int, int]]
) -> list[dict[str, Any]]:
    """Return the marks as their JSON, with the call's file instead of a key."""
    marks = []
    for mark in review["marks"]:
        spans = list(_spans(mark, lines))
        start, end = spans[0] if spans else (lines[mark["point"]][0], None)
        times = {"start_ms": start} | ({"end_ms": end} if spans else {})
        told = {"text": mark["text"], "author": review["reviewer"]}
        marks.append({"call": f"calls/{file}", "category": mark["category"]} | times | told)
    return marks


def _spans(
    item: Mapping[str, Any], lines: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    first, last = item.get("from", item.get("at")), item.get("to", item.get("at"))
    if first and last:
        yield lines[first][0], lines[last][1]


def _ms(frame: int) -> int:
    return frame * 1000 // RATE


if __name__ == "__main__":
    main()
