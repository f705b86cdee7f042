"""`callreview score`: answers become a score with its arithmetic; nothing is stored."""

import json
from pathlib import Path

import click

from callreview.app.written import read_answers
from callreview.cli.common import Given, as_json
from callreview.cli.printing import say
from callreview.cli.rubric_known import rubric_at
from callreview.domain.rubric_check import require_sound
from callreview.domain.scoring import LineScore, Score, score, unanswered_required
from callreview.domain.scoring_lines import State, check_answers
from callreview.words import _, arithmetic
from callreview.words.marking import N_

_STATES = {
    State.NA: N_("does not apply"),
    State.HIDDEN: N_("not asked"),
    State.UNANSWERED: N_("unanswered"),
}


@click.command()
@click.option(
    "--rubric",
    required=True,
    metavar="SHEET",
    help="The score sheet: a file, or named as for `rubric show`.",
)
@click.option(
    "--answers",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="FILE",
    help="The answers, JSON.",
)
@as_json
@click.pass_obj
def command(given: Given, rubric: str, answers: Path, as_json: bool) -> None:  # noqa: FBT001 - click gives it so
    """Score answers with the arithmetic in full; nothing is stored."""
    sheet = rubric_at(given, rubric)
    require_sound(sheet, Path(rubric).name)
    said = read_answers(answers)
    check_answers(sheet, said)
    result = score(sheet, said)
    waiting = [line.id for line in unanswered_required(sheet, said)]
    if as_json:
        told = result.as_json() | {"unanswered_required": waiting}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        say(_told(result, waiting))


def _told(result: Score, waiting: list[str]) -> list[str]:
    lines = [result.rubric.title, ""]
    for section in result.sections:
        share = "–" if section.share is None else arithmetic.percent_text(100 * section.share)
        lines.append(f"{section.section.title}: {share}")
        lines += [_line(one) for one in result.lines if one.section_id == section.section.id]
    lines += ["", *arithmetic.steps(result), "", arithmetic.headline(result)]
    if verdict := arithmetic.verdict(result):
        lines.append(verdict)
    if result.band:
        lines.append(result.band.label)
    if waiting:
        lines.append(_("Still to be answered: {lines}").format(lines=", ".join(waiting)))
    return lines


def _line(one: LineScore) -> str:
    if one.share is None or not one.points:
        told = _(_STATES[one.state]) if one.state in _STATES else _("not scored")
        return f"  {one.line.id}: {told}"
    earned = arithmetic.points_text(one.earned)
    possible = arithmetic.points_text(one.points)
    told = _("{earned} of {possible}").format(earned=earned, possible=possible)
    if one.line.bonus:
        return f"  {one.line.id}: {told} ({_('bonus')})"
    return f"  {one.line.id}: {told} ({arithmetic.percent_text(one.weight_percent)})"
