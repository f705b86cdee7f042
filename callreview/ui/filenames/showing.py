"""How far a person has come in showing how files are named; nothing here knows of widgets."""

import re
from collections.abc import Sequence
from dataclasses import replace

from callreview.app.names import FileName, stem_of
from callreview.domain.errors import CallReviewError, Refused
from callreview.domain.template.learning import Pointed, learned, part_at, pointed_in
from callreview.domain.template.parts import SIDES, Meaning, Template, Words
from callreview.domain.template.voting import Vote, with_date_form

_PIECES = re.compile(r"[0-9]+|[^\W0-9_]+|[\W_]+")
_OTHERS: dict[Meaning, frozenset[Meaning]] = {
    Meaning.AGENT: frozenset({Meaning.EXTENSION, *SIDES}),
    Meaning.EXTENSION: frozenset({Meaning.AGENT, *SIDES}),
    Meaning.NUMBER: SIDES,
    **dict.fromkeys(SIDES, frozenset({Meaning.AGENT, Meaning.EXTENSION, Meaning.NUMBER})),
}
"""What is taken back when a part is said to be this: both cannot be."""


_State = tuple[int, tuple[Pointed, ...], Template | None, CallReviewError | None, bool]
_LOOKED_AT = 200
"""How many names are looked at for one that a template reads: the window waits for it."""


class Showing:
    """The name that is shown, the parts of it pointed at, and the template they make.

    `template` is None while they make none; `trouble` then says why, if anything was pointed at.
    """

    def __init__(self, names: Sequence[FileName], template: Template | None) -> None:
        self.names = names
        self.at = 0
        self.pointed: tuple[Pointed, ...] = ()
        self.template: Template | None = None
        self.trouble: CallReviewError | None = None
        self._is_form_said = False
        self._kept: dict[int, tuple[Pointed, ...]] = {}
        self._before: list[_State] = []
        self.take(template)
        self._before.clear()

    @property
    def stem(self) -> str:
        """Return the name that is shown, without its ending."""
        return stem_of(self.names[self.at].name) if self.names else ""

    @property
    def ending(self) -> str:
        """Return the ending of the name that is shown, which does not matter."""
        name = self.names[self.at].name if self.names else ""
        return name[len(self.stem) :] if name.startswith(self.stem) else ""

    def take(self, template: Template | None) -> None:
        """Go on from a template, on the first name it reads, else on one nothing reads."""
        self._remember()
        self.template, self.trouble, self.pointed = template, None, ()
        self._is_form_said, self._kept = template is not None, {}
        self.at = next((at for at, one in enumerate(self.names) if not one.family), 0)
        for at, one in enumerate(self.names[:_LOOKED_AT] if template else ()):
            found = pointed_in(stem_of(one.name), template) if template else None
            if found:
                self.at, self.pointed = at, found
                return

    def show_name(self, at: int) -> None:
        """Show another name, with the parts pointed at in it, or those the template finds."""
        self._kept[self.at] = self.pointed
        self.at = at
        found = pointed_in(self.stem, self.template) if self.template else None
        self.pointed = found or self._kept.get(at, ())

    def point(self, start: int, end: int, meaning: Meaning) -> None:
        """Say what a part is; what it overlaps, and what it cannot be beside, is taken back.

        Raises Refused if it cannot be that; then nothing has changed.
        """
        if not start < end:
            raise Refused("nothing_pointed_at")
        new = Pointed(start, end, meaning)
        part_at(self.stem, new)
        gone = _OTHERS.get(meaning, frozenset())
        if meaning is not Meaning.SKIP:
            gone |= {meaning}
        kept = [
            one
            for one in self.pointed
            if (one.end <= start or one.start >= end) and one.meaning not in gone
        ]
        self._remember()
        if meaning is Meaning.DATE:
            self._is_form_said = False
        self._learn((*kept, new))

    def take_back(self, start: int, end: int) -> None:
        """Take back what was said of the parts between these places."""
        self._remember()
        self._learn([one for one in self.pointed if one.end <= start or one.start >= end])

    def say_words(self, words: Words) -> None:
        """Say which words stand for which direction."""
        self._remember()
        self._learn(
            [
                replace(one, words=words) if one.meaning is Meaning.DIRECTION else one
                for one in self.pointed
            ]
        )

    def say_form(self, form: str) -> None:
        """Say how the date is written."""
        self._remember()
        self._is_form_said = True
        self._take_form(form)

    def undo(self) -> None:
        """Go back to before what was said last, also on another name; at the first, do nothing."""
        if self._before:
            at, self.pointed, self.template, self.trouble, said = self._before.pop()
            self.at, self._is_form_said = at, said

    def hear(self, vote: Vote) -> bool:
        """Go by the vote of the folder where nobody said; return whether that changed anything."""
        winner = vote.winner
        if self._is_form_said or winner is None or winner == self.form:
            return False
        self._take_form(winner)
        return True

    def is_open(self, vote: Vote) -> bool:
        """Return whether nobody knows yet which is the day and which the month."""
        return not self._is_form_said and len(vote.counts) > 1 and vote.winner is None

    @property
    def form(self) -> str:
        """Return how the date is written; "" where there is none."""
        part = self.template.part_of(Meaning.DATE) if self.template else None
        return part.form if part else ""

    @property
    def words(self) -> Words:
        """Return the words for the directions."""
        for one in self.pointed:
            if one.meaning is Meaning.DIRECTION:
                return part_at(self.stem, one).words
        return Words()

    def text_of(self, meaning: Meaning) -> str:
        """Return the text of the shown name that has this meaning."""
        return next((self.stem[p.start : p.end] for p in self.pointed if p.meaning is meaning), "")

    def _remember(self) -> None:
        said = self._is_form_said
        self._before.append((self.at, self.pointed, self.template, self.trouble, said))

    def _take_form(self, form: str) -> None:
        self.pointed = tuple(
            replace(one, form=form) if one.meaning is Meaning.DATE else one for one in self.pointed
        )
        if self.template:
            self.template = with_date_form(self.template, form)

    def _learn(self, pointed: Sequence[Pointed]) -> None:
        self.pointed = tuple(sorted(pointed, key=lambda one: one.start))
        self.template, self.trouble = None, None
        try:
            self.template = learned(self.stem, self.pointed)
        except CallReviewError as error:
            self.trouble = error if self.pointed else None


def piece_at(text: str, at: int) -> tuple[int, int]:
    """Return where the run of digits, of letters or of other signs is that holds a place."""
    for found in _PIECES.finditer(text):
        if found.start() <= at < found.end() or at == found.end() == len(text):
            return found.span()
    return at, at
