"""`callreview names test|export|import FOLDER`: how the files of a folder are named."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from callreview.app.adding import add_folder
from callreview.app.around import reading_of
from callreview.app.edits.folders import TellNames
from callreview.app.jobs import Progress
from callreview.app.names import (
    FileName,
    NamesTrial,
    export_template,
    folder_of,
    import_template,
    names_in,
)
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given, as_json
from callreview.cli.printing import ProgressLine, print_json, say
from callreview.cli.recordings import FACTS
from callreview.domain.errors import CallReviewError
from callreview.domain.reading import Reading
from callreview.domain.template.parts import Template
from callreview.words import _, ngettext

_SHOWN = 20
_FOLDER = click.argument("folder", type=click.Path(path_type=Path, readable=False))
_PATH = click.Path(path_type=Path, dir_okay=False, readable=False)


@click.group()
def command() -> None:
    """Say how the files of FOLDER are named, where no phone system is known that names them so.

    How they are named is shown in the window (File, How files are named); FILE is what was
    exported there or here.
    """


@command.command("test", short_help="Try on all names of FOLDER how they are named.")
@_FOLDER
@click.argument("file", type=_PATH, required=False)
@as_json
@click.pass_obj
def test(given: Given, folder: Path, file: Path | None, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Try on all names of FOLDER how they are named by FILE, or by what is kept with FOLDER.

    Nothing is changed. The exit code is 3 if some names are not read, 1 if none is.
    """
    with given.session(read_only=True) as session:
        known = folder_of(session, folder)
        now = session.snapshot
        reading = reading_of(known.id, now.folders, now.agents)
        template = import_template(file) if file else reading.template
        if template is None:
            raise CallReviewError("template_none")
        names = names_in(known, now.calls.values(), now.folders)
        trial = _tried(template, names, reading)
    if as_json:
        _print_json(names, trial)
    else:
        say(_told(names, trial))
    if not trial.unread:
        return DONE
    return DONE_IN_PART if trial.unread < len(names) else COULD_NOT


@command.command("export", short_help="Write how the files of FOLDER are named to FILE.")
@_FOLDER
@click.argument("file", type=_PATH)
@click.pass_obj
def export(given: Given, folder: Path, file: Path) -> int:
    """Write how the files of FOLDER are named to FILE."""
    with given.session(read_only=True) as session:
        export_template(folder_of(session, folder).reading.template, file)
    say([_("Written: {name}").format(name=file)])
    return DONE


@command.command("import", short_help="Read the names of FOLDER as FILE says.")
@_FOLDER
@click.argument("file", type=_PATH)
@click.pass_obj
def import_(given: Given, folder: Path, file: Path) -> int:
    """Read the names of FOLDER as FILE says, from now on and those that are known.

    What a person wrote down of a call stays as it is.
    """
    template = import_template(file)
    with given.session() as session, given.pool() as pool:
        known = folder_of(session, folder)
        session.do(TellNames(known.id, template)).wait()
        line = ProgressLine()
        shown = Progress(lambda reached: line(reached.done, reached.total, reached.words))
        try:
            add_folder(session, pool, Path(known.path), progress=shown)
        finally:
            line.end()
        now = session.snapshot
        names = names_in(known, now.calls.values(), now.folders)
        trial = _tried(template, names, reading_of(known.id, now.folders, now.agents))
    say(_told(names, trial))
    return DONE


def _tried(template: Template, names: Sequence[FileName], reading: Reading) -> NamesTrial:
    today = date.today().isoformat()  # noqa: DTZ011 - the day people live in
    trial = NamesTrial(template, names, reading, today)
    trial.go_on()
    return trial


def _told(names: Sequence[FileName], trial: NamesTrial) -> Iterator[str]:
    read, otherwise, unread = trial.read, trial.otherwise, trial.unread
    words = ngettext("{count} name is read", "{count} names are read", read)
    yield words.format(count=f"{read:,}")
    if otherwise:
        words = ngettext(
            "{count} name is as its phone system writes it",
            "{count} names are as their phone system writes them",
            otherwise,
        )
        yield words.format(count=f"{otherwise:,}")
    if unread:
        words = ngettext("{count} name is not read:", "{count} names are not read:", unread)
        yield words.format(count=f"{unread:,}")
        tried = zip(names, trial.facts, strict=True)
        left = [one for one, facts in tried if facts is None and not one.family]
        yield from (f"  {'/'.join((*one.below[1:], one.name))}" for one in left[:_SHOWN])
        if unread > _SHOWN:
            yield _("  … and {count} more").format(count=f"{unread - _SHOWN:,}")
    if len(trial.forms) > 1 and trial.read and trial.vote.winner is None:
        forms = " = ".join(form for form in trial.forms if form in trial.vote.counts)
        if forms:
            yield _("Which is the day and which the month, the names do not tell: {forms}").format(
                forms=forms
            )


def _print_json(names: Sequence[FileName], trial: NamesTrial) -> None:
    for one, facts in zip(names, trial.facts, strict=True):
        said = {name: getattr(facts, name) for name in FACTS} if facts else {}
        if one.family and not facts:
            said["profile"] = one.family
        path = "/".join((*one.below[1:], one.name))
        print_json({"name": path, "read": facts is not None, **said})
