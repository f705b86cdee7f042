"""Templates: a name is read in one way or not at all, and nothing is made up."""

import json
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from callreview.domain.errors import CallReviewError
from callreview.domain.template.dates import forms_like, forms_of_date, forms_of_time, when
from callreview.domain.template.file import template_as_text, template_from_text
from callreview.domain.template.learning import Pointed, learned, parts_of, pointed_in
from callreview.domain.template.matching import reading, ways_to_read
from callreview.domain.template.parts import ANY_DIGITS, Meaning, Part, Template, Words
from callreview.domain.template.voting import Ballot, Vote, with_date_form
from callreview.words import sentence
from tests.builders import pointed

TODAY = "2026-11-28"


def said(name: str, shown: str, **texts: str) -> dict[str, str] | None:
    """Return what a name says by the template of another that was `shown`."""
    found = reading(learned(shown, pointed(shown, **texts)), name)
    return None if found is None else {meaning.value: text for meaning, text in found.items()}


SHOWN = "rec7_Anna_5125550142_20260312-102030_out"
PARTS = {"agent": "Anna", "number": "5125550142", "date": "20260312", "time": "102030"}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2026-03-12", ("YYYY-MM-DD",)),
        ("20260312102030", ("YYYYMMDDhhmmss",)),
        ("20260312_1020", ("YYYYMMDD_hhmm",)),
        ("2026-03-12T10_11_12Z", ("YYYY-MM-DDThh_mm_ssZ",)),
        ("12Mar2026", ("DDMONYYYY",)),
        ("3.5.2026", ("DD.MM.YYYY", "MM.DD.YYYY")),
        ("13.5.2026", ("DD.MM.YYYY",)),
        ("12-03-26", ("DD-MM-YY", "YY-MM-DD", "MM-DD-YY")),
        ("1697361630", ("epoch",)),
        ("1697361630123", ("epoch_ms",)),
        ("3/12/2026 1:05 PM", ("DD/MM/YYYY hh:mm ap", "MM/DD/YYYY hh:mm ap")),
        ("20260230", ()),
        ("1312", ()),
        ("Anna", ()),
        ("", ()),
        ("2026-03-12" * 20, ()),
    ],
)
def test_a_date_is_known_by_what_a_calendar_has(text: str, forms: tuple[str, ...]) -> None:
    assert forms_of_date(text) == forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [("102030", ("hhmmss",)), ("9.05", ("hh.mm",)), ("102030123", ("hhmmssfff",)), ("256099", ())],
)
def test_a_time_is_known_by_what_a_clock_has(text: str, forms: tuple[str, ...]) -> None:
    assert forms_of_time(text) == forms


@pytest.mark.parametrize(
    ("form", "text", "day", "time"),
    [
        ("DD.MM.YYYY", "1.2.2026", "2026-02-01", None),
        ("DD-MON-YY", "09-dec-26", "2026-12-09", None),
        ("MM/DD/YYYY hh:mm ap", "3/12/2026 12:05 am", "2026-03-12", "00:05:00"),
        ("hhmmssfff", "225406577", None, "22:54:06"),
        ("epoch", "1697361630", "2023-10-15", "09:20:30"),
    ],
)
def test_a_form_says_when(form: str, text: str, day: str | None, time: str | None) -> None:
    found = when(form, text)
    assert found is not None
    assert (found.day, found.time) == (day, time)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("DD-MON-YY", "09-abc-26"),
        ("DD.MM.YYYY", "30.2.2026"),
        ("hh.mm ap", "13.00 pm"),
        ("YYYYMMDD", "2026312"),
        ("epoch", "9999999999"),
    ],
)
def test_what_is_no_date_says_nothing(form: str, text: str) -> None:
    assert when(form, text) is None


def test_forms_that_look_the_same_are_known() -> None:
    assert forms_like("DD.MM.YYYY") == ("DD.MM.YYYY", "MM.DD.YYYY")
    assert set(forms_like("YYMMDD")) == {"YYMMDD", "DDMMYY", "MMDDYY"}
    assert forms_like("hh-mm") == ("hh-mm",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (SHOWN, {**PARTS}),
        ("rec12345_Bo_200_20260401-000000_out",
         {"agent": "Bo", "number": "200", "date": "20260401", "time": "000000"}),
        ("rec1_Bo__20260401-000000_out",
         {"agent": "Bo", "number": "", "date": "20260401", "time": "000000"}),
        ("rec1_Front_Desk_+15125550142_20260401-000000_out",
         {"agent": "Front_Desk", "number": "+15125550142", "date": "20260401", "time": "000000"}),
        ("rec1_Bo_Anonymous_20260401-000000_out",
         {"agent": "Bo", "number": "Anonymous", "date": "20260401", "time": "000000"}),
        ("rec1_Bo_5125550142_20260431-000000_out", None),
        ("rec1_Bo_5125550142_20260401-240000_out", None),
        ("rec1_Bo_ten_20260401-000000_out", None),
        ("rec1_Bo_5125550142_20260401-000000_in", None),
        ("rec_Bo_5125550142_20260401-000000_out", None),
        ("rec1_Bo_5125550142_20260401-000000_out ", None),
        ("rec1__5125550142_20260401-000000_out", None),
        ("", None),
        ("rec1_" + "B" * 300 + "_200_20260401-000000_out", None),
    ],
)  # fmt: skip
def test_names_are_read_by_a_template_of_one(name: str, expected: dict[str, str] | None) -> None:
    assert said(name, SHOWN, **PARTS) == expected


def test_what_could_be_read_in_two_ways_is_not_read() -> None:
    template = learned("Anna_Bob", pointed("Anna_Bob", agent="Anna", customer="Bob"))
    assert reading(template, "Anna_Maria_Bob") is None
    assert len(ways_to_read(template, "Anna_Maria_Bob")) == 2


def test_what_does_not_matter_makes_no_second_way() -> None:
    template = Template((Part(Meaning.ID), Part(Meaning.TEXT, text="-"), *[Part(Meaning.SKIP)] * 2))
    assert reading(template, "7-abc") == {Meaning.ID: "7"}
    assert reading(template, "7-a-bc") is None


def test_a_text_stops_where_its_own_name_would_say_two_things() -> None:
    texts = {"agent": "Anna", "skip": "by phone"}
    assert said("for Anna by phone", "for Anna by phone", **texts) == {"agent": "Anna"}
    assert said("for Bo at home", "for Anna by phone", **texts) == {"agent": "Bo"}


def test_what_was_pointed_at_in_one_name_is_found_in_another() -> None:
    shown = "for Anna by phone 200"
    template = learned(shown, pointed(shown, agent="Anna", skip="by phone", number="200"))
    other = "for Bo out of office 77"
    assert pointed_in(other, template) == pointed(
        other, agent="Bo", skip="out of office", number="77"
    )
    assert pointed_in("of Bo", template) is None


def test_a_number_may_be_written_with_blanks_and_brackets() -> None:
    shown = "to (512) 555-0142 at 10-20"
    texts = {"number": "(512) 555-0142", "time": "10-20"}
    assert said("to +1 512 555 0199 at 11-00", shown, **texts) == {
        "number": "+1 512 555 0199", "time": "11-00",
    }  # fmt: skip


def test_digits_that_follow_on_digits_are_told_apart_by_their_count() -> None:
    shown = "2015125550142"
    texts = {"extension": "201", "number": "5125550142"}
    assert said("2025125550199", shown, **texts) == {"extension": "202", "number": "5125550199"}
    assert said("20251255501990", shown, **texts) is None


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("in", Words("in", "out", "internal")),
        ("Outgoing", Words("incoming", "outgoing", "internal")),
        ("↗", Words("↙", "↗")),
        ("hereinspaziert", Words("hereinspaziert")),
    ],
)
def test_the_other_word_for_the_direction_is_known(word: str, words: Words) -> None:
    (part,) = (part for part, _ in parts_of(word, [Pointed(0, len(word), Meaning.DIRECTION)]))
    assert part.words == words


def test_any_of_the_words_for_the_direction_is_read_in_any_case() -> None:
    found = [
        said(f"{word}-200", "in-200", direction="in", number="200") for word in ("IN", "out", "up")
    ]
    assert found == [
        {"direction": "IN", "number": "200"},
        {"direction": "out", "number": "200"},
        None,
    ]


@pytest.mark.parametrize(
    ("text", "meaning", "code"),
    [
        ("Anna", Meaning.DATE, "part_not_date"),
        ("20260312", Meaning.TIME, "part_not_time"),
        ("Anna", Meaning.NUMBER, "part_not_number"),
        ("anna", Meaning.EXTENSION, "part_not_digits"),
        ("Anna", Meaning.SKIP, "template_says_nothing"),
        ("in", Meaning.CALLER, "part_not_number"),
        ("200", Meaning.CALLER, "template_one_side"),
    ],
)
def test_a_part_cannot_be_what_it_is_not(text: str, meaning: Meaning, code: str) -> None:
    with pytest.raises(CallReviewError) as refused:
        learned(f"{text}_x", [Pointed(0, len(text), meaning)])
    assert refused.value.code == code
    assert sentence(refused.value)


@pytest.mark.parametrize(
    ("meanings", "code"),
    [
        ([Meaning.ID, Meaning.ID], "template_twice"),
        ([Meaning.AGENT, Meaning.EXTENSION], "template_two_people"),
        ([Meaning.CALLER, Meaning.CALLED, Meaning.NUMBER], "template_sides_mixed"),
        ([Meaning.ID] + [Meaning.SKIP] * 60, "template_too_long"),
    ],
)
def test_parts_have_to_make_sense_together(meanings: list[Meaning], code: str) -> None:
    with pytest.raises(CallReviewError) as refused:
        Template(tuple(map(Part, meanings)))
    assert refused.value.code == code
    assert sentence(refused.value)


# ------------------------------------------------------------------------------ the folder votes


def dated(form: str) -> Template:
    return Template((Part(Meaning.DATE, form=form), Part(Meaning.SKIP)))


def vote_on(template: Template, names: list[str]) -> Vote:
    ballot = Ballot(template, TODAY)
    for name in names:
        ballot.take(["no name of this template", name])
    return ballot.vote


@pytest.mark.parametrize(
    ("names", "winner"),
    [
        (["03.04.2026a", "25.04.2026a"], "DD.MM.YYYY"),
        (["03.04.2026a", "04.25.2026a"], "MM.DD.YYYY"),
        (["03.04.2026a", "05.06.2026a"], None),
        (["03.04.2026a", "05.12.2026a"], "MM.DD.YYYY"),  # the other is still to come
        (["Anna"], None),
    ],
)
def test_the_folder_votes_on_day_and_month(names: list[str], winner: str | None) -> None:
    assert vote_on(dated("DD.MM.YYYY"), names).winner == winner


def test_a_template_without_a_date_needs_no_vote() -> None:
    assert vote_on(Template((Part(Meaning.ID),)), ["a"]) == Vote({})
    assert with_date_form(dated("DD.MM.YYYY"), "MM.DD.YYYY") == dated("MM.DD.YYYY")


# ------------------------------------------------------------------------------------- the file


def table(**changed: object) -> str:
    whole = json.loads(template_as_text(learned(SHOWN, pointed(SHOWN, **PARTS))))
    return json.dumps({**whole, **changed})


def test_a_template_comes_back_from_its_file() -> None:
    template = learned(SHOWN, pointed(SHOWN, **PARTS, direction="out"))
    assert template_from_text(template_as_text(template), "names.json") == template


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "template_not_one", "n.json"),
        ("kind = 1", "template_not_one", "n.json"),
        ("{", "file_syntax", "n.json"),
        ("{}", "template_not_one", "n.json"),
        (table(schema=2), "template_too_new", "2"),
        (table(more=1), "value_unknown", "n.json"),
        (table(parts=[]), "template_says_nothing", "n.json"),
        (table(parts=[{"is": "id"}, {"is": "idea"}]), "value_not_one_of", "part 2"),
        (table(parts=[{"is": "date", "form": "MMDD"}]), "template_date_form", "part 1"),
        (table(parts=[{"is": "id", "digits": 1.5}]), "template_digits", "part 1"),
        (table(parts=[{"is": "id", "digits": 1000}]), "template_digits", "part 1"),
        (table(parts=[{"is": "direction"}]), "template_direction_words", "part 1"),
        (table(parts=["id"]), "value_not_table", "part 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_place(text: str, code: str, place: str) -> None:
    with pytest.raises(CallReviewError) as refused:
        template_from_text(text, "n.json")
    assert refused.value.code == code
    assert place in sentence(refused.value)


# ---------------------------------------------------------------------------------- properties

PIECES = [
    "a", "Anna", "201", "5125550142", "_", "-", " ", ".", "20260312", "102030", "in", "(", "é",
    "unknown", "12.03.2026", "10-20", "1697361630", "+1", "\udce9", "☎", "%", "out", "",
]  # fmt: skip
names = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
)
SAYING = set(Meaning) - {Meaning.TEXT, Meaning.SKIP}
SAID = [one for one in Meaning if one is not Meaning.TEXT]


@st.composite
def names_pointed_at(draw: st.DrawFn) -> tuple[str, list[Pointed]]:
    name = draw(names)
    cuts = sorted({0, *draw(st.sets(st.integers(0, len(name)), max_size=8)), len(name)})
    chosen: list[Pointed] = []
    for start, end in pairwise(cuts):
        fitting = [Pointed(start, end, one) for one in SAID if fits(name, start, end, one, chosen)]
        chosen += [draw(st.sampled_from(fitting))] if fitting else []
    return name, chosen


def fits(name: str, start: int, end: int, meaning: Meaning, chosen: list[Pointed]) -> bool:
    try:
        parts = parts_of(name, [Pointed(start, end, meaning), *chosen])
        Template(tuple(part for part, _text in parts))
    except CallReviewError as error:
        return meaning is Meaning.SKIP and error.code == "template_says_nothing"
    return True


def _template(name: str, parts: list[Pointed]) -> Template:
    assume(any(one.meaning is not Meaning.SKIP for one in parts))
    return learned(name, parts)


@given(names_pointed_at(), names)
def test_no_template_and_no_name_crashes_and_nothing_is_made_up(
    shown: tuple[str, list[Pointed]], other: str
) -> None:
    template = _template(*shown)
    for name in (shown[0], other):
        at = 0
        for text in (reading(template, name) or {}).values():
            assert text in name[at:]
            at = name.index(text, at) + len(text)
    assert template_from_text(template_as_text(template), "t.json") == template


@given(names_pointed_at())
def test_a_template_reads_the_name_it_was_made_of_as_it_was_shown(
    shown: tuple[str, list[Pointed]],
) -> None:
    name, parts = shown
    template = _template(name, parts)
    told = {one.meaning: name[one.start : one.end] for one in parts if one.meaning in SAYING}
    found = reading(template, name)
    assert found in (told, None)
    texts = [text for _part, text in parts_of(name, parts)]
    holds_next = any(after and after in text for text, after in pairwise(texts))
    assert found == told or holds_next or _any_after_any(template)


def _any_after_any(template: Template) -> bool:
    """Return whether nothing says where a text, or a number with blanks and dots, ends."""
    open_ended = SAYING - {Meaning.DATE, Meaning.TIME, Meaning.DIRECTION} | {Meaning.SKIP}
    return any(
        one.digits is None and one.meaning in open_ended and two.meaning is not Meaning.TEXT
        for one, two in pairwise(template.parts)
    )


@given(st.text(alphabet="_ 5a", min_size=200, max_size=255), st.integers(1, 29))
def test_the_work_is_bounded_whatever_the_name(name: str, count: int) -> None:
    parts = [Part(Meaning.SKIP), Part(Meaning.TEXT, text="_")] * count + [Part(Meaning.NUMBER)]
    assert len(ways_to_read(Template(tuple(parts)), name)) <= 2
    assert ANY_DIGITS == 0
