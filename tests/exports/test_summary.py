"""A summary on paper: counts and a list, nobody else, nothing inferred."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from callreview.domain.review import Book
from callreview.domain.summary import Summary
from callreview.exports.summary_page import summary_page_of
from callreview.exports.typesetting import Look, Template, Typesetter
from tests.exports import cards
from tests.exports.reading import facts_of, objects_of, text_of


def printed(*books: Book) -> bytes:
    """Return the PDF of a summary with a review for each book, a day after another."""
    found = []
    for at, book in enumerate(books):
        card = cards.card(
            review=cards.review(book=book, reason="" if book is Book.SAMPLE else "coaching")
        )
        facts = replace(card.call.facts, start_local=f"2026-03-{10 + at}T10:22:00")
        found.append(replace(card, call=replace(card.call, facts=facts)))
    told = Summary("Ana Ruiz", tuple(found), date(2026, 3, 1), date(2026, 3, 31), "0.1.0")
    return Typesetter().pdf(Template.SUMMARY, [summary_page_of(told)], Look())


def test_a_summary_has_counts_notes_and_each_review_in_its_book(tmp_path: Path) -> None:
    pdf = printed(Book.SAMPLE, Book.PICKED, Book.PICKED)
    text = text_of(pdf, tmp_path)
    parts = [
        "Ana Ruiz",
        "Calls from 1 March 2026 to 31 March 2026",
        "3 reviews; 1 picked by lot, which count; 2 chosen by hand, which do not.",
        "Keep doing 9 moments marked",
        "All points in 3 of 3",
        "The calm voice",
        "Work on 6 moments marked",
        "Not all points in 3 of 3",
        "Picked by lot: these count",
        "Tue 10 Mar 2026 10:22 Customer service, version 3 85.6 % + 2.2 bonus passed",
        "Chosen by hand: do not count",
        "Wed 11 Mar 2026 10:22 Customer service, version 3 coaching 85.6 % + 2.2 bonus passed",
        "Nothing here is an average",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert facts_of(pdf, tmp_path)["Tagged"] == "yes"
    assert "pdfuaid:part>1<" in objects_of(pdf, tmp_path)
    for secret in ("CANARY-PRIVATE", "Maria Berg", "010 0142", "a.wav"):
        assert secret not in text


def test_a_book_without_reviews_says_so(tmp_path: Path) -> None:
    text = text_of(printed(Book.PICKED), tmp_path)
    assert "Picked by lot: these count None in this period." in text


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert printed(Book.SAMPLE) == printed(Book.SAMPLE)
