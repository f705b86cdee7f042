"""Sentences for errors: what was asked on the command line."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "no_window": N_(
        "The window cannot be opened from here. Run a command instead; `callreview --help` lists"
        " them."
    ),
    "command_disk_full": N_(
        "Not saved: the disk of “{path}” is full. What was saved before is kept. "
        "Free some space, then run the command again."
    ),
    "command_disk_trouble": N_(
        "Not saved: the disk of “{path}” reports an error. What was saved before is kept. "
        "Check the disk, then run the command again."
    ),
    "no_screen": N_(
        "There is no screen here to open a window on. “callreview demo --headless” shows the whole "
        "job without one; “callreview --help” lists what else can be done."
    ),
    "score_sheet_unknown": N_(
        "No score sheet is called “{name}”, and none has a key that begins so."
        " “callreview rubric list” shows what there is; a file ends in .toml, .json or .xlsx."
    ),
    "key_too_short": N_("“{key}” is too short. Type at least {least} letters of the key."),
    "key_unknown": N_(
        "Nothing has a key that begins with “{key}”. “callreview calls --json”, “export” and "
        "“rubric list” show the keys there are."
    ),
    "key_ambiguous": N_("More than one key begins with “{key}”. Type more of it."),
}
