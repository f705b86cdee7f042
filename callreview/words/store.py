"""Sentences for errors: the library file."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "library_in_use": N_(
        "The library “{path}” is being written by another window or command. "
        "Close that one first, then try again."
    ),
    "library_missing": N_("There is no library at “{path}” yet. Add a folder of recordings first."),
    "library_newer": N_(
        "The library “{path}” was made by a newer version of Call Review. "
        "It is opened for reading only. Install the newer version to go on working in it."
    ),
    "library_too_new": N_(
        "The library “{path}” was made by a newer version of Call Review, which this one does not "
        "understand. Install the newer version; nothing was changed."
    ),
    "library_opened_to_read": N_("The library “{path}” was opened for reading only."),
    "library_unfinished": N_(
        "The library “{path}” was left in the middle of a change, which can only be undone where "
        "it can be written. Copy it, together with the files beside it, to such a place."
    ),
    "library_read_only": N_(
        "The library “{path}” cannot be written. Check that the file and its folder are yours "
        "and that the disk is not write-protected."
    ),
    "library_unreachable": N_(
        "The library “{path}” cannot be opened. Check that its folder is there and is yours."
    ),
    "library_busy": N_(
        "Another program holds the library “{path}”. Close it there and try again; "
        "nothing was lost."
    ),
    "library_unread": N_(
        "The library “{path}” could not be read from its disk or share. Check that the disk is "
        "connected, then try again."
    ),
    "library_without_room": N_(
        "The library “{path}” cannot be opened for writing: its disk is full. "
        "Free some space, then try again; nothing was lost."
    ),
    "library_damaged": N_(
        "The library “{path}” is damaged. Do not delete it: much of it may still be there. "
        "If the folder “backups” beside it holds a copy, put that in its place."
    ),
    "not_a_library": N_(
        "“{path}” is not a library of Call Review, or its beginning is damaged. Choose another "
        "file. If it was your library, do not delete it, and put a copy from the folder “backups” "
        "beside it in its place."
    ),
    "disk_full": N_(
        "Not saved: the disk of “{path}” is full. Free some space; what you wrote is kept here "
        "and saved with the next change."
    ),
    "disk_trouble": N_(
        "Not saved: the disk of “{path}” reports an error. What you wrote is kept here "
        "and saved with the next change."
    ),
    "backup_failed": N_(
        "The backup “{path}” could not be made, so nothing was changed. "
        "Check the space on the disk and try again."
    ),
    "second_sqlite": N_(
        "The Python package pysqlite3 is loaded and would endanger the library. "
        "Uninstall it and start again."
    ),
}
