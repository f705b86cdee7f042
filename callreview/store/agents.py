"""People of the business, the extensions and spellings they are known by, and mergers."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection

from callreview.domain.call import Agent
from callreview.domain.errors import Refused
from callreview.domain.hue import Hue
from callreview.store.page import Page, Row, Value

_HUES = frozenset(Hue)


def all_agents(connection: sqlite3.Connection) -> tuple[Agent, ...]:
    """Return everybody by name; those merged into another only as spellings of the other."""
    refs: dict[str, list[str]] = defaultdict(list)
    found = connection.execute(
        "SELECT ref, coalesce(merged_into, id) AS person FROM agent_refs "
        "JOIN agents ON agents.id = agent_refs.agent_id ORDER BY ref"
    )
    for row in found.fetchall():
        refs[row["person"]].append(row["ref"])
    people = connection.execute("SELECT * FROM agents ORDER BY id").fetchall()
    also: dict[str, list[str]] = defaultdict(list)
    for row in people:
        if row["merged_into"]:
            also[row["merged_into"]].append(row["name"])
    agents = [
        Agent(
            row["id"],
            row["name"],
            tuple(refs[row["id"]]),
            tuple(sorted(set(also[row["id"]]) - {row["name"]})),
            Hue(row["colour"]) if row["colour"] in _HUES else Hue.NONE,
            bool(row["active"]),
        )
        for row in people
        if not row["merged_into"]
    ]
    return tuple(sorted(agents, key=lambda agent: (agent.name.casefold(), agent.id)))


def agent(page: Page, agent_id: str) -> Agent:
    """Return one person; Refused "agent_unknown" if there is nobody of that id."""
    for one in all_agents(page.connection):
        if one.id == agent_id:
            return one
    raise Refused("agent_unknown")


def person_of_ref(page: Page, ref: str) -> str | None:
    """Return the id of the person an extension belongs to, or None."""
    row = page.row("agent_refs", ref)
    return None if row is None else _last(page, str(row["agent_id"]))


def person_named(page: Page, name: str) -> str | None:
    """Return the id of the person of that name, however it is capitalised, or None.

    Nobody else goes by the name of somebody who was merged into a person.
    """
    sought, people = name.casefold(), all_agents(page.connection)
    for one in people:
        if one.name.casefold() == sought:
            return one.id
    for one in people:
        if sought in map(str.casefold, one.also):
            return one.id
    return None


def add(page: Page, agent_id: str, name: str) -> None:
    """Put in a person."""
    page.insert("agents", {"id": agent_id, "name": name, "merged_into": None, "made_at": page.at})


def give_ref(page: Page, ref: str, agent_id: str) -> None:
    """Say that an extension is this person's from now on."""
    if page.row("agent_refs", ref) is None:
        page.insert("agent_refs", {"ref": ref, "agent_id": agent_id, "made_at": page.at})
    else:
        page.update("agent_refs", (ref,), agent_id=agent_id)


def drop_ref(page: Page, ref: str) -> None:
    """Say that an extension is nobody's from now on; Refused "ref_unknown" if it was."""
    if page.row("agent_refs", ref) is None:
        raise Refused("ref_unknown")
    page.delete("agent_refs", ref)


def rename(page: Page, agent_id: str, name: str) -> None:
    """Call a person by another name."""
    page.update("agents", (agent_id,), name=name)


def describe(page: Page, agent_id: str, **values: Value) -> None:
    """Change the colour of a person, or whether they are active."""
    page.update("agents", (agent_id,), **values)


def merge(page: Page, keep_id: str, other_id: str) -> None:
    """Say that two are one person: `other` and who was merged into them become `keep`."""
    for row in page.rows("agents", merged_into=other_id):
        page.update("agents", (row["id"],), merged_into=keep_id)
    page.update("agents", (other_id,), merged_into=keep_id)


def calls_of(
    connection: sqlite3.Connection, agent_ids: Collection[str], refs: Collection[str]
) -> set[str]:
    """Return the calls that show one of these people or extensions, after mergers."""
    people = ", ".join("?" * len(agent_ids))
    names = ", ".join("?" * len(refs))
    found = connection.execute(
        f"""
        WITH concerned (id) AS (
            SELECT id FROM agents WHERE id IN ({people}) OR merged_into IN ({people}))
        SELECT id FROM calls WHERE agent_id IN concerned
        UNION SELECT id FROM calls WHERE agent_ref IN ({names})
        UNION SELECT id FROM calls WHERE agent_ref IN (
            SELECT ref FROM agent_refs WHERE agent_id IN concerned)
        """,  # noqa: S608 - only question marks are put in
        (*agent_ids, *agent_ids, *refs),
    )
    return {row[0] for row in found.fetchall()}


def _last(page: Page, agent_id: str) -> str:
    row: Row | None = page.row("agents", agent_id)
    assert row is not None
    return str(row["merged_into"] or agent_id)
