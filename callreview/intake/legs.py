"""Which files of a folder are of one call: its two sides, further parts, copies of it.

Only names are looked at, and a suffix says something only beside the file it is about: `X-in`
is a side where `X-out`, `X-all` or `X` lies beside it, `X (1)` a copy where `X` does, `X_2` a
part where `X` does. Alone, each may be a name like any other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from callreview.domain.reading import AgentSide
from callreview.intake.stem import stem_of


class Role(StrEnum):
    """What a file is of its call."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"
    PART = "part"
    COPY = "copy"


@dataclass(frozen=True)
class Leg:
    """One file of a call."""

    name: str
    role: Role


@dataclass(frozen=True)
class Pair:
    """The two one-sided files of a call by name, and what they say of where the person is.

    `mix` is a file that has both sides of it once more.
    """

    left: str
    right: str
    agent: AgentSide = AgentSide.AS_KNOWN
    mix: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names: the left, the right, and the mix if there is one."""
        return (self.left, self.right, self.mix) if self.mix else (self.left, self.right)


@dataclass(frozen=True)
class Group:
    """The files of one call, in the order of the names; `stem` is what they have in common."""

    stem: str
    legs: tuple[Leg, ...]

    @property
    def pair(self) -> Pair | None:
        """Return the two sides of a call that has no others, and its whole recording if any."""
        mix = next((leg.name for leg in self.legs if leg.role is Role.WHOLE), "")
        sides = [leg.name for leg in self.legs if leg.role in (Role.LEFT, Role.RIGHT)]
        words = {_word(name): name for name in sides}
        left = next((word for word in words if _SIDES[word][0] is Role.LEFT), "")
        right = _SIDES[left][1] if left else ""
        if len(sides) != 2 or right not in words:
            return None
        agent = AgentSide.CALLER_LEFT if left == "in" else AgentSide.AS_KNOWN
        return Pair(words[left], words[right], agent, mix)


def groups_of(names: Iterable[str]) -> tuple[Group, ...]:
    """Return the calls the recordings of one folder are of; every name is in one of them.

    Of two files that differ in their extension alone, the second is a copy.
    """
    stems = {name: stem_of(name) for name in names}
    present = frozenset(stems.values())
    groups: dict[str, list[Leg]] = {}
    met = set[str]()
    for name, stem in stems.items():
        home, role = _home(stem, present)
        groups.setdefault(home, []).append(Leg(name, Role.COPY if stem in met else role))
        met.add(stem)
    return tuple(Group(stem, tuple(legs)) for stem, legs in groups.items())


_COPY = re.compile(r"(?P<base>.+) \([0-9]{1,3}\)", re.DOTALL)
_PART = re.compile(r"(?P<base>.+)_[0-9]", re.DOTALL)
_SIDE = re.compile(r"(?P<base>.+)(?:-(?P<word>in|out|r|t|L|R|all)|[-_](?P<line>rx|tx))", re.DOTALL)
# What was received goes left, what was sent goes right; which is the person's is not said.
_SIDES: Mapping[str, tuple[Role, str]] = {
    "in": (Role.LEFT, "out"),
    "out": (Role.RIGHT, "in"),
    "r": (Role.LEFT, "t"),
    "t": (Role.RIGHT, "r"),
    "L": (Role.LEFT, "R"),
    "R": (Role.RIGHT, "L"),
    "rx": (Role.LEFT, "tx"),
    "tx": (Role.RIGHT, "rx"),
}


_ENDS = (")", *(f"-{word}" for word in ("all", *_SIDES)), "_rx", "_tx")


def _home(stem: str, present: frozenset[str]) -> tuple[str, Role]:
    """Return the stem of the call a file is of, and what it is of it."""
    if not stem.endswith(_ENDS) and stem[-2:-1] != "_":  # most names: no shape is tried
        return stem, Role.WHOLE
    for shape, role in ((_COPY, Role.COPY), (_PART, Role.PART)):
        if (found := shape.fullmatch(stem)) and found["base"] in present:
            return _home(found["base"], present)[0], role
    found = _SIDE.fullmatch(stem)
    if found is None:
        return stem, Role.WHOLE
    base, word = found["base"], found["word"] or found["line"]
    if word == "all":
        is_of_sides = any(f"{base}-{side}" in present for side in _SIDES)
        whole = Role.COPY if base in present else Role.WHOLE
        return (base, whole) if is_of_sides or base in present else (stem, Role.WHOLE)
    role, other = _SIDES[word]
    beside = {base, f"{base}-all", stem.removesuffix(word) + other}
    return (base, role) if beside & present else (stem, Role.WHOLE)


def _word(name: str) -> str:
    found = _SIDE.fullmatch(stem_of(name))
    return (found["word"] or found["line"]) if found else ""
