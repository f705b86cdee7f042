"""`callreview rubric`: lists, checks and shows score sheets."""

import json
from pathlib import Path

import click

from callreview.app.shipped import shipped_rubrics
from callreview.app.written import read_unchecked_rubric
from callreview.cli.common import COULD_NOT, DONE, Given, as_json
from callreview.cli.printing import print_json, say, say_error
from callreview.domain.errors import LibraryTrouble
from callreview.domain.identity import key_started_by
from callreview.domain.rubric import Rubric, RubricVersion
from callreview.domain.rubric_check import check
from callreview.domain.rubric_file import rubric_to_dict, version_id
from callreview.domain.rubric_shares import effective_shares
from callreview.words import _, ngettext, sentence
from callreview.words.arithmetic import percent_text


@click.group()
def command() -> None:
    """List, check and show score sheets."""


@command.command("list")
@as_json
@click.pass_obj
def list_(given: Given, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """List the score sheets of the library and those that come with the app."""
    for version in _known(given):
        rubric = version.rubric
        if as_json:
            print_json(
                {
                    "id": version.id,
                    "title": rubric.title,
                    "number": version.number or None,
                    "questions": len(rubric.lines),
                    "mode": rubric.mode.value,
                }
            )
        else:
            number = f"v{version.number}" if version.number else _("comes with the app")
            say([f"{version.id[:12]}  {rubric.title}, {number}, {_questions(rubric)}"])


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@as_json
def check_(file: Path, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Say everything that is wrong with the score sheet in FILE, and what each question weighs."""
    rubric = read_unchecked_rubric(file)
    problems = [sentence(problem.error) for problem in check(rubric, file.name)]
    if as_json:
        print_json({"file": str(file), "id": version_id(rubric), "problems": problems})
        return COULD_NOT if problems else DONE
    for problem in problems:
        say_error(problem)
    if problems:
        return COULD_NOT
    say([f"{rubric.title}: {_questions(rubric)}"])
    shares = effective_shares(rubric).lines.items()
    say(f"  {line_id}: {percent_text(share)}" for line_id, share in shares)
    return DONE


@command.command("show")
@click.argument("sheet")
@click.pass_obj
def show(given: Given, sheet: str) -> None:
    """Print SHEET, a version's hash, the start of one, or a title, as the JSON of its file."""
    known = _known(given)
    by_id = {version.id: version.rubric for version in known}
    titled = [one.rubric for one in known if one.rubric.title.casefold() == sheet.casefold()]
    rubric = titled[0] if titled else by_id[key_started_by(sheet, by_id)]
    click.echo(json.dumps(rubric_to_dict(rubric), ensure_ascii=False, indent=2))


def _known(given: Given) -> tuple[RubricVersion, ...]:
    """Return the library's versions, then the shipped sheets it does not have, without number."""
    stored: tuple[RubricVersion, ...] = ()
    try:
        with given.session(read_only=True) as session:
            stored = session.snapshot.rubrics
    except LibraryTrouble as trouble:
        if trouble.code != "library_missing":
            raise
    ids = {version.id for version in stored}
    shipped = (RubricVersion(version_id(one), 0, one) for one in shipped_rubrics())
    return (*stored, *(version for version in shipped if version.id not in ids))


def _questions(rubric: Rubric) -> str:
    count = len(rubric.lines)
    return ngettext("{count} question", "{count} questions", count).format(count=count)
