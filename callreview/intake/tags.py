"""What the tags of a recording say about the call: when it was, and what else they name.

Only tags that say what they mean are believed: a time that is written as one, a name of a tag
that can stand for one thing. Whom a title or an artist names, nobody knows. Of two tags that
say different things of one fact, neither is believed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from callreview.domain.call import CallFacts, Confidence, Origin, Source
from callreview.domain.facts import Extensions, number, party_name, said_by
from callreview.domain.moment import Moment, written_moment
from callreview.domain.tags import Tag, TagKind
from callreview.intake.logs.table import plain
from callreview.intake.parties import direction_by, number_at
from callreview.intake.profiles.sides import Sides, sides_by, sides_of

# Tags that hold the start, best first. ID3 asks for UTC, and recorders write local time; the
# time in an MP4 is when the file was begun or when it was closed, as its recorder liked.
_STARTS = (
    (TagKind.BEXT, "origination", Confidence.SURE),
    (TagKind.IXML, "origination", Confidence.SURE),
    (TagKind.MP4, "com.apple.quicktime.creationdate", Confidence.SURE),
    (TagKind.MP4, "©day", Confidence.SURE),
    (TagKind.INFO, "ICRD", Confidence.SURE),
    (TagKind.ID3, "TDRC", Confidence.UNSURE),
    (TagKind.ID3, "recorded", Confidence.UNSURE),
    (TagKind.MP4, "created", Confidence.UNSURE),
)
# What the title of a tag, or a word before a colon in a comment, stands for.
_DIRECTION, _CALLER, _CALLED = "direction", "caller", "called"
_AGENT, _EXTENSION = "agent", "extension"
_CUSTOMER, _CUSTOMER_NAME, _CALL_ID = "customer", "customer name", "call id"
_MEANINGS: Mapping[str, str] = {
    **dict.fromkeys(("direction", "calldirection"), _DIRECTION),
    **dict.fromkeys(
        ("caller", "callernumber", "calleridnumber", "callingnumber", "callingparty", "ani"),
        _CALLER,
    ),
    **dict.fromkeys(
        ("called", "callednumber", "calledparty", "destinationnumber", "dialednumber", "dnis"),
        _CALLED,
    ),
    **dict.fromkeys(("agent", "agentname", "agentid"), _AGENT),
    **dict.fromkeys(("extension", "agentextension"), _EXTENSION),
    **dict.fromkeys(("customernumber", "remotenumber", "remoteparty"), _CUSTOMER),
    **dict.fromkeys(("customername", "contactname"), _CUSTOMER_NAME),
    **dict.fromkeys(("callid", "uniqueid", "ucid", "interactionid"), _CALL_ID),
}
_TEXTS = frozenset(
    {
        (TagKind.BEXT, "description"),
        (TagKind.INFO, "ICMT"),
        (TagKind.IXML, "note"),
        (TagKind.ID3, "COMM"),
        (TagKind.MP4, "©cmt"),
        (TagKind.MP4, "desc"),
    }
)
_PAIR = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,30}?)\s*[:=]\s*(\S.*?)\s*")
# FreeSWITCH's own example of a dialplan: RECORD_TITLE=Recording DEST CALLER DAY TIME.
_FREESWITCH = re.compile(
    r"Recording (?P<called>\S{1,40}) (?P<caller>\S{1,40}) "
    r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"
)
_NEW_YEAR = "-01-01T00:00:00"  # what clocks never set, and writers of years, say
_Said = tuple[str, TagKind]


def facts_of_tags(tags: Sequence[Tag], extensions: Extensions | None = None) -> CallFacts:
    """Return what tags say about the call, each fact with the kind of tag as its origin."""
    said = _said(tags)
    sides, kind = _sides(tags, said, extensions or Extensions())
    ours = _ours(said)
    theirs, name, ref = (said.get(what) for what in (_CUSTOMER, _CUSTOMER_NAME, _CALL_ID))
    found: Mapping[str, tuple[Any, TagKind | None]] = {
        "direction": (sides.direction, kind),
        "agent_ref": ours or (sides.agent_ref, kind),
        "customer_number": (number_at(theirs[0]), theirs[1])
        if theirs
        else (sides.customer_number, kind),
        "customer_name": (party_name(name[0]), name[1]) if name else (None, None),
        "call_ref": (party_name(ref[0]), ref[1]) if ref else (None, None),
    }
    told = {fact: value for fact, (value, _) in found.items() if value is not None}
    origins = {fact: _origin(kind) for fact, (_, kind) in found.items() if fact in told and kind}
    return _with_start(CallFacts(**told, origins=origins), tags)


def _ours(said: Mapping[str, _Said]) -> _Said | None:
    """Return the extension, or else the name, of the business's person.

    What is called an extension and is no number may be that of a file.
    """
    for what, read in ((_EXTENSION, number), (_AGENT, party_name)):
        if what in said and (ours := read(said[what][0])):
            return ours, said[what][1]
    return None


def _with_start(facts: CallFacts, tags: Iterable[Tag]) -> CallFacts:
    """Return `facts` with the best start a tag says; a day or a year without a time is none."""
    texts = {(one.kind, one.name): one.text for one in reversed(list(tags))}
    for kind, name, confidence in _STARTS:
        moment = written_moment(texts.get((kind, name), ""))
        if moment and not moment.start_local.endswith(_NEW_YEAR):
            return _began(facts, moment, _origin(kind, confidence))
    return facts


def _began(facts: CallFacts, moment: Moment, origin: Origin) -> CallFacts:
    origins = {**facts.origins, "start_local": origin}
    if moment.utc_offset_minutes is not None:
        origins["utc_offset_minutes"] = origin
    began = replace(
        facts, start_local=moment.start_local, utc_offset_minutes=moment.utc_offset_minutes
    )
    return replace(said_by(Source.TAG, began, origin.confidence), origins=origins)


def _origin(kind: TagKind, confidence: Confidence = Confidence.SURE) -> Origin:
    return Origin(Source.TAG, confidence, kind.value)


def _said(tags: Iterable[Tag]) -> Mapping[str, _Said]:
    """Return what tags say of each thing they can mean, where they agree."""
    found: defaultdict[str, list[_Said]] = defaultdict(list)
    for one in tags:
        for name, text in _pairs(one):
            meaning = _MEANINGS.get(plain(name))
            if meaning:
                found[meaning].append((text, one.kind))
    return {what: said[0] for what, said in found.items() if len({t for t, _ in said}) == 1}


def _pairs(tag: Tag) -> list[tuple[str, str]]:
    title = tag.name.removeprefix("TXXX:").rpartition(".")[2]
    if (tag.kind, tag.name.partition(":")[0]) not in _TEXTS:
        return [(title, tag.text)]
    pairs = (_PAIR.fullmatch(part) for part in re.split("[;|]", tag.text))
    return [(found[1], found[2]) for found in pairs if found]


def _sides(
    tags: Iterable[Tag], said: Mapping[str, _Said], extensions: Extensions
) -> tuple[Sides, TagKind | None]:
    """Return who called whom, as tags name both sides or the direction, and which kind did."""
    told = [said[what] for what in (_DIRECTION, _CALLER, _CALLED) if what in said]
    if not told:
        return _by_title(tags, extensions)
    way = direction_by(said[_DIRECTION][0]) if _DIRECTION in said else None
    caller, called = (
        number_at(said[what][0]) or "" if what in said else "" for what in (_CALLER, _CALLED)
    )
    if way is None and not (caller and called):
        return Sides(), None
    sides = sides_by(way, caller, called, extensions) if caller or called else Sides(way)
    return sides, told[0][1]


def _by_title(tags: Iterable[Tag], extensions: Extensions) -> tuple[Sides, TagKind | None]:
    for one in tags:
        title = _FREESWITCH.fullmatch(one.text) if one.name in ("INAM", "TIT2") else None
        if title:
            return sides_of(title["caller"], title["called"], extensions), one.kind
    return Sides(), None
