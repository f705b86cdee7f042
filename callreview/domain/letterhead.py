"""How a business wants its papers to look: its name, its logo, one colour."""

import re
from dataclasses import dataclass

ACCENT = "#0c5a63"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3: contrast of text
_DARKER = 0.92


@dataclass(frozen=True)
class Letterhead:
    """What heads the papers of a business; all of it may be empty.

    `logo` is the text of an SVG picture (a PNG lies inside one), `accent` a colour as `#rrggbb`.
    """

    business: str = ""
    logo: str = ""
    accent: str = ""

    @property
    def ink(self) -> str:
        """Return the colour as words can be printed in it on white: darker, if it is too light."""
        if not is_colour(self.accent):
            return ACCENT
        channels = [int(self.accent[at : at + 2], 16) for at in (1, 3, 5)]
        while _contrast_on_white(channels) < _READABLE:
            channels = [int(channel * _DARKER) for channel in channels]
        return "#" + "".join(f"{channel:02x}" for channel in channels)


def is_colour(text: str) -> bool:
    """Return whether a text is a colour as we keep it: `#0c5a63`."""
    return _COLOUR.fullmatch(text) is not None


def _contrast_on_white(channels: list[int]) -> float:
    """Return the contrast ratio to white (WCAG 2.2, "contrast ratio")."""
    red, green, blue = (_linear(channel / 255) for channel in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
