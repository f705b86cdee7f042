"""`callreview agreement`: how far those agree who scored the same calls."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from callreview.cli.common import Given, as_json
from callreview.cli.printing import print_json, say
from callreview.words import _

if TYPE_CHECKING:
    from callreview.app.session import Session
    from callreview.domain.agreement.bootstrap import Estimate
    from callreview.domain.agreement.lines import LineAgreement
    from callreview.domain.agreement.points import Offset
    from callreview.domain.agreement.report import Agreement


@click.group(invoke_without_command=True)
@click.option("--expert", metavar="NAME", help="Hold the others to this reviewer.")
@click.option("--self", "of", metavar="NAME", help="How far one reviewer agrees with themselves.")
@click.option("--details", is_flag=True, help="The coefficients with their ranges.")
@as_json
@click.pass_context
def command(
    ctx: click.Context,
    expert: str | None,
    of: str | None,
    details: bool,  # noqa: FBT001 - click gives flags so
    as_json: bool,  # noqa: FBT001 - as above
) -> None:
    """Say how far reviewers agree on the same calls, and who is stricter."""
    if ctx.invoked_subcommand is not None:
        return
    if expert is not None and of is not None:
        raise click.UsageError(_("Choose --expert or --self, not both."))
    from callreview.app.calibration import agreement_of, drift_of

    given: Given = ctx.obj
    with given.session(read_only=True) as session:
        found = drift_of(session, of) if of else agreement_of(session, expert=expert)
    if as_json:
        print_json(_json(found))
    else:
        say(_told(found, is_drift=of is not None, shows_details=details))


@command.command("second", short_help="Queue a part of a sample for a second score.")
@click.argument("draw")
@click.option(
    "--percent",
    type=click.IntRange(1, 100),
    default=15,
    show_default=True,
    help="How much of the sample; 10 to 20 is usual.",
)
@click.pass_obj
def second(given: Given, draw: str, percent: int) -> None:
    """Open the queue of the calls of DRAW that somebody else is to score, blind.

    They are those with the lowest tickets. DRAW is a sample's key or the start of one.
    """
    from callreview.app.calibration import second_scores
    from callreview.domain.identity import key_started_by
    from callreview.words.times import counted_calls

    with given.session() as session:
        key = key_started_by(draw, _draws(session))
        queue = second_scores(session, key, percent=percent, title=_("Second scores"))
    calls = counted_calls(len(queue.call_ids))
    say([_("{calls} in the queue for a second score.").format(calls=calls)])


@command.command("again", short_help="Score an earlier call of your own again, blind.")
@click.option(
    "--weeks", type=click.IntRange(1), default=4, show_default=True, help="How long ago at least."
)
@click.pass_obj
def again(given: Given, weeks: int) -> None:
    """Begin to score again a call you reviewed weeks ago, picked by lot.

    What you said then shows once this is finished.
    """
    from callreview.app.calibration import score_again

    with given.session() as session:
        review = score_again(session, weeks=weeks)
        name = session.snapshot.calls[review.call_id].recording.name
    say([_("“{name}” is to be scored again. Open it and finish its review.").format(name=name)])


def _draws(session: "Session") -> list[str]:
    return [draw.id for draw in session.find(lambda reader: reader.draws()).wait()]


def _told(found: "Agreement", *, is_drift: bool, shows_details: bool) -> Iterator[str]:
    from callreview.words import agreement as words

    if is_drift:
        yield from words.drift_words(found) or (words.nothing_again_words(),)
    else:
        yield from words.sentences(found)
    if any(line.differences for line in found.lines):
        yield ""
        for line in found.lines:
            yield f"  {line.line.text}  {words.line_words(line)}"
    if shows_details and found.answers:
        yield ""
        yield from _details(found)


def _details(found: "Agreement") -> Iterator[str]:
    from callreview.words import agreement_details as words

    for of, measure, value, verdict in words.rows(found):
        yield f"  {of}  {measure} {value}: {verdict}"
    yield from filter(None, (words.spread_words(found), words.method_words()))


def _json(found: "Agreement") -> dict[str, object]:
    return {
        "reviewers": list(found.raters),
        "expert": found.expert,
        "calls": found.calls,
        "pairs": found.pairs,
        "answers": found.answers,
        "agreed": found.agreed,
        "agreed_percent": [found.rate.low, found.rate.high] if found.rate else None,
        "gap_points": _estimate(found.gap),
        "within_call_sd": _estimate(found.spread),
        "offsets": [_offset(one) for one in found.offsets],
        "totals": [
            {"measure": one.measure.value, "verdict": one.verdict.value, **_estimate(one.estimate)}
            for one in found.coefficients
        ],
        "questions": [_line(line) for line in found.lines],
    }


def _offset(offset: "Offset") -> dict[str, object]:
    return {
        "reviewer": offset.rater,
        "points": round(offset.points, 4),
        "calls": offset.calls,
        "range": [offset.range.low, offset.range.high] if offset.range else None,
        "is_clear": offset.is_clear,
    }


def _line(line: "LineAgreement") -> dict[str, object]:
    return {
        "question": line.line.id,
        "text": line.line.text,
        "pairs": line.pairs,
        "agreed": line.agreed,
        "measure": line.measure.value,
        **_estimate(line.estimate),
        "standard_error": line.standard_error,
        "kappa": line.kappa,
        "verdict": line.verdict.value,
        "differing_calls": sorted({one.call_id for one in line.differences}),
    }


def _estimate(estimate: "Estimate") -> dict[str, object]:
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high}
