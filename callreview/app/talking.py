"""Who speaks in one recording, for whoever asks by its file; nothing is written down.

What the library knows of these very bytes is not looked for again.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.called import call_named
from callreview.app.decoded import OnProgress, wait_for
from callreview.domain.audiofile import Outcome
from callreview.domain.call import Side
from callreview.domain.errors import CallReviewError
from callreview.domain.talk import Talk

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.audio.decoding import Decoding
    from callreview.audio.pool import Pool

_DECODING = 0.1  # the part of the work that decoding is, about


@dataclass(frozen=True)
class Talked:
    """Who speaks in a recording, on which channel the person is, and how decoding it went."""

    talk: Talk
    agent_channel: Side | None
    outcome: Outcome


def who_speaks(
    pool: "Pool",
    files: Sequence[Path],
    library: "Session | None",
    *,
    on_progress: OnProgress = lambda _part: None,
) -> Talked:
    """Return who speaks in a recording or the two sides of one, in the library or not.

    Raises CallReviewError when nothing of it can be heard, or nobody can listen.
    """
    with closing(pool.decode(*files)) as decoding:
        outcome = wait_for(decoding, lambda part: on_progress(_DECODING * part))
        talk = _known(library, outcome.sha256) if library else None
        if talk is None:
            talk = _listened(pool, decoding, on_progress)
        return Talked(talk, agent_channel(files[0], library), outcome)


def agent_channel(file: Path, library: "Session | None") -> Side | None:
    """Return on which channel the person is: as the library has it, else by the file's name."""
    if library is not None:
        with suppress(CallReviewError):
            return call_named(library, str(file)).facts.agent_channel
    from callreview.intake.vote import reader

    path = file.absolute()
    return reader([path.name], path.parent.parts)(path.name).agent_channel


def _known(library: "Session", sha256: str) -> Talk | None:
    from callreview.audio.detector import METHOD

    known = library.find(lambda reader: reader.talk_of_bytes(sha256)).wait()
    return known if known is not None and known.method == METHOD else None


def _listened(pool: "Pool", decoding: "Decoding", on_progress: OnProgress) -> Talk:
    parts: list[float] = []
    future = pool.listen(decoding, on_progress=parts.append)
    while True:
        with suppress(TimeoutError):
            return future.result(0.2)
        on_progress(_DECODING + (1 - _DECODING) * (parts[-1] if parts else 0.0))
