"""Sentences for errors: opening, reviewing, edits that were refused, jobs."""

from callreview.words.marking import N_

SENTENCES: dict[str, str] = {
    "session_closed": N_("The library is being closed; nothing more is written."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "nothing_to_redo": N_("There is nothing to redo."),
    "changed_since": N_("This has been changed since and cannot be undone any more."),
    "call_unknown": N_("This call is not in the library any more."),
    "call_in_one_file": N_("This call has only one file, so there is nothing to take apart."),
    "call_not_found": N_(
        "No call in the library is “{call}”. Give a call's key, its recording's path or SHA-256; "
        "add the folder first."
    ),
    "rubric_not_found": N_(
        "There is no score sheet “{rubric}”. Give a file, or the hash of a version in the library; "
        "“callreview rubric list” shows them."
    ),
    "fact_not_read": N_(
        "What the recording says of this is not kept. Add its folder again, then go back."
    ),
    "offset_unreadable": N_(
        "“{text}” is not a time zone. Write how far it is from UTC, such as +02:00."
    ),
    "start_unreadable": N_("“{text}” is not a date and time. Write 2026-03-12 10:22:00."),
    "mark_unknown": N_("This mark is not there any more."),
    "mark_misplaced": N_("A mark must end after it starts."),
    "agent_unknown": N_("This person is not in the library any more."),
    "agents_same": N_("These are one person already."),
    "name_taken": N_("There is a {name} already. If they are one person, join them."),
    "ref_unknown": N_("This belongs to nobody any more."),
    "name_empty": N_("Write a name."),
    "search_empty": N_("Write into the search box what to look for, then save it."),
    "search_name_taken": N_("There is a search called {name} already. Choose another name."),
    "search_unknown": N_("This search is gone; it was removed meanwhile."),
    "folder_unknown": N_("This folder is not in the library any more."),
    "extension_length_odd": N_("An extension has 1 to {most} digits."),
    "log_joins_nothing": N_(
        "No recording can find its line like this. Say which column has the file's name, the"
        " call's id, or the start and a number."
    ),
    "log_says_nothing": N_(
        "This log would say nothing new. Say what at least one more column tells of a call."
    ),
    "log_unknown": N_("Nothing is kept of this log any more."),
    "version_unknown": N_("This version of the score sheet is not in the library."),
    "sheet_draft_unknown": N_("This draft of a score sheet is no longer there."),
    "sheet_version_known": N_(
        "Nothing is new: this is exactly “{title}”, version {number}. Use that one, or change"
        " something first."
    ),
    "version_is_frozen": N_("A version of a score sheet never changes. Make a new version."),
    "queue_empty": N_("There are no calls to listen to."),
    "no_queue": N_("No queue is open."),
    "not_in_queue": N_("This call is not in the queue any more."),
    "snippet_unknown": N_("This text is gone; it was removed meanwhile."),
    "snippet_empty": N_("Write what is to be kept."),
    "not_skipped": N_("This call is not passed over any more."),
    "draft_exists": N_("This call has a draft of yours already. Go on with that one."),
    "draft_of_reviewer": N_(
        "“{reviewer}” has another draft for this call. Finish or discard that one first, "
        "then import again."
    ),
    "kept_review_counts": N_(
        "A review of oneself, or a second score of a call, never counts in an average. "
        "Give its book as “picked”."
    ),
    "no_second_scores": N_(
        "No call of this sample waits for a second score. Review the sample first; a part of it "
        "can then be scored again by somebody else."
    ),
    "nothing_to_score_again": N_(
        "None of your reviews is {weeks} weeks old and not scored again yet. Wait some weeks, or "
        "choose fewer of them, so that you remember little of the call."
    ),
    "expert_unknown": N_(
        "{who} scored no call that somebody else scored too. Those who did are: {known}."
    ),
    "review_there_already": N_("This review is in the library already; nothing was changed."),
    "review_incomplete": N_(
        "This review is not finished: questions of its score sheet are not answered. Have it "
        "exported anew from where it was made."
    ),
    "review_file_newer": N_(
        "“{name}” was written by a newer version of Call Review, which this one does not "
        "understand. Install the newer version; nothing was changed."
    ),
    "review_file_altered": N_(
        "“{name}” was changed after it was written, so nothing was taken from it. Have the reviews "
        "exported anew from where they were made."
    ),
    "review_file_too_large": N_(
        "So many reviews would make a file of more than {most} MB. Choose fewer."
    ),
    "no_final_reviews": N_("None of these calls has a finished review. Finish one, then export."),
    "recording_not_here": N_(
        "The recording “{name}” is not in this library. Add the folder it is in, then import "
        "the reviews again."
    ),
    "review_unknown": N_("This review is not there any more."),
    "review_is_final": N_("This review is final. Revise it to change something."),
    "review_not_final": N_("Only a final review can be revised; this one is still a draft."),
    "revision_reason_missing": N_("Write why this review is revised."),
    "review_unanswered": N_("Still to be answered: {questions}. Answer these first."),
    "recording_not_hashed": N_(
        "The recording has not been read to its end yet. Wait a moment and finish again."
    ),
    "recording_without_sound": N_(
        "No sound could be read from this recording, so its review cannot be finished. "
        "Discard the draft and choose another call."
    ),
    "recording_changed": N_(
        "The recording is not the one that was heard: its file was changed. "
        "Put the old file back, or discard this draft."
    ),
    "settings_not_saved": N_(
        "Your settings could not be kept ({problem}). They hold until you close the window."
    ),
    "place_not_made": N_(
        "The folder “{path}” cannot be made ({problem}). Check that the folder above it is yours "
        "and that its disk is neither full nor write-protected."
    ),
    "heard_too_little": N_(
        "Only {percent} % of the call was heard. Write why that is enough, or hear more of it."
    ),
}
