"""What a file of reviews would change, in words for the screen and the command line."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from callreview.domain.comparing import compared
from callreview.domain.rubric import RubricVersion
from callreview.domain.scoring import score
from callreview.domain.taking_over import Entry, Preview, Standing
from callreview.words import _, ngettext
from callreview.words.arithmetic import percent_text
from callreview.words.comparing import answer_words, remarks


def summary_lines(preview: Preview) -> Iterator[str]:
    """Yield what would change, and what would not: a sentence each."""
    new, known = (len(preview.of(one)) for one in (Standing.NEW, Standing.KNOWN))
    if not preview.entries:
        yield _("The file holds no review.")
    if new:
        text = ngettext("{count} review is new.", "{count} reviews are new.", new)
        yield text.format(count=new)
    for key in preview.new_sheets:
        text = _("The score sheet “{title}” is not in this library; it comes with them.")
        yield text.format(title=preview.file.rubrics[key].title)
    if known:
        text = ngettext(
            "{count} review is here already and stays as it is.",
            "{count} reviews are here already and stay as they are.",
            known,
        )
        yield text.format(count=known)
    for entry in preview.of(Standing.NO_RECORDING):
        text = _(
            "The recording “{name}” is not in this library, so {reviewer}’s review of it is left"
            " out. Add the folder it is in, then import again."
        )
        yield text.format(name=entry.signed.heard.name, reviewer=entry.signed.review.reviewer)
    conflicts = len(preview.of(Standing.CONFLICT))
    if conflicts:
        text = ngettext(
            "{count} review says something else here. What is here stays; nothing is overwritten.",
            "{count} reviews say something else here. What is here stays; nothing is overwritten.",
            conflicts,
        )
        yield text.format(count=conflicts)


def title_of(entry: Entry) -> str:
    """Return whose review of what a file holds."""
    name = entry.signed.heard.name
    return _("{reviewer}: {name}").format(reviewer=whose_words(entry), name=name)


def whose_words(entry: Entry) -> str:
    """Return whose review it is, and which revision if it is not the first."""
    review = entry.signed.review
    if review.revision == 1:
        return review.reviewer
    return _("{reviewer}, revision {number}").format(
        reviewer=review.reviewer, number=review.revision
    )


def standing_words(standing: Standing) -> str:
    """Return what would become of a review, in a word or two."""
    return {
        Standing.NEW: _("new"),
        Standing.KNOWN: _("here already"),
        Standing.CONFLICT: _("differs from what is here"),
        Standing.NO_RECORDING: _("its recording is not here"),
    }[standing]


def conflict_rows(
    entry: Entry, versions: Mapping[str, RubricVersion]
) -> tuple[tuple[str, str, str], ...]:
    """Return what differs: what is asked, what is said here, what the file says.

    `versions` are the score sheets by id, those of the file among them.
    """
    here, coming = entry.there, entry.signed.review
    assert here is not None
    one, other = versions[here.version_id], versions[coming.version_id]
    scores = (
        _percent(score(version.rubric, review.answers).percent)
        for review, version in ((here, one), (coming, other))
    )
    rows = [
        (_("Reviewer"), here.reviewer, coming.reviewer),
        (_("Finished"), here.finished_at or _("still a draft"), coming.finished_at or ""),
        (_("Score"), *scores),
        *(
            (
                each.line.text,
                _told(answer_words(each.left_line, each.left), remarks(each.left)),
                _told(answer_words(each.right_line, each.right), remarks(each.right)),
            )
            for each in compared(here, one, coming, other)
        ),
        (_("Keep doing"), here.keep_doing, coming.keep_doing),
        (_("Work on"), here.work_on, coming.work_on),
    ]
    return tuple((asked, left, right) for asked, left, right in rows if left != right)


def _percent(percent: Fraction | None) -> str:
    return _("not scored") if percent is None else percent_text(percent)


def _told(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
