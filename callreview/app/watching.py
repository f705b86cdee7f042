"""The library's folders being watched: what happens in them is asked to be looked at.

Threads: one, ours, looks at the folders and posts what it sees to the main thread by `deliver`;
the main thread answers with `done`. Nothing is read or written here; see `adding` for that.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from callreview.app.session import Session
from callreview.intake.beside import logs_elsewhere
from callreview.intake.digest import look_at
from callreview.intake.walk import Look
from callreview.intake.watch import Seen, Watch

Deliver = Callable[[Callable[[], None]], None]
Looks = tuple[tuple[str, Look | None], ...]
_PATIENCE_S = 0.5  # how soon a folder that was added is watched
_CLOSE_WITHIN_S = 2.0


@dataclass(frozen=True)
class Due:
    """A folder to be looked at again, but for files still `unfinished`."""

    path: Path
    unfinished: frozenset[str]


class Watching:
    """Watches every folder of a library until `close`.

    On the main thread `on_due` is told of one folder at a time and answers with `done`;
    `on_away` of a folder all of which is gone, once, and `on_back` when it is there again.
    """

    def __init__(
        self,
        session: Session,
        deliver: Deliver,
        *,
        on_due: Callable[[Due], None],
        on_away: Callable[[Path], None],
        on_back: Callable[[Path], None],
        watch: Callable[[Path], Watch] = Watch,
    ) -> None:
        self._session = session
        self._deliver = deliver
        self._on_due = on_due
        self._on_away = on_away
        self._on_back = on_back
        self._watch = watch
        self._watches: dict[Path, Watch] = {}
        self._next: dict[Path, float] = {}
        self._away: set[Path] = set()
        self._logs: dict[Path, tuple[Looks, Looks]] = {}
        self._stop = threading.Event()
        self._answered = threading.Event()
        self._was_done = False
        self._thread = threading.Thread(target=self._run, name="watching folders", daemon=True)
        self._thread.start()

    def done(self, *, was_done: bool = True) -> None:
        """Say that what was due was done; or was not, and is to be asked again later."""
        self._was_done = was_done
        self._answered.set()

    def close(self) -> None:
        """Watch no more; a share that does not answer is not waited for."""
        self._stop.set()
        self._answered.set()
        self._thread.join(_CLOSE_WITHIN_S)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._follow(Path(folder.path) for folder in self._session.snapshot.folders)
            for path, watch in self._watches.items():
                if self._next[path] <= monotonic() and not self._stop.is_set():
                    self._look(watch)
                    self._next[path] = monotonic() + watch.pause_s
            self._stop.wait(_PATIENCE_S)

    def _follow(self, paths: Iterable[Path]) -> None:
        """Watch these folders and no others."""
        self._watches = {path: self._watches.get(path) or self._watch(path) for path in paths}
        self._next = {path: self._next.get(path, 0.0) for path in self._watches}
        self._away &= self._watches.keys()

    def _look(self, watch: Watch) -> None:
        seen = watch.look()
        if seen.is_away and watch.root not in self._away:
            self._away.add(watch.root)
            self._deliver(lambda: self._tell(self._on_away, watch.root))
        elif not seen.is_away and watch.root in self._away:
            self._away.discard(watch.root)
            self._deliver(lambda: self._tell(self._on_back, watch.root))
        logs = self._logs_elsewhere(watch.root)
        if (seen.is_due or self._have_grown(watch.root, logs)) and self._ask(watch.root, seen):
            watch.done()
            self._logs[watch.root] = (logs, logs)

    def _have_grown(self, root: Path, logs: Looks) -> bool:
        """Return whether logs are not as they were read, but as they were a look before."""
        read, before = self._logs.get(root, (logs, logs))
        self._logs[root] = (read, logs)
        return logs != read and logs == before

    def _logs_elsewhere(self, root: Path) -> Looks:
        """Return how the logs are that tell of a folder and do not lie in it."""
        folders = (one for one in self._session.snapshot.folders if one.path == str(root))
        paths = (path for one in folders for path in logs_elsewhere(root, one.reading))
        return tuple((path, look_at(path)) for path in paths)

    def _ask(self, path: Path, seen: Seen) -> bool:
        """Have a folder looked at again, and return whether it was once that has ended."""
        self._answered.clear()
        if self._stop.is_set():
            return False
        self._deliver(lambda: self._tell_due(Due(path, seen.unfinished)))
        self._answered.wait()
        return self._was_done

    def _tell_due(self, due: Due) -> None:
        if not self._stop.is_set():
            self._on_due(due)

    def _tell(self, listener: Callable[[Path], None], path: Path) -> None:
        if not self._stop.is_set():
            listener(path)
