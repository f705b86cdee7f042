"""Sentences for errors: score sheets, answers, times typed by people."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "time_unreadable": N_("“{text}” is not a time. Write 75, 1:15 or 0:01:15.5."),
    # Answers that do not fit their question.
    "answer_na_refused": N_("“{line}” always applies: choose an answer."),
    "answer_twofold": N_("“{line}” has an answer and “does not apply” at once. Keep one of them."),
    "answer_misfit": N_("This answer to “{line}” is of another kind than the question asks for."),
    "answer_option_unknown": N_("“{line}” has no option “{option}”."),
    "answer_out_of_range": N_(
        "{number} lies in none of the ranges of “{line}”. Type a number that does."
    ),
}
