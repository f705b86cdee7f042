"""Files of one call lie side by side and say so only together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callreview.domain.reading import AgentSide
from callreview.intake.legs import Pair, Role, groups_of

CALLER_LEFT = AgentSide.CALLER_LEFT
W, L, R, P, C = Role.WHOLE, Role.LEFT, Role.RIGHT, Role.PART, Role.COPY

FOLDERS = [
    # the files of a folder, in groups, each with what it is of its call
    [{"a.wav": W}, {"b.wav": W}],
    [{"a-in.wav": L, "a-out.wav": R}],
    [{"a-r.wav": L, "a-t.wav": R}],
    [{"a-L.wav": L, "a-R.wav": R}],
    [{"a.wav": W, "a-in.wav": L, "a-out.wav": R}],
    [{"a-all.mp3": W, "a-in.wav": L, "a-out.wav": R}],
    [{"a.wav": W, "a-all.wav": C}],
    [{"a.wav": W, "a-in.wav": L}],
    [{"a-in.wav": W}],  # alone it may be anything
    [{"a-all.wav": W}],
    [{"team-R.wav": W}, {"team-r.wav": W}],
    [{"a-in.wav": W}, {"a-t.wav": W}],  # sides of different kinds are no pair
    [{"a-in.wav": W}, {"b-out.wav": W}],
    [{"a.wav": W, "a (1).wav": C, "a (12).wav": C}],
    [{"a (1).wav": W}],
    [{"a.wav": W, "a_2.wav": P, "a_3.wav": P}],
    [{"a_2.wav": W}, {"a_3.wav": W}],  # two calls with dots made underscores
    [{"a.wav": W, "a.mp3": C}],
    [{"a-in.wav": L, "a-in (1).wav": C, "a-out.wav": R}],
    [{"a.wav": W, "a_2.wav": P, "a_2 (1).wav": C}],
    [{"%C3%A1-in.wav": L, "á-out.wav": R}],
    [{"x-1773328920.41-in.wav": L, "x-1773328920.41-out.wav": R}, {"x-1773328920.42.wav": W}],
    [{"20051020-103108_6666-all.mp3": W, "20051020-103108_6666-in.wav": L}],
    [{"a (1000).wav": W}, {"a.wav": W}],
    [{"-in.wav": W}, {"-out.wav": W}],
    [{"a_rx.wav": L, "a_tx.wav": R}, {"a-rx.wav": W}],
    [{"b\udce9-in.wav": L, "b\udce9-out.wav": R}],
    [],
]


@pytest.mark.parametrize(
    "groups", FOLDERS, ids=lambda groups: " ".join(n for g in groups for n in g)
)
def test_a_folder_holds(groups: list[dict[str, Role]]) -> None:
    names = [name for group in groups for name in group]
    found = groups_of(names)
    assert [{leg.name: leg.role for leg in group.legs} for group in found] == groups


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("a-in.wav", "a-out.wav"), Pair("a-in.wav", "a-out.wav", CALLER_LEFT)),
        (("a-out.wav", "a-in.wav"), Pair("a-in.wav", "a-out.wav", CALLER_LEFT)),
        (("a-t.wav", "a-r.wav"), Pair("a-r.wav", "a-t.wav")),
        (("a-L.wav", "a-R.wav"), Pair("a-L.wav", "a-R.wav")),
        (("a_rx.wav", "a_tx.wav"), Pair("a_rx.wav", "a_tx.wav")),
        (("a-in.wav", "a-out.wav", "a.wav"), Pair("a-in.wav", "a-out.wav", CALLER_LEFT, "a.wav")),
        (("a-r.wav", "a.wav", "a-t.wav"), Pair("a-r.wav", "a-t.wav", mix="a.wav")),
        (("a-all.mp3", "a-R.wav", "a-L.wav"), Pair("a-L.wav", "a-R.wav", mix="a-all.mp3")),
        (("a-in.wav", "a-all.wav"), None),
        (("a.wav",), None),
        (("a-in.wav", "a-out.mp3"), Pair("a-in.wav", "a-out.mp3", CALLER_LEFT)),
        (("a-in.wav", "a-in.mp3", "a-out.wav"), Pair("a-in.wav", "a-out.wav", CALLER_LEFT)),
        (("a-in.wav", "a-out.wav", "a-r.wav", "a-t.wav"), None),
    ],
)
def test_two_sides_are_a_pair_with_their_whole_if_there_is_one(
    names: tuple[str, ...], pair: Pair | None
) -> None:
    (group,) = groups_of(names)
    assert group.pair == pair


pieces = st.sampled_from(
    ["a", "-in", "-out", "-all", "-r", "-t", "-L", "-R", "_rx", "-tx", " (1)", "_2", ".wav"]
)
names = st.lists(pieces, min_size=1, max_size=5).map("".join)


@given(st.lists(names, max_size=12, unique=True))
def test_every_file_is_in_one_group_whatever_the_order(folder: list[str]) -> None:
    groups = groups_of(folder)
    assert sorted(leg.name for group in groups for leg in group.legs) == sorted(folder)
    turned = groups_of(list(reversed(folder)))
    assert {frozenset(leg.name for leg in group.legs) for group in groups} == {
        frozenset(leg.name for leg in group.legs) for group in turned
    }
