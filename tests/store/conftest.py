"""What tests of the store share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quick import quick_folder


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """Give a folder in memory; see `quick_folder`."""
    with quick_folder() as folder:
        yield folder
