"""The door to PortAudio: loaded late, started anew when devices changed, asked by name."""

from typing import Any

from callreview.domain.errors import CallReviewError

WASAPI = "Windows WASAPI"


def portaudio() -> Any:
    """Return the sounddevice module; raise "sound_library_missing" without PortAudio.

    Linux wheels of sounddevice bring no PortAudio: there it is a package of the system.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CallReviewError("sound_library_missing") from error
    return sounddevice


def default_output(module: Any) -> int:
    """Return the index of the system's default device for sound, -1 if there is none.

    On Windows PortAudio's own default is the oldest host API; WASAPI's default is the same
    device with less delay.
    """
    for api in module.query_hostapis():
        if api["name"] == WASAPI and api["default_output_device"] >= 0:
            return int(api["default_output_device"])
    chosen = module.default.device[1]
    if chosen is not None and chosen >= 0:
        return int(chosen)
    outputs = (int(api["default_output_device"]) for api in module.query_hostapis())
    return next((index for index in outputs if index >= 0), -1)


def find(name: str | None, host_api: str | None) -> dict[str, Any]:
    """Return what PortAudio knows of a device, the default one without a name.

    Looks anew once if it is not there. Raises "sound_device_missing".
    """
    module = portaudio()
    device = _found(module, name, host_api)
    if device is None:
        _start_anew(module)
        device = _found(module, name, host_api)
    if device is None:
        raise CallReviewError("sound_device_missing")
    return device


def open_mixer(name: str | None, host_api: str | None, *, latency: float, queue: int) -> Any:
    """Return a running rtmixer stream at the device's own rate, in stereo if it can.

    Tries once more after PortAudio looked for devices anew, then raises as `find` does.
    """
    module = portaudio()
    try:
        return _mixer(find(name, host_api), module, latency, queue)
    except module.PortAudioError:
        _start_anew(module)
    device = find(name, host_api)
    try:
        return _mixer(device, module, latency, queue)
    except module.PortAudioError as error:
        raise CallReviewError("sound_device_missing") from error


def _found(module: Any, name: str | None, host_api: str | None) -> dict[str, Any] | None:
    if name is None:
        index = default_output(module)
        return None if index < 0 else dict(module.query_devices(index))
    apis = module.query_hostapis()
    for device in module.query_devices():
        if device["max_output_channels"] < 1 or device["name"] != name:
            continue
        if host_api in {None, apis[device["hostapi"]]["name"]}:
            return dict(device)
    return None


def _start_anew(module: Any) -> None:
    """Let PortAudio look for devices again; no stream may be open."""
    # sounddevice offers no public way; these two are what its documentation names.
    module._terminate()  # noqa: SLF001
    module._initialize()  # noqa: SLF001


def _mixer(device: dict[str, Any], module: Any, latency: float, queue: int) -> Any:
    import rtmixer

    host_api = module.query_hostapis(device["hostapi"])["name"]
    wasapi = host_api == WASAPI
    mixer = rtmixer.Mixer(
        device=device["index"],
        channels=min(2, device["max_output_channels"]),
        samplerate=device["default_samplerate"],
        latency=latency,
        qsize=queue,
        extra_settings=module.WasapiSettings(auto_convert=True) if wasapi else None,
    )
    mixer.start()
    return mixer
