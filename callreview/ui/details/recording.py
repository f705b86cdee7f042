"""What the details tell of a recording, in lines of a title and a value."""

from datetime import date
from itertools import chain
from pathlib import PurePath

from callreview.domain.call import Part, Recording
from callreview.domain.details import Apart, Details, File, Place, Why
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import format_clock
from callreview.words import _, ngettext, sentence, sentences
from callreview.words.times import spoken_moment

_KIB, _MIB = 1024, 1024 * 1024


def recording_lines(details: Details, today: date) -> tuple[tuple[str, str], ...]:
    """Return title and value of everything known; what is not known is left out.

    Of a call in several files, what is known of those that are played goes before the others.
    """
    call_trouble = _trouble(details.call.recording)
    apart = tuple((_("Kept apart"), _apart(one)) for one in details.apart)
    added = ((_("Added"), spoken_moment(details.added_at, today)),)
    if len(details.files) == 1:
        lines = (*_lines_of(details.files[0], _("File"), today, call_trouble), *apart, *added)
    else:
        call = ((_("Trouble"), call_trouble),)
        told = (
            _lines_of(file, _file_title(details, file), today, _own_trouble(details, file))
            for file in details.files
        )
        lines = (*call, *chain.from_iterable(told), *apart, *added)
    return tuple((title, value) for title, value in lines if value)


def _file_title(details: Details, file: File) -> str:
    part, is_played = file.recording.part, file.recording in details.call.files
    if part is Part.MIX:
        return _("File, both sides mixed") if is_played else _("File, both sides mixed, not played")
    if part is Part.LEFT:
        return _("File, left side") if is_played else _("File, left side, not played")
    return _("File, right side") if is_played else _("File, right side, not played")


def _own_trouble(details: Details, file: File) -> str:
    """Return the trouble of one of several files; that of a mix that is played is the call's."""
    return "" if file.recording == details.call.recording else _trouble(file.recording)


def _apart(apart: Apart) -> str:
    name = PurePath(apart.path).name
    if apart.why is Why.PERSON:
        words = _("“{name}”: somebody said that it is another call")
    else:
        words = _("“{name}”: both have final reviews, which stay with the recording they are of")
    return words.format(name=name)


def _lines_of(file: File, title: str, today: date, trouble: str) -> tuple[tuple[str, str], ...]:
    recording = file.recording
    return (
        (title, recording.name),
        (_("Trouble"), trouble),
        (_("Format"), " / ".join(filter(None, (recording.container, recording.codec)))),
        (_("Sound"), _sound(recording)),
        (_("Length"), _length(recording)),
        (_("Size"), _size(recording.size)),
        *((_title(place), place.path) for place in file.places),
        (_("Added folder"), _folder(file)),
        (_("SHA-256 of all bytes"), recording.sha256 or _("not counted yet")),
        (_("SHA-256 of both ends"), recording.fingerprint),
        (_("Read by"), file.decoder),
        (_("Read whole"), spoken_moment(file.decoded_at, today)),
    )


def _trouble(recording: Recording) -> str:
    if recording.reason in sentences():
        return sentence(CallReviewError(recording.reason, **recording.reason_fields))
    return recording.reason


def _sound(recording: Recording) -> str:
    channels = recording.channels
    words = (
        _("{rate} Hz").format(rate=f"{recording.rate:,}") if recording.rate else "",
        ngettext("{count} channel", "{count} channels", channels).format(count=channels)
        if channels
        else "",
    )
    return ", ".join(filter(None, words))


def _length(recording: Recording) -> str:
    if recording.duration_ms is None:
        return ""
    length = format_clock(recording.duration_ms)
    if recording.is_decoded:
        return _("{length}, counted in the sound").format(length=length)
    return _("{length}, as the file's header says").format(length=length)


def _size(size: int) -> str:
    if size < _MIB:
        return _("{size} KiB").format(size=f"{size / _KIB:,.1f}")
    return _("{size} MiB").format(size=f"{size / _MIB:,.1f}")


def _title(place: Place) -> str:
    if place.is_missing:
        return _("Was at")
    return _("Copy") if place.is_copy else _("Path")


def _folder(file: File) -> str:
    folders = {place.folder: None for place in file.places if place.folder}
    return ", ".join(str(PurePath(folder)) for folder in folders)
