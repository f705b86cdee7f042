"""What a benchmark comes to: rows of one shape, for the screen and for the README.

A benchmark that has rows for the README offers `results()`, which measures and returns them,
and its `main` prints them with `print_results`.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One row: what was measured, beside what, and what it should be, all as people read it.

    `beside` names the reference with its figure, measured in the same run; `aim` may be "".
    """

    what: str
    measured: str
    beside: str = ""
    aim: str = ""


def print_results(results: Iterable[Result]) -> None:
    """Print rows under each other."""
    rows = [Result("", "measured", "beside", "aim"), *results]
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("what", "measured")]
    beside = max(len(row.beside) for row in rows)
    for row in rows:
        first = f"{row.what:{widths[0]}}  {row.measured:>{widths[1]}}"
        print(f"{first}  {row.beside:{beside}}  {row.aim}".rstrip())


def as_table(results: Iterable[Result]) -> str:
    """Return rows as a table in Markdown."""
    lines = ["| | measured | beside, in the same run | aim |", "|---|--:|---|---|"]
    lines += [f"| {row.what} | {row.measured} | {row.beside} | {row.aim} |" for row in results]
    return "\n".join(lines)
