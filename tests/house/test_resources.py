"""What travels with the app is found in a checkout, in a wheel and in a frozen build."""

import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copytree

import pytest

from callreview import __version__, resources
from callreview.resources import resource
from tests.house.tree import PACKAGE, TOP, tracked


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resource("translations") == TOP / "resources" / "translations"


def test_a_missing_resource_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        resource("nowhere", "nothing.txt")


def test_a_frozen_build_unpacks_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the tree, unpack it, and return the folder."""
    source = tmp_path_factory.mktemp("source")
    for name in ("callreview", "resources"):
        copytree(TOP / name, source / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((TOP / name).read_bytes())
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    wheels = tmp_path_factory.mktemp("wheels")
    subprocess.run(
        [sys.executable, "-c", build, str(wheels)], cwd=source, check=True, capture_output=True
    )
    (wheel,) = wheels.glob("*.whl")
    assert wheel.name == f"callreview-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path_factory.mktemp("site") / "site")
    return tmp_path_factory.getbasetemp() / "site0" / "site"


def test_a_wheel_carries_every_resource(unpacked: Path) -> None:
    for path in tracked("resources"):
        inside = unpacked / "callreview/_resources" / path.relative_to(TOP / "resources")
        assert inside.read_bytes() == path.read_bytes()


def test_a_wheel_finds_its_resources(unpacked: Path) -> None:
    ask = "from callreview.resources import resource; print(resource('translations'))"
    said = subprocess.run(
        [sys.executable, "-S", "-c", ask], cwd=unpacked, check=True, capture_output=True, text=True
    )
    assert Path(said.stdout.strip()) == unpacked / "callreview/_resources/translations"


def test_only_resources_know_where_they_are() -> None:
    guilty = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if "_MEIPASS" in path.read_text(encoding="utf-8")
    }
    assert guilty == {Path(resources.__file__).name}
