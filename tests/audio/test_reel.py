"""Round loops and over pauses: what is played is one piece, and where one is stays known."""

import numpy as np
import pytest

from callreview.audio.output import Frames
from callreview.audio.reel import JOINT_S, Reach, Reel
from callreview.domain.hearing import Hearing, Sides
from callreview.domain.timebase import Span
from tests.audio.desk import RATE, Desk
from tests.fakes import HandSound, noise_sound, ramp_sound, tone_sound

JOINT_MS = round(JOINT_S * 1000)


def stream(reel: Reel, frames: int = 10**9) -> Frames:
    """Return what the reel gives until it has nothing more, or so many frames."""
    blocks = [np.zeros((0, reel.sides), np.float32)]
    while sum(map(len, blocks)) < frames and len(block := reel.read()):
        blocks.append(block)
    return np.concatenate(blocks)


def quietest(frames: Frames, rate: int = RATE) -> float:
    """Return the least root mean square of any 5 ms."""
    size = rate // 200
    power = np.convolve(frames[:, 0].astype(np.float64) ** 2, np.ones(size) / size, "valid")
    return float(np.sqrt(power.min()))


def test_a_cut_is_left_out_and_both_ends_sound_together_for_a_moment() -> None:
    sound = ramp_sound(10)
    out = stream(Reel(sound, 0, Reach(cuts=((2000 * 8, 5000 * 8),))))
    assert len(out) == 7 * RATE
    ms = np.round(out[::8, 0] * 32768).astype(int).tolist()
    assert ms[:2000] == list(range(2000))
    assert ms[2000 + JOINT_MS :] == list(range(5000 + JOINT_MS, 10_000))
    seam = out[2000 * 8 : 2010 * 8, 0]
    assert (np.diff(seam) > 0).all()


def test_a_tone_goes_through_a_cut_without_a_click_or_a_dip() -> None:
    sound = tone_sound(4, hertz=400)
    out = stream(Reel(sound, 0, Reach(cuts=((RATE, 2 * RATE),))))
    steepest = 10_000 / 32_768 * 2 * np.pi * 400 / RATE
    assert np.abs(np.diff(out[:, 0])).max() < 1.01 * steepest
    assert quietest(out) > 0.2


def test_a_loop_of_noise_has_no_dip_at_its_seam() -> None:
    sound = noise_sound(4)
    loop = stream(Reel(sound, RATE, Reach(loop=(RATE, 2 * RATE))), 5 * RATE)
    whole = stream(Reel(sound, 0, Reach()))
    assert quietest(loop) > 0.6 * quietest(whole)
    assert np.array_equal(loop[RATE + 80 : 2 * RATE], loop[3 * RATE + 80 : 4 * RATE])


def test_a_loop_to_beyond_the_end_goes_round_at_the_end() -> None:
    sound = ramp_sound(2)
    out = stream(Reel(sound, RATE, Reach(loop=(RATE, 9 * RATE))), 3 * RATE)
    ms = np.round(out[::8, 0] * 32768).astype(int).tolist()
    assert ms[1000 + JOINT_MS : 2000] == list(range(1000 + JOINT_MS, 2000))


def test_a_joint_waits_for_sound_that_is_not_decoded_yet() -> None:
    sound = tone_sound(4, hertz=400)
    sound.frames_ready = 2 * RATE + 13
    reel = Reel(sound, 0, Reach(cuts=((RATE, 2 * RATE),)))
    first = stream(reel)
    assert len(first) == RATE + 13
    sound.frames_ready = sound.frames_expected
    out = np.concatenate([first, stream(reel)])
    whole = stream(Reel(sound, 0, Reach(cuts=((RATE, 2 * RATE),))))
    assert np.array_equal(out, whole)


@pytest.mark.parametrize(
    ("start", "reach", "first", "frames"),
    [
        (3, Reach(cuts=((2, 5),)), 5, 5),
        (5, Reach(cuts=((2, 5),)), 5, 5),
        (0, Reach(cuts=((0, 5), (8, 10))), 5, 3),
        (3, Reach(stop=4, cuts=((2, 5),)), 3, 1),
        (1, Reach(stop=4, cuts=((2, 5),)), 1, 1),
        (9, Reach(cuts=((8, 10),)), 9, 1),
        (4, Reach(stop=3), None, 0),
    ],
)
def test_what_is_played_from_a_moment_on(
    start: int, reach: Reach, first: int | None, frames: int
) -> None:
    """Moments and lengths in seconds of a call of ten seconds."""
    in_frames = Reach(
        reach.stop and reach.stop * RATE, None, tuple((a * RATE, b * RATE) for a, b in reach.cuts)
    )
    out = stream(Reel(ramp_sound(10), start * RATE, in_frames))
    assert len(out) == frames * RATE
    if first is not None:
        assert round(float(out[0, 0]) * 32768) == first * 1000


def test_a_loop_in_a_pause_is_played() -> None:
    reel = Reel(
        ramp_sound(10), 3 * RATE, Reach(loop=(3 * RATE, 4 * RATE), cuts=((RATE, 9 * RATE),))
    )
    assert len(stream(reel, 5 * RATE)) >= 5 * RATE


def test_a_loop_leaves_its_pauses_out() -> None:
    loop, cut = (RATE, 4 * RATE), (2 * RATE, 3 * RATE)
    out = stream(Reel(ramp_sound(10), RATE, Reach(loop=loop, cuts=(cut,))), 4 * RATE)
    ms = np.round(out[::8, 0] * 32768).astype(int)
    assert ms[[500, 1500, 2500, 3500]].tolist() == [1500, 3500, 1500, 3500]


# With the player


def test_the_position_jumps_over_a_pause_when_it_is_heard() -> None:
    desk = Desk(lag=RATE // 10)
    desk.player.skip((Span(1000, 5000),))
    desk.player.play()
    desk.run(1050)
    assert desk.at() == 950
    desk.run(100)
    assert desk.at() == 5050
    desk.run(1000)
    assert desk.at() == 6050


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.7, 2.0, 3.0])
def test_the_position_stays_right_over_a_pause_at_any_speed(speed: float) -> None:
    desk = Desk(noise_sound(20))
    desk.player.set_speed(speed)
    desk.player.skip((Span(1000, 5000),))
    desk.player.play()
    desk.run(1000)
    expected = 1000 * speed if speed < 1 else 4000 + 1000 * speed
    assert desk.at() == pytest.approx(expected, abs=2)


def test_pauses_given_while_playing_are_left_out_from_then_on() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(500)
    desk.player.skip((Span(1000, 5000),))
    desk.run(1000)
    assert desk.at() == 5500
    desk.player.skip(())
    desk.run(500)
    assert desk.at() == 6000


def test_pauses_given_just_before_one_are_left_out_at_once() -> None:
    desk = Desk()
    desk.player.play()
    desk.run(950)
    desk.player.skip((Span(1000, 5000),))
    seen = []
    for _ in range(20):
        desk.run(10)
        seen.append(desk.at())
    assert seen == [*range(960, 1000, 10), *range(5000, 5160, 10)]


def test_a_seek_into_a_pause_plays_from_its_end() -> None:
    desk = Desk()
    desk.player.skip((Span(1000, 5000),))
    desk.player.seek(3000)
    assert desk.at() == 3000
    desk.player.play()
    desk.run(100)
    assert desk.at() == 5100
    assert min(value for value in desk.milliseconds(10, 100)) >= 5000


def test_a_span_in_a_pause_is_played_when_asked_for() -> None:
    desk = Desk()
    desk.player.skip((Span(1000, 5000),))
    desk.player.seek(2000)
    desk.player.stop_at(3000)
    desk.player.play()
    desk.run(1200)
    assert (desk.at(), desk.player.now().playing) == (3000, False)


def test_another_call_has_no_pauses_of_the_one_before() -> None:
    desk = Desk()
    desk.player.skip((Span(0, 5000),))
    desk.player.open(HandSound(desk.sound.samples))
    desk.player.play()
    desk.run(100)
    assert desk.at() == 100


def test_positions_in_a_very_short_loop_stay_within_it() -> None:
    desk = Desk(noise_sound(5), lag=RATE)
    desk.player.set_speed(3.0)
    desk.player.loop(Span(1000, 1025))
    desk.player.seek(1000)
    desk.player.play()
    desk.run(3000)
    for _ in range(20):
        desk.run(10)
        assert 1000 <= desk.at() <= 1025


def test_a_mute_while_playing_does_not_move_what_is_heard() -> None:
    desk = Desk(HandSound(np.repeat(ramp_sound(5).samples, 2, axis=1)))
    desk.player.play()
    desk.run(500)
    desk.player.hear(Hearing(sides=Sides.BOTH, muted=(False, True)))
    desk.run(500)
    assert desk.milliseconds(510, 1000) == list(range(510, 1000))
    assert not desk.card.played()[510 * 8 :, 1].any()
