"""Saying who somebody is: asked for a call, kept for its extension."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.edits.agents import AddAgent, AssignAgent, NameAgent
from callreview.app.session import Session
from callreview.domain.call import Call
from callreview.ui.dialogs.asking import NameQuestion
from callreview.ui.dialogs.choosing import PersonQuestion
from callreview.ui.doing import Doing
from callreview.words import _


class Naming(QObject):
    """Asks with a name field where the call has an extension, with a list where it has none."""

    def __init__(self, window: QWidget, session: Session, doing: Doing) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._doing = doing

    def ask(self, call_ids: tuple[str, ...]) -> None:
        """Ask who the person of a call is, or of several."""
        known = self._session.snapshot.calls
        calls = tuple(known[call_id] for call_id in call_ids if call_id in known)
        if len(calls) == 1 and (ref := _naming(calls[0])):
            self._ask_name(calls[0], ref)
        elif calls:
            self._ask_person(calls)

    def _ask_name(self, call: Call, ref: str) -> None:
        question = NameQuestion(
            _("Who is {ref}?").format(ref=ref),
            _(
                "Every call of {ref} gets this name. An extension can be named anew at any time."
            ).format(ref=ref),
            self._window,
            label=_("Name"),
            given=call.agent.name if call.agent else "",
        )
        question.answered.connect(lambda name: self._doing.do(NameAgent(ref, name)))
        question.open()

    def _ask_person(self, calls: tuple[Call, ...]) -> None:
        now = {call.agent.id if call.agent else "" for call in calls}
        chosen = now.pop() if len(now) == 1 else ""
        people = tuple(
            (agent.name, agent.id)
            for agent in self._session.snapshot.agents
            if agent.is_active or agent.id == chosen
        )
        question = PersonQuestion(people, chosen, len(calls), self._window)
        call_ids = tuple(call.id for call in calls)
        question.answered.connect(
            lambda agent_id: self._doing.do(AssignAgent(call_ids, agent_id or None))
        )
        question.named.connect(lambda name: self._doing.do(AddAgent(name, call_ids)))
        question.open()


def _naming(call: Call) -> str:
    """Return the extension that says whose call it is; nothing where a person said otherwise."""
    ref = call.facts.agent_ref or ""
    return ref if call.agent is None or ref in call.agent.refs else ""
