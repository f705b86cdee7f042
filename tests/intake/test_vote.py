"""Of several phone systems, the one that reads most names of a folder is asked first."""

from callreview.domain.call import CallFacts, Confidence
from callreview.intake.profiles import Profile, Surroundings
from callreview.intake.vote import elected, reader


def reads(profile: str, *known: str) -> Profile:
    def read(stem: str, around: Surroundings) -> CallFacts | None:
        return CallFacts(start_local="t", profile=profile) if stem in known else None

    return Profile(profile, read)


def test_the_profile_that_reads_most_wins() -> None:
    one, two = reads("one", "a"), reads("two", "a", "b")
    assert elected(["a", "b", "c"], Surroundings(), [one, two]) is two


def test_of_equals_the_first_wins() -> None:
    one, two = reads("one", "a"), reads("two", "b")
    assert elected(["a", "b"], Surroundings(), [one, two]) is one
    assert elected(["a", "b"], Surroundings(), [two, one]) is two


def test_nobody_wins_where_nobody_reads() -> None:
    assert elected(["x"], Surroundings(), [reads("one", "a")]) is None
    assert elected([], Surroundings(), [reads("one", "a")]) is None
    assert reader(["x"], (), [reads("one", "a")])("x") == CallFacts()


def test_of_a_large_folder_names_spread_over_it_are_asked() -> None:
    asked: list[str] = []

    def read(stem: str, around: Surroundings) -> None:
        asked.append(stem)

    elected([f"n{at}" for at in range(100_000)], Surroundings(), [Profile("p", read)])
    assert len(asked) <= 500
    assert asked[0] == "n0"
    assert int(asked[-1][1:]) > 99_000


def test_the_winner_reads_first_also_what_others_know() -> None:
    one, two = reads("one", "a"), reads("two", "a", "b", "c")
    assert reader(["a", "b", "c"], (), [one, two])("a").profile == "two"


def test_a_stray_name_of_one_other_family_is_read_but_unsure() -> None:
    one, two = reads("one", "a"), reads("two", "b", "c")
    facts = reader(["a", "b", "c"], (), [one, two])("a")
    assert (facts.profile, facts.start_confidence) == ("one", Confidence.UNSURE)


def test_a_stray_name_two_families_would_read_is_left_empty() -> None:
    profiles = [reads("one", "a"), reads("two", "a"), reads("three", "b", "c")]
    assert reader(["a", "b", "c"], (), profiles)("a") == CallFacts()
