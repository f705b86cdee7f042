"""Writes `docs/exports.md`, what the tables that leave the library hold, from their columns.

python packaging/export_columns.py
"""

from pathlib import Path

from callreview.exports.columns import TABLES, Table
from callreview.exports.tables_json import FORMAT, VERSION

PAGE = Path(__file__).parents[1] / "docs" / "exports.md"
_HEAD = f"""# Reviews, answers and marks as tables

Made by `packaging/export_columns.py` from `callreview/exports/columns.py`.

`callreview export -o FILE` and *File, Reviews as tables* write finished reviews, their answers,
and all marks. The ending of FILE says how. The private note never leaves the library; telephone
numbers are masked unless `--full-numbers` is given.

- **.xlsx**: a sheet for each table, and a first one that explains the columns. Percentages are
  shares of 1 shown as percent; moments are dates by the clock they were noted with. Every text is
  a text, whatever it begins with. A text longer than 32,767 letters is cut there and ends in `…`.
- **.csv**: rows of all tables, told apart by a first column `row` (`review`, `answer`, `handout`,
  `dispute`, `mark`), or with `--only answers`, say, that table alone. UTF-8 with a byte order mark.
  Percentages run from 0 to 100, moments are ISO 8601. A text that begins like a formula
  (`= + - @ |`, tab) gets an apostrophe before it.
- **.json**: one object: `format` ("{FORMAT}"), `version` ({VERSION}), `app_version`,
  `reviews` (each as `callreview scorecard --format json` writes it: `call`, `review`, `rubric` with
  its whole sheet, `score` with its exact fractions, `answers`, `marks`, `handouts` of this
  revision and of earlier ones, `audit_hash`),
  `handouts` (`review`, `given_on`, `given_by`, `read_on`,
  `answered_on`, `answer`, `promise`, `disputes` with `question`, `reason`, `outcome`,
  `outcome_reason`) and `marks`
  (`id`, `call_id`, `category`, `start_ms`, `end_ms`, `text`, `author`, `created`). `version` is
  counted up when something is taken away or comes to mean another thing.

Programs that read the library itself find the same columns in the views `reviews_view`,
`answers_view`, `handouts_view`, `disputes_view` and `marks_view`. There numbers are not masked.
What random samples say stands in `figures_view`, a row for each average, rate and question, of
everybody and of each person, in points or percent; `draws_view` tells of the samples themselves.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join((_HEAD, *map(_table, TABLES.values())))


def _table(table: Table) -> str:
    rows = "\n".join(
        f"| `{column.name}` | {column.kind.value} | {column.words} |" for column in table.columns
    )
    heads = "| column | kind | what it means |\n|---|---|---|"
    return f"## {table.name}\n\n{table.words}\n\n{heads}\n{rows}\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
