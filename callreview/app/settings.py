"""The settings of this computer: who works here, how it sounds, how things are laid out.

They lie in one small JSON file, not in a library. What the file does not say, or says wrongly,
is as by default; nothing a person set is lost by a newer or older version of the app.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from callreview.app import places
from callreview.domain.device import DeviceName
from callreview.domain.hearing import Hearing
from callreview.domain.hiding import Hiding
from callreview.domain.pauses import MINIMUM_MS, PADDING_MS, Skipping
from callreview.domain.playback import IDLE_S
from callreview.domain.talk import LEAST_SILENCE_MS
from callreview.domain.viewport import Follow
from callreview.store.place import make_private_file, make_private_folder

# CLDR, paperSize: the regions in which paper is Letter.
_LETTER_REGIONS = frozenset(
    "BZ CA CL CO CR GT MX NI PA PH PR SV US VE United_States Canada Mexico".split()  # noqa: SIM905
)
THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Settings:
    """What this computer's person chose. `reviewer` is "" until they were asked.

    `reaction_ms` is how long before the key press a mark starts, `resume_back_ms` how far
    playing steps back when it goes on, `least_silence_ms` from where a silence counts,
    `idle_after_ms` after how long without a key the time spent with a review pauses.
    `output_offsets_ms` holds, by host API and name, how much later than it says a sound device
    is heard. `waveform_larger` counts the steps by which a waveform is taller than suits its call.
    `window`, `columns` and `panes` are whatever the window writes there. `searches` is what an
    earlier version kept, a line with name and query for each. `paper` is "a4" or "letter", or ""
    for what is usual here. `reviewers` has a line for each who reviewed at this computer, the last
    one first. `blind_reviewers` holds, by name, what a
    reviewer does not want to see before a review is finished. `rest` keeps what another version
    of the app wrote.
    """

    reviewer: str = ""
    reviewers: str = ""
    theme: str = "system"
    reaction_ms: int = 1000
    resume_back_ms: int = 1500
    single_keys: bool = True
    volume: float = 1.0
    levels_speech: bool = True
    telephone_filter: bool = False
    reduces_noise: bool = False
    centres_sides: bool = False
    skips_silence: bool = False
    pause_minimum_ms: int = MINIMUM_MS
    pause_padding_ms: int = PADDING_MS
    least_silence_ms: int = LEAST_SILENCE_MS
    idle_after_ms: int = round(IDLE_S * 1000)
    output_device: str = ""
    output_host_api: str = ""
    output_offsets_ms: Mapping[str, Any] = field(default_factory=dict)
    follow: str = Follow.CONTINUOUS.value
    shows_spectrogram: bool = False
    shows_decibels: bool = False
    waveform_larger: int = 0
    columns: str = ""
    panes: str = ""
    searches: str = ""
    window: str = ""
    last_rubric_id: str = ""
    blind_reviewers: Mapping[str, Any] = field(default_factory=dict)
    paper: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reviewer_or_user(self) -> str:
        """Return the reviewer's name, or that of the user while nobody was asked."""
        return self.reviewer or full_name()

    @property
    def known_reviewers(self) -> tuple[str, ...]:
        """Return who reviewed at this computer, who does now first."""
        names = (self.reviewer_or_user, *self.reviewers.splitlines())
        return tuple(dict.fromkeys(name for name in names if name))

    def with_reviewer(self, name: str) -> "Settings":
        """Return the settings with another person reviewing; who did before stays known."""
        known = (self.reviewer, *self.reviewers.splitlines())
        kept = dict.fromkeys(one for one in known if one and one != name)
        return replace(self, reviewer=name, reviewers="\n".join(kept))

    @property
    def paper_or_usual(self) -> str:
        """Return the size of paper that was chosen, or else that of this computer's region."""
        return self.paper or usual_paper()

    @property
    def hiding(self) -> Hiding:
        """Return what is hidden from the reviewer until a review is finished."""
        hidden = self.blind_reviewers.get(self.reviewer_or_user)
        parts = hidden if isinstance(hidden, list) else []
        return Hiding(person="person" in parts, score="score" in parts)

    def with_hiding(self, hiding: Hiding) -> "Settings":
        """Return the settings with other things hidden from this reviewer."""
        parts = [name for name in ("person", "score") if getattr(hiding, name)]
        blind = {**self.blind_reviewers, self.reviewer_or_user: parts}
        return replace(self, blind_reviewers={name: kept for name, kept in blind.items() if kept})

    @property
    def earlier_searches(self) -> tuple[tuple[str, str], ...]:
        """Return names and queries of searches that are to go into the library."""
        pairs = (line.partition("\t") for line in self.searches.splitlines())
        return tuple((name, query) for name, _tab, query in pairs if name and query)

    @property
    def hearing(self) -> Hearing:
        """Return how calls are heard, whichever call it is."""
        return Hearing(
            centred=self.centres_sides,
            levelled=self.levels_speech,
            telephone=self.telephone_filter,
            denoised=self.reduces_noise,
        )

    @property
    def follow_mode(self) -> Follow:
        """Return how the view goes along with the play head."""
        return Follow(self.follow) if self.follow in [*Follow] else Follow.CONTINUOUS

    @property
    def skipping(self) -> Skipping:
        """Return whether and how pauses are played short."""
        lengths = (max(0, self.pause_minimum_ms), max(0, self.pause_padding_ms))
        return Skipping(self.skips_silence, *lengths)

    def with_sound(self, hearing: Hearing, skipping: Skipping) -> "Settings":
        """Return the settings with calls heard like this; what belongs to one call is not kept."""
        return replace(
            self,
            levels_speech=hearing.levelled,
            telephone_filter=hearing.telephone,
            reduces_noise=hearing.denoised,
            centres_sides=hearing.centred,
            skips_silence=skipping.is_on,
            pause_minimum_ms=skipping.minimum_ms,
            pause_padding_ms=skipping.padding_ms,
        )

    @property
    def device(self) -> DeviceName | None:
        """Return the sound device that was chosen, None for the system's default."""
        if not self.output_device:
            return None
        return DeviceName(self.output_device, self.output_host_api)

    @property
    def delays_ms(self) -> Mapping[DeviceName, int]:
        """Return how much later than they say sound devices are heard."""
        return {
            DeviceName(name, host_api): delay_ms
            for host_api, by_name in self.output_offsets_ms.items()
            if isinstance(by_name, dict)
            for name, delay_ms in by_name.items()
            if name and _fits(0, delay_ms)
        }

    def with_device(self, device: DeviceName | None) -> "Settings":
        """Return the settings with another sound device, None for the system's default."""
        name, host_api = (device.name, device.host_api) if device else ("", "")
        return replace(self, output_device=name, output_host_api=host_api)

    def with_delay(self, device: DeviceName, delay_ms: int) -> "Settings":
        """Return the settings with another delay for a device."""
        by_api: dict[str, dict[str, int]] = {}
        for each, known_ms in {**self.delays_ms, device: delay_ms}.items():
            by_api.setdefault(each.host_api, {})[each.name] = known_ms
        return replace(self, output_offsets_ms=by_api)


def load() -> Settings:
    """Return the settings of this computer; those by default where there are none."""
    try:
        written = json.loads(_file().read_bytes())
    except (OSError, ValueError):
        return Settings()
    return _read(written) if isinstance(written, dict) else Settings()


def save(settings: Settings) -> None:
    """Keep the settings: the old file or the new one is there, never half of one.

    Raises OSError when the disk does not let us.
    """
    path = _file()
    make_private_folder(path.parent)
    unfinished = path.with_name(path.name + ".unfinished")
    make_private_file(unfinished)
    known = {name: getattr(settings, name) for name in _DEFAULTS}
    text = json.dumps({**settings.rest, **known}, ensure_ascii=False, indent=1)
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def usual_paper() -> str:
    """Return the size of paper in use where this computer says it is: "letter" or "a4"."""
    import locale

    variables = ("LC_ALL", "LC_PAPER", "LANG")
    told = next(filter(None, map(os.environ.get, variables)), None) or locale.getlocale()[0] or ""
    region = told.partition(".")[0].partition("@")[0].partition("_")[2].replace(" ", "_")
    return "letter" if region in _LETTER_REGIONS else "a4"


def full_name() -> str:
    """Return the full name of this computer's user, or the login name, or nothing."""
    import getpass

    try:
        login = getpass.getuser()
    except (OSError, KeyError):
        return ""
    return _name_in_user_list(login) or login


def _name_in_user_list(login: str) -> str:
    try:
        import pwd
    except ImportError:  # Windows keeps no such list
        return ""
    try:
        return pwd.getpwnam(login).pw_gecos.split(",")[0].strip()
    except KeyError:
        return ""


def _read(written: dict[str, Any]) -> Settings:
    good = {
        name: _as_kind_of(default, written[name])
        for name, default in _DEFAULTS.items()
        if name in written and _fits(default, written[name])
    }
    rest = {name: value for name, value in written.items() if name not in _DEFAULTS}
    settings = replace(Settings(rest=rest), **good)
    return settings if settings.theme in THEMES else replace(settings, theme="system")


def _fits(default: object, value: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))


def _as_kind_of(default: object, value: Any) -> Any:
    return float(value) if isinstance(default, float) else value


def _file() -> Path:
    return places.config() / "settings.json"


_DEFAULTS: Mapping[str, object] = {
    one.name: getattr(Settings(), one.name) for one in fields(Settings) if one.name != "rest"
}
