"""Which call is meant by what somebody typed: a key, the start of one, a SHA-256 or a path."""

import re
from pathlib import Path

from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.identity import SHORTEST_START, key_started_by
from callreview.intake.stem import is_one_sided, stem_of

_SHA256 = re.compile(r"[0-9a-f]{64}")
_KEY_START = re.compile(rf"[0-9a-f-]{{{SHORTEST_START},36}}")


def call_named(session: Session, said: str, folder: Path | None = None) -> Call:
    """Return the call that is meant; a path may also be seen from `folder`.

    Raises Refused "call_not_found", or CallReviewError "key_unknown" or "key_ambiguous".
    """
    calls = session.snapshot.calls
    if said in calls:
        return calls[said]
    by_hash = {one.sha256: call for call in calls.values() for one in call.all_files if one.sha256}
    if _SHA256.fullmatch(said.lower()) and said.lower() in by_hash:
        return by_hash[said.lower()]
    paths = {str(path) for path in (Path(said).absolute(), (folder or Path.cwd()) / said)}
    for call in calls.values():
        if not paths.isdisjoint(file.path for file in call.all_files):
            return call
    if is_start_of_key(said):
        return calls[key_started_by(said, calls)]
    raise Refused("call_not_found", call=said)


def stands_alone(said: str) -> bool:
    """Return whether this is the path of a file whose name is not that of one side of a call."""
    path = Path(said)
    return path.is_file() and not is_one_sided(stem_of(path.name))


def sound_named(session: Session | None, said: str) -> tuple[Path, ...]:
    """Return the file that is meant, or the left and the right side of its call in two files.

    A path of a file that is in no library, or in one that cannot be read, is that file; so is a
    path of the mix of both sides, or of a file of a call that is played from another one.
    Raises CallReviewError "key_unknown" or "key_ambiguous" for a key.
    """
    path = Path(said)
    if session is None:
        return (path,)
    try:
        call = call_named(session, said)
    except Refused:
        return (path,)
    except CallReviewError:
        if path.exists():
            return (path,)
        raise
    is_other = path.exists() and str(path.absolute()) not in call.paths
    return (path,) if is_other else tuple(map(Path, call.paths))


def is_start_of_key(said: str) -> bool:
    """Return whether somebody may mean a key by its start."""
    return bool(_KEY_START.fullmatch(said.lower()))
