"""No file names a package index: which one is used is for the machine to say."""

import re

from tests.house.tree import TOP, tracked

INDEX = re.compile(
    r"--(?:extra-)?index-url|--find-links|https?://[^\s\"']*/simple\b|pypi\.org", re.IGNORECASE
)
HASHED = re.compile(
    r"^[a-z0-9-]+==\S+(?: ; [^\\]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+",
    re.MULTILINE,
)


def test_no_file_names_an_index() -> None:
    named = {
        str(path.relative_to(TOP))
        for path in tracked("*.py", "*.toml", "*.txt", "*.sh", "*.ps1", "*.md", "*.cfg", ".ci/*")
        if INDEX.search(path.read_text(encoding="utf-8"))
    }
    assert named <= {"packaging/lock.sh", "tests/house/test_addresses.py"}


def test_every_locked_package_has_one_version_and_hashes() -> None:
    for lock in ("packaging/requirements.txt", "packaging/requirements-test.txt"):
        text = (TOP / lock).read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
        assert len(pinned) == len(set(pinned)), lock
        assert len(HASHED.findall(text)) == len(pinned), lock
        assert "://" not in text


def test_both_locks_agree() -> None:
    versions: dict[str, str] = {}
    for lock in ("packaging/requirements.txt", "packaging/requirements-test.txt"):
        text = (TOP / lock).read_text(encoding="utf-8")
        for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE):
            assert versions.setdefault(name, version) == version, name
