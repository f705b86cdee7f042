"""Scorecards handed out: the answer file a person fills, written and read back.

Threads: everything here may be called from any thread; it asks the session and waits.
"""

from pathlib import Path

from callreview.app.edits.handouts import TakeReply
from callreview.app.outfile import write_whole
from callreview.app.scorecards import read_card
from callreview.app.session import Session
from callreview.app.written import read_text
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
    """Take over what was written into an answer file, in one step of undo.

    Raises Unreadable for a file that is none, Refused as `TakeReply`.
    """
    reply = reply_from_text(read_text(path), path.name)
    session.do(TakeReply(review_id, reply, day)).wait()
