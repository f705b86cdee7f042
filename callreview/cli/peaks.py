"""`callreview peaks`: the waveform of a recording, for other programs."""

from pathlib import Path

import click

from callreview.app.waveform import write_waveform
from callreview.cli.common import DONE, DONE_IN_PART, SOUND
from callreview.cli.printing import ProgressLine, say_error
from callreview.domain.audiofile import Verdict
from callreview.words import sentence


@click.command()
@SOUND
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    metavar="OUT.dat",
    help="The file to write.",
)
@click.option(
    "--samples-per-pixel", type=click.IntRange(2, 1 << 20), default=256, show_default=True
)
@click.option("--bits", type=click.Choice(["8", "16"]), default="16", show_default=True)
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], out: Path, samples_per_pixel: int, bits: str
) -> None:
    """Write the waveform of a recording in audiowaveform's format, channels kept apart.

    A damaged recording is written as far as it plays, with a word about it on stderr. CALL is the
    key of a call or its start; of one in two files either file stands for both.
    """
    progress = ProgressLine()
    try:
        outcome = write_waveform(
            files,
            out,
            samples_per_pixel=samples_per_pixel,
            bits=int(bits),
            on_progress=lambda part: progress(round(part * 100), 100, files[0].name),
        )
    finally:
        progress.end()
    if outcome.verdict is Verdict.DAMAGED:
        say_error(sentence(outcome.trouble()))
        ctx.exit(DONE_IN_PART)
    ctx.exit(DONE)
