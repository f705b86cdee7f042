"""`callreview draw`: random samples, from the plan to the closed draw anybody can check."""

from pathlib import Path

import click

from callreview.app import drawing
from callreview.app.called import call_named
from callreview.app.jobs import Progress
from callreview.app.session import Session
from callreview.cli.common import COULD_NOT, DONE, Given, as_json
from callreview.cli.draw_plan import freeze, plan, read_all
from callreview.cli.draw_told import draw_json, say_draw, summary_json
from callreview.cli.printing import ProgressLine, print_json, say, say_error
from callreview.domain.draw.draw import Draw
from callreview.domain.draw.replacing import Reason
from callreview.domain.errors import Refused
from callreview.domain.identity import key_started_by
from callreview.words import _, sentence
from callreview.words.draws import later_words, left_out_words, standing_words
from callreview.words.periods import spoken_period
from callreview.words.times import counted_calls


@click.group()
def command() -> None:
    """Draw calls by lot, so that a few of them speak for all, and anybody can draw again."""


command.add_command(plan)
command.add_command(freeze)
_DRAW = click.argument("draw", metavar="DRAW")


@command.command("list")
@as_json
@click.pass_obj
def list_(given: Given, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """List the draws there are, the newest first."""
    with given.session(read_only=True) as session:
        found = session.snapshot.draws
    for one in found:
        if as_json:
            print_json(summary_json(one))
        else:
            period = spoken_period(one.period.starts, one.period.ends)
            about = one.title if one.title == period else f"{one.title}, {period}"
            say([f"{one.id}  {about}: {standing_words(one)}"])
    if not found and not as_json:
        say([_("Nothing was drawn yet. See what a month holds: callreview draw plan")])


@command.command("show", short_help="Print a draw with its calls.")
@_DRAW
@as_json
@click.pass_obj
def show(given: Given, draw: str, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Print DRAW, a key or the start of one, with its calls in the order they are reviewed."""
    with given.session(read_only=True) as session:
        _tell(session, _named(session, draw), as_json=as_json)


@command.command("take", short_help="Draw what has come since.")
@_DRAW
@as_json
@click.pass_obj
def take(given: Given, draw: str, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Draw what has come since, of a draw begun with --as-they-come.

    When its period is over, its list is frozen and the sample filled.
    """
    with given.session() as session:
        found = _named(session, draw)
        read_all(given, session, found.rules, found.period, found.plan)
        _tell(session, drawing.take(session, found.id), as_json=as_json)


@command.command("queue", short_help="Make what is left of a draw the queue.")
@_DRAW
@click.pass_obj
def queue(given: Given, draw: str) -> None:
    """Make what is left of DRAW the queue of calls to review, in ticket order."""
    with given.session() as session:
        made = drawing.review_sample(session, _named(session, draw).id)
    say([f"{made.title}: {counted_calls(len(made.call_ids))}"])


@command.command("replace", short_help="Take the next call in place of one of no use.")
@_DRAW
@click.argument("call")
@click.option(
    "--reason",
    required=True,
    type=click.Choice([one.value for one in Reason]),
    help="Why it cannot be used.",
)
@as_json
@click.pass_obj
def replace(given: Given, draw: str, call: str, reason: str, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Take the next of the lot in place of CALL, before anything of it was scored.

    CALL is a key, the start of one, a SHA-256 or a path. Both calls stay listed.
    """
    with given.session() as session:
        found = _named(session, draw)
        # One in a folder that was forgotten is not in sight, but known by its key.
        is_drawn = call in {one.call_id for one in found.calls}
        gone = call if is_drawn else call_named(session, call).id
        new = drawing.replace_call(session, found.id, gone, Reason(reason))
        shown = session.snapshot.calls.get(new.call_id) if new else None
        path = shown.recording.path if shown else None
    if as_json:
        print_json(
            {
                "draw": found.id,
                "replaced": gone,
                "reason": reason,
                "call_id": new.call_id if new else None,
                "rank": new.rank if new else None,
                "path": path,
            }
        )
    elif new is None:
        say([_("Replaced by none: the lot has no more calls. The sample is one smaller.")])
    else:
        say([_("Replaced by {call}, {path}").format(call=new.call_id, path=path or "?")])


@command.command("close", short_help="Close a draw all of whose calls are reviewed.")
@_DRAW
@as_json
@click.pass_obj
def close(given: Given, draw: str, as_json: bool) -> None:  # noqa: FBT001 - as above
    """Close DRAW once all its calls are reviewed: from then on its numbers are told."""
    with given.session() as session:
        made = drawing.close(session, _named(session, draw).id)
        _keep_results(session)
    if as_json:
        print_json(summary_json(made))
    else:
        say([f"{made.title}: {standing_words(made)}"])


@command.command("check")
@click.argument("draw", metavar="DRAW|FILE")
@as_json
@click.pass_obj
def check(given: Given, draw: str, as_json: bool) -> int:  # noqa: FBT001 - as above
    """Draw again and compare: PASS, or everything that differs.

    DRAW is one of the library, or an exported draw.json, or its folder.
    """
    path = Path(draw)
    if path.exists():
        with given.library_beside() as library:
            checked = drawing.check_files(path, library)
    else:
        with given.session(read_only=True) as session:
            checked = drawing.check(session, _named(session, draw).id)
    told = [sentence(one) for one in checked.differences]
    if as_json:
        result = "pass" if checked.passes else "fail"
        print_json({"draw": checked.title, "result": result, "differences": told})
    elif checked.passes:
        words = _("PASS: {calls} were drawn again from a list of {listed}, the same as before.")
        calls = counted_calls(checked.calls)
        say([words.format(calls=calls, listed=f"{checked.listed:,}")])
    else:
        say_error(_("FAIL: what was drawn is not what is told."))
        for line in told:
            say_error(f"  {line}")
    return DONE if checked.passes else COULD_NOT


@command.command("export", short_help="Write all it takes to draw again elsewhere.")
@_DRAW
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where record, list and a script to draw again go.",
)
@click.pass_obj
def export(given: Given, draw: str, out: Path) -> None:
    """Write record, list of calls, and a script in plain Python that draws again without us."""
    with given.session(read_only=True) as session:
        written = drawing.export(session, _named(session, draw).id, out)
    say(map(str, written))


def _named(session: Session, said: str) -> Draw:
    found = {one.id: one for one in session.snapshot.draws}
    title = said.strip().casefold()
    titled = [one for one in found.values() if one.title.casefold() == title]
    if said in found or titled:
        return found.get(said) or titled[0]  # the newest of that title
    if not found:
        raise Refused("draw_unknown")
    return found[key_started_by(said, found)]


def _tell(session: Session, draw: Draw, *, as_json: bool) -> None:
    calls, later = session.snapshot.calls, drawing.came_later(session, draw)
    left_out = drawing.left_out_of(session, draw)
    if as_json:
        print_json({**draw_json(draw, calls), "left_out": left_out, "came_later": later})
        return
    say_draw(draw, calls)
    for line in left_out_words(left_out, draw.rules.shortest_ms):
        say([_("Left out: {why}").format(why=line)])
    if later:
        say([later_words(later)])


def _keep_results(session: Session) -> None:
    from callreview.app.results import keep_results

    line = ProgressLine()
    try:
        keep_results(session, Progress(lambda reached: line(reached.done, reached.total)))
    finally:
        line.end()
