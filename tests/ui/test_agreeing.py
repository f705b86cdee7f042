"""Agreement and files of reviews in the window: opened, played, taken over, scored again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from callreview.app.edits.draws import CloseDraw
from callreview.app.edits.reviews import StartReview
from callreview.app.session import Session
from callreview.domain.draw.draw import EVERYBODY
from callreview.domain.review import Answer, ReviewState
from callreview.domain.timebase import Span
from callreview.domain.unseen import CALIBRATION
from callreview.ui.agreement.coming import ComingSheet
from callreview.ui.agreement.second import SecondScoresQuestion
from callreview.ui.agreement.sheet import AgreementSheet
from callreview.words.results_story import Question
from tests import builders, drawing
from tests.ui.conftest import OpenWindow, rooms_of
from tests.ui.hands import a_reviewed_call, dialog_of, has_review, review_in, two_calls

NO = Answer(option="no", evidence=(Span(20_000, 24_000),))


def _scored_twice(session: Session) -> None:
    a_reviewed_call(session)
    (call,) = session.snapshot.calls.values()
    (version,) = session.snapshot.rubrics
    new = builders.review(
        version, id=session.new_key(), call_id=call.id, reviewer="Kim", reason=CALIBRATION,
        started_at="",
    )  # fmt: skip
    draft = session.do(StartReview(new)).wait()
    builders.finish_review(session, draft, {"q2": NO})


def test_the_sheet_opens_and_a_clip_plays_in_its_call(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(_scored_twice)
    rooms = rooms_of(window)
    rooms.agreeing.show_agreement()
    sheet = dialog_of(AgreementSheet, qtbot)
    shown = sheet.sides.shown
    assert shown is not None
    sheet.play_asked.emit(shown.call_id, shown.right.moments[0])
    player = rooms.desk.screen.player
    qtbot.waitUntil(lambda: player.is_playing)
    assert player.position_ms >= 20_000
    with qtbot.waitSignal(sheet.finished):
        sheet.call_asked.emit(shown.call_id)
    assert rooms.room == "review"


def test_reviews_are_written_looked_into_and_taken_over(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from callreview.app.reviewfiles import write_review_file

    file = tmp_path / "kim.json"
    clock = builders.SteadyClock("2025-03-13T09:00:00+00:00")
    with builders.opened(tmp_path / "kim.db", reviewer="Kim", clock=clock) as kim:
        a_reviewed_call(kim)
        write_review_file(kim, kim.find(lambda reader: reader.final_review_ids()).wait(), file)
    window = open_window(builders.add_call)
    rooms = rooms_of(window)
    rooms.bringing.look_into(file)
    sheet = dialog_of(ComingSheet, qtbot)
    assert sheet.accept_button.text() == "Take 1 review over"
    assert [str(sheet.table.model().index(0, at).data()) for at in range(3)] == [
        "Kim",
        "call.wav",
        "new",
    ]
    sheet.accept_button.click()
    qtbot.waitUntil(lambda: "1 review was added." in window.notice.words)
    written = tmp_path / "again.json"
    rooms.bringing.write(tuple(rooms.snapshot.calls), written)
    qtbot.waitUntil(lambda: "1 review written" in window.notice.words)
    assert written.is_file()


def test_a_file_that_was_changed_is_refused_with_a_sentence(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "reviews.json"
    file.write_text('{"format": "callreview-reviews", "version": 1, "sha256": "0"}', "utf-8")
    window = open_window(builders.add_call)
    rooms_of(window).bringing.look_into(file)
    qtbot.waitUntil(lambda: "was changed after it was written" in window.notice.words)


def test_an_earlier_call_is_scored_again_without_what_was_said_before(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(a_reviewed_call)
    rooms = rooms_of(window)
    rooms.parts.session.clock = builders.SteadyClock("2099-03-13T09:00:00+00:00")
    rooms.agreeing.score_again()
    qtbot.waitUntil(lambda: rooms.room == "review")
    opened = rooms.snapshot.open_call
    assert opened is not None
    assert opened.review is not None
    assert (opened.review.state, opened.review.reason) == (ReviewState.DRAFT, CALIBRATION)
    assert opened.earlier == ()
    assert "shows when this review is finished" in window.notice.words


def test_a_part_of_a_sample_is_queued_for_somebody_else(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def a_sample(session: Session) -> None:
        drawing.add_calls(session, {"200": 8})
        for call in drawing.freeze(session, drawing.draw({EVERYBODY: 8})).sample:
            builders.finish_review(session, builders.start_review(session, call.call_id))

    window = open_window(a_sample)
    rooms = rooms_of(window)
    rooms.resulting.show_results()
    samples = rooms.resulting.panel.samples
    qtbot.waitUntil(lambda: samples.chosen_sample is not None)
    samples.second.click()
    question = dialog_of(SecondScoresQuestion, qtbot)
    assert question.box.currentText() == "15 %: 2 of 8 calls"
    question.accept_button.click()
    qtbot.waitUntil(lambda: "2 calls are in the queue" in window.notice.words)
    qtbot.waitUntil(lambda: rooms.snapshot.queue is not None)
    queue = rooms.snapshot.queue
    assert queue is not None
    assert (queue.book_reason, len(queue.call_ids)) == (CALIBRATION, 2)

    first = rooms.snapshot.rubrics[0].id
    rooms.parts.preferences.take(rooms.parts.preferences.held.with_reviewer("Kim"))
    rooms.open_call(queue.call_ids[0])
    qtbot.waitUntil(lambda: has_review(rooms))
    second = review_in(rooms)
    assert (second.reviewer, second.version_id, second.reason) == ("Kim", first, CALIBRATION)
    assert (second.answers, second.state) == ({}, ReviewState.DRAFT)


def test_results_say_whether_somebody_else_would_score_the_same(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    def a_closed_sample(session: Session) -> None:
        drawing.add_calls(session, {"200": 5})
        draw = drawing.freeze(session, drawing.draw({EVERYBODY: 5}))
        for call in draw.sample:
            builders.finish_review(session, builders.start_review(session, call.call_id))
        session.do(CloseDraw(draw.id)).wait()

    rooms = rooms_of(open_window(a_closed_sample))
    rooms.resulting.show_results()
    panel = rooms.resulting.panel

    def told() -> list[str]:
        pages = [page for page in panel._state.pages if page.question is Question.TRUST]
        return [part.sentence for page in pages for part in page.parts]

    qtbot.waitUntil(lambda: any("by a second person" in sentence for sentence in told()))


def test_selected_calls_are_queued_for_several_people(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(two_calls)
    rooms = rooms_of(window)
    rooms.calls.table.selectAll()
    rooms.agreeing.score_together()
    qtbot.waitUntil(lambda: "2 calls are in the queue" in window.notice.words)
    queue = rooms.snapshot.queue
    assert queue is not None
    assert (queue.book_reason, len(queue.call_ids)) == (CALIBRATION, 2)
