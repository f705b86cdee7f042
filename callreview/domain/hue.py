"""The colours a person may have, by name: which shade that is, the look of the app decides."""

from enum import StrEnum


class Hue(StrEnum):
    """Eight colours that can be told apart, and none."""

    NONE = ""
    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    OLIVE = "olive"
    ORANGE = "orange"
    RED = "red"
    PINK = "pink"
    VIOLET = "violet"
