"""`callreview clip`: a stretch of a recording as a file of its own."""

from pathlib import Path

import click

from callreview.app.clipping import Cut, save_clip
from callreview.cli.common import DONE, DONE_IN_PART, MOMENT, SOUND, Given, chosen_sides
from callreview.cli.printing import ProgressLine, say, say_error
from callreview.domain.audiofile import Verdict
from callreview.domain.timebase import Span, format_clock
from callreview.words import _, sentence


@click.command()
@SOUND
@click.option(
    "--from", "start_ms", type=MOMENT, required=True, metavar="T", help="Where it begins."
)
@click.option("--to", "end_ms", type=MOMENT, required=True, metavar="T", help="Where it ends.")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="OUT",
    help="The file to write; its ending, .wav, .flac, .mp3, .opus or .m4a, says what it is.",
)
@click.option("--left", is_flag=True, help="Only the left side.")
@click.option("--right", is_flag=True, help="Only the right side.")
@click.pass_obj
def command(
    given: Given,
    files: tuple[Path, ...],
    *,
    start_ms: int,
    end_ms: int,
    out: Path,
    left: bool,
    right: bool,
) -> int:
    """Write a stretch of a recording to OUT; a file that is there is never written over.

    T is h:mm:ss.mmm, m:ss or seconds. WAV and FLAC are exact to the sample; all have ramps of
    5 ms at both ends. Names and dates are not written into it. CALL is the key of a call or its
    start; of one in two files either file stands for both.
    """
    if end_ms <= start_ms:
        raise click.UsageError(_("--to must be later than --from."))
    cut = Cut(Span(start_ms, end_ms), chosen_sides(left=left, right=right))
    progress = ProgressLine()
    try:
        with given.pool() as pool:
            outcome = save_clip(
                pool,
                files,
                cut,
                out,
                on_progress=lambda part: progress(round(part * 100), 100, files[0].name),
            )
    finally:
        progress.end()
    length = format_clock(cut.span.length_ms, millis=True)
    say([_("{length} written to {path}.").format(length=length, path=out)])
    if outcome.verdict is Verdict.DAMAGED:
        say_error(sentence(outcome.trouble()))
        return DONE_IN_PART
    return DONE
