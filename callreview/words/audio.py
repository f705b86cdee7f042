"""Sentences for errors: decoding, playing, sound devices."""

from callreview.words.marking import N_

_DECODING: dict[str, str] = {
    "empty_recording": N_(
        "“{name}” holds no sound: nothing was recorded. Unanswered calls often leave such files."
    ),
    "recording_not_closed": N_(
        "The recorder never closed “{name}” properly. What was recorded plays, "
        "but its end may be missing."
    ),
    "shorter_than_header": N_(
        "“{name}” ends early: it should last {claimed}, and {missing} of it is missing. "
        "What is there plays; copy the file again from where it was recorded if you can."
    ),
    "recording_too_long": N_(
        "“{name}” is longer than {hours} hours; the app plays the first {hours}. "
        "Cut the file into parts to reach the rest."
    ),
    "decoder_gave_up": N_(
        "“{name}” is damaged at {at}; it plays up to there. "
        "Copy the file again from where it was recorded if you can."
    ),
    "decoder_hung_midway": N_(
        "“{name}” is damaged, and decoding it came to a standstill; it plays up to there. "
        "Copy the file again from where it was recorded if you can."
    ),
    "parts_left_out": N_(
        "“{name}” is damaged; what cannot be read is left out (parts: {count}), the rest plays. "
        "Copy the file again from where it was recorded if you can."
    ),
    "nothing_decoded": N_(
        "“{name}” cannot be played: no sound could be read from it, so it is probably damaged. "
        "Copy the file again from where it was recorded if you can."
    ),
    "decoder_hung": N_(
        "“{name}” cannot be played: decoding it came to a standstill, and was stopped. "
        "Copy the file again from where it was recorded if you can."
    ),
    "no_worker": N_(
        "“{name}” cannot be played: the part of the app that decodes sound did not start. "
        "Start the app again; “callreview doctor” says more."
    ),
    "not_listened": N_(
        "Who speaks in “{name}” could not be found out: the part of the app that listens does not "
        "start or gave up. Open the call again; “callreview doctor” says more."
    ),
    "left_side_missing": N_(
        "The left side of this call is not there: “{name}” was moved, renamed or removed. "
        "The right side plays. Add the folder the file is in now."
    ),
    "right_side_missing": N_(
        "The right side of this call is not there: “{name}” was moved, renamed or removed. "
        "The left side plays. Add the folder the file is in now."
    ),
    "left_side_empty": N_(
        "The left side of this call is silent: nothing was recorded in “{name}”. "
        "The right side plays."
    ),
    "right_side_empty": N_(
        "The right side of this call is silent: nothing was recorded in “{name}”. "
        "The left side plays."
    ),
    "left_side_unheard": N_(
        "The left side of this call cannot be heard: “{name}” cannot be played. "
        "The right side plays. Copy the file again from where it was recorded if you can."
    ),
    "right_side_unheard": N_(
        "The right side of this call cannot be heard: “{name}” cannot be played. "
        "The left side plays. Copy the file again from where it was recorded if you can."
    ),
    "side_missing_mix_plays": N_(
        "One side of this call is not there: “{name}” was moved, renamed or removed. “{mix}”, "
        "which has both mixed, is played instead. Add the folder the file is in now."
    ),
    "side_unheard_mix_plays": N_(
        "One side of this call cannot be heard: “{name}” cannot be played. “{mix}”, which has both "
        "mixed, is played instead. Copy the file again from where it was recorded if you can."
    ),
    "no_sound_inside": N_(
        "“{name}” holds no sound ({what}). Choose a file that holds a recording."
    ),
    "no_recording": N_(
        "“{name}” is not a recording, whatever its name says; what it holds is {what}. "
        "Fetch the recording again from where it was made."
    ),
    "format_refused": N_(
        "“{name}” is of a kind the app does not play ({what}). "
        "Convert it to WAV, FLAC, MP3 or M4A first."
    ),
    "no_sound_format_known": N_(
        "“{name}” is not a recording the app knows. If it is one, convert it to WAV, FLAC, "
        "MP3 or M4A first."
    ),
    "recording_beyond_limits": N_(
        "“{name}” cannot be played: it claims {rate} Hz and channels: {channels}. The app plays "
        "4 to 192 kHz and 1 to 16 channels. Convert it first, or copy it again from where it was "
        "recorded if that cannot be true."
    ),
    "folder_not_recording": N_("“{name}” is a folder. Choose a recording in it."),
    "no_ordinary_file": N_(
        "“{name}” is not an ordinary file but a pipe or a device. Choose a recording."
    ),
    "link_leads_nowhere": N_("“{name}” is a link that leads only to itself. Choose the recording."),
    "recording_not_there": N_(
        "“{name}” is not there. If it was moved or renamed, add the folder it is in now."
    ),
    "recording_not_allowed": N_(
        "“{name}” may not be read by you. Ask whoever looks after the folder for permission."
    ),
    "recording_not_read": N_(
        "“{name}” could not be read from its disk or share. Check that the disk is connected, "
        "then try again."
    ),
    "place_does_not_answer": N_(
        "The disk or share with “{name}” does not answer. Check the connection, then try again."
    ),
    "no_room_for_sound": N_(
        "There is no room on the disk to decode “{name}”. Free some space, then open it again."
    ),
    "waveform_over_recording": N_(
        "“{name}” is the name of a recording, and recordings are never written over. "
        "Choose a name such as call.dat."
    ),
    "clip_kind_unknown": N_("“{name}” has an ending no clip can have. Choose one of: {kinds}."),
    "clip_channels": N_(
        "A {kind} file can hold {most} channels, and this recording has {channels}. "
        "Choose one side, or a .wav file."
    ),
    "clip_in_the_way": N_(
        "“{name}” is there already, and is not written over: it could be a recording. "
        "Choose another name."
    ),
    "clip_ends_after_end": N_("“{name}” ends at {length}. End the clip there or earlier."),
    "clip_stopped": N_("The clip was stopped, and nothing was written. Save it again if needed."),
}

_PLAYING: dict[str, str] = {
    "no_sound_card": N_(
        "This computer has no sound card that can be used. Everything else works; "
        "the play head moves without sound."
    ),
    "sound_library_missing": N_(
        "Sound needs PortAudio, which is not installed. Install the package libportaudio2 "
        "(Fedora: portaudio) and start again. Until then the play head moves without sound."
    ),
    "sound_device_missing": N_(
        "The sound device is not there. Connect it and press play, or choose another device."
    ),
    "sound_device_refuses": N_(
        "The sound device takes no sound. See that it is connected and that no other program "
        "has it to itself, then press play, or choose another device."
    ),
    "sound_lost": N_(
        "The sound device went away. The call is paused at the moment you heard last; "
        "connect the device again and press play to go on."
    ),
    "sound_back": N_("The sound device is there again. Press play to go on where you were."),
    "nothing_to_hear_with": N_(
        "There is no sound card to play on. Connect one, or name a device with --device; "
        "“callreview doctor” lists them."
    ),
    "no_worker_starts": N_(
        "The part of the app that decodes sound does not start, so no call can be played. "
        "Run packaging/start.sh again, and if that does not help, tell us what is above."
    ),
    "begins_after_end": N_("“{name}” ends at {length}. Begin earlier."),
    "device_unknown": N_("No sound device is called “{asked}”. There are: {known}."),
    "device_away": N_(
        "The sound device chosen in the settings, “{device}”, is not there. Connect it, or name "
        "another with --device; “callreview doctor” lists them."
    ),
    "device_ambiguous": N_("“{asked}” could be each of: {known}. Type more of the name."),
}

SENTENCES: dict[str, str] = {**_DECODING, **_PLAYING}
