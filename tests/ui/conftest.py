"""What tests of the window may rely on: the app's look, a home of their own."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from callreview.ui import theme


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> QApplication:
    """Dress the application as people see it, in light."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have settings, library, cache and log in a folder of this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CALLREVIEW_HOME", str(folder))
    return folder
