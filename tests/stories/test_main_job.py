"""The whole main job, with real parts: listen, mark, score, save, close, find again, print.

The window is real and gets keys; the sound goes through PortAudio into a sink whose monitor is
recorded; the library is read by another process, the PDF by poppler.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from callreview.app import places
from callreview.ui.player.panel import PlayerPanel
from callreview.ui.window import Window
from tests.sound import RATE as CARD_RATE
from tests.sound import NullSink, Samples
from tests.stories import hearing, papers
from tests.stories.conftest import OpenApp
from tests.stories.person import Person
from tests.stories.recordings import (
    CALL_S,
    RATE,
    TONE_HZ,
    TONE_S,
    Made,
    Sound,
    phone_system_folder,
    state_of,
)

REVIEWER = "Robin Doe"
PRAISE = "greeted by name, and kindly"
QUESTION = "Did they let the caller say it all?"
LAST_QUESTION = "Did it end in a way that the caller would gladly call again?"
SPEED = 1.5
FASTER_FROM_MS = 5500
Stretch = tuple[int, int]
Pressed = tuple[Stretch, Stretch, Stretch]


@pytest.mark.timeout(90)
def test_the_main_job(
    open_app: OpenApp, person: Person, null_sink: NullSink, home: Path, tmp_path: Path
) -> None:
    made = phone_system_folder(tmp_path / "calls")
    before = state_of(made.folder)
    null_sink.record()  # a sink nobody listens to begins with a stall

    window = open_app()
    window.resize(1600, 900)
    adds_the_folder(person, made.folder)
    opens_the_call(person)
    tape = null_sink.record()
    pressed = listens_and_marks(person, player_of(window))
    the_sound_of_the_call_was_heard(tape.stop(), made)
    begins_a_review(person)
    ties_a_moment(person, player_of(window))
    answers_and_finishes(person)
    card = tmp_path / "card.pdf"
    saves_the_scorecard(person, card)
    person.quits()

    the_library_holds_it_all(places.library(), pressed)
    the_scorecard_says_it(card, tmp_path)
    open_app()
    the_app_shows_it_again(person)
    person.quits()
    assert state_of(made.folder) == before


# ---- what is done


def adds_the_folder(person: Person, folder: Path) -> None:
    person.clicks("Open a folder of recordings")
    person.waits_for_dialog("Open a folder of recordings")
    person.types(str(folder))
    person.press("Return")
    person.sees("3 calls, 3 people, 12 March", "Listen to five, picked by lot")


def opens_the_call(person: Person) -> None:
    person.clicks("Find a call")
    person.types("0100")
    person.sees("1 of 3 calls match")
    person.press("Down", "Return")
    person.sees("200 → +15550100", "Score this call", "No marks yet")


def listens_and_marks(person: Person, player: PlayerPanel) -> Pressed:
    """Play all of it, the second half faster; mark praise by a key, improve by holding one.

    Return between which moments of the call each of the three strokes fell.
    """
    person.waits(lambda: player.listening.has_sound, what="sound to play")
    person.press("Space")
    is_heard(person, player, 2500)
    praise = during(player, lambda: person.press("P"))
    person.sees(", praise")
    person.press("W")
    person.types(PRAISE)
    person.press("Return")
    person.sees(PRAISE)
    is_heard(person, player, 4000)
    down = during(player, lambda: person.hold("I"))
    is_heard(person, player, 5000)
    up = during(player, lambda: person.let_go("I"))
    is_heard(person, player, FASTER_FROM_MS)
    person.press("R")
    person.sees("1.5×")
    person.waits(lambda: not player.is_playing, what="the end of the call")
    assert player.position_ms == pytest.approx(CALL_S * 1000, abs=50)
    return praise, down, up


def begins_a_review(person: Person) -> None:
    """Take the sheet that is offered; being the first review, it asks for one's name."""
    person.press("Ctrl+Return")
    person.waits_for_field("Who is reviewing?")
    person.types(REVIEWER)
    person.press("Return")
    person.sees("Quick sheet, version 1", "Chosen for coaching: does not count", "0 of 5 answered")


def ties_a_moment(person: Person, player: PlayerPanel) -> None:
    """Tie two seconds to the second question."""
    person.press("Down", "Left", "Left")  # four letters at once would be typing
    is_at(person, player, CALL_S * 1000 - 10_000)
    person.press("A", "Shift+Right", "Shift+Right")
    is_at(person, player, CALL_S * 1000 - 8_000)
    person.press("B", "V")
    person.sees("0:06")


def answers_and_finishes(person: Person) -> None:
    person.press("Up", "3", "Down", "2", "Down", "3", "Down", "3")
    person.sees("4 of 5 answered")
    person.press("Ctrl+Return")
    person.sees("Still to be answered")
    person.press("2")  # it was gone to
    person.sees("5 of 5 answered", "83 %")
    person.press("Ctrl+Return")
    person.sees("The review is finished and saved.", "Revise…")


def saves_the_scorecard(person: Person, card: Path) -> None:
    person.press("Ctrl+P")
    person.waits_for_dialog("Scorecard")
    person.press("Return")
    person.waits_for_dialog("Scorecard as PDF")
    person.types(str(card))
    person.press("Return")
    person.sees(f"Written: {card.name}")


# ---- what came of it


def the_sound_of_the_call_was_heard(heard: Samples, made: Made) -> None:
    slow = part_of(made, 0.4, 4.0)
    for side in (0, 1):
        assert hearing.contains(heard[:, side], slow[:, side], RATE) > 0.95
        assert hearing.contains(heard[:, side], slow[:, 1 - side], RATE) < 0.5
    left = heard[:, 0]
    first, last, sounding = hearing.tone_heard(left, TONE_HZ)
    assert sounding == pytest.approx((TONE_S[1] - TONE_S[0]) / SPEED, abs=0.15)
    tone = left[round((first + 0.1) * CARD_RATE) : round((last - 0.1) * CARD_RATE)]
    assert hearing.pitch(tone) == pytest.approx(TONE_HZ, rel=0.005)
    fast, talk = left[round(last * CARD_RATE) :], part_of(made, TONE_S[1] + 0.3, CALL_S - 0.3)
    assert hearing.pace(fast, talk[:, 0], RATE, speed=SPEED) > 0.7
    assert hearing.pace(fast, talk[: len(talk) // 2, 0], RATE, speed=1.0) < 0.6


def the_library_holds_it_all(library: Path, pressed: Pressed) -> None:
    assert papers.is_whole(library)
    praise, improve = papers.rows(library, "SELECT * FROM marks ORDER BY start_ms")
    assert (praise["category"], praise["text"], praise["end_ms"]) == ("praise", PRAISE, None)
    assert improve["category"] == "improve"
    said, down, up = pressed
    assert fell_in(praise["start_ms"] + 1000, said)  # a second to react
    assert fell_in(improve["start_ms"] + 1000, down)
    assert fell_in(improve["end_ms"], up)
    (score,) = papers.rows(library, "SELECT * FROM scores_view")
    assert score["percent"] == pytest.approx(1000 / 12, abs=0.001)
    assert (score["reviewer"], score["book"]) == (REVIEWER, "picked")
    answers = papers.rows(library, "SELECT line_id, option_id FROM answers")
    assert {each["line_id"]: each["option_id"] for each in answers} == {
        "greeting": "yes",
        "listening": "partly",
        "understanding": "yes",
        "helping": "yes",
        "ending": "partly",
    }
    (moment,) = papers.rows(library, "SELECT line_id, start_ms, end_ms FROM evidence")
    assert moment["line_id"] == "listening"
    assert moment["start_ms"] == pytest.approx(CALL_S * 1000 - 10_000, abs=5)
    assert moment["end_ms"] == pytest.approx(CALL_S * 1000 - 8_000, abs=5)


def the_scorecard_says_it(card: Path, folder: Path) -> None:
    words = papers.words_of(card, folder)
    for each in (QUESTION, LAST_QUESTION, PRAISE, REVIEWER, "83.3 %", "Quick sheet"):
        assert each in words
    assert papers.is_tagged(card, folder)


def the_app_shows_it_again(person: Person) -> None:
    person.sees("3 calls", "Reviewed", "83 %")
    person.press("Ctrl+F")
    person.types("0100")
    person.press("Down", "Return")
    person.sees(PRAISE, "Quick sheet, version 1", "final", "83 %", "Revise…")


# ---- in few words


def player_of(window: Window) -> PlayerPanel:
    assert window.rooms is not None
    return window.rooms.desk.screen.player


def during(player: PlayerPanel, stroke: Callable[[], None]) -> Stretch:
    """Return from which moment of the call to which one a stroke took."""
    before = player.position_ms
    stroke()
    return before, player.position_ms


def fell_in(moment_ms: int, stretch: Stretch) -> bool:
    """Return whether a moment lies in a stretch, give or take what a look is late."""
    return stretch[0] - 100 <= moment_ms <= stretch[1] + 100


def is_heard(person: Person, player: PlayerPanel, moment_ms: float) -> None:
    person.waits(lambda: player.position_ms >= moment_ms, what=f"{moment_ms} ms heard")


def is_at(person: Person, player: PlayerPanel, moment_ms: float) -> None:
    person.waits(lambda: abs(player.position_ms - moment_ms) < 5, what=f"being at {moment_ms} ms")


def part_of(made: Made, first_s: float, last_s: float) -> Sound:
    return made.sides[round(first_s * RATE) : round(last_s * RATE)]
