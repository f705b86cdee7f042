"""Results of closed draws: computed once, kept with what they rest on, shown from there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from callreview.app import results
from callreview.app.edits.agents import NameAgent
from callreview.app.edits.draws import CloseDraw
from callreview.app.edits.marks import AddMark
from callreview.app.edits.results import NotePrinted
from callreview.app.edits.reviews import FinishReview, ReviseReview, SetAnswer
from callreview.app.jobs import Progress
from callreview.app.results import Kept
from callreview.app.session import Session
from callreview.domain.errors import Refused
from callreview.domain.mark import Category
from callreview.domain.results.report import Results
from callreview.domain.review import Answer
from callreview.store.figures import written_out
from tests import builders, drawing

DRAW = "a draw"


@pytest.fixture
def session(quick_path: Path) -> Iterator[Session]:
    with builders.opened(quick_path / "library.db", clock=builders.SteadyClock()) as opened:
        drawing.add_calls(opened, {"200": 12, "201": 8})
        made = drawing.freeze(opened, drawing.draw({"ref:200": 5, "ref:201": 5}))
        for one in made.sample:
            builders.finish_review(opened, builders.start_review(opened, one.call_id))
        opened.do(CloseDraw(made.id)).wait()
        yield opened


def kept(session: Session) -> tuple[Kept, ...]:
    return session.find(lambda reader: reader.kept_results(DRAW)).wait()


def made(session: Session) -> Results:
    (found,) = results.make_results(session, DRAW, Progress())
    return found


def test_what_was_computed_is_shown_from_the_library(session: Session) -> None:
    assert kept(session) == ()
    found = made(session)
    assert [person.average.heard for person in found.people] == [5, 5]
    (shown,) = kept(session)
    assert (shown.results, shown.place) == (found, 0)


def test_the_ranges_of_all_periods_are_read_at_once(session: Session) -> None:
    found = made(session)
    versions = found.sheet.version_ids
    ranges = session.find(lambda reader: reader.company_ranges(versions)).wait()
    assert ranges == {DRAW: found.company.average.range}
    assert session.find(lambda reader: reader.company_ranges(("other",))).wait() == {}


def test_computing_what_is_missing_computes_nothing_twice(session: Session) -> None:
    assert results.keep_results(session, Progress()) == 1
    assert results.keep_results(session, Progress()) == 0


def test_a_revision_has_the_results_computed_anew(session: Session) -> None:
    before = made(session)
    review_id = before.company.average.dots[0].review_id
    draft = session.do(ReviseReview(review_id, "misheard")).wait()
    assert kept(session)
    session.do(SetAnswer(draft.id, "q1", Answer(option="no"))).wait()
    session.do(FinishReview(draft.id, "heard again")).wait()
    assert kept(session) == ()
    after = made(session)
    assert after.company.average.value != before.company.average.value
    assert [one.results for one in kept(session)] == [after]


def test_a_new_name_and_a_new_mark_are_told(session: Session) -> None:
    found = made(session)
    session.do(NameAgent("200", "Ana")).wait()
    assert kept(session) == ()
    assert {person.name for person in made(session).people} == {"Ana", "201"}
    call_id = found.company.average.dots[0].call_id
    praise = builders.mark(5, id="well", call_id=call_id, category=Category.PRAISE)
    session.do(AddMark(praise)).wait()
    assert kept(session) == ()
    assert made(session).company.moments.praise == 1


def test_picked_reviews_change_no_number(session: Session) -> None:
    found = made(session)
    drawn = {dot.call_id for dot in found.company.average.dots}
    for call_id in sorted(set(session.snapshot.calls) - drawn):
        builders.finish_review(session, builders.start_review(session, call_id))
    (shown,) = kept(session)
    assert shown.results == found
    assert made(session) == found
    (closed,) = session.find(lambda reader: reader.closed_draws()).wait()
    aside = session.find(lambda reader: results.shown(reader, closed)).wait().aside
    assert sum(aside.picked.values()) == 10


def test_what_was_printed_stays_for_ever(session: Session) -> None:
    made(session)
    (printed,) = kept(session)
    session.do(NotePrinted(printed.id, "pdf")).wait()
    session.do(NameAgent("200", "Ana")).wait()
    made(session)
    session.do(NameAgent("200", "Bea")).wait()
    made(session)
    library = session.library
    session.close()
    with closing(sqlite3.connect(library)) as other:
        rows = other.execute("SELECT id FROM kept_results ORDER BY id").fetchall()
        assert len(rows) == 2
        assert printed.id in {row[0] for row in rows}
        for order in ("UPDATE kept_results SET content = ''", "DELETE FROM printed_results"):
            with pytest.raises(sqlite3.IntegrityError, match="results_stay"):
                other.execute(order)


def test_only_what_is_kept_can_be_printed(session: Session) -> None:
    with pytest.raises(Refused, match="results_gone"):
        session.do(NotePrinted("nothing", "pdf")).wait()


def test_figures_can_be_read_with_other_tools(session: Session) -> None:
    found = made(session)
    library = session.library
    session.close()
    with closing(sqlite3.connect(library)) as other:
        rows = other.execute(
            "SELECT person, kind, heard, population, value, very_likely_from, very_likely_to "
            "FROM figures_view WHERE kind = 'average' ORDER BY person"
        ).fetchall()
    assert [row[:4] for row in rows] == [
        ("200", "average", 5, 12),
        ("201", "average", 5, 8),
        ("everybody", "average", 10, 20),
    ]
    company = found.company.average
    assert company.range is not None
    assert rows[2][5:] == (company.range.low, company.range.high)


def test_results_made_from_what_has_changed_meanwhile_are_not_kept(session: Session) -> None:
    found = made(session)
    other = replace(found, reviewers=("Somebody",))
    late = results.ResultsMade(DRAW, (written_out(other),), "another")
    assert session.record(late).wait() is False
    assert [one.results for one in kept(session)] == [found]


def test_a_library_that_is_only_read_still_tells_its_results(session: Session) -> None:
    library = session.library
    session.close()
    with builders.opened(library, read_only=True) as reading:
        (found,) = results.make_results(reading, DRAW, Progress())
        assert found.company.average.heard == 10
        assert kept(reading) == ()
