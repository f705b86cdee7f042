"""Tables out of a library: what is in them, that they stop, and that the views say the same."""

import csv
import json
import runpy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from callreview.app import tables
from callreview.app.edits.handouts import DisputeLine, SetHandout, SettleDispute
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import ReviseReview, SetWords
from callreview.app.findings import NoteHeard
from callreview.app.jobs import Progress, Reached
from callreview.app.session import Session
from callreview.app.tables import Exported, Wanted, export_tables
from callreview.domain.errors import CallReviewError
from callreview.domain.handout import Outcome
from callreview.domain.review import Answer
from callreview.domain.rubric import Condition, Kind, Line, Option, Range, Rubric, Section
from callreview.domain.rubric_file import canonical_text
from callreview.domain.timebase import Span
from callreview.exports.columns import TABLES
from callreview.store.line_scores import scored_lines
from callreview.store.migrations import twenty_fourth_earned
from tests import builders
from tests.dumping import beside

TOP = Path(__file__).parents[2]
_SHEET = Rubric(
    "Every kind",
    (
        Section(
            "s",
            "Both",
            (
                Line(
                    "several",
                    "Which of them?",
                    Kind.SEVERAL,
                    options=(Option("a", "Äpfel", Decimal(1)), Option("b", "Birnen", Decimal(2))),
                ),
                Line(
                    "number",
                    "How often?",
                    Kind.NUMBER,
                    ranges=(
                        Range(Decimal(0), Decimal(3), Decimal(0)),
                        Range(Decimal(3), Decimal(9), Decimal(1)),
                    ),
                ),
                Line("na", "Hold?", Kind.YES_NO, options=(
                    Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0)),
                )),
                Line("words", "What else?", Kind.TEXT, required=False),
                Line("read", "Read this out.", Kind.INSTRUCTION),
                Line("hidden", "How long?", Kind.SCALE, options=(
                    Option("long", "Long", Decimal(0)), Option("short", "Short", Decimal(3)),
                ), show_if=Condition("na", ("yes",))),
                Line("open", "And then?", Kind.YES_NO, required=False, options=(
                    Option("yes", "Yes", Decimal(1)), Option("no", "No", Decimal(0)),
                )),
            ),
        ),
    ),
    pass_mark=Decimal(50),
)  # fmt: skip
_SAID = {
    "several": Answer(options=("a",), evidence=(Span(1_234, 2_000), Span(3_000, 3_000))),
    "number": Answer(number=Decimal("4.5"), comment="=a lot"),
    "na": Answer(na=True),
    "words": Answer(text="Nothing"),
    "hidden": Answer(option="long"),
    "open": Answer(comment="Not heard"),
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        yield session


def _finished(session: Session, name: str = "call.wav") -> str:
    call_id = builders.add_call(session, name, customer_number="+1 555 010 0142")
    mark = builders.mark(500, 1_500, id=session.new_key(), call_id=call_id, text="Well said")
    session.do(AddMark(mark)).wait()
    draft = builders.start_review(session, call_id, _SHEET)
    session.do(SetWords(draft.id, "private_note", "CANARY")).wait()
    session.do(SetWords(draft.id, "work_on", "Let him finish")).wait()
    heard = NoteHeard(draft.id, (Span(0, 30_000),), 0, skipped=(Span(20_000, 50_000),))
    return builders.finish_review(session, draft, _SAID, heard=heard).id


def _csv(session: Session, folder: Path, only: str, *, full: bool = False) -> list[dict[str, str]]:
    path = folder / f"{only}.csv"
    export_tables(session, path, Wanted(only, shows_numbers=full))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_have_the_newest_revision_only(session: Session, tmp_path: Path) -> None:
    first = _finished(session)
    revised = session.do(ReviseReview(first, "heard again")).wait()
    builders.finish_review(session, revised, _SAID)
    rows = _csv(session, tmp_path, "reviews")
    assert [(row["revision"], row["revision_reason"]) for row in rows] == [("2", "heard again")]
    assert len(_csv(session, tmp_path, "answers")) == 6


def test_marks_stand_there_once_whether_their_call_was_reviewed_or_not(
    session: Session, tmp_path: Path
) -> None:
    _finished(session)
    other = builders.add_call(session, "other.wav")
    session.do(AddMark(builders.mark(id="m", call_id=other, text="Alone"))).wait()
    for ending in tables.ENDINGS:
        assert export_tables(session, tmp_path / f"all{ending}") == Exported(reviews=1, marks=2)
    told = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert told["handouts"] == []
    assert {mark["text"] for mark in told["marks"]} == {"Well said", "Alone"}
    assert sorted(row["text"] for row in _csv(session, tmp_path, "marks")) == ["Alone", "Well said"]


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_private_notes_and_numbers_stay_here(session: Session, tmp_path: Path, ending: str) -> None:
    _finished(session)
    path = tmp_path / f"all{ending}"
    export_tables(session, path)
    text = path.read_text("utf-8")
    assert "Let him finish" in text
    assert "CANARY" not in text
    assert "010 0142" not in text
    export_tables(session, path, Wanted(shows_numbers=True))
    assert "010 0142" in path.read_text("utf-8")


@pytest.mark.parametrize("ending", tables.ENDINGS)
def test_stopped_in_between_nothing_is_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(tables, "_CARDS_AT_ONCE", 1)
    for name in ("a.wav", "b.wav"):
        _finished(session, name)
    out = tmp_path / "out"
    out.mkdir()
    path = out / f"all{ending}"
    path.write_text("from before")
    told: list[Reached] = []
    progress = Progress(told.append, lambda: len(told) == 2)
    with pytest.raises(CallReviewError) as stopped:
        export_tables(session, path, progress=progress)
    assert stopped.value.code == "export_stopped"
    assert [(one.done, one.total) for one in told] == [(0, 4), (1, 4)]
    assert [(one.name, one.read_text()) for one in out.iterdir()] == [(path.name, "from before")]


@pytest.mark.parametrize("ending", tables.ENDINGS)
def test_a_place_that_cannot_be_written_is_named(
    session: Session, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CallReviewError) as refused:
        export_tables(session, tmp_path / "file" / f"all{ending}")
    assert refused.value.code == "not_written"


def test_an_ending_nobody_knows_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(CallReviewError) as refused:
        export_tables(session, tmp_path / "call.wav")
    assert refused.value.code == "table_kind_unknown"
    assert not (tmp_path / "call.wav").exists()


@pytest.mark.parametrize(
    ("only", "view", "shared"),
    [
        ("reviews", "reviews_view", TABLES["reviews"].names),
        ("answers", "answers_view", TABLES["answers"].names),
        ("marks", "marks_view", TABLES["marks"].names),
        ("handouts", "handouts_view", TABLES["handouts"].names),
        ("disputes", "disputes_view", TABLES["disputes"].names),
    ],
)
def test_the_views_in_the_library_say_the_same(
    session: Session, tmp_path: Path, only: str, view: str, shared: tuple[str, ...]
) -> None:
    _finished(session, "a.wav")
    first = _finished(session, "b.wav")
    session.do(SetHandout(first, "given_by", "mail")).wait()
    session.do(SetHandout(first, "given_on", "2026-03-14")).wait()
    session.do(DisputeLine(first, "number", "=Once only")).wait()
    revised = session.do(ReviseReview(first, "heard again")).wait()
    changed = {**_SAID, "number": Answer(number=Decimal(1))}
    builders.finish_review(session, revised, changed)
    session.do(SettleDispute(first, "number", Outcome.CHANGED, "One only")).wait()
    written = _csv(session, tmp_path, only, full=True)
    with beside(session.library) as connection:
        found = connection.execute(f"SELECT {', '.join(shared)} FROM {view}").fetchall()
    assert len(found) == {"reviews": 2, "answers": 12, "marks": 2}.get(only, 1)
    in_view = sorted([_plain(row[name]) for name in shared] for row in found)
    in_file = sorted([_plain(row[name]) for name in shared] for row in written)
    assert in_view == in_file


def test_what_an_answer_earned_and_what_was_passed_over_stand_in_the_views(
    session: Session,
) -> None:
    _finished(session)
    with beside(session.library) as connection:
        answers = connection.execute("SELECT * FROM answers_view").fetchall()
        (review,) = connection.execute("SELECT * FROM reviews_view").fetchall()
    found = {row["question_id"]: (row["state"], row["points"]) for row in answers}
    assert found == {
        "several": ("answered", 1),
        "number": ("answered", 1),
        "na": ("na", None),
        "words": ("answered", None),
        "hidden": ("hidden", None),
        "open": ("unanswered", None),
    }
    assert (review["heard_percent"], review["skipped_percent"]) == (50, 33.3333)


def test_reviews_finished_before_step_24_get_the_same_points(session: Session) -> None:
    first = _finished(session)
    builders.finish_review(session, session.do(ReviseReview(first, "heard again")).wait(), _SAID)
    fill = next(one for one in twenty_fourth_earned.STATEMENTS if "INSERT" in one)
    with beside(session.library) as disk, closing(sqlite3.connect(":memory:")) as copy:
        disk.backup(copy)
        kept = copy.execute("SELECT * FROM line_scores").fetchall()
        copy.execute("DELETE FROM line_scores")
        copy.create_function("scored_lines", 2, scored_lines)
        copy.execute(fill)
        assert copy.execute("SELECT * FROM line_scores").fetchall() == kept
    assert len(kept) == 12


def test_answers_that_fit_no_more_do_not_hinder_an_upgrade() -> None:
    misfit = json.dumps([["na", "maybe", [], 0, None, "", 0]])
    assert scored_lines(canonical_text(_SHEET), misfit) == "[]"


def _plain(value: object) -> str:
    """Return a cell without what only a CSV needs: its quote, a number's last digits."""
    text = "" if value is None else str(value).removeprefix("'")
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


def test_the_page_about_the_columns_is_that_of_the_app() -> None:
    maker = runpy.run_path(str(TOP / "packaging" / "export_columns.py"))
    page = (TOP / "docs" / "exports.md").read_text("utf-8")
    assert page == maker["page"](), "run packaging/export_columns.py"
    assert tuple(TABLES) == tables.NAMES
