"""Finds the files that travel with the app: icons, score sheets, templates, sample calls.

They stand in `resources/` beside the package in a checkout, in `callreview/_resources`
inside a wheel, and under the unpacking folder of a frozen build.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder among the resources, `resource("rubrics")`.

    Raises FileNotFoundError when it is not there: the installation is broken, which is a bug.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    in_wheel = _PACKAGE / "_resources"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "resources"
