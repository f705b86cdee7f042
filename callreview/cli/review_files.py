"""Reviews in files that go from computer to computer: `review export`, and importing those."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callreview.app.reviewfiles import preview, take_over, write_review_file
from callreview.app.scorecards import final_review_ids
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given
from callreview.cli.printing import print_json, say, say_error
from callreview.domain.identity import key_started_by
from callreview.domain.review import Review
from callreview.domain.rubric import RubricVersion
from callreview.domain.taking_over import Entry, Preview, Standing
from callreview.words import _, ngettext, sentence
from callreview.words.reviewfiles import conflict_rows, summary_lines, title_of

if TYPE_CHECKING:
    from callreview.app.session import Reader, Session

_LEFT_OUT = (Standing.CONFLICT, Standing.NO_RECORDING)


@click.command("export", short_help="Write final reviews into a file for another computer.")
@click.argument("reviews", nargs=-1, metavar="[REVIEW]…")
@click.option("--query", metavar="QUERY", help="Those of all calls that QUERY finds.")
@click.option("--draw", metavar="DRAW", help="Those of the calls of a random sample.")
@click.option("--reviewer", metavar="NAME", help="Only those of this reviewer.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The file to write; .json as a rule.",
)
@click.pass_obj
def export(
    given: Given,
    reviews: tuple[str, ...],
    query: str | None,
    draw: str | None,
    reviewer: str | None,
    out: Path,
) -> int:
    """Write REVIEWs, by key or its start, or those of a QUERY, with score sheets and hashes.

    `review import` takes them over on another computer that has the same recordings. Without
    REVIEW and --query all final reviews are written.
    """
    if bool(reviews) + (query is not None) + (draw is not None) > 1:
        raise click.UsageError(_("Name reviews, or say --query or --draw: one of these."))
    with given.session(read_only=True) as session:
        known = final_review_ids(session)
        chosen = [key_started_by(review, known) for review in reviews] or known
        calls = _calls(session, query, draw)
        if calls is not None or reviewer is not None:
            chosen = [*_narrowed(session, chosen, calls, reviewer)]
        count = write_review_file(session, chosen, out)
    text = ngettext(
        "{count} review written to {path}.", "{count} reviews written to {path}.", count
    )
    say([text.format(count=count, path=out)])
    return DONE


def _calls(session: "Session", query: str | None, draw: str | None) -> set[str] | None:
    """Return the calls whose reviews are meant; None for all."""
    from callreview.cli.calls import found

    if query is not None:
        return {call.id for call in found(session, query)}
    if draw is None:
        return None
    draws = {one.id: one for one in session.find(lambda reader: reader.draws()).wait()}
    return {call.call_id for call in draws[key_started_by(draw, draws)].sample}


def _narrowed(
    session: "Session", review_ids: Iterable[str], calls: set[str] | None, reviewer: str | None
) -> Iterator[str]:
    for review_id in review_ids:
        review = session.find(partial(_review, review_id=review_id)).wait()
        if (calls is None or review.call_id in calls) and reviewer in (None, review.reviewer):
            yield review_id


def _review(reader: "Reader", review_id: str) -> Review:
    return reader.review(review_id)


def import_signed(given: Given, file: Path, *, is_preview: bool, as_json: bool) -> int:
    """Take over the reviews of a signed file, or only tell what that would change."""
    with given.session(read_only=is_preview) as session, given.pool() as pool:
        seen = preview(session, file)
        if not as_json:
            _print(seen, session.snapshot.rubrics)
        came = [] if is_preview else [*take_over(session, lambda: pool, seen)]
    troubles = {one.entry.number: sentence(one.trouble) for one in came if one.trouble}
    if as_json:
        for entry in seen.entries:
            print_json(_json(entry, troubles.get(entry.number)))
    else:
        for one in came:
            if one.trouble is not None:
                say_error(f"{title_of(one.entry)}: {sentence(one.trouble)}")
        _print_end(len(came) - len(troubles), is_preview=is_preview)
    left_out = len(troubles) + sum(len(seen.of(standing)) for standing in _LEFT_OUT)
    if not left_out:
        return DONE
    return DONE_IN_PART if left_out < len(seen.entries) else COULD_NOT


def _print(seen: Preview, versions: Iterable[RubricVersion]) -> None:
    say(summary_lines(seen))
    known = {version.id: version for version in versions}
    for key, rubric in seen.file.rubrics.items():
        known.setdefault(key, RubricVersion(key, 0, rubric))
    for entry in seen.of(Standing.CONFLICT):
        say([title_of(entry)])
        for asked, here, coming in conflict_rows(entry, known):
            words = _("  {asked}: here “{here}”, in the file “{coming}”")
            say([words.format(asked=asked, here=here, coming=coming)])


def _print_end(added: int, *, is_preview: bool) -> None:
    if is_preview:
        say([_("Nothing was changed. Leave out --preview to import.")])
    elif added:
        text = ngettext("{count} review was added.", "{count} reviews were added.", added)
        say([text.format(count=added)])
    else:
        say([_("Nothing was changed.")])


def _json(entry: Entry, trouble: str | None) -> dict[str, object]:
    result = entry.standing.value if trouble is None else "left_out"
    return {
        "number": entry.number,
        "id": entry.signed.review.id,
        "reviewer": entry.signed.review.reviewer,
        "recording": entry.signed.heard.name,
        "call_id": entry.call.id if entry.call else None,
        "result": result,
        "conflicts_with": entry.there.id if entry.there else None,
        "reason": trouble,
    }
