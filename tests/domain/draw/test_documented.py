"""`docs/draws.md` names all that stands in the files of a draw."""

from pathlib import Path

from callreview.domain.draw.eligibility import LeftOut
from callreview.domain.draw.frame import COLUMNS
from callreview.domain.draw.record import record_of
from callreview.domain.draw.replacing import Reason
from tests import drawing

TEXT = (Path(__file__).parents[3] / "docs" / "draws.md").read_text("utf-8")


def test_every_column_field_and_reason_is_told() -> None:
    names = [*COLUMNS, *record_of(drawing.draw({"ref:200": 5})), *Reason, *LeftOut]
    assert [name for name in names if f"`{name}`" not in TEXT] == []
