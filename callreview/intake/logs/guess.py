"""What the columns of a CSV seem to say: by their headings first, then by what stands in them.

Guesses are for a person to look at and to change; nothing is read by them unasked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from callreview.domain.call import Direction
from callreview.domain.facts import digits_of, number
from callreview.domain.logmapping import MAY_STAND_TWICE, Column, LogMapping, Says
from callreview.domain.moment import DayOrder, Moment, ordered_moment
from callreview.domain.query.folding import folded
from callreview.intake.logs.row import file_name
from callreview.intake.logs.sheet import Sheet
from callreview.intake.logs.table import plain
from callreview.intake.parties import direction_by

ASKED = 200
_MOST_WORDS = 8
_ENOUGH = 0.6
_SHORTEST_NUMBER = 7
_HEADINGS: Mapping[Says, str] = {
    Says.FILE: "file filename recording recordingfile recordfile recordingname audio audiofile wav"
    " datei dateiname aufnahme fichier enregistrement archivo grabacion bestand opname nagranie",
    Says.REF: "id callid uniqueid uuid callref recordingid sessionid contactid interactionid guid"
    " linkedid conversationid anrufid ticket",
    Says.START: "start starttime startdate startedat calldate datetime timestamp begin begintime"
    " calltime callstart beginn startzeit anfang zeitpunkt debut inicio datumtijd",
    Says.DAY: "date day datum jour fecha data tag",
    Says.CLOCK: "time clock uhrzeit zeit heure hora tijd czas",
    Says.END: "end endtime enddate endedat stop callend ende endzeit fin",
    Says.LENGTH: "duration length billsec seconds talktime dauer gesprachsdauer duree duracion"
    " duur",
    Says.CALLER: "caller from src source callerid calleridnumber ani callingnumber calling anrufer"
    " appelant origen van origin cli",
    Says.CALLED: "called to dst destination calledid callednumber dnis callee destinationnumber"
    " dialed dialednumber angerufener appele destino naar",
    Says.NUMBER: "number phone phonenumber customernumber customerphone msisdn remotenumber telefon"
    " rufnummer telefonnummer kundennummer nummer numero telefono telephone external",
    Says.NAME: "customer customername callername contact contactname client kunde kundenname nom"
    " cliente klant",
    Says.DIRECTION: "direction calldirection way type calltype richtung anrufart sens direccion"
    " richting inout",
    Says.EXTENSION: "extension ext exten agentextension nebenstelle durchwahl poste interno toestel"
    " line",
    Says.AGENT: "agent agentname user username operator employee rep staff mitarbeiter benutzer"
    " bearbeiter agente medewerker login",
}
_BY_HEADING = {word: says for says, words in _HEADINGS.items() for word in words.split()}
_WAYS = {
    Direction.IN: "in inbound incoming received i eingehend eingang ankommend entrant entrante"
    " inkomend inkommend przychodzace",
    Direction.OUT: "out outbound outgoing placed dialed o ausgehend ausgang abgehend sortant"
    " saliente uitgaand wychodzace",
    Direction.INTERNAL: "internal local int intern interne interno",
}
_WAY_OF_WORD = {word: way for way, words in _WAYS.items() for word in words.split()}
_ORDERS = (DayOrder.YEAR_FIRST, DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST, DayOrder.EPOCH)


def guessed_mapping(sheet: Sheet) -> LogMapping:
    """Return what a CSV seems to say; a person looks it over."""
    columns = [_column(sheet.rows, at) for at in range(sheet.width)]
    said = dict(_by_headings(sheet, columns))
    orders = {at: order for at, cells in enumerate(columns) if (order := day_order_of(cells))}
    for says, fits in _VALUES:
        taken = set(said.values())
        for at, cells in enumerate(columns):
            if at not in said and says not in taken and fits(cells):
                said[at] = says
                break
    order = next((orders[at] for at in sorted(orders) if said.get(at) in _TIMES), None)
    return LogMapping(
        sheet.path,
        sheet.dialect,
        tuple(Column(at, _heading(sheet, at), says) for at, says in sorted(said.items())),
        sheet.width,
        order or DayOrder.YEAR_FIRST,
        ways=ways_in(columns[at] for at, says in said.items() if says is Says.DIRECTION),
    )


def ways_in(columns: Iterable[Sequence[str]]) -> tuple[tuple[str, Direction], ...]:
    """Return the directions the words in columns stand for, as far as those are known."""
    words = words_in(cell for cells in columns for cell in cells)
    found = ((word, _WAY_OF_WORD.get(_plain(word)) or direction_by(word)) for word in words)
    return tuple((word, way) for word, way in found if way)


def words_in(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a column in small letters, the most frequent first, eight at most."""
    counted = Counter(cell.strip().casefold() for cell in cells if cell.strip())
    return tuple(word for word, _count in counted.most_common(_MOST_WORDS))


def day_order_of(cells: Sequence[str]) -> DayOrder | None:
    """Return the order in which a column writes days; of two that fit, the one that jumps less.

    None if it holds no moments.
    """
    told = [cell for cell in cells if cell.strip()]
    fitting = []
    for order in _ORDERS:
        found = [moment for cell in told if (moment := _moment(cell, order))]
        if told and len(found) >= _ENOUGH * len(told):
            fitting.append((-len(found), _jumps(found), _ORDERS.index(order)))
    return _ORDERS[min(fitting)[2]] if fitting else None


def _moment(cell: str, order: DayOrder) -> Moment | None:
    found = ordered_moment(cell, order)
    return found or (None if order is DayOrder.EPOCH else ordered_moment(f"{cell} 00:00", order))


def _jumps(moments: Sequence[Moment]) -> int:
    """Return over how many days moments are spread: a log is of days that follow each other."""
    return len({moment.start_local[:7] for moment in moments})


def _by_headings(sheet: Sheet, columns: Sequence[Sequence[str]]) -> Iterable[tuple[int, Says]]:
    taken = set[Says]()
    for at, heading in enumerate(sheet.headings[: sheet.width]):
        says = _as_it_holds(_BY_HEADING.get(_plain(heading)), columns[at])
        if says and (says not in taken or says in MAY_STAND_TWICE):
            taken.add(says)
            yield at, says


def _as_it_holds(says: Says | None, cells: Sequence[str]) -> Says | None:
    """Return what a column says by its heading, if what stands in it does not belie that."""
    if says in (Says.START, Says.DAY, Says.CLOCK):
        if _is_when(cells):
            return Says.START
        if day_order_of(cells):
            return Says.DAY
        return Says.CLOCK if _share(cells, lambda cell: ":" in cell) else None
    if says is Says.END:
        return says if _is_when(cells) else None
    if says is Says.DIRECTION:
        return says if len(words_in(cells)) < _MOST_WORDS else None
    return says


def _plain(heading: str) -> str:
    return plain(folded(heading))


def _heading(sheet: Sheet, at: int) -> str:
    return sheet.headings[at] if at < len(sheet.headings) else ""


def _column(rows: Sequence[Sequence[str]], at: int) -> Sequence[str]:
    return [row[at] for row in rows[:ASKED] if at < len(row)]


def _share(cells: Sequence[str], fits: Callable[[str], object]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and sum(bool(fits(cell)) for cell in told) >= _ENOUGH * len(told)


def _is_long_number(cell: str) -> bool:
    return number(cell) is not None and len(digits_of(cell)) >= _SHORTEST_NUMBER


def _is_way(cells: Sequence[str]) -> bool:
    words = words_in(cells)
    return (
        bool(words)
        and len(words) < _MOST_WORDS
        and _share(words, lambda w: _plain(w) in _WAY_OF_WORD)
    )


def _is_when(cells: Sequence[str]) -> bool:
    return day_order_of(cells) is not None and _share(
        cells, lambda cell: ":" in cell or cell.isdigit()
    )


_TIMES = (Says.START, Says.DAY, Says.END)
_VALUES: tuple[tuple[Says, Callable[[Sequence[str]], bool]], ...] = (
    (Says.FILE, lambda cells: _share(cells, file_name)),
    (Says.START, _is_when),
    (Says.DIRECTION, _is_way),
    (Says.NUMBER, lambda cells: _share(cells, _is_long_number) and not _is_when(cells)),
)
