"""Scorecards handed out: what was said to them is kept, can be undone, and opens the next one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from callreview.app.edits.edit import Edit
from callreview.app.edits.handouts import DisputeLine, SetHandout, SettleDispute, TakeReply
from callreview.app.edits.reviews import DiscardDraft, ReviseReview
from callreview.app.handing import read_answer_file, write_answer_file
from callreview.app.scorecards import read_card, scorecard_pdf
from callreview.app.session import Session
from callreview.domain.answer_form import field_name
from callreview.domain.errors import Refused, Unreadable
from callreview.domain.handout import Dispute, GivenBy, Handout, Outcome, Reply
from callreview.store.audit import Head
from tests import builders
from tests.dumping import dump


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.opened(tmp_path / "library.db") as session:
        yield session


@pytest.fixture
def final(session: Session) -> str:
    """Return a review that is finished."""
    draft = builders.start_review(session, builders.add_call(session))
    return builders.finish_review(session, draft).id


def _do(session: Session, *edits: Edit[None]) -> None:
    for edit in edits:
        session.do(edit).wait()


def _handout(session: Session, review_id: str) -> Handout:
    return session.find(lambda reader: reader.handout(review_id)).wait()


def _head(session: Session) -> Head:
    return session.find(lambda reader: reader.audit_head()).wait()


def test_everything_said_is_kept_and_audited(session: Session, final: str) -> None:
    before = _head(session)
    _do(
        session,
        SetHandout(final, "given_on", "2026-03-14"),
        SetHandout(final, "given_by", "talk"),
        SetHandout(final, "read_on", "2026-03-15"),
        SetHandout(final, "answer", "I did ask"),
        SetHandout(final, "promise", "Name the day"),
        DisputeLine(final, "q2", "I asked at 0:31"),
    )
    assert _handout(session, final) == Handout(
        final, "2026-03-14", GivenBy.TALK, "2026-03-15", "", "I did ask", "Name the day",
        (Dispute("q2", "I asked at 0:31"),),
    )  # fmt: skip
    assert _head(session).sequence == before.sequence + 6


def test_every_step_can_be_undone_and_done_again(session: Session, final: str) -> None:
    session.do(ReviseReview(final, "heard again")).wait()
    states = [dump(session.library, ("handouts", "disputes"))]
    for edit in (
        SetHandout(final, "given_on", "2026-03-14"),
        TakeReply(final, Reply(final, "", "No", "Yes", {"q1": "why", "q2": "so"}), "2026-03-16"),
        SettleDispute(final, "q1", Outcome.KEPT, "heard twice"),
        SettleDispute(final, "q2", Outcome.CHANGED, "you are right"),
        SettleDispute(final, "q1", None),
        DisputeLine(final, "q2", "another reason"),
        DisputeLine(final, "q2", ""),
    ):
        _do(session, edit)
        states.append(dump(session.library, ("handouts", "disputes")))
    for before in reversed(states[:-1]):
        session.undo().wait()
        assert dump(session.library, ("handouts", "disputes")) == before
    for after in states[1:]:
        session.redo().wait()
        assert dump(session.library, ("handouts", "disputes")) == after


def test_what_is_taken_back_leaves_no_trace(session: Session, final: str) -> None:
    _do(session, SetHandout(final, "promise", "x"), SetHandout(final, "promise", " "))
    assert dump(session.library, ("handouts",)) == {"handouts": []}


def test_a_dispute_is_changed_only_by_a_revision_and_open_again_without_it(
    session: Session, final: str
) -> None:
    _do(session, DisputeLine(final, "q1", "I did"))
    changed = SettleDispute(final, "q1", Outcome.CHANGED, "You did, at 0:31")
    with pytest.raises(Refused) as refused:
        _do(session, changed)
    assert refused.value.code == "dispute_needs_revision"
    draft = session.do(ReviseReview(final, "You did, at 0:31")).wait()
    _do(session, changed)
    settled = Dispute("q1", "I did", Outcome.CHANGED, "You did, at 0:31")
    assert _handout(session, final).disputes == (settled,)
    _do(session, DiscardDraft(draft.id))
    assert _handout(session, final).disputes == (Dispute("q1", "I did"),)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda key: SetHandout(key, "read_on", "14.3."), "day_malformed"),
        (lambda key: SetHandout("gone", "read_on", ""), "review_unknown"),
        (lambda key: DisputeLine(key, "q9", "why"), "dispute_of_no_line"),
        (lambda key: SettleDispute(key, "q1", Outcome.KEPT, "so"), "dispute_unknown"),
        (lambda key: TakeReply(key, Reply("other"), "2026-03-16"), "reply_of_another"),
    ],
)
def test_what_makes_no_sense_is_refused(
    session: Session, final: str, edit: Callable[[str], Edit[None]], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        _do(session, edit(final))
    assert refused.value.code == code
    assert dump(session.library, ("handouts",)) == {"handouts": []}


def test_a_draft_is_not_handed_out(session: Session) -> None:
    draft = builders.start_review(session, builders.add_call(session))
    with pytest.raises(Refused) as refused:
        _do(session, SetHandout(draft.id, "promise", "x"))
    assert refused.value.code == "scorecard_of_draft"


def test_keeping_needs_a_reason(session: Session, final: str) -> None:
    _do(session, DisputeLine(final, "q1", "why"))
    with pytest.raises(Refused) as refused:
        _do(session, SettleDispute(final, "q1", Outcome.KEPT, " "))
    assert refused.value.code == "settle_reason_missing"


def test_the_next_review_of_that_person_knows_what_was_promised(
    session: Session, final: str
) -> None:
    _do(session, SetHandout(final, "promise", "Name the day"))
    session.open_call(builders.add_call(session, "next.wav")).wait()
    opened = session.snapshot.open_call
    assert opened is not None
    assert opened.promised == "Name the day"


def test_an_answer_file_goes_out_is_filled_and_comes_back(
    session: Session, final: str, tmp_path: Path
) -> None:
    path = tmp_path / "answer.txt"
    write_answer_file(session, final, path)
    text = path.read_text("utf-8")
    for heading, said in (("[read]", "2026-03-15"), ("[promise]", "Day"), ("[question q3]", "No")):
        (line,) = [line for line in text.splitlines() if line.startswith(heading)]
        text = text.replace(line, f"{line}\n{said}\n")
    path.write_text(text, "utf-8")
    read_answer_file(session, final, path, "2026-03-16")
    assert _handout(session, final) == Handout(
        final, "", None, "2026-03-15", "2026-03-16", "", "Day", (Dispute("q3", "No"),)
    )


def test_an_empty_answer_file_of_json_comes_back_too(
    session: Session, final: str, tmp_path: Path
) -> None:
    path = tmp_path / "answer.json"
    write_answer_file(session, final, path)
    read_answer_file(session, final, path, "2026-03-16")
    assert _handout(session, final) == Handout(final, answered_on="2026-03-16")


def test_a_scorecard_tells_of_its_own_revision_and_of_earlier_ones(
    session: Session, final: str
) -> None:
    revised = session.do(ReviseReview(final, "heard again")).wait()
    second = builders.finish_review(session, revised).id
    _do(
        session,
        SetHandout(final, "promise", "Name the day"),
        SetHandout(second, "given_on", "2026-03-20"),
    )

    def told(review_id: str) -> list[tuple[int, str, str]]:
        card = read_card(session, review_id, shows_number=False)
        return [(one.revision, one.handout.promise, one.handout.given_on) for one in card.aftermath]

    assert told(final) == [(1, "Name the day", "")]
    assert told(second) == [(1, "Name the day", ""), (2, "", "2026-03-20")]


def _filled(path: Path, texts: dict[str, str]) -> Path:
    """Type texts into fields of a PDF, as another program does, and save it."""
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in (each for each in writer.pages if "/Annots" in each):
        writer.update_page_form_field_values(page, texts, auto_regenerate=False)
    filled = path.with_name("filled.pdf")
    with filled.open("wb") as file:
        writer.write(file)
    return filled


def test_what_was_typed_into_the_pdf_is_taken_over(
    session: Session, final: str, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    scorecard_pdf(session, final, path)
    texts = {
        field_name(final, "promise"): "I will name the day (really)",
        field_name(final, "question", "q1"): "I did.\rTwice.",
    }
    read_answer_file(session, final, _filled(path, texts), "2026-03-16")
    told = _handout(session, final)
    assert (told.answered_on, told.answer) == ("2026-03-16", "")
    assert told.promise == "I will name the day (really)"
    assert told.disputes == (Dispute("q1", "I did.\nTwice."),)
    session.undo().wait()
    assert _handout(session, final) == Handout(final)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nno more", b"%PDF-1.7\n" + b"<<" * 50_000])
def test_a_pdf_that_is_none_or_is_hostile_is_refused(
    session: Session, final: str, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read_answer_file(session, final, path, "2026-03-16")
    assert refused.value.code == "reply_malformed"
