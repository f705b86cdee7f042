"""Having a recording read to its end, so that it is known by all its bytes.

Threads: may be called from any thread; it asks the session and a worker, and waits.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.opening import found_in, paths_of
from callreview.app.session import Session
from callreview.domain.call import Call, Recording
from callreview.domain.errors import Refused
from callreview.intake.identity import identity_of

if TYPE_CHECKING:
    from callreview.audio.pool import Pool


def have_it_hashed(session: Session, pool: "Callable[[], Pool]", call: Call) -> None:
    """Have the recording read to its end; a review can only be final of known bytes.

    A worker of `pool` is only asked for where nobody has read it yet.

    Raises why it cannot be heard, and Refused "recording_changed" if its file is another now.
    """
    if call.recording.sha256 is None:
        with closing(pool().decode(*paths_of(call))) as decoding:
            outcome = decoding.wait()
        session.record(found_in(call, decoding, outcome)).wait()
        if not outcome.verdict.plays:
            raise outcome.trouble()
    elif any(map(_is_another, call.files)):
        raise Refused("recording_changed")


def _is_another(recording: Recording) -> bool:
    try:
        found = identity_of(Path(recording.path))
    except OSError:  # gone or out of reach: what was heard is known by its hash all the same
        return False
    here = (recording.size, recording.fingerprint)
    return found is not None and (found.size, found.fingerprint) != here
