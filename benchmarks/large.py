"""A large library, made once and kept: 100,000 calls, 20,000 final reviews, 200,000 marks.

All of it is written by the edits and findings that write what people do and folders hold, so
that every row, hash and index is as in a library that grew over years. It is kept below the
computer's folder for temporary files; copies are brought up to the tables of today.
"""

import random
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from callreview.app.edits.agents import NameAgent
from callreview.app.edits.edit import Edit
from callreview.app.edits.folders import AddFolder
from callreview.app.edits.marks import AddMark
from callreview.app.edits.reviews import FinishReview, SetAnswer, SetWords, StartReview
from callreview.app.edits.rubrics import AddRubric
from callreview.app.keys import new_key
from callreview.domain.call import CallFacts, Confidence, Direction, Listed, Source
from callreview.domain.mark import Category
from callreview.domain.review import Answer, Book
from callreview.domain.rubric import RubricVersion
from callreview.domain.timebase import Span
from callreview.store import audit
from callreview.store.connection import run
from callreview.store.library import Birth, Library, open_library
from callreview.store.listing import Listing, Met
from callreview.store.recordings import note_outcome
from tests.builders import COMPUTER, MINUTE_MS, SteadyClock, listed, mark, outcome, review, rubric

CALLS, REVIEWS, MARKS = 100_000, 20_000, 200_000
_NAMES = ("Anna", "Zoë", "Bob", "Søren", "Łukasz", "María", "Jürgen", "Chloé", "Ada", "Wen")
_SAID = ("greeted by name", "talked over the customer", "asked for the invoice", "long silence")
_AT_ONCE = 2_000
_AT = "2026-03-13T09:00:00.000Z"
T = TypeVar("T")


def put_large_library(path: Path, calls: int = CALLS) -> None:
    """Put a library of so many calls at `path`, a fifth reviewed, with twice as many marks.

    The first time on a computer this takes minutes.
    """
    folder = Path(tempfile.gettempdir()) / "callreview-benchmarks"
    kept = folder / f"large-{calls}.db"
    if not kept.exists():
        folder.mkdir(exist_ok=True)
        unfinished = kept.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        _Maker(unfinished).make(calls)
        unfinished.rename(kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, path)
    _open(path).close()


def _open(path: Path) -> Library:
    return open_library(path, Birth(new_key(), "", _AT, "1", COMPUTER, "linux"))


class _Maker:
    """Writes a library as the session would, without a commit to the disk for each step."""

    def __init__(self, path: Path) -> None:
        self._lot = random.Random(1)
        self._clock = SteadyClock()
        self._library = _open(path)
        run(self._library.connection, "PRAGMA synchronous = OFF")

    def make(self, calls: int) -> None:
        """Write everything and close."""
        version = self._do(AddRubric(rubric()))
        met = self._listed(calls)
        for at, name in enumerate(_NAMES):
            self._do(NameAgent(str(200 + at), f"{name} Muster"))
        reviewed = self._lot.sample(met, calls * REVIEWS // CALLS)
        with self._library.writing() as connection:
            for one in reviewed:
                note_outcome(connection, one.recording_id, outcome(one.path), None, _AT)
        for one in reviewed:
            self._review(one, version)
            for _mark in range(MARKS // REVIEWS):
                self._mark(one)
        self._library.close()

    def _listed(self, calls: int) -> list[Met]:
        folder = self._do(AddFolder("/calls"))
        met: list[Met] = []
        files = list(self._files(calls))
        for at in range(0, calls, _AT_ONCE):
            with self._library.writing() as connection:
                listing = Listing(connection, folder.id, _AT, self._new_key)
                met += [listing.put(file) for file in files[at : at + _AT_ONCE]]
        return met

    def _files(self, calls: int) -> Iterator[Listed]:
        for at in range(calls):
            start = datetime(2024, 9, 20, 8) + timedelta(minutes=7.8 * at)  # noqa: DTZ001 - as written
            number, who = f"+1555{self._lot.randrange(10**7):07}", str(200 + at % 13)
            ref = f"{1_700_000_000 + at}.{at % 97}"
            facts = CallFacts(
                f"{start:%Y-%m-%dT%H:%M:%S}",
                start_source=Source.NAME,
                start_confidence=Confidence.SURE,
                direction=self._lot.choice(list(Direction)),
                agent_ref=who,
                customer_number=number,
                call_ref=ref,
                profile="freepbx",
            )
            yield listed(
                f"/calls/{start:%Y/%m/%d}/in-{who}-{number}-{start:%Y%m%d-%H%M%S}-{ref}.wav",
                facts=facts,
                container="WAV",
                codec="PCM_16",
                rate=8000,
                channels=2,
                duration_ms=self._lot.randrange(20_000, 900_000),
            )

    def _review(self, met: Met, version: RubricVersion) -> None:
        key, book = self._new_key(), self._lot.choice(list(Book))
        draft = review(version, id=key, call_id=met.call_id, book=book, heard=(Span(0, MINUTE_MS),))
        self._do(StartReview(draft))
        for line in version.rubric.lines:
            if line.options:
                said = Answer(option=self._lot.choice(("yes", "yes", "no")))
                self._do(SetAnswer(key, line.id, said))
        self._do(SetWords(key, "keep_doing", self._lot.choice(_SAID)))
        self._do(FinishReview(key))

    def _mark(self, met: Met) -> None:
        start = self._lot.randrange(MINUTE_MS - 5000)
        new = mark(
            start,
            start + 4000,
            id=self._new_key(),
            call_id=met.call_id,
            category=self._lot.choice(list(Category)),
            text=f"{self._lot.choice(_SAID)} {self._lot.randrange(10_000)}",
        )
        self._do(AddMark(new))

    def _do(self, edit: Edit[T]) -> T:
        with self._library.page(at=_AT, reviewer="Robin", new_key=self._new_key) as page:
            value = edit.apply(page)
            salt = secrets.token_bytes(16)
            audit.append(page, kind=edit.kind, target=edit.target, computer_id=COMPUTER, salt=salt)
        return value

    def _new_key(self) -> str:
        return new_key(self._clock)
