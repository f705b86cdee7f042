"""VICIdial: `YYYYMMDD-HHMMSS_AGENT|PHONE[_…]`; what follows is a template of the owner's.

Only digits are read: a few are an agent's, many the customer's, two that could be either are
nobody's. The agent is on the left.
"""

from callreview.domain.call import CallFacts
from callreview.domain.facts import local_time
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = r"(?P<day>[0-9]{8})-(?P<time>[0-9]{6})(?P<rest>(?:_[A-Za-z0-9]{1,30}){1,6})"


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    said = [text for text in parts["rest"][1:].split("_") if text.isdigit()]
    agents = {text for text in said if text in around.extensions}
    numbers = {text for text in said if text not in agents and len(text) <= 15}
    return CallFacts(
        start_local=local_time(parts["day"] + parts["time"]),
        agent_ref=agents.pop() if len(agents) == 1 else None,
        customer_number=numbers.pop() if len(numbers) == 1 else None,
    )


VICIDIAL = profile("VICIdial", _SHAPE, _facts)
