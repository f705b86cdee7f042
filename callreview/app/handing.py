"""Scorecards handed out: what a person answers, in a file or in the PDF, read back.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from pathlib import Path

from callreview.app.edits.handouts import TakeReply
from callreview.app.outfile import write_whole
from callreview.app.scorecards import read_card
from callreview.app.session import Session
from callreview.app.written import read_text
from callreview.domain.answer_form import reply_from_fields
from callreview.domain.reply_file import reply_from_text


def write_answer_file(session: Session, review_id: str, path: Path) -> None:
    """Write the file in which a person answers a scorecard, as text or, by its ending, JSON.

    Raises what `scorecards.scorecard` does, and "not_written".
    """
    from callreview.exports.answer_file import answer_json, answer_text

    card = read_card(session, review_id, shows_number=False)
    written = answer_json(card) if path.suffix.lower() == ".json" else answer_text(card)
    write_whole(path, written.encode("utf-8"))


def read_answer_file(session: Session, review_id: str, path: Path, day: str) -> None:
    """Take over what was written into an answer file, or the form of the PDF, in one undo step.

    Raises Unreadable for a file that is none, Refused as `TakeReply`.
    """
    if path.suffix.lower() == ".pdf":
        from callreview.intake.answer_form import fields_of

        reply = reply_from_fields(fields_of(path), path.name)
    else:
        reply = reply_from_text(read_text(path), path.name)
    session.do(TakeReply(review_id, reply, day)).wait()
