"""Many scorecards as one PDF with an outline, each on pages of its own.

Threads: it may be called from any thread; it asks the session and waits. Pages are set by two
presses in parts of 25 scorecards, for typst keeps all pages of a part in memory, and each part is
written behind those before it as soon as it is its turn.
"""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from callreview.app.jobs import Progress
from callreview.app.outfile import make_folder, whole_file
from callreview.app.scorecards import Written, look_of, scorecard, worker_of
from callreview.app.session import Session
from callreview.domain.errors import CallReviewError

if TYPE_CHECKING:
    from callreview.audio.pool import Pool
    from callreview.exports.press import Press
    from callreview.exports.typesetting import Look, Sheet

_PART = 25
_PRESSES = 2


class _StoppedError(Exception):
    """It was cancelled, or there is nothing to write."""


@dataclass
class _Order:
    """What is to be written, how far it has come, and what could not be.

    A scorecard is half done once it is read, and done once its pages are set.
    """

    session: Session
    review_ids: Sequence[str]
    shows_number: bool
    progress: Progress
    pool: "Pool"
    look: "Look"
    is_tagged: bool = True
    left_out: list[tuple[str, CallReviewError]] = field(default_factory=list)
    read: int = 0
    set: int = 0

    def begin_untagged(self) -> None:
        """Begin anew, without tags."""
        self.is_tagged, self.left_out, self.read, self.set = False, [], 0, 0

    def tell(self) -> None:
        """Say how far it has come."""
        done = self.read + self.set + len(self.left_out)
        self.progress(done // 2, len(self.review_ids))


def scorecards_in_one(
    session: Session,
    review_ids: Sequence[str],
    path: Path,
    *,
    shows_number: bool = False,
    progress: Progress | None = None,
    pool: "Pool | None" = None,
) -> Written:
    """Write scorecards as one PDF with an outline.

    It is tagged if each of them can be; else none is, and each says so, as `scorecard_pdf` does.
    Nothing is written when `progress` is cancelled, or when there is nothing to write.
    """
    if not review_ids:
        return Written(())
    progress = progress or Progress()
    make_folder(path.parent)
    with worker_of(pool) as worker:
        order = _Order(session, review_ids, shows_number, progress, worker, look_of(session))
        try:
            with whole_file(path) as unfinished:
                if not _written(order, unfinished):
                    order.begin_untagged()
                    _written(order, unfinished)
        except _StoppedError:
            return Written((), tuple(order.left_out), is_cancelled=progress.cancelled)
    return Written((path,), tuple(order.left_out))


def _written(order: _Order, unfinished: Path) -> bool:
    """Write them; return False, with nothing of use written, if they can only be untagged."""
    from callreview.exports.binding import Binding, is_tagged

    with unfinished.open("wb") as file, closing(_parts_set(order)) as parts:
        binding, count = Binding(file), 0
        for part in parts:
            if order.is_tagged and not is_tagged(part):
                return False
            binding.add(part)
            count += 1
        if not count:
            raise _StoppedError
        binding.finish()
    return True


def _parts_set(order: _Order) -> Generator[bytes]:
    """Yield the parts as PDFs in their order; while one is written, the next are being set."""
    from callreview.exports.press import Press

    with ExitStack() as stack:
        presses = [stack.enter_context(Press()) for _ in range(_PRESSES)]
        threads = stack.enter_context(ThreadPoolExecutor(_PRESSES, "scorecards"))
        stack.callback(threads.shutdown, cancel_futures=True)
        waiting: deque[tuple[int, Future[bytes]]] = deque()
        for sheets in _parts(order):
            waiting.append((len(sheets), threads.submit(_set, order, presses, sheets)))
            if len(waiting) > _PRESSES:
                yield _result(order, *waiting.popleft())
        while waiting:
            _go_on(order)
            yield _result(order, *waiting.popleft())


def _result(order: _Order, count: int, part: "Future[bytes]") -> bytes:
    pdf = part.result()
    order.set += count
    order.tell()
    return pdf


def _set(order: _Order, presses: "list[Press]", sheets: "list[Sheet]") -> bytes:
    from callreview.exports.typesetting import Run, Template

    run = Run(is_one_of_many=len(order.review_ids) > 1, is_tagged=order.is_tagged)
    press = presses.pop()
    try:
        return press.pdf(Template.SCORECARD, sheets, order.look, run)
    finally:
        presses.append(press)


def _parts(order: _Order) -> "Iterator[list[Sheet]]":
    """Yield the scorecards as pages to be set, some at a time."""
    from callreview.exports.scorecard_page import page_of

    sheets: list[Sheet] = []
    for review_id in order.review_ids:
        _go_on(order)
        order.read += 1
        try:
            shows = order.shows_number
            card = scorecard(order.session, review_id, shows_number=shows, pool=order.pool)
        except CallReviewError as error:
            order.left_out.append((review_id, error))
        else:
            sheets.append(page_of(card))
        order.tell()
        if len(sheets) == _PART:
            yield sheets
            sheets = []
    if sheets:
        yield sheets


def _go_on(order: _Order) -> None:
    if order.progress.cancelled:
        raise _StoppedError
