"""Sentences for errors: scorecards and tables that cannot be written."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "scorecard_of_draft": N_("This review is a draft. Finish it, then its scorecard can be made."),
    "not_written": N_(
        "“{path}” cannot be written ({problem}). Make room there or choose another place."
    ),
    "table_kind_unknown": N_(
        "“{path}” has an ending this app does not write. Choose one of: {kinds}."
    ),
}
