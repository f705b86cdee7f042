"""Jobs compute beside everything else; what they say arrives on the main thread, in order."""

import queue
import threading
from collections.abc import Callable

import pytest

from callreview.app.jobs import Job, Jobs, Progress, Reached
from callreview.domain.errors import CallReviewError


class Main:
    """Stands for the main thread: does what was delivered when it is told to."""

    def __init__(self) -> None:
        self.waiting: queue.Queue[Callable[[], None]] = queue.Queue()

    def deliver(self, work: Callable[[], None]) -> None:
        self.waiting.put(work)

    def until_idle(self, jobs: Jobs) -> None:
        while jobs.running or not self.waiting.empty():
            self.waiting.get(timeout=10)()


def test_the_result_arrives_on_the_main_thread() -> None:
    main, done = Main(), list[tuple[int, threading.Thread]]()
    jobs = Jobs(main.deliver)
    jobs.start("sum", lambda _: 42, on_done=lambda r: done.append((r, threading.current_thread())))
    assert [job.title for job in jobs.running] == ["sum"]
    main.until_idle(jobs)
    assert done == [(42, threading.main_thread())]
    assert jobs.running == ()


def test_progress_is_seen_and_only_the_newest_waits() -> None:
    main, seen = Main(), list[Reached]()
    jobs = Jobs(main.deliver, lambda: seen.extend(job.reached for job in jobs.running))

    def work(progress: Progress) -> None:
        for at in range(1000):
            progress(at + 1, 1000, "counting")

    jobs.start("count", work)
    jobs._threads[jobs.running[0]].join()
    assert main.waiting.qsize() == 2
    main.until_idle(jobs)
    assert seen[-1] == Reached(1000, 1000, "counting")


def test_cancelled_work_hands_over_what_it_has() -> None:
    main, done = Main(), list[str]()
    jobs, begun = Jobs(main.deliver), threading.Event()

    def work(progress: Progress) -> str:
        begun.set()
        while not progress.cancelled:
            pass
        return "half"

    job = jobs.start("long", work, on_done=done.append)
    assert begun.wait(10)
    job.cancel()
    main.until_idle(jobs)
    assert done == ["half"]


def test_what_a_person_can_understand_goes_to_who_asked() -> None:
    main, failed = Main(), list[Exception]()
    jobs = Jobs(main.deliver)

    def work(_: Progress) -> None:
        raise CallReviewError("folder_missing", path="x")

    jobs.start("fail", work, on_failed=failed.append)
    main.until_idle(jobs)
    assert [error.args[0] for error in failed] == ["folder_missing"]


def test_a_bug_is_raised_on_the_main_thread() -> None:
    main = Main()
    jobs = Jobs(main.deliver)
    jobs.start("bug", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        main.until_idle(jobs)
    assert jobs.running == ()


def test_closing_stops_what_runs() -> None:
    main = Main()
    jobs = Jobs(main.deliver)

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            pass

    jobs.start("a", work)
    jobs.start("b", work)
    jobs.close()
    main.until_idle(jobs)
    assert jobs.running == ()


def test_the_rate_and_what_is_left_are_told_once_they_say_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("callreview.app.jobs.monotonic", lambda: now[0])
    job = Job("reading")
    job.take(Reached(7, 0))
    now[0] += 50
    job.take(Reached(0, 1000))
    assert (job.rate, job.left_s) == (None, None)
    now[0] += 4
    job.take(Reached(100, 1000))
    assert (job.rate, job.left_s) == (25.0, 36.0)
    job.take(Reached(1000, 1000))
    assert job.left_s is None


def test_quiet_work_is_shown_only_once_it_takes_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("callreview.app.jobs.monotonic", lambda: now[0])
    quiet = Job("looking", is_quiet=True)
    assert (quiet.is_shown, Job("reading").is_shown) == (False, True)
    now[0] += 2
    assert quiet.is_shown
