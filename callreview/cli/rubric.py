"""`callreview rubric`: lists, checks, shows, takes in and hands out score sheets."""

import json
from pathlib import Path

import click

from callreview.app.written import read_rubric, rubric_as_text
from callreview.cli import rubric_reviews
from callreview.cli.common import COULD_NOT, DONE, Given, as_json
from callreview.cli.printing import print_json, say, say_error
from callreview.cli.rubric_known import counted_reviews, known, questions, read_labelled
from callreview.domain.rubric import RubricVersion
from callreview.domain.rubric_check import check
from callreview.domain.rubric_file import rubric_to_dict, version_id
from callreview.domain.rubric_shares import effective_shares
from callreview.words import _, sentence
from callreview.words.arithmetic import percent_text


@click.group()
def command() -> None:
    """List, check, show, compare, import and export score sheets."""


for each in rubric_reviews.COMMANDS:
    command.add_command(each)


@command.command("list")
@as_json
@click.pass_obj
def list_(given: Given, as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """List the score sheets of the library and those that come with the app."""
    found = known(given)
    for version in found.versions:
        reviews = found.reviews.get(version.id, 0)
        is_retired = version.sheet_id in found.retired
        if as_json:
            print_json(
                {
                    "id": version.id,
                    "title": version.rubric.title,
                    "number": version.number or None,
                    "language": version.rubric.language,
                    "sheet": version.sheet_id or None,
                    "questions": len(version.rubric.lines),
                    "mode": version.rubric.mode.value,
                    "reviews": reviews,
                    "retired": is_retired,
                }
            )
        else:
            told = [*_about(version), counted_reviews(reviews) if reviews else ""]
            told.append(_("retired") if is_retired else "")
            say([f"{version.id[:12]}  {', '.join(filter(None, told))}"])


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@as_json
def check_(file: Path, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Say everything that is wrong with the score sheet in FILE, and what each question weighs."""
    rubric = read_labelled(file)
    problems = [sentence(problem.error) for problem in check(rubric, file.name)]
    if as_json:
        print_json({"file": str(file), "id": version_id(rubric), "problems": problems})
        return COULD_NOT if problems else DONE
    for problem in problems:
        say_error(problem)
    if problems:
        return COULD_NOT
    say([f"{rubric.title}: {questions(rubric)}"])
    shares = effective_shares(rubric)
    say(
        f"  {line_id}: + {percent_text(shares.bonus[line_id])}"
        if line_id in shares.bonus
        else f"  {line_id}: {percent_text(share)}"
        for line_id, share in shares.lines.items()
    )
    return DONE


@command.command("show")
@click.argument("sheet")
@click.pass_obj
def show(given: Given, sheet: str) -> None:
    """Print SHEET, a version's hash, the start of one, or a title, as the JSON of its file."""
    rubric = known(given).named(sheet).rubric
    click.echo(json.dumps(rubric_to_dict(rubric), ensure_ascii=False, indent=2))


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@click.pass_obj
def import_(given: Given, file: Path) -> None:
    """Add the score sheet in FILE (toml, json, xlsx) as the next version of its title."""
    from callreview.app.edits.rubrics import AddRubric

    rubric = read_rubric(file, (_("Yes"), _("No")))
    with given.session() as session:
        is_known = version_id(rubric) in {one.id for one in session.snapshot.rubrics}
        version = session.do(AddRubric(rubric)).wait()
    told = ", ".join(_about(version))
    say([_("Known already: {sheet}").format(sheet=told) if is_known else told])


@command.command("export")
@click.argument("sheet")
@click.option("-o", "out", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(given: Given, sheet: str, out: Path) -> None:
    """Write SHEET, named as for `show`, to a file; toml or json by its ending."""
    from callreview.app.outfile import write_whole

    text = rubric_as_text(known(given).named(sheet).rubric, out)
    write_whole(out, text.encode())
    say([str(out)])


def _about(version: RubricVersion) -> tuple[str, ...]:
    """Return title, number and size of a version; its language where it is not English."""
    rubric = version.rubric
    number = f"v{version.number}" if version.number else _("comes with the app")
    language = () if rubric.language == "en" else (rubric.language,)
    return rubric.title, number, *language, questions(rubric)
