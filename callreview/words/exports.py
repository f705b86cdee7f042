"""Sentences for errors: scorecards, tables and marks that cannot be written or read."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "scorecard_of_draft": N_("This review is a draft. Finish it, then its scorecard can be made."),
    "summary_person_unknown": N_(
        "No finished review is of a call of “{who}”. Write the name as the table of calls shows it."
    ),
    "summary_person_twice": N_(
        "Two people are called “{who}”. Give one another name in People, then try again."
    ),
    "summary_empty": N_(
        "No finished review is of a call of {who} in this time. Choose other days."
    ),
    "press_stopped": N_(
        "The process that sets the pages stopped before it was done. Try it once more."
    ),
    "accent_malformed": N_(
        "“{accent}” is no colour this app knows. Write it like #0c5a63: # and six digits, a to f."
    ),
    "logo_too_large": N_("This picture is larger than {most} kB. Take a smaller one."),
    "logo_unknown": N_("This is neither a PNG nor an SVG picture. Take one of these."),
    "logo_reaches_out": N_(
        "This SVG holds scripts or reaches for other files, so it is not taken. Save it as a plain"
        " SVG or as PNG."
    ),
    "logo_damaged": N_(
        "This picture is damaged, or has more than 4,096 pixels a side. Save it anew, smaller."
    ),
    "logo_not_read": N_("“{path}” cannot be read ({problem}). Look whether it is still there."),
    "business_too_long": N_("The name of the business is longer than {most} letters. Shorten it."),
    "not_written": N_(
        "“{path}” cannot be written ({problem}). Make room there or choose another place."
    ),
    "table_kind_unknown": N_(
        "“{path}” has an ending this app does not write. Choose one of: {kinds}."
    ),
    "table_only_csv": N_(
        "“{path}” always holds all tables. Leave out --only, or choose the ending .csv for {table}"
        " alone."
    ),
    "sheet_full": N_(
        "The sheet “{sheet}” would need more than the {most} rows a spreadsheet has. Choose CSV or"
        " JSON, which have no end."
    ),
    "export_stopped": N_("The tables were stopped, and nothing was written. Write them again."),
    "reply_malformed": N_(
        "“{name}” is no answer to a scorecard, or its lines in brackets were changed. Have the"
        " answer file, or the PDF, written anew and filled in again."
    ),
    "reply_day": N_(
        "“{name}” says it was read on “{text}”, which is no day this app reads. Write it like"
        " 2026-03-14."
    ),
    "reply_of_another": N_(
        "This answer belongs to another scorecard. Open the call it was written for."
    ),
    "day_malformed": N_("“{text}” is no day this app reads. Write it like 2026-03-14."),
    "dispute_unknown": N_("This question is not disputed any more."),
    "dispute_of_no_line": N_(
        "The score sheet of this review has no question “{line}”. Check whether the answer belongs"
        " to this scorecard."
    ),
    "settle_reason_missing": N_(
        "Say why it is kept or changed. The person reads it beside their own reason."
    ),
    "dispute_needs_revision": N_(
        "Nothing was changed yet. Revise the review first; the revision says what is different."
    ),
    "marks_kind_unknown": N_(
        "The ending of “{name}” says no format of marks. Choose one of: {kinds}; or say which with"
        " --format: {forms}."
    ),
    "marks_over_recording": N_(
        "“{name}” is the name of a recording, and recordings are never written over. "
        "Choose another name."
    ),
    "marks_too_many": N_(
        "“{name}” holds more than {most} marks, which is more than one call can use. "
        "Take it apart into smaller files."
    ),
    "labels_malformed": N_(
        "“{name}” is no {form} file with marks, or it is damaged. Export it again from where it"
        " was made, or say with --format what it is."
    ),
    "label_unreadable": N_("{where}: no moment can be read in “{text}”. Write its times anew."),
    "label_after_end": N_(
        "{where}: {at} is after the end of the call at {length}. Check whether the file belongs to"
        " this call."
    ),
    "label_of_another_call": N_(
        "{where}: it belongs to another call. Take that call for it, or put it into a file of its"
        " own."
    ),
    "label_too_long": N_(
        "{where}: its words are longer than {most} letters, which no mark is. Shorten them."
    ),
    "label_cut_at_end": N_(
        "{where}: it lasted longer than the call, and was cut at the call's end at {length}."
    ),
    "label_changed": N_(
        "{where}: this mark is in the library and says something else there. Change it in the"
        " window, or remove it there and import again."
    ),
}
