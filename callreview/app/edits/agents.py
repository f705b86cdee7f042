"""Edits of who is who; all undoable."""

from dataclasses import dataclass

from callreview.app.edits.edit import Edit
from callreview.domain.call import Agent
from callreview.domain.errors import Refused
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
        name = " ".join(self.name.split())
        if not name or not self.ref:
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
        for call_id in self.call_ids:
            calls.call_row(page, call_id)
            page.update("calls", (call_id,), agent_id=self.agent_id)


@dataclass(frozen=True)
class MergeAgents(Edit[Agent]):
    """Say that two people are one: calls and extensions of `other` count as those of `keep`."""

    keep_id: str
    other_id: str
    kind = "merge_agents"

    @property
    def target(self) -> str:
        """Return the key of the person that stays."""
        return self.keep_id

    def apply(self, page: Page) -> Agent:
        """Return the person that stays; Refused "agent_unknown" or "agents_same"."""
        if self.keep_id == self.other_id:
            raise Refused("agents_same")
        agents.agent(page, self.keep_id)
        agents.agent(page, self.other_id)
        agents.merge(page, self.keep_id, self.other_id)
        return agents.agent(page, self.keep_id)
