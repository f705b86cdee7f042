"""Which kinds of sound can be decoded on this computer, for `doctor`."""

CODECS = {
    "PCM": ("pcm_s16le",),
    "µ-law": ("pcm_mulaw",),
    "A-law": ("pcm_alaw",),
    "IMA ADPCM": ("adpcm_ima_wav",),
    "MS ADPCM": ("adpcm_ms",),
    "GSM 6.10": ("gsm", "gsm_ms"),
    "G.722": ("g722",),
    "G.723.1": ("g723_1",),
    "G.726": ("g726",),
    "AMR": ("amrnb", "amrwb"),
    "TrueSpeech": ("truespeech",),
    "Speex": ("speex",),
    "FLAC": ("flac",),
    "ALAC": ("alac",),
    "MP3": ("mp3float",),
    "AAC": ("aac",),
    "WMA": ("wmav1", "wmav2"),
    "Vorbis": ("vorbis",),
    "Opus": ("opus",),
}
"""FFmpeg's decoders for each kind, by the name people know it by."""


def decodable() -> dict[str, bool]:
    """Return each kind of sound and whether FFmpeg, as installed here, can decode it."""
    import av

    return {name: av.codecs_available.issuperset(needed) for name, needed in CODECS.items()}


def library_versions() -> dict[str, str]:
    """Return the versions of the sound libraries in C, "" for one that is missing."""
    import av
    import soundfile

    return {
        "FFmpeg": str(av.ffmpeg_version_info),
        "libsndfile": str(soundfile.__libsndfile_version__),
        "PortAudio": _portaudio_version(),
    }


def _portaudio_version() -> str:
    from callreview.audio.portaudio import portaudio
    from callreview.domain.errors import CallReviewError

    try:
        text = str(portaudio().get_portaudio_version()[1])
    except CallReviewError:
        return ""
    return text.split(",", maxsplit=1)[0].removeprefix("PortAudio ")
