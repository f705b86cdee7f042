"""Sentences for errors: what was asked on the command line."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "no_window": N_(
        "The window cannot be opened from here. Run a command instead; `callreview --help` lists"
        " them."
    ),
}
