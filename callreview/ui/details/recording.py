"""What the details tell of a recording, in lines of a title and a value."""

from datetime import date, datetime
from pathlib import PurePath

from callreview.domain.call import Recording
from callreview.domain.details import Details, Place
from callreview.domain.errors import CallReviewError
from callreview.domain.timebase import format_clock
from callreview.words import _, ngettext, sentence, sentences
from callreview.words.times import spoken_time

_KIB, _MIB = 1024, 1024 * 1024


def recording_lines(details: Details, today: date) -> tuple[tuple[str, str], ...]:
    """Return title and value of everything known; what is not known is left out."""
    recording = details.call.recording
    lines = (
        (_("File"), recording.name),
        (_("Trouble"), _trouble(recording)),
        (_("Format"), " / ".join(filter(None, (recording.container, recording.codec)))),
        (_("Sound"), _sound(recording)),
        (_("Length"), _length(recording)),
        (_("Size"), _size(recording.size)),
        *((_title(place), place.path) for place in details.places),
        (_("Added folder"), _folder(details)),
        (_("SHA-256 of all bytes"), recording.sha256 or _("not counted yet")),
        (_("SHA-256 of both ends"), recording.fingerprint),
        (_("Read by"), details.decoder),
        (_("Added"), _moment(details.added_at, today)),
        (_("Read whole"), _moment(details.decoded_at, today)),
    )
    return tuple((title, value) for title, value in lines if value)


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


def _folder(details: Details) -> str:
    folders = {place.folder: None for place in details.places if place.folder}
    return ", ".join(str(PurePath(folder)) for folder in folders)


def _moment(written: str | None, today: date) -> str:
    if not written:
        return ""
    moment = datetime.fromisoformat(written).astimezone().replace(tzinfo=None)
    return spoken_time(moment.isoformat(), today)
