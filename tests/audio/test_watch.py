"""A worker that burns is ended, one that waits is not, and it is said once."""

import subprocess
from dataclasses import dataclass, field

import pytest

from callreview.audio.watch import End, Patience, Watch


@dataclass
class Clock:
    """Wall clock and processor time, set by hand."""

    now: float = 100.0
    used: float = 5.0

    def monotonic(self) -> float:
        return self.now


@dataclass
class Process:
    """A process that can only be killed."""

    is_killed: bool = False

    def kill(self) -> None:
        self.is_killed = True


@dataclass
class Scene:
    """A watch over a process that does nothing, and what it said."""

    clock: Clock
    process: Process = field(default_factory=Process)
    said: list[str] = field(default_factory=list)
    is_wanted: bool = True

    def __post_init__(self) -> None:
        self.watch = Watch(
            self.process,  # type: ignore[arg-type]  # it needs no more of a process than kill
            Patience(burning=1.8, slow=2.0, waiting=30.0, unwanted=0.5),
            is_wanted=lambda: self.is_wanted,
            on_slow=lambda: self.said.append("slow"),
            on_end=lambda: self.said.append("ended"),
        )
        self.watch.look()

    def after(self, seconds: float, *, used: float = 0.0) -> End | None:
        self.clock.now += seconds
        self.clock.used += used
        self.watch.look()
        return self.watch.ended


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    clock = Clock()

    def used(process: "subprocess.Popen[bytes]") -> float:
        del process
        return clock.used

    monkeypatch.setattr("callreview.audio.watch.time", clock)
    monkeypatch.setattr("callreview.audio.watch.processor_seconds", used)
    return Scene(clock)


def test_burning_without_a_step_forward_ends_the_worker(scene: Scene) -> None:
    assert scene.after(1.0, used=1.0) is None
    assert scene.after(1.0, used=1.0) is End.BURNING
    assert scene.process.is_killed
    assert scene.said == ["ended"]


def test_getting_on_is_not_burning(scene: Scene) -> None:
    for _ in range(20):
        scene.watch.step()
        assert scene.after(1.5, used=1.5) is None
    assert scene.said == []


def test_waiting_is_said_once_and_given_up_late(scene: Scene) -> None:
    assert scene.after(2.5, used=0.01) is None
    assert scene.after(2.5, used=0.01) is None
    assert scene.said == ["slow"]
    assert scene.after(26) is End.WAITING


def test_it_can_be_slow_again_after_a_step(scene: Scene) -> None:
    scene.after(2.5)
    scene.watch.step()
    scene.after(0.1)
    scene.after(2.5)
    assert scene.said == ["slow", "slow"]


def test_what_nobody_wants_is_ended_soon(scene: Scene) -> None:
    scene.is_wanted = False
    assert scene.after(0.3) is None
    assert scene.after(0.3) is End.UNWANTED
