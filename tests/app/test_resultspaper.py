"""Results on paper: what was printed is noted, and stays as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from callreview.app import results, resultspaper
from callreview.app.edits.draws import CloseDraw
from callreview.app.jobs import Progress
from callreview.app.results import Kept
from callreview.domain.errors import Refused
from tests import builders, drawing


def printed_forms(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT form FROM printed_results")]


def test_a_printed_copy_is_noted_and_one_of_results_that_are_gone_is_refused(
    quick_path: Path, tmp_path: Path
) -> None:
    path, paper = quick_path / "library.db", tmp_path / "results.pdf"
    with builders.opened(path, clock=builders.SteadyClock()) as session:
        drawing.add_calls(session, {"200": 6})
        for one in drawing.freeze(session, drawing.draw({"ref:200": 5})).sample:
            builders.finish_review(session, builders.start_review(session, one.call_id))
        session.do(CloseDraw("a draw")).wait()
        results.make_results(session, "a draw", Progress())
        (closed,) = session.find(lambda reader: reader.closed_draws()).wait()
        resultspaper.results_pdf(session, closed, paper)
        found = session.find(lambda reader: results.shown(reader, closed)).wait()
        gone = Kept("gone", found.kept[0].results, 0, "")
        with pytest.raises(Refused, match="results_gone"):
            resultspaper.kept_pdf(session, gone, found.aside, tmp_path / "other.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert printed_forms(path) == ["pdf"]
    assert not (tmp_path / "other.pdf").exists()
