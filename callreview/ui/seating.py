"""Who sits at the desk: another person reviews from now on, or the open call as well."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callreview.domain.review import ReviewState
from callreview.words import _

if TYPE_CHECKING:
    from callreview.ui.desk import Desk
    from callreview.ui.rooms import Rooms


class Seating(QObject):
    """Changes who reviews, and offers to review a call that has a review."""

    def __init__(self, rooms: "Rooms") -> None:
        super().__init__(rooms)
        self._rooms = rooms

    def serve(self, desk: "Desk") -> None:
        """Answer what is asked on the review screen."""
        desk.screen.reviewer_asked.connect(self.change_reviewer)
        self._rooms.comparing.moment_asked.connect(desk.screen.player.play_span)

    def change_reviewer(self) -> None:
        """Ask who reviews from now on."""
        from callreview.ui.dialogs.reviewer import ReviewerQuestion

        held = self._rooms.parts.preferences.held
        people = sorted((each.name for each in self._rooms.snapshot.agents), key=str.casefold)
        names = dict.fromkeys((*held.known_reviewers, *people))
        question = ReviewerQuestion(tuple(names), self._rooms.window)
        question.answered.connect(self._sit)
        question.open()

    def review_too(self) -> None:
        """Begin another review of the open call, beside the one there is, or one of oneself."""
        desk = self._rooms.desk
        opened = self._rooms.snapshot.open_call
        review = opened.review if opened else None
        self._rooms.show_review()
        desk.reviewing.settle()
        desk.screen.show_scorecard()
        if review and review.state is ReviewState.DRAFT and review.reviewer == self._here:
            self._rooms.say(_("You are reviewing this call. Finish that review first."))
            return
        desk.scoring.want_further(review is not None)
        desk.screen.scorecard.offer_own()

    @property
    def _here(self) -> str:
        return self._rooms.parts.preferences.held.reviewer_or_user

    def _sit(self, name: str) -> None:
        preferences = self._rooms.parts.preferences
        if name == self._here:
            return
        if self._rooms.has_call:
            self._rooms.desk.reviewing.settle()
        preferences.take(preferences.held.with_reviewer(name))
        self._rooms.say(_("{who} reviews from now on.").format(who=name))
