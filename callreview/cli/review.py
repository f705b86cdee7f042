"""`callreview review`: adds reviews from a JSON file, and writes such files."""

from collections import Counter
from pathlib import Path

import click

from callreview.app.importing import Imported, import_reviews
from callreview.app.reviewfiles import LARGEST_BYTES
from callreview.app.written import read_text
from callreview.cli.common import COULD_NOT, DONE, DONE_IN_PART, Given, as_json
from callreview.cli.printing import print_json, say
from callreview.cli.review_files import export, import_signed
from callreview.domain.errors import CallReviewError
from callreview.domain.signed_file import is_signed
from callreview.words import _, ngettext, sentence


@click.group()
def command() -> None:
    """Bring reviews from computer to computer, or add those somebody wrote."""


command.add_command(export)


@command.command("import", short_help="Add the reviews of FILE.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@click.option("--final", is_flag=True, help="Make all of them final (those of `export` are).")
@click.option(
    "--preview", "is_preview", is_flag=True, help="Only say what a file of `export` would change."
)
@as_json
@click.pass_obj
def import_(given: Given, file: Path, final: bool, is_preview: bool, as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Add the reviews of FILE, written by `export` or by hand; nothing there is changed.

    A review that is there already changes nothing.
    """
    if is_signed(read_text(file, LARGEST_BYTES)):
        return import_signed(given, file, is_preview=is_preview, as_json=as_json)
    if is_preview:
        raise click.UsageError(_("--preview is for files that “review export” wrote."))
    reason = _("Imported from “{name}”; what was heard is not known.").format(name=file.name)
    with given.session() as session, given.pool() as pool:
        came = []
        for one in import_reviews(session, pool, file, final=final, heard_reason=reason):
            came.append(one)
            if as_json:
                print_json(_json(one))
    if not as_json:
        if len(came) == 1 and came[0].trouble is not None:
            raise came[0].trouble
        _print(came)
    return _exit_code(came)


def _print(came: list[Imported]) -> None:
    for one in came:
        if one.trouble is not None:
            words = _("Review {number} ({call}) was left out: {why}")
            say([words.format(number=one.number, call=one.call, why=_why(one.trouble))])
    counts = Counter(_result(one) for one in came)
    if counts["added"]:
        text = ngettext("{count} review was added.", "{count} reviews were added.", counts["added"])
        say([text.format(count=counts["added"])])
    if counts["finished"]:
        text = ngettext(
            "{count} draft was there and is final now.",
            "{count} drafts were there and are final now.",
            counts["finished"],
        )
        say([text.format(count=counts["finished"])])
    if counts["known"]:
        text = ngettext(
            "{count} review was there already; nothing was changed.",
            "{count} reviews were there already; nothing was changed.",
            counts["known"],
        )
        say([text.format(count=counts["known"])])
    if not came:
        say([_("The file holds no review.")])


def _json(one: Imported) -> dict[str, object]:
    return {
        "number": one.number,
        "call": one.call,
        "id": one.review.id if one.review else None,
        "call_id": one.review.call_id if one.review else None,
        "state": one.review.state.value if one.review else None,
        "result": _result(one),
        "reason": _why(one.trouble) if one.trouble else None,
    }


def _result(one: Imported) -> str:
    if one.trouble is not None:
        return "left_out"
    if one.finished:
        return "finished"
    return "known" if one.known else "added"


def _exit_code(came: list[Imported]) -> int:
    left_out = sum(one.trouble is not None for one in came)
    if not left_out:
        return DONE
    return DONE_IN_PART if left_out < len(came) else COULD_NOT


def _why(trouble: CallReviewError) -> str:
    return sentence(trouble)
