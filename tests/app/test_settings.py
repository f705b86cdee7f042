"""The settings of this computer, and where things lie."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from callreview.app import places, settings
from callreview.app.settings import Settings
from callreview.domain.device import DeviceName
from callreview.domain.viewport import Follow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def _write(value: object) -> None:
    places.make_private(places.config())
    (places.config() / "settings.json").write_text(json.dumps(value), "utf-8")


def test_without_a_file_everything_is_as_by_default() -> None:
    assert settings.load() == Settings()


def test_what_was_saved_is_loaded() -> None:
    chosen = Settings(
        reviewer="Renée", theme="dark", reaction_ms=300, single_keys=False, volume=0.5
    )
    settings.save(chosen)
    assert settings.load() == chosen


def test_the_file_is_private_and_whole(home: Path) -> None:
    for number in range(3):
        settings.save(Settings(reaction_ms=number))
    (file,) = (home / "config").iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text("utf-8"))["reaction_ms"] == 2


@pytest.mark.parametrize(
    "written",
    [[], "text", {"theme": "pink"}, {"reaction_ms": "soon"}, {"single_keys": 1}, {"volume": True}],
)
def test_what_makes_no_sense_is_as_by_default(written: object) -> None:
    _write(written)
    assert settings.load() == Settings()


def test_a_file_that_is_broken_is_as_by_default() -> None:
    _write({})
    (places.config() / "settings.json").write_bytes(b'{"reviewer": "Ro')
    assert settings.load() == Settings()


def test_what_another_version_wrote_is_kept() -> None:
    _write({"reviewer": "Robin", "hover": "slow"})
    settings.save(replace(settings.load(), reviewer="Kim"))
    assert json.loads((places.config() / "settings.json").read_text("utf-8")) == {
        **{name: value for name, value in vars(Settings()).items() if name != "rest"},
        "reviewer": "Kim",
        "hover": "slow",
    }


def test_a_whole_number_will_do_for_a_volume() -> None:
    _write({"volume": 1})
    assert isinstance(settings.load().volume, float)


def test_the_user_stands_in_for_a_reviewer_nobody_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "full_name", lambda: "Somebody")
    assert Settings().reviewer_or_user == "Somebody"
    assert Settings(reviewer="Robin").reviewer_or_user == "Robin"


def test_everything_lies_where_the_environment_says(home: Path) -> None:
    found = (places.library(), places.samples(), places.cache(), places.logs())
    assert all(one.is_relative_to(home) for one in found)
    assert len({places.data(), places.config(), places.cache(), places.logs()}) == 4


def test_a_computer_has_one_key_for_ever() -> None:
    assert places.computer_id() == places.computer_id()
    assert len(places.computer_id()) == 36


def test_a_device_is_kept_by_name_and_host_api_with_its_delay() -> None:
    headset, old = DeviceName("Headset", "WASAPI"), DeviceName("Headset", "MME")
    chosen = Settings().with_device(headset).with_delay(headset, 180).with_delay(old, 240)
    settings.save(chosen.with_delay(old, 250))
    loaded = settings.load()
    assert loaded.device == headset
    assert loaded.delays_ms == {headset: 180, old: 250}
    assert loaded.with_device(None).device is None


def test_delays_that_make_no_sense_are_passed_over() -> None:
    _write({"output_offsets_ms": {"ALSA": {"a": "late", "": 5, "b": 7}, "MME": 3}})
    assert settings.load().delays_ms == {DeviceName("b", "ALSA"): 7}
    _write({"output_offsets_ms": {"MME": 3}})
    late = settings.load().with_delay(DeviceName("a", "MME"), 5)
    assert late.delays_ms == {DeviceName("a", "MME"): 5}


@pytest.mark.parametrize("written", [True, "sideways", 3])
def test_a_way_to_follow_that_is_none_is_as_by_default(home: Path, written: object) -> None:
    settings.save(Settings(follow="page"))
    assert settings.load().follow_mode is Follow.PAGE
    file = next(home.rglob("settings.json"))
    file.write_text(json.dumps({**json.loads(file.read_text()), "follow": written}))
    assert settings.load().follow_mode is Follow.CONTINUOUS


@pytest.mark.parametrize(
    ("told", "paper"),
    [
        ("en_US.UTF-8", "letter"),
        ("es_MX", "letter"),
        ("English_United States.1252", "letter"),
        ("de_AT.UTF-8@euro", "a4"),
        ("C", "a4"),
    ],
)
def test_paper_is_by_default_what_is_usual_in_the_region(
    told: str, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_PAPER", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", told)
    assert Settings().paper_or_usual == paper
    assert Settings(paper="letter").paper_or_usual == "letter"
