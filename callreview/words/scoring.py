"""Sentences for errors: score sheets, answers, times typed by people."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "time_unreadable": N_("“{text}” is not a time. Write 75, 1:15 or 0:01:15.5."),
}
