"""Sentences for errors: random samples."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "draw_unknown": N_(
        "There is no draw of that key in this library. `callreview draw list` shows them all."
    ),
    "draw_not_frozen": N_(
        "The list of this draw is not frozen yet: its period still runs. "
        "Freeze it when the period is over."
    ),
    "draw_is_frozen": N_(
        "The list of this draw is frozen and stays as it is. "
        "If something is wrong with it, draw the period again and say why."
    ),
    "draw_is_closed": N_(
        "This draw is closed and stays as it is. "
        "If something is wrong with it, draw the period again and say why."
    ),
    "draw_not_open": N_("Nothing can be changed in this draw: it is not open any more."),
    "draw_not_done": N_(
        "{left} drawn calls are still to be reviewed. Review or replace them, "
        "then close the draw; its numbers are told then."
    ),
    "draw_empty": N_(
        "No call of this period can be drawn. Choose other days, a shorter length or more people."
    ),
    "draw_reason_missing": N_(
        "This period was drawn before (“{title}”). It can be drawn again if you say why; "
        "every report will tell that it is not the first draw."
    ),
    "seed_malformed": N_(
        "This is no number for a lot. Leave it to the computer, or throw a dice at least 20 times "
        "and write down what it shows, from 1 to 6."
    ),
    "not_in_draw": N_("This call is not in the sample of that draw, so nothing takes its place."),
    "drawn_call_begun": N_(
        "A review of this call was begun, so nothing may take its place any more: whoever swaps "
        "calls after hearing them draws until they like the result. Discard the draft first if "
        "nothing was scored yet."
    ),
    "book_is_written_once": N_(
        "Whether a review counts is written when it is begun and never changed."
    ),
    "results_gone": N_(
        "These results are not kept any more: something they rest on has changed. "
        "Open the results again and print the newer ones."
    ),
    "no_results_of_period": N_(
        "There are no results of {period}: no closed sample is of just these days. "
        "`callreview draw list` shows all samples."
    ),
    "no_results_of_person": N_("There are no results of “{name}” in this sample. It has: {names}."),
    "frame_malformed": N_("Line {line} of the list of calls cannot be read."),
}
