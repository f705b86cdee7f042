"""Saying who somebody is: asked for a call, kept for its extension."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callreview.app.edits.agents import AssignAgent, NameAgent
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

    def ask(self, call_id: str) -> None:
        """Ask who the person of a call is."""
        call = self._session.snapshot.calls.get(call_id)
        if call is None:
            return
        if call.facts.agent_ref:
            self._ask_name(call, call.facts.agent_ref)
        else:
            self._ask_person(call)

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

    def _ask_person(self, call: Call) -> None:
        people = tuple((agent.name, agent.id) for agent in self._session.snapshot.agents)
        question = PersonQuestion(people, call.agent.id if call.agent else "", self._window)
        question.answered.connect(
            lambda agent_id: self._doing.do(AssignAgent(call.id, agent_id or None))
        )
        question.open()
