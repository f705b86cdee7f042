"""A scorecard as text for an e-mail says what the paper says."""

from pathlib import Path

from callreview.exports.scorecard import scorecard_pdf
from callreview.exports.scorecard_text import scorecard_text
from tests.exports import cards
from tests.exports.reading import text_of


def test_every_word_of_the_text_stands_on_paper(tmp_path: Path) -> None:
    text = scorecard_text(cards.card())
    paper = text_of(scorecard_pdf(cards.card()), tmp_path).casefold()
    for word in text.replace("(x)", "").replace("( )", "").split():
        assert word.strip(".,:–").casefold() in paper


def test_the_parts_come_in_the_order_of_the_paper() -> None:
    text = scorecard_text(cards.card())
    parts = [
        "Scorecard: Ana Ruiz",
        "Heard 4:05 of 4:05.",
        "\n\nKEEP DOING\n",
        "★ 0:02 A greeting one can understand",
        "\n\nWORK ON\n",
        "\n\nTHE SCORE, STEP BY STEP\n85.6 % + 2.2 bonus. Passed: the pass mark is 80 %. Very",
        "Bonus: 1 ÷ 46 points",
        "\n\nQUESTION BY QUESTION\n",
        "3. Did they let the caller finish? – 3 of 4, 10 % of the total\n",
        "   (x) Interrupted once (3)\n",
        "   0:58–1:04 Talks over him while he gives the date\n",
        "\n\nONE CALL IS NOT A VERDICT\n",
        "Give it to:",
        cards.SHA256,
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_what_the_person_must_not_see_is_not_there() -> None:
    text = scorecard_text(cards.card())
    for secret in ("CANARY-PRIVATE", "777", "a.wav", "555 010"):
        assert secret not in text
