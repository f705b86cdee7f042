"""What a reviewer does not want to be swayed by while a review is not finished."""

from dataclasses import dataclass, replace

from callreview.domain.call import Call, Recording
from callreview.domain.review import Blind


@dataclass(frozen=True)
class Hiding:
    """Whether `person` (with number and names) and the running `score` are kept from sight.

    A courtesy of the screen, not a lock.
    """

    person: bool = False
    score: bool = False

    @property
    def is_on(self) -> bool:
        """Return whether anything is hidden."""
        return self.person or self.score

    @property
    def as_blind(self) -> frozenset[Blind]:
        """Return it as a review notes it."""
        hidden = {Blind.PERSON: self.person, Blind.SCORE: self.score}
        return frozenset(what for what, is_hidden in hidden.items() if is_hidden)


def veiled(call: Call) -> Call:
    """Return a call as it is shown to who reviews blind: when, how long and which way, not who."""
    facts = replace(
        call.facts,
        agent_ref=None,
        customer_number=None,
        customer_name=None,
        call_ref=None,
        origins={},
    )
    return replace(
        call,
        facts=facts,
        agent=None,
        recording=_nameless(call.recording),
        legs=tuple(_nameless(leg) for leg in call.legs),
        searchable="",
        numbers="",
    )


def _nameless(recording: Recording) -> Recording:
    """Return a recording without its name, which may say who it was, and without what quotes it."""
    return replace(recording, path="", reason="", reason_fields={})
