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
    "period_not_over": N_(
        "This period is not over: calls of it may still come. "
        "Freeze the draw from {day} on, or draw calls as they arrive."
    ),
    "period_not_understood": N_(
        "“{said}” is no period. Write a month (2026-03), a week (2026-W11), a quarter (2026-Q1), "
        "days (2026-03-01..2026-03-31), “last month” or “rolling quarter”."
    ),
    "record_malformed": N_("The record of this draw cannot be read: it is not as it was written."),
    "draw_algorithm_unknown": N_("The draw was made by “{algorithm}”, which is not known here."),
    "frame_changed": N_(
        "The list of calls was changed: its fingerprint is {found}…, that of the list that was "
        "frozen is {frozen}…."
    ),
    "frame_lines_differ": N_("The list has {found} calls; {frozen} were frozen."),
    "frame_line_differs": N_("Line {line} of the list is not as it was frozen."),
    "frame_count_differs": N_("The list has {found} calls, the record tells of {told}."),
    "frame_not_sorted": N_("Line {line} of the list is out of order or there twice."),
    "eligible_differs": N_(
        "{found} calls of “{agent}” can be drawn by the list, {told} by the record."
    ),
    "drawn_missing": N_("Call {uid}… is drawn as number {rank} and missing from the record."),
    "drawn_otherwise": N_("Call {uid}… is drawn as number {rank}; the record says {told}."),
    "drawn_extra": N_("Call {uid}… stands in the record as number {rank} and is not drawn."),
    "drawn_twice": N_("A call stands in the record twice."),
    "drawn_of_another": N_("Call {uid}… belongs to somebody else in the list."),
    "skip_reason_unknown": N_(
        "Call {uid}… was replaced for “{reason}”, which is no reason to replace a call."
    ),
    "frame_missing": N_(
        "The list of calls is not beside the record: “{path}” is missing. Put both in one folder."
    ),
    "draw_person_unknown": N_(
        "No calls of “{who}” are known. Give a name or an extension as the table of calls shows it."
    ),
    "sample_not_drawn": N_(
        "This call is not in the sample of an open draw, so a review of it cannot count. "
        "Say that it was picked, and why; or draw the period by lot first."
    ),
}
