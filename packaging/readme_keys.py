"""Writes the table of keys in the README from the table of actions.

python packaging/readme_keys.py           writes it anew
python packaging/readme_keys.py --check   only says whether it is up to date
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from callreview.ui.actions import ACTIONS, Action, Group

README = Path(__file__).parents[1] / "README.md"
START, END = "<!-- keys: made by packaging/readme_keys.py -->", "<!-- end of keys -->"


def keys_table(actions: Iterable[Action] = ACTIONS) -> str:
    """Return the table as Markdown: a heading row per group, a row per action that has a key."""
    shown = [action for action in actions if action.keys]
    lines = ["| key | does |", "|---|---|"]
    for group in Group:
        rows = [action for action in shown if action.group is group]
        if rows:
            lines.append(f"| | **{group.value}** |")
            lines += [f"| {_keys(action)} | {action.words} |" for action in rows]
    return "\n".join(lines)


def with_table(readme: str, table: str) -> str:
    """Return the README's text with the table between its two marks."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{table}\n\n{END}{after}"


def _keys(action: Action) -> str:
    return ", ".join(f"`{key}`" for key in action.keys).replace("|", "\\|")


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    fresh = with_table(text, keys_table())
    if "--check" in sys.argv[1:]:
        sys.exit(0 if fresh == text else "README.md: the table of keys is out of date")
    README.write_text(fresh, encoding="utf-8")
