"""Builds the review screen with everything that works behind it.

Imported and built when a call is opened first, or shortly after the window stands (see
`deskmaking`): the player brings numpy and the sound engine.
"""

from collections.abc import Callable, Generator
from datetime import date

from PySide6.QtWidgets import QStackedWidget

from callreview.domain.timebase import Span
from callreview.ui.doing import Doing
from callreview.ui.listened import Listened
from callreview.ui.marking import Marking
from callreview.ui.marks.panel import MarksPanel
from callreview.ui.parts import Parts
from callreview.ui.player.panel import PlayerPanel
from callreview.ui.review import ReviewScreen
from callreview.ui.reviewing import Reviewing
from callreview.ui.scorecard.panel import ScorecardPanel
from callreview.ui.scoring import Scoring
from callreview.ui.talk.panel import TalkPanel
from callreview.ui.tidy import give_back
from callreview.ui.tying import Tying
from callreview.ui.widgets.notice import NoticeBar


def desk_in_steps(
    stack: QStackedWidget,
    parts: Parts,
    doing: Doing,
    notice: NoticeBar,
    today: Callable[[], date],
) -> "Generator[None, None, Desk]":
    """Build it as a page of `stack`; each step is short enough for a person not to feel it.

    Every part belongs to the stack from the first, and goes with it if the window is closed.
    """
    sound = parts.player()
    yield
    player = PlayerPanel(sound, stack)
    yield
    marks, talk = MarksPanel(stack), TalkPanel(stack)
    yield
    scorecard = ScorecardPanel(stack)
    yield
    screen = ReviewScreen(player, marks, talk, scorecard, stack)
    stack.addWidget(screen)
    yield
    return Desk(screen, parts, doing, notice, today)


class Desk:
    """The screen, and who answers its signals."""

    def __init__(
        self,
        screen: ReviewScreen,
        parts: Parts,
        doing: Doing,
        notice: NoticeBar,
        today: Callable[[], date],
    ) -> None:
        session, preferences = parts.session, parts.preferences
        player = screen.player
        self.screen = screen
        self.screen.talk.moment_asked.connect(self._go_to)
        self.listened = Listened(session)
        self.marking = Marking(self.screen, session, doing)
        self.tying = Tying(self.screen, session, notice)
        self.scoring = Scoring(self.screen, session, doing, self.listened, preferences, notice)
        self.reviewing = Reviewing(
            self.screen,
            session,
            parts.opener,
            doing,
            self.listened,
            self.scoring,
            preferences,
            today,
        )
        self._preferences = preferences
        self._take_settings()
        preferences.changed.connect(self._take_settings)
        self.screen.show_panes(preferences.held.panes)
        self.screen.panes_sized.connect(lambda panes: preferences.change(panes=panes))
        player.troubles.system_device_asked.connect(self._use_system_device)
        player.reading.ended.connect(lambda _outcome: give_back())
        player.volume_changed.connect(lambda volume: preferences.change(volume=volume))
        player.decibels_chosen.connect(lambda shown: preferences.change(shows_decibels=shown))
        player.timeline.larger_changed.connect(
            lambda steps: preferences.change(waveform_larger=steps)
        )
        player.spectrogram_chosen.connect(lambda shown: preferences.change(shows_spectrogram=shown))
        player.follow_chosen.connect(lambda mode: preferences.change(follow=mode.value))
        player.sounding.chosen.connect(self._remember_sound)

    def _take_settings(self) -> None:
        held = self._preferences.held
        self.screen.player.set_volume(held.volume)
        self.screen.player.timeline.show_decibels(held.shows_decibels)
        self.screen.player.timeline.show_larger(held.waveform_larger)
        self.screen.player.timeline.show_spectrogram(held.shows_spectrogram)
        self.screen.player.set_follow(held.follow_mode)
        self.screen.player.sounding.take_remembered(held.hearing, held.skipping)
        self.screen.player.listening.resume_back_ms = held.resume_back_ms
        self.screen.player.troubles.waits_for_chosen = held.device is not None
        self.screen.show_reviewers(held.known_reviewers)
        self.screen.marks.set_reaction(held.reaction_ms)
        self.listened.idle_s = held.idle_after_ms / 1000
        self.reviewing.take_hiding()
        self.reviewing.count_silences(from_ms=held.least_silence_ms)

    def _remember_sound(self) -> None:
        sounding = self.screen.player.sounding
        held = self._preferences.held
        self._preferences.take(held.with_sound(sounding.hearing, sounding.skipping))

    def _go_to(self, span: Span) -> None:
        """Go where a figure of who speaks leads."""
        self.screen.player.seek(span.start_ms)

    def _use_system_device(self) -> None:
        """Hear the call through whatever the system has, from now on."""
        self._preferences.take(self._preferences.held.with_device(None))
        self.screen.player.listening.play()
