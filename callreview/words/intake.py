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
    "log_missing": N_("There is no file “{name}” any more. Choose the log again."),
    "log_too_large": N_(
        "“{name}” is larger than {most} MB. Export a shorter time from the phone system, or split"
        " the file."
    ),
    "log_unreadable": N_(
        "“{name}” cannot be read. Check that it is on this computer and that you may open it."
    ),
    "log_no_text": N_(
        "“{name}” is no text. Save it as CSV, or choose another encoding if it is one."
    ),
    "log_empty": N_("There is nothing in “{name}”."),
    "is_chat": N_("“{name}” is a written conversation, not a recording."),
    "template_says_nothing": N_(
        "Nothing of the name is known yet{place}. Say at least of one part what it is."
    ),
    "template_too_long": N_("There are more than {most} parts{place}. Point at fewer."),
    "template_text_empty": N_("A part that is the same in every name needs its text{place}."),
    "template_date_form": N_(
        "A date is written in no way that is known{place}. An example of one is “YYYY-MM-DD”."
    ),
    "template_time_form": N_(
        "A time is written in no way that is known{place}. An example of one is “hh-mm-ss”."
    ),
    "template_direction_words": N_(
        "A part that says the direction needs different words for calls in and calls out{place}."
    ),
    "template_digits": N_("A count of digits must be “any” or a whole number up to 255{place}."),
    "template_twice": N_(
        "Two parts are said to be the same thing{place}. Say of one that it does not matter."
    ),
    "template_two_people": N_(
        "The person is known by the extension or by the name, not by both{place}. Say of one that"
        " it does not matter."
    ),
    "template_sides_mixed": N_(
        "Who called and who was called already say whose number is which{place}. Leave out the"
        " customer's number, the extension and the person, or those two."
    ),
    "template_one_side": N_("Of who called and who was called, both have to be there{place}."),
    "template_not_one": N_(
        "“{name}” does not say how files are named. Choose a file that was exported here."
    ),
    "template_too_new": N_(
        "“{name}” was made by a newer version of Call Review (schema {schema}). Install that one."
    ),
    "template_none": N_(
        "Nobody has said yet how the files of this folder are named. Say it in the window, or"
        " import it from a file."
    ),
    "template_over_recording": N_(
        "“{name}” is the name of a recording, and recordings are never written over. "
        "Choose another name."
    ),
    "folder_not_added": N_("The folder “{path}” has not been added yet. Add it first."),
    "nothing_pointed_at": N_("Select a part of the name first."),
    "part_not_date": N_("“{text}” is not a date that a calendar has."),
    "part_not_time": N_("“{text}” is not a time of day."),
    "part_not_number": N_("“{text}” is not a telephone number."),
    "part_not_digits": N_("“{text}” is not an extension: one has digits only."),
}
