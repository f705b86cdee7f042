"""What is said of a log while it is being said: changes of it, choices for it, what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from callreview.app.trial import Trial
from callreview.domain.call import CallFacts, Direction
from callreview.domain.logmapping import MAY_STAND_TWICE, Column, Dialect, LogMapping, Says
from callreview.domain.moment import DayOrder
from callreview.intake.logs.guess import ASKED, day_order_of, ways_in, words_in
from callreview.intake.logs.join import Way
from callreview.intake.logs.sheet import Sheet
from callreview.words import _, ngettext
from callreview.words.marking import N_

SAYS: Mapping[Says | None, str] = {
    None: N_("(nothing)"),
    Says.FILE: N_("Recording's file name"),
    Says.REF: N_("Call's id"),
    Says.START: N_("Start: day and time"),
    Says.DAY: N_("Start: day"),
    Says.CLOCK: N_("Start: time of day"),
    Says.END: N_("End: day and time"),
    Says.LENGTH: N_("Length"),
    Says.DIRECTION: N_("Direction"),
    Says.CALLER: N_("Number that called"),
    Says.CALLED: N_("Number that was called"),
    Says.NUMBER: N_("Customer's number"),
    Says.NAME: N_("Customer's name"),
    Says.EXTENSION: N_("Person's extension"),
    Says.AGENT: N_("Person's name or login"),
}
ORDERS: Mapping[DayOrder, str] = {
    DayOrder.YEAR_FIRST: N_("Year, month, day"),
    DayOrder.DAY_FIRST: N_("Day, month, year"),
    DayOrder.MONTH_FIRST: N_("Month, day, year"),
    DayOrder.EPOCH: N_("Seconds or milliseconds since 1970"),
}
WAYS: Mapping[Direction | None, str] = {
    None: N_("says nothing"),
    Direction.IN: N_("inbound"),
    Direction.OUT: N_("outbound"),
    Direction.INTERNAL: N_("internal"),
}
SEPARATORS = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab"), "|": N_("Bar |")}
QUOTES = {'"': N_('Quotation mark "'), "'": N_("Apostrophe '"), "": N_("None")}
_QUARTERS = (-210, 210, 270, 330, 345, 390, 570, 765)
OFFSETS: tuple[int | None, ...] = (
    None, 0, *sorted((*(hour * 60 for hour in range(-12, 15) if hour), *_QUARTERS)),
)  # fmt: skip
_TIMES = {Says.START, Says.DAY, Says.END}


def offset_words(minutes: int | None) -> str:
    """Return what an offset is called."""
    if minutes is None:
        return _("Not said")
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "UTC"


def with_says(mapping: LogMapping, sheet: Sheet, at: int, says: Says | None) -> LogMapping:
    """Return the mapping with one column saying something else; what says it already, no more.

    The order of days and the words for directions are guessed anew where they now count.
    """
    others = [
        column
        for column in mapping.columns
        if column.at != at and (column.says is not says or says in MAY_STAND_TWICE)
    ]
    heading = sheet.headings[at] if at < len(sheet.headings) else ""
    columns = sorted(
        [*others, *([Column(at, heading, says)] if says else [])], key=lambda one: one.at
    )
    changed = replace(mapping, columns=tuple(columns))
    cells = [row[at] for row in sheet.rows[:ASKED] if at < len(row)]
    if says in _TIMES:
        return replace(changed, day_order=day_order_of(cells) or mapping.day_order)
    return replace(changed, ways=ways_in([cells])) if says is Says.DIRECTION else changed


def with_way(mapping: LogMapping, word: str, way: Direction | None) -> LogMapping:
    """Return the mapping with a word standing for a direction, or for none."""
    ways = {**dict(mapping.ways), word: way}
    return replace(mapping, ways=tuple((word, way) for word, way in ways.items() if way))


def says_at(mapping: LogMapping, at: int) -> Says | None:
    """Return what a column says."""
    return next((column.says for column in mapping.columns if column.at == at), None)


def has_times(mapping: LogMapping) -> bool:
    """Return whether a column says when."""
    return any(column.says in _TIMES for column in mapping.columns)


def direction_words(mapping: LogMapping, sheet: Sheet) -> tuple[str, ...]:
    """Return the words in the column of directions, the most frequent first."""
    at = next((column.at for column in mapping.columns if column.says is Says.DIRECTION), None)
    if at is None:
        return ()
    return words_in(row[at] for row in sheet.rows[:ASKED] if at < len(row))


def odd_words(sheet: Sheet) -> str:
    """Return what is odd about how a log is written; nothing if nothing is."""
    told = []
    if sheet.unreadable:
        told.append(
            ngettext(
                "{count} letter cannot be read: try another encoding.",
                "{count} letters cannot be read: try another encoding.",
                sheet.unreadable,
            ).format(count=f"{sheet.unreadable:,}")
        )
    if sheet.breaks_off:
        told.append(
            _("After row {count} nothing can be read: a quotation mark there has no end.").format(
                count=f"{len(sheet.cells):,}"
            )
        )
    if sheet.ragged:
        told.append(
            ngettext(
                "{count} row has more or fewer cells than the others.",
                "{count} rows have more or fewer cells than the others.",
                sheet.ragged,
            ).format(count=f"{sheet.ragged:,}")
        )
    return " ".join(told)


def trial_words(trial: Trial) -> str:
    """Return how many recordings find their line, and by which way."""
    if not trial.recordings:
        return _("There is no recording in this folder yet to find its line.")
    counts = trial.counts
    ways = (
        (Way.FILE, _("{count} by file name")),
        (Way.REF, _("{count} by id")),
        (Way.TIME, _("{count} by time and number")),
    )
    by = ", ".join(w.format(count=f"{counts[way]:,}") for way, w in ways if counts.get(way))
    found = _("{found} of {all} recordings find their line").format(
        found=f"{trial.found:,}", all=f"{trial.recordings:,}"
    )
    told = [f"{found}: {by}." if by else f"{found}."]
    if ambiguous := counts.get(Way.AMBIGUOUS):
        told.append(
            ngettext(
                "{count} fits several lines as well and gets none.",
                "{count} fit several lines as well and get none.",
                ambiguous,
            ).format(count=f"{ambiguous:,}")
        )
    if none := counts.get(Way.NONE):
        told.append(
            ngettext("{count} finds none.", "{count} find none.", none).format(count=f"{none:,}")
        )
    return " ".join(told)


def example_rows(trial: Trial) -> tuple[tuple[str, str, str], ...]:
    """Return name, way and what its line says, of a few recordings of each way."""
    return tuple(
        (example.name, _(_FOUND[way]), _said(example.facts))
        for way in Way
        for example in trial.examples.get(way, ())
    )


def dialect_with(dialect: Dialect, **changes: object) -> Dialect:
    """Return a dialect with something of it changed."""
    return replace(dialect, **changes)  # type: ignore[arg-type]  # fields by their names


_FOUND = {
    Way.FILE: N_("by file name"),
    Way.REF: N_("by id"),
    Way.TIME: N_("by time and number"),
    Way.AMBIGUOUS: N_("fits several lines"),
    Way.NONE: N_("finds none"),
}


def _said(facts: CallFacts) -> str:
    start = (facts.start_local or "").replace("T", " ")
    way = _(WAYS[facts.direction]) if facts.direction else ""
    parts: Sequence[str | None] = (
        start,
        way,
        facts.agent_ref,
        facts.customer_number,
        facts.customer_name,
    )
    return ", ".join(part for part in parts if part)
