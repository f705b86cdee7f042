"""Sentences for errors: folders and recordings that cannot be used."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "folder_missing": N_("There is no folder “{path}”. It may have been moved or renamed."),
    "folder_away": N_(
        "All recordings in “{path}” are gone at once; perhaps a disk or a share is not connected."
        " Its calls stay listed. Connect it, and they can be heard again."
    ),
    "not_a_folder": N_("“{path}” is a file. Give the folder it lies in."),
    "folder_unreadable": N_(
        "The folder “{path}” cannot be read ({cause}). Check that you are allowed to open it."
    ),
    "nothing_to_pick": N_(
        "There is no call to pick: all that can be heard are reviewed. Add a folder with more."
    ),
    "in_the_cloud": N_(
        "“{name}” lies in the cloud and not on this computer. Download it, then add the folder"
        " again."
    ),
    "is_archive": N_("“{name}” is an archive. Unpack it, then add the folder again."),
    "is_encrypted": N_("“{name}” is encrypted. Decrypt it, then add the folder again."),
    "is_network_capture": N_(
        "“{name}” is a capture of network traffic. Export the call from it as sound, then add the"
        " folder again."
    ),
    "is_chat": N_("“{name}” is a written conversation, not a recording."),
}
