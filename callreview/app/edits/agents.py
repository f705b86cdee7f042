"""Edits of who is who; all undoable."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit
from callreview.domain.call import Agent
from callreview.domain.errors import Refused
from callreview.domain.hue import Hue
from callreview.store import agents, calls
from callreview.store.page import Page


@dataclass(frozen=True)
class NameAgent(Edit[Agent]):
    """Say that an extension, or a name as written, is this person from now on.

    A person of that name gets it as one more; a person known by nothing else is renamed.
    """

    ref: str
    name: str
    kind = "name_agent"

    @property
    def target(self) -> str:
        """Return the extension."""
        return self.ref

    def apply(self, page: Page) -> Agent:
        """Return the person; Refused "name_empty" if the name says nothing."""
        name = _tidy(self.name)
        if not self.ref:
            raise Refused("name_empty")
        holder = agents.person_of_ref(page, self.ref)
        known = agents.person_named(page, name)
        if known is not None and known != holder:
            agents.give_ref(page, self.ref, known)
            return agents.agent(page, known)
        if holder is not None and (
            known == holder or agents.agent(page, holder).refs == (self.ref,)
        ):
            agents.rename(page, holder, name)
            return agents.agent(page, holder)
        new = page.new_key()
        agents.add(page, new, name)
        agents.give_ref(page, self.ref, new)
        return agents.agent(page, new)


@dataclass(frozen=True)
class AddAgent(Edit[Agent]):
    """Put in a person nothing is known of but the name; `call_ids` are calls of theirs.

    Where there is a person of that name, these calls become that person's.
    """

    name: str
    call_ids: tuple[str, ...] = ()
    kind = "add_agent"

    @property
    def target(self) -> str:
        """Return the name."""
        return self.name

    def apply(self, page: Page) -> Agent:
        """Return the person; Refused "name_empty", "name_taken" or "call_unknown"."""
        name = _tidy(self.name)
        known = agents.person_named(page, name)
        if known is not None and not self.call_ids:
            raise Refused("name_taken", name=name)
        if known is None:
            known = page.new_key()
            agents.add(page, known, name)
        _assign(page, self.call_ids, known)
        return agents.agent(page, known)


@dataclass(frozen=True)
class RenameAgent(Edit[Agent]):
    """Call a person by another name, on all calls."""

    agent_id: str
    name: str
    kind = "rename_agent"

    @property
    def target(self) -> str:
        """Return the key of the person."""
        return self.agent_id

    def apply(self, page: Page) -> Agent:
        """Return the person; Refused "agent_unknown", "name_empty" or "name_taken"."""
        agents.agent(page, self.agent_id)
        name = _tidy(self.name)
        if agents.person_named(page, name) not in (None, self.agent_id):
            raise Refused("name_taken", name=name)
        agents.rename(page, self.agent_id, name)
        return agents.agent(page, self.agent_id)


@dataclass(frozen=True)
class GiveRef(Edit[None]):
    """Say that an extension, a login or a spelling is this person's, whoever had it before."""

    ref: str
    agent_id: str
    kind = "give_ref"

    @property
    def target(self) -> str:
        """Return the extension."""
        return self.ref

    def apply(self, page: Page) -> None:
        """Write it down; Refused "agent_unknown" or "name_empty"."""
        agents.agent(page, self.agent_id)
        ref = _tidy(self.ref)
        if agents.person_of_ref(page, ref) != self.agent_id:
            agents.give_ref(page, ref, self.agent_id)


@dataclass(frozen=True)
class DropRef(Edit[None]):
    """Say that an extension, a login or a spelling is nobody's."""

    ref: str
    kind = "drop_ref"

    @property
    def target(self) -> str:
        """Return the extension."""
        return self.ref

    def apply(self, page: Page) -> None:
        """Write it down; Refused "ref_unknown" if it was nobody's."""
        agents.drop_ref(page, self.ref)


@dataclass(frozen=True)
class DescribeAgent(Edit[Agent]):
    """Give a person a colour, or say whether they still work here; None leaves it."""

    agent_id: str
    colour: Hue | None = None
    is_active: bool | None = None
    kind = "describe_agent"

    @property
    def target(self) -> str:
        """Return the key of the person."""
        return self.agent_id

    def apply(self, page: Page) -> Agent:
        """Return the person; Refused "agent_unknown"."""
        agents.agent(page, self.agent_id)
        if self.colour is not None:
            agents.describe(page, self.agent_id, colour=self.colour.value)
        if self.is_active is not None:
            agents.describe(page, self.agent_id, active=int(self.is_active))
        return agents.agent(page, self.agent_id)


@dataclass(frozen=True)
class AssignAgent(Edit[None]):
    """Say whose calls these are, whatever their extensions say; None goes by those again."""

    call_ids: tuple[str, ...]
    agent_id: str | None
    kind = "assign_agent"

    @property
    def target(self) -> str:
        """Return the key of the first call."""
        return self.call_ids[0]

    def apply(self, page: Page) -> None:
        """Write it down; Refused "call_unknown" or "agent_unknown"."""
        if self.agent_id is not None:
            agents.agent(page, self.agent_id)
        _assign(page, self.call_ids, self.agent_id)


@dataclass(frozen=True)
class MergeAgents(Edit[Agent]):
    """Say that several people are one: calls and extensions of the others count as `keep`'s."""

    keep_id: str
    other_ids: tuple[str, ...]
    kind = "merge_agents"

    @property
    def target(self) -> str:
        """Return the key of the person that stays."""
        return self.keep_id

    def apply(self, page: Page) -> Agent:
        """Return the person that stays; Refused "agent_unknown" or "agents_same"."""
        if self.keep_id in self.other_ids or not self.other_ids:
            raise Refused("agents_same")
        for agent_id in (self.keep_id, *self.other_ids):
            agents.agent(page, agent_id)
        for other_id in self.other_ids:
            agents.merge(page, self.keep_id, other_id)
        return agents.agent(page, self.keep_id)


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise Refused("name_empty")
    return tidy


def _assign(page: Page, call_ids: tuple[str, ...], agent_id: str | None) -> None:
    for call_id in call_ids:
        calls.call_row(page, call_id)
        page.update("calls", (call_id,), agent_id=agent_id)
