"""Asterisk's voicemail `.txt`: an INI whose `[message]` says who called whose mailbox when."""

import re

from callreview.domain.call import CallFacts, Direction
from callreview.domain.facts import number
from callreview.domain.moment import epoch_moment
from callreview.intake.parties import caller_of

_LINE = re.compile(r"(?P<key>[A-Za-z_]{1,40})=(?P<value>.{0,1000})")


def facts(content: bytes) -> CallFacts | None:
    """Return what it says; None if it is no message of Asterisk's voicemail."""
    said = _message(content.decode("utf-8", "replace"))
    if "origmailbox" not in said or "callerid" not in said:
        return None
    start = epoch_moment(said.get("origtime", ""))
    name, caller = caller_of(said["callerid"])
    return CallFacts(
        start_local=start.start_local if start else None,
        utc_offset_minutes=start.utc_offset_minutes if start else None,
        direction=Direction.IN,
        agent_ref=number(said["origmailbox"]),
        customer_number=caller,
        customer_name=name,
        call_ref=said.get("msg_id") or None,
        profile="Asterisk voicemail",
    )


def _message(text: str) -> dict[str, str]:
    _, found, message = text.partition("[message]")
    lines = message.partition("\n[")[0].splitlines() if found else []
    pairs = filter(None, map(_LINE.fullmatch, lines))
    return {pair["key"]: pair["value"].strip() for pair in pairs}
