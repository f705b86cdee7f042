"""`callreview doctor`: what this computer offers, for whoever helps with a trouble."""

from collections.abc import Iterable

import click

from callreview.app.checkup import Checkup, check_up
from callreview.cli.common import DONE, as_json
from callreview.cli.printing import print_json, say
from callreview.words import _, sentence


@click.command()
@as_json
def command(as_json: bool) -> int:  # noqa: FBT001 - click gives flags so
    """Say what this computer offers: versions, sound devices, codecs, places, sandbox."""
    found = check_up()
    if as_json:
        print_json(_plain(found))
    else:
        say(_lines(found))
    return DONE


def _plain(found: Checkup) -> dict[str, object]:
    return {
        "system": found.system,
        "versions": found.versions,
        "devices": [
            {
                "name": device.name,
                "host_api": device.host_api,
                "channels": device.channels,
                "rate": device.rate,
                "default": device.is_default,
                "chosen": device.names == found.chosen,
            }
            for device in found.devices
        ],
        "codecs": found.codecs,
        "places": {name: str(path) for name, path in found.places.items()},
        "sandbox": found.sandbox,
        "detector": found.detector,
        "troubles": [sentence(trouble) for trouble in found.troubles],
    }


def _lines(found: Checkup) -> Iterable[str]:
    yield f"{_('System')}: {found.system}"
    yield from _section(_("Versions"), found.versions.items())
    yield ""
    yield _("Sound devices")
    yield from _device_lines(found)
    yield ""
    yield _("Codecs")
    yield "  " + ", ".join(name for name, can in found.codecs.items() if can)
    missing = [name for name, can in found.codecs.items() if not can]
    if missing:
        yield "  " + _("missing: {names}").format(names=", ".join(missing))
    yield from _section(_("Places"), ((name, str(path)) for name, path in found.places.items()))
    yield ""
    yield f"{_('Decoding workers are locked down by')}: {found.sandbox or _('nothing')}"
    yield f"{_('Who speaks is found out by')}: {found.detector or _('nothing')}"
    for trouble in found.troubles:
        yield ""
        yield sentence(trouble)


def _device_lines(found: Checkup) -> Iterable[str]:
    for device in found.devices:
        default = _(" (default)") if device.is_default else ""
        chosen = _(" (chosen in the settings)") if device.names == found.chosen else ""
        yield f"  {device.name}, {device.host_api}, {device.rate} Hz{default}{chosen}"
    if not found.devices:
        yield "  " + _("none")
    if found.chosen and all(device.names != found.chosen for device in found.devices):
        away = _("{device}, chosen in the settings: not connected")
        yield "  " + away.format(device=found.chosen)


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    yield ""
    yield title
    for name, value in rows:
        yield f"  {name:<20}{value or _('missing')}"
