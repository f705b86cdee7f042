"""What the details of a call say: values, where from, how sure, and of its recording."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from callreview.domain.call import Agent, Confidence, Direction, Origin, Part, Side, Source, Status
from callreview.domain.details import Apart, Details, File, Place, Why
from callreview.domain.legs import as_mix, as_one
from callreview.ui.details.state import DetailsState, Fact, state_of
from tests.builders import call, recording

TODAY = date(2026, 3, 13)
ANA = Agent("1", "Ana", ("200",))
GONE = Agent("2", "Ben", is_active=False)


def shown(details: Details) -> DetailsState:
    return state_of(details, (ANA, GONE), TODAY, read_only=False)


def details(**known: Any) -> Details:
    told = call(**known)
    return Details(told, files=(File(told.recording, (Place("/calls/call.wav", "/calls"),)),))


def test_every_fact_has_a_value_and_a_source() -> None:
    named = Origin(Source.NAME)
    state = shown(
        details(
            start_source=Source.FILE_TIME,
            start_confidence=Confidence.GUESS,
            utc_offset_minutes=-210,
            agent_channel=Side.RIGHT,
            origins={
                "direction": named,
                "agent_channel": Origin(Source.SIDECAR, Confidence.UNSURE),
                "utc_offset_minutes": Origin(Source.LOG, name="export.csv"),
                "agent_ref": Origin(Source.TAG, name="bext"),
                "customer_number": Origin(Source.TAG, Confidence.UNSURE, "ID3"),
            },
        )
    )
    assert set(state.facts) == set(Fact)
    told = {fact: (known.value, known.source) for fact, known in state.facts.items()}
    assert told[Fact.START] == ("2026-03-12 10:22:00", "from the file's date, a guess")
    assert told[Fact.OFFSET] == ("UTC-03:30", "from the log export.csv")
    assert told[Fact.DIRECTION] == ("in", "from the file's name")
    assert told[Fact.CHANNEL] == ("right", "from a file beside it, not sure")
    assert told[Fact.REF] == ("200", "from the file's tags: bext")
    assert told[Fact.NUMBER] == ("+15550100", "from the file's tags: ID3, not sure")
    assert told[Fact.NAME] == ("", "")
    assert state.title == "200, Thu 12 Mar 10:22"


def test_what_a_person_wrote_is_told_with_what_is_read() -> None:
    written = {"customer_number": Origin(Source.PERSON), "direction": Origin(Source.PERSON)}
    one = replace(
        details(origins=written, direction=Direction.OUT),
        by_person=frozenset(written),
        read={"customer_number": None, "direction": "in"},
    )
    facts = shown(one).facts
    assert facts[Fact.DIRECTION].source == "a person wrote it; the recording says inbound"
    assert facts[Fact.NUMBER].source == "a person wrote it; the recording says nothing"
    assert [fact for fact in Fact if facts[fact].can_go_back] == [Fact.DIRECTION, Fact.NUMBER]


def test_a_fact_nobody_kept_the_reading_of_cannot_go_back() -> None:
    one = replace(details(), by_person=frozenset({"customer_number"}))
    assert not shown(one).facts[Fact.NUMBER].can_go_back


def test_whose_call_it_is_comes_from_the_extension_or_from_a_person() -> None:
    by_ref = shown(details(agent=ANA)).facts[Fact.PERSON]
    assert (by_ref.value, by_ref.source, by_ref.can_go_back) == ("1", "known by 200", False)
    assert shown(details()).facts[Fact.PERSON].source == "200 has no name yet"
    assert shown(details(agent_ref=None)).facts[Fact.PERSON].source == ""
    given = shown(replace(details(agent=ANA), is_assigned=True)).facts[Fact.PERSON]
    assert given.source == "a person wrote it; the recording says 200"
    assert given.can_go_back


def test_who_left_is_offered_only_where_the_call_is_theirs() -> None:
    assert [key for _w, key in shown(details()).choices[Fact.PERSON]] == ["", "1"]
    theirs = shown(details(agent=GONE)).choices[Fact.PERSON]
    assert [key for _w, key in theirs] == ["1", "2"]


def test_nobody_is_offered_only_where_no_extension_says_who_it_was() -> None:
    given = replace(details(agent=ANA, agent_ref=None), is_assigned=True)
    assert [key for _w, key in shown(given).choices[Fact.PERSON]] == ["", "1"]
    assert [key for _w, key in shown(details(agent=ANA)).choices[Fact.PERSON]] == ["1"]


def test_a_recording_is_told_with_its_places_and_how_its_length_is_known() -> None:
    heard = recording(container="WAV", reason="", status=Status.OK)
    places = (
        Place("/calls/call.wav", "/calls"),
        Place("/other/b.wav", "/other", is_copy=True),
        Place("/old/c.wav", None, is_missing=True),
    )
    one = Details(call(recording=heard), files=(File(heard, places, "soundfile 0.13"),))
    lines = dict(shown(one).recording)
    assert lines["Format"] == "WAV / pcm_s16le"
    assert lines["Length"] == "1:00, counted in the sound"
    assert (lines["Path"], lines["Copy"]) == ("/calls/call.wav", "/other/b.wav")
    assert lines["Was at"] == "/old/c.wav"
    assert lines["Added folder"] == "/calls, /other"
    assert lines["SHA-256 of all bytes"] == heard.sha256
    assert lines["Size"] == "937.5 KiB"
    assert "Trouble" not in lines


def test_a_length_of_the_header_is_told_as_such() -> None:
    heard = recording(length_source="header", sha256=None)
    told = Details(call(recording=heard), files=(File(heard),))
    lines = dict(shown(told).recording)
    assert lines["Length"] == "1:00, as the file's header says"
    assert lines["SHA-256 of all bytes"] == "not counted yet"


def test_of_a_call_in_two_files_both_are_told() -> None:
    left = recording("a-in.wav", channels=1, part=Part.LEFT)
    right = recording("a-out.wav", channels=1, size=1024, status=Status.MISSING, part=Part.RIGHT)
    told = call(recording=as_one(left, right), legs=(left, right))
    files = (File(left, (Place(left.path, "/calls"),)), File(right, (Place(right.path, "/calls"),)))
    lines = shown(Details(told, files=files)).recording
    assert ("File, left side", "a-in.wav") in lines
    assert ("File, right side", "a-out.wav") in lines
    assert [value for title, value in lines if title == "Size"] == ["937.5 KiB", "1.0 KiB"]
    assert [value for title, value in lines if title == "Path"] == [left.path, right.path]
    assert "a-out.wav" in dict(lines)["Trouble"]


def test_the_mix_of_both_sides_is_told_with_them_and_what_is_not_played() -> None:
    left, right, mix = (
        recording(f"{part}.wav", part=part) for part in (Part.LEFT, Part.RIGHT, Part.MIX)
    )
    files = tuple(map(File, (left, right, mix)))
    one = call(recording=as_one(left, right), legs=(left, right), more=(mix,))
    titles = dict(shown(Details(one, files=files)).recording)
    assert titles["File, both sides mixed, not played"] == "mix.wav"
    assert titles["File, left side"] == "left.wav"
    played = as_mix(left, replace(right, status=Status.MISSING), mix)
    instead = call(recording=played, more=(left, right))
    lines = shown(Details(instead, files=(File(played), *files[:2]))).recording
    assert [title for title, _value in lines].count("Trouble") == 1
    titles = dict(lines)
    assert titles["File, both sides mixed"] == "mix.wav"
    assert titles["File, right side, not played"] == "right.wav"


@pytest.mark.parametrize(
    ("why", "words"), [(Why.PERSON, "another call"), (Why.SIGNED_OFF, "final reviews")]
)
def test_what_is_kept_apart_is_told_with_why(why: Why, words: str) -> None:
    one = call()
    told = Details(one, files=(File(one.recording),), apart=(Apart("/calls/a-out.wav", why),))
    line = dict(shown(told).recording)["Kept apart"]
    assert "“a-out.wav”" in line
    assert words in line
