"""Post-call analytics: `…_GUID_ID_AGENT_NAME_DT_YYYY-MM-DDTHH-MM-SS…`, the agent by name."""

from callreview.domain.call import CallFacts
from callreview.domain.facts import digits_of, local_time, number, party_name
from callreview.intake.profiles.profile import Parts, Surroundings, profile

_SHAPE = (
    r".*_GUID_(?P<ref>[^_]+)(?:_CUST_(?P<customer>[^_]+))?_AGENT_(?P<agent>.+?)"
    r"(?:_CUST_(?P<customer_after>[^_]+))?"
    r"_DT_(?P<stamp>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}[-_:.][0-9]{2}[-_:.][0-9]{2})(?:[_.-].*)?"
)


def _facts(parts: Parts, _around: Surroundings) -> CallFacts:
    customer = parts["customer"] or parts["customer_after"]
    return CallFacts(
        start_local=local_time(digits_of(parts["stamp"])),
        agent_ref=party_name(parts["agent"]),
        customer_number=number(customer),
        call_ref=parts["ref"],
    )


ANALYTICS = profile("post-call analytics", _SHAPE, _facts)
