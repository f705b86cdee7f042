"""Names that are a call's id and nothing else; a log or a sidecar knows the rest.

A UUID lies with FusionPBX in `archive/YYYY/Mon/DD/`, with Genesys Cloud in
`year=…/month=…`; elsewhere nobody knows whose it is. Twilio writes `RE` and 32 hexadecimal
digits, the voicemail of Asterisk `msg0000`.
"""

import re

from callreview.domain.call import CallFacts
from callreview.intake.profiles.profile import Parts, Surroundings, profile

UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")


def _facts(parts: Parts, around: Surroundings) -> CallFacts:
    return CallFacts(call_ref=parts["ref"], profile=_family(around.folders))


def _family(folders: tuple[str, ...]) -> str | None:
    if "archive" in folders and any(map(_MONTH.fullmatch, folders)):
        return "FusionPBX"
    return "Genesys Cloud" if any(name.startswith("year=") for name in folders) else None


def _named(parts: Parts, _around: Surroundings) -> CallFacts:
    return CallFacts(call_ref=parts["ref"])


UUIDS = profile("id only", rf"(?P<ref>{UUID})", _facts, is_dated=False)
TWILIO = profile("Twilio", r"(?P<ref>RE[0-9a-f]{32})", _named, is_dated=False)
VOICEMAIL = profile("Asterisk voicemail", r"(?P<ref>msg[0-9]{4})", _named, is_dated=False)
