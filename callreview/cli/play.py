"""`callreview play`: a recording, heard without a window."""

from pathlib import Path

import click

from callreview.app.playing import Asked, play_recording
from callreview.cli.common import DONE, DONE_IN_PART, MOMENT, SOUND, chosen_sides
from callreview.cli.printing import ProgressLine, say_error
from callreview.domain.audiofile import Verdict
from callreview.domain.hearing import Hearing
from callreview.domain.timebase import format_clock
from callreview.words import _, sentence

SLOWEST, FASTEST = 0.5, 3.0


@click.command()
@SOUND
@click.option("--from", "start_ms", type=MOMENT, default=0, metavar="T", help="Where to begin.")
@click.option("--to", "end_ms", type=MOMENT, metavar="T", help="Where to stop.")
@click.option(
    "--speed",
    type=click.FloatRange(SLOWEST, FASTEST),
    default=1.0,
    show_default=True,
    help="Faster or slower at the same pitch.",
)
@click.option("--skip-silence", is_flag=True, help="Play pauses short.")
@click.option("--left", is_flag=True, help="Only the left side, on both ears.")
@click.option("--right", is_flag=True, help="Only the right side, on both ears.")
@click.option("--device", metavar="NAME", help="The sound device, or a part of its name.")
def command(
    files: tuple[Path, ...],
    *,
    start_ms: int,
    end_ms: int | None,
    speed: float,
    skip_silence: bool,
    left: bool,
    right: bool,
    device: str | None,
) -> int:
    """Play a recording through the same engine as the window, without one.

    CALL is the key of a call or its start; of one in two files either file stands for both.
    """
    if end_ms is not None and end_ms <= start_ms:
        raise click.UsageError(_("--to must be later than --from."))
    hearing = Hearing(sides=chosen_sides(left=left, right=right))
    progress = ProgressLine()

    def show(at_ms: int, length_ms: int) -> None:
        progress.show(f"{format_clock(at_ms)} / {format_clock(length_ms)}")

    try:
        asked = Asked(start_ms, end_ms, speed, hearing, skip_silence, device)
        outcome = play_recording(files, asked, on_progress=show)
    finally:
        progress.end()
    if outcome.verdict is Verdict.DAMAGED:
        say_error(sentence(outcome.trouble()))
        return DONE_IN_PART
    return DONE
