"""Results as `callreview results --json` prints them: one object a line, one for each subject."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from callreview.domain.results.figures import Average, LineFigure, Rate
from callreview.domain.results.report import Aside, Company, Earlier, Person, Results
from callreview.domain.scoring import rounded
from callreview.domain.statistics.ranges import Range
from callreview.words.results import company_words, line_words, person_words

Plain = Mapping[str, object]


def lines_of(results: Results, aside: Aside, person_id: str | None = None) -> Iterator[Plain]:
    """Return the lines: the draw, everybody, each question and each person; or one person's."""
    if person_id is not None:
        yield _person_line(results.person(person_id))
        return
    yield _draw_line(results, aside)
    company = results.company
    own = {"subject": "company", "sentence": company_words(company.average), **_figures(company)}
    yield own | {"rolling": _average(company.rolling), "trend": _trend(company)}
    yield from (_question(line) for line in company.lines)
    yield from map(_person_line, results.people)


def _draw_line(results: Results, aside: Aside) -> Plain:
    source, cover = results.source, results.cover
    return {
        "subject": "draw",
        "draw_id": source.draw_id,
        "title": source.title,
        "plan": source.plan.value,
        "starts": str(source.starts),
        "ends": str(source.ends),
        "number": source.number,
        "of": source.of,
        "reason": source.reason or None,
        "seed": source.seed,
        "frame_sha256": source.frame_sha256,
        "closed": source.closed_at,
        "recordings": cover.recordings,
        "eligible": cover.eligible,
        "left_out": dict(cover.left_out),
        "people": cover.people,
        "people_heard": cover.people_heard,
        "drawn": cover.drawn,
        "heard": cover.heard,
        "replaced": dict(cover.unusable),
        "not_scored": cover.not_scored,
        "picked_not_counted": dict(aside.picked),
        "score_sheet": results.sheet.title,
        "other_sheets": {one.title: one.heard for one in results.other_sheets} or None,
        "reviewers": list(results.reviewers),
        "people_reliability": None if results.between is None else results.between.reliability,
        "may_rank": None if results.between is None else results.between.may_rank,
    }


def _person_line(person: Person) -> Plain:
    return {
        "subject": "person",
        "person_id": person.person_id,
        "name": person.name,
        "sentence": person_words(person.name, person.average),
        **_figures(person),
        "rolling": _average(person.rolling),
        "standing": None if person.standing is None else person.standing.value,
        "questions": [_question(line) for line in person.lines] or None,
        "always": [line.text for line in person.kept] or None,
    }


def _question(line: LineFigure) -> dict[str, object]:
    return {
        "subject": "question",
        "id": line.line_id,
        "text": line.text,
        "sentence": line_words(line),
        "full_points": _rate(line.rate),
        "lost_points": float(rounded(line.lost, 4)),
        "not_applicable": line.not_applicable,
    }


def _figures(found: Company | Person) -> dict[str, object]:
    return {
        "average": _average(found.average),
        "passed": None if found.passed is None else _rate(found.passed),
        "failed": _rate(found.failed),
        "change": _change(found.earlier),
        "marks": {"praise": found.moments.praise, "improve": found.moments.improve},
        "review_ms": {"median": found.time.median_ms, "total": found.time.total_ms},
    }


def _average(found: Average | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "value": _number(found.value),
        "range": None if found.range is None else _range(found.range),
        "basis": found.basis.value,
        "heard": found.heard,
        "population": found.population,
        "calls": [
            {"call_id": dot.call_id, "review_id": dot.review_id, "percent": _number(dot.percent)}
            for dot in found.dots
        ],
    }


def _rate(found: Rate) -> dict[str, object]:
    return {
        "hits": found.hits,
        "heard": found.heard,
        "population": found.population,
        "percent": _number(found.percent),
        "low": found.low,
        "high": found.high,
        "method": found.method or None,
        "review_ids": list(found.review_ids),
    }


def _change(earlier: Earlier | None) -> dict[str, object] | None:
    if earlier is None:
        return None
    return {
        "starts": str(earlier.starts),
        "ends": str(earlier.ends),
        "value": _number(earlier.value),
        "difference": round(earlier.change.difference, 4),
        "range": _range(earlier.change.range),
        "is_clear": earlier.change.is_clear,
    }


def _trend(company: Company) -> list[dict[str, object]]:
    return [
        {"starts": str(one.starts), "ends": str(one.ends), "value": _number(one.value)}
        for one in company.trend.points
    ]


def _range(found: Range) -> dict[str, object]:
    return {
        "low": round(found.low, 4),
        "high": round(found.high, 4),
        "confidence": found.confidence,
        "method": str(found.method),
    }


def _number(value: Fraction | None) -> dict[str, object] | None:
    return None if value is None else {"exact": str(value), "number": float(rounded(value, 4))}
