"""Names of any script and of any malice print as themselves."""

from pathlib import Path

import pytest
import typst

from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.scorecard_page import page_of
from callreview.exports.scorecard_text import scorecard_text
from callreview.exports.typesetting import Look, Template, Typesetter
from tests.exports import cards
from tests.exports.reading import facts_of, text_of

NOTICE = "This copy is not tagged"
OF_OUR_OWN_FONTS = [
    '#import "/etc/passwd": *',
    '#read("/etc/passwd")',
    '"); #panic("out") //',
    "\\\\u{22})",
    "<img src=x onerror=1>",
    "=cmd|' /C calc'!A0",
    "`raw` ```block```",
    "$ sum x $ *b* _i_ @ref",
    "Дана Ελένη Ñuñez Łódź",
    "{page} of {pages} {0} %s",
]


@pytest.mark.parametrize("name", OF_OUR_OWN_FONTS)
def test_a_name_prints_as_itself(name: str, tmp_path: Path) -> None:
    pdf = scorecard_pdf(cards.card(call=cards.call(name=name)))
    facts = facts_of(pdf, tmp_path)
    assert facts["Tagged"] == "yes"
    assert name in facts["Title"]
    assert name in text_of(pdf, tmp_path)
    assert name in scorecard_text(cards.card(call=cards.call(name=name)))


def test_a_name_of_300_letters_is_whole_on_its_page(tmp_path: Path) -> None:
    name = " ".join(["Maximiliane"] * 25)
    text = text_of(scorecard_pdf(cards.card(call=cards.call(name=name))), tmp_path)
    assert name in text


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("أنا رويز", "DejaVu Sans"),
        ("דנה אברהם", "DejaVu Sans"),
        ("王小明", "Droid Sans Fallback"),
        ("Ana 😀", "DejaVu Sans"),
        ("Ana 👨‍👩‍👧 ❤️", "Noto Color Emoji"),
    ],
)
def test_what_a_font_of_the_computer_has_is_tagged(name: str, family: str, tmp_path: Path) -> None:
    if family.casefold() not in {one.casefold() for one in typst.Fonts().families()}:
        pytest.skip(f"no {family} here")
    pdf = scorecard_pdf(cards.card(call=cards.call(name=name)))
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    assert NOTICE not in text_of(pdf, tmp_path)


def test_one_that_lacks_a_letter_says_so_and_the_next_is_tagged_again(tmp_path: Path) -> None:
    typesetter = Typesetter()

    def printed(name: str) -> bytes:
        page = page_of(cards.card(call=cards.call(name=name)))
        return typesetter.pdf(Template.SCORECARD, [page], Look())

    lacking = printed("Ana \U0001d2c7")  # a Kaktovik numeral
    assert facts_of(lacking, tmp_path)["Tagged"] == "no"
    assert NOTICE in text_of(lacking, tmp_path)
    assert printed("Ana Ruiz") == scorecard_pdf(cards.card())
