"""What others may ask of the library: values of the domain, read in the store thread."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from callreview.domain.call import Agent, Call
from callreview.domain.details import Details
from callreview.domain.draw.draw import Draw
from callreview.domain.draw.period import Period
from callreview.domain.folder import Folder
from callreview.domain.handout import Aftermath, Handout
from callreview.domain.letterhead import Letterhead
from callreview.domain.mark import Mark
from callreview.domain.queue import LeftOff, Queue, Skip
from callreview.domain.results.outcome import OpenDraw, Outcome
from callreview.domain.results.report import Closed
from callreview.domain.review import Answer, Review
from callreview.domain.rubric import RubricDraft, RubricVersion
from callreview.domain.saved import SavedSearch, Snippet
from callreview.domain.statistics.ranges import Range
from callreview.domain.talk import Talk
from callreview.domain.thumbnail import Thumbnail
from callreview.domain.unseen import Sight
from callreview.store import (
    agents,
    audit,
    call_rows,
    call_words,
    drafts,
    draws,
    figures,
    folders,
    handouts,
    marks,
    outcomes,
    queues,
    recordings,
    scored_twice,
    searches,
    skips,
    snippets,
    unseen,
)
from callreview.store import reviews as review_rows
from callreview.store import rubrics as rubric_rows
from callreview.store.check import FileCheck, check_file
from callreview.store.details import details_of
from callreview.store.joined import call_now
from callreview.store.letterhead import letterhead
from callreview.store.listed import ListedFolder, listed_folders
from callreview.store.tagged import recordings_without_tags
from callreview.store.talk import recordings_with_talk, talk_of_bytes, talk_of_call
from callreview.store.thumbnails import thumbnails_of


class Reader:
    """Reads the library as it is now. Every answer is whole: no cursor stays open.

    `viewer` is whose eyes it reads for: some reviews are kept from some people.
    """

    def __init__(self, connection: sqlite3.Connection, viewer: str = "") -> None:
        self._connection = connection
        self._viewer = viewer

    def calls(self, call_ids: Collection[str] | None = None) -> Mapping[str, Call]:
        """Return calls by key: all in sight, or those of `call_ids` that are."""
        if call_ids is None:
            return call_rows.all_calls(self._connection, self._viewer)
        return call_rows.some_calls(self._connection, call_ids, self._viewer) if call_ids else {}

    def call_now(self, call_id: str) -> str:
        """Return the call that a call has become one with; of any other, itself."""
        return call_now(self._connection, call_id)

    def calls_newest_first(self) -> tuple[str, ...]:
        """Return the keys of all calls, in sight or not, the newest first."""
        return call_rows.calls_newest_first(self._connection)

    def details(self, call_id: str) -> Details | None:
        """Return everything known about a call; None if it is not in sight."""
        return details_of(self._connection, call_id)

    def thumbnails(self, call_ids: Collection[str]) -> Mapping[str, Thumbnail]:
        """Return by call the minimap of its recording, for those that were decoded."""
        return thumbnails_of(self._connection, call_ids)

    def talk(self, call_id: str) -> Talk | None:
        """Return who speaks in a call; None while that is not known of its bytes."""
        return talk_of_call(self._connection, call_id)

    def talk_of_bytes(self, sha256: str) -> Talk | None:
        """Return who speaks in the recording of these bytes; None while that is not known."""
        return talk_of_bytes(self._connection, sha256)

    def recordings_with_talk(self, method: str) -> set[str]:
        """Return the recordings of which it is known, by `method`, who speaks in them."""
        return recordings_with_talk(self._connection, method)

    def recordings_without_tags(self) -> set[str]:
        """Return the recordings into whose tags nobody has looked yet."""
        return recordings_without_tags(self._connection)

    def calls_with_words(self, parts: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return for each part of a word the calls whose marks and reviews it stands in."""
        return {part: call_words.calls_with_words(self._connection, part) for part in parts}

    def agents(self) -> tuple[Agent, ...]:
        """Return the people of the business by name."""
        return agents.all_agents(self._connection)

    def folders(self) -> tuple[Folder, ...]:
        """Return the folders that were added."""
        return folders.all_folders(self._connection)

    def marks(self, call_id: str) -> tuple[Mark, ...]:
        """Return the marks of a call in the order they are heard."""
        return marks.marks_of(self._connection, call_id)

    def reviews(self, call_id: str) -> tuple[Review, ...]:
        """Return all reviews of a call, drafts first, then final ones, newest first."""
        return review_rows.reviews_of(self._connection, call_id)

    def sight(self, call_id: str) -> Sight:
        """Return the reviews of a call as who looks sees them."""
        return unseen.sight_of(self._connection, self._viewer, call_id)

    def unseen_ids(self) -> frozenset[str]:
        """Return the reviews of all calls that who looks does not see yet."""
        return unseen.unseen_ids(self._connection, self._viewer)

    def scored_twice(self) -> tuple[str, ...]:
        """Return the reviews who looks sees of calls that have a second score, or a blind one."""
        unseen_ids = self.unseen_ids()
        found = scored_twice.scored_twice(self._connection)
        return tuple(review_id for review_id in found if review_id not in unseen_ids)

    def first_version(self, call_id: str) -> str:
        """Return the version a call was first scored on, seen or not; "" if it was not."""
        return scored_twice.first_version(self._connection, call_id)

    def to_score_again(self, reviewer: str, *, before: str) -> tuple[str, ...]:
        """Return a reviewer's reviews finished before a time, of calls not scored again since."""
        return scored_twice.to_score_again(self._connection, reviewer, before=before)

    def calls_with_kept(self) -> tuple[str, ...]:
        """Return the calls of which not everybody sees the same."""
        return unseen.calls_with_kept(self._connection)

    def calls_of_kept_queue(self, queue_id: str) -> tuple[str, ...]:
        """Return the calls of a queue whose reviews are kept from others; none of another."""
        return unseen.calls_of_kept_queue(self._connection, queue_id)

    def review(self, review_id: str) -> Review:
        """Return one review; Refused "review_unknown" if there is none of that id."""
        return review_rows.review_of_id(self._connection, review_id)

    def revisions(self, root_id: str) -> tuple[Review, ...]:
        """Return a review with all its revisions, the first first; none if it is not there."""
        return review_rows.revisions_of(self._connection, root_id)

    def call_of_recording(self, sha256: str, fingerprint: str, size: int) -> str | None:
        """Return the call of a recording: by all its bytes, or by its ends if they are unread."""
        return recordings.call_of_bytes(
            self._connection, sha256, fingerprint=fingerprint, size=size
        )

    def final_reviews(self, *, every_revision: bool = False) -> tuple[Review, ...]:
        """Return final reviews as they were finished: of each the newest revision, or every."""
        return review_rows.final_reviews(self._connection, every_revision=every_revision)

    def final_review_ids(
        self, version_ids: Collection[str] | None = None, *, every_revision: bool = False
    ) -> tuple[str, ...]:
        """Return the keys of final reviews, or of those on these versions, in the same order."""
        return review_rows.final_ids(self._connection, version_ids, every_revision=every_revision)

    def last_review_of_person(self, call: Call) -> Review | None:
        """Return the newest final review of another call of the same person, or None."""
        return review_rows.last_final_of_person(
            self._connection,
            agent_id=call.agent.id if call.agent else None,
            ref=call.facts.agent_ref,
            but_call=call.id,
            viewer=self._viewer,
        )

    def handout(self, review_id: str) -> Handout:
        """Return what became of the scorecard of a review; an empty one where nothing is known."""
        return handouts.handout(self._connection, review_id)

    def aftermath(self, review_id: str) -> tuple[Aftermath, ...]:
        """Return what became of this scorecard and of earlier revisions, the earliest first."""
        return handouts.aftermath(self._connection, review_id)

    def handed_out(self) -> tuple[str, ...]:
        """Return the reviews of whose scorecards something is known, as they were finished."""
        return handouts.handed_out(self._connection)

    def draw(self, draw_id: str) -> Draw:
        """Return one random sample; Refused "draw_unknown" if there is none of that id."""
        return draws.draw_of_id(self._connection, draw_id)

    def draws(self) -> tuple[Draw, ...]:
        """Return every random sample, the newest first."""
        return draws.all_draws(self._connection)

    def closed_outcomes(
        self, draw_ids: Collection[str] | None = None, *, scores_only: bool = False
    ) -> tuple[Outcome, ...]:
        """Return what the closed draws came to, all or those named, the first period first.

        With `scores_only` they have no answers and do not say what was left out.
        """
        return outcomes.closed_outcomes(self._connection, draw_ids, scores_only=scores_only)

    def closed_draws(self) -> tuple[Closed, ...]:
        """Return the draws that have results, the last period first."""
        return figures.closed_draws(self._connection)

    def answers(self, review_ids: Collection[str]) -> Mapping[str, Mapping[str, Answer]]:
        """Return what was answered in these reviews, by review and line."""
        return review_rows.answers_of_many(self._connection, review_ids)

    def closed_before(self, draw_id: str) -> tuple[str, ...]:
        """Return the draws that were closed when this one was, in their order, itself last."""
        return figures.closed_before(self._connection, draw_id)

    def kept_results(self, draw_id: str) -> tuple[figures.Kept, ...]:
        """Return what is kept of a closed draw and still so, the main score sheet first."""
        return figures.kept(self._connection, draw_id)

    def company_ranges(self, version_ids: Sequence[str]) -> Mapping[str, Range]:
        """Return the range of the company's average by draw, as kept, on any of those versions."""
        return figures.company_ranges(self._connection, version_ids)

    def results_rest_on(self, draw_id: str) -> str:
        """Return a hash of all that the results of a closed draw rest on now."""
        return figures.rests_on(self._connection, draw_id)

    def picked_reviews(self, period: Period) -> Mapping[str, int]:
        """Return how many picked calls of a period have a final review, by reason."""
        return outcomes.picked(self._connection, period)

    def open_draws(self) -> tuple[OpenDraw, ...]:
        """Return the draws that are still being reviewed, the first period first."""
        return outcomes.open_draws(self._connection)

    def frame(self, draw_id: str) -> str:
        """Return the frozen list of a draw; Refused "draw_not_frozen" while there is none."""
        return draws.frame_of(self._connection, draw_id)

    def versions(self) -> tuple[RubricVersion, ...]:
        """Return every version of every score sheet, the newest of each first."""
        return rubric_rows.all_versions(self._connection)

    def version(self, version_id: str) -> RubricVersion:
        """Return one version; Refused "version_unknown" if there is none of that id."""
        return rubric_rows.version(self._connection, version_id)

    def versions_of(self, sheet_id: str) -> tuple[RubricVersion, ...]:
        """Return the versions of one sheet, the oldest first."""
        return rubric_rows.versions_of(self._connection, sheet_id)

    def retired_sheets(self) -> frozenset[str]:
        """Return the sheets nobody is to begin a review with, by the id of their first version."""
        return rubric_rows.retired_sheets(self._connection)

    def rubric_drafts(self) -> tuple[RubricDraft, ...]:
        """Return the score sheets being written, the oldest first."""
        return drafts.all_drafts(self._connection)

    def review_counts(self) -> Mapping[str, int]:
        """Return how many final reviews each version has, by its id; revisions count once."""
        return review_rows.counts_by_version(self._connection)

    def queue(self) -> Queue | None:
        """Return the open queue, or None."""
        return queues.open_queue(self._connection)

    def skips(self) -> Mapping[str, Skip]:
        """Return why calls are passed over, by call."""
        return skips.all_skips(self._connection)

    def left_off(self) -> LeftOff | None:
        """Return where one left off, or None."""
        return skips.left_off(self._connection)

    def snippets(self) -> tuple[Snippet, ...]:
        """Return the texts of one's own, in their order."""
        return snippets.all_snippets(self._connection)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches with a name, in their order."""
        return searches.all_searches(self._connection)

    def letterhead(self) -> Letterhead:
        """Return how the business wants its papers to look."""
        return letterhead(self._connection)

    def known_files(self, folder: str | None = None) -> Mapping[str, recordings.KnownFile]:
        """Return the files that were there at the last listing, of all folders or of one."""
        return recordings.known_files(self._connection, folder)

    def listed_folders(self, root: str) -> Mapping[str, ListedFolder]:
        """Return what was found in an added folder and those below it when all was listed."""
        return listed_folders(self._connection, root)

    def call_of_mark(self, mark_id: str) -> str | None:
        """Return the call a mark belongs to, or None if it is gone."""
        return self._text("SELECT call_id FROM marks WHERE id = ?", mark_id)

    def call_of_review(self, review_id: str) -> str | None:
        """Return the call a review belongs to, or None if it is gone."""
        return self._text("SELECT call_id FROM reviews WHERE id = ?", review_id)

    def calls_of_people(self, agent_ids: Collection[str], refs: Collection[str]) -> set[str]:
        """Return the calls that show one of these people or extensions."""
        return agents.calls_of(self._connection, agent_ids, refs)

    def audit_hash(self, review_id: str) -> str | None:
        """Return the hash of the audit row that finished a review, for its scorecard's foot."""
        return self._text(
            "SELECT row_hash FROM audit JOIN reviews ON audit_sequence = sequence "
            "WHERE reviews.id = ?",
            review_id,
        )

    def audit_head(self) -> audit.Head:
        """Return the end of the audit trail."""
        return audit.head(self._connection)

    def heard_hashes(self) -> Mapping[str, str]:
        """Return the SHA-256 of what was heard, by call, for calls with a final review."""
        found = self._connection.execute(
            "SELECT call_id, recording_sha256 FROM reviews WHERE state = 'final' "
            "ORDER BY audit_sequence"
        )
        return {row["call_id"]: row["recording_sha256"] for row in found.fetchall()}

    def check(self) -> FileCheck:
        """Look the whole file over; this may take seconds."""
        return check_file(self._connection)

    def _text(self, sql: str, key: str) -> str | None:
        row = self._connection.execute(sql, (key,)).fetchone()
        return None if row is None else str(row[0])
