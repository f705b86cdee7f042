"""A sound device, known by its name and by the part of the system that speaks to it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeviceName:
    """What a device is called, and its host API ("ALSA", "Windows WASAPI", "Core Audio").

    Both together mean one device; a number would mean another one after something was
    plugged in.
    """

    name: str
    host_api: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a device has a name")

    @property
    def is_only_a_stand_in(self) -> bool:
        """Return whether it is a name for whatever the system chose, as ALSA has one."""
        return self.name == "default"

    def __str__(self) -> str:
        return f"{self.name} ({self.host_api})" if self.host_api else self.name
