"""When the entries of a list happen in the exercise: turns, hours, and the date of the first."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from game.authoring.msel.cells import said
from game.authoring.msel.entries import Entry, in_rows
from game.authoring.msel.moments import YEAR, Moment, Order, moment, order_of, together
from game.authoring.msel.turn_dates import in_days, in_words, length_between, usual_length
from game.language import tr, trn
from game.scenario.turns import beginning, turn_length

MAX_TURNS = 40
"""Turns of a scenario."""
SPREAD = 8
"""Turns over which entries are spread that no turn or day orders."""
DAYS = 12
"""Days of which each is made a turn; of more, they are spread."""


@dataclass(slots=True)
class Schedule:
    """The time of a scenario."""

    turns: int = 1
    start: datetime.date = datetime.date(YEAR, 1, 1)
    start_known: bool = False
    length: str = "1 day"
    length_known: bool = False
    told: list[str] = field(default_factory=list)
    """How it was found."""


def scheduled(entries: Sequence[Entry], names: Mapping[str, str]) -> Schedule:
    """Give each entry its hour, and its turn unless a condition says when it fires.

    `names` are the headers of the columns `turn`, `date` and `time`. What a cell says beyond that
    becomes a note of the entry.
    """
    made = Schedule()
    moments = _moments(entries, names, made)
    _hours(entries, moments)
    timed = [entry for entry in entries if "when" not in entry.values]
    for entry in entries:
        entry.values.pop("turn", None)
        entry.dated.clear()
    if any(_turn_of(entry) is not None for entry in timed):
        _by_turn(timed, moments, made, names["turn"])
    elif any(moments.get(entry.row) for entry in timed):
        _by_moment(timed, moments, made)
    else:
        _by_order(timed, made)
    made.turns = max((entry.values["turn"] for entry in timed), default=SPREAD)
    made.turns = max(made.turns, *(_awaited(entry.values.get("when", "")) for entry in entries))
    _note_what_is_left(entries, moments, made, names)
    return made


_TURN = re.compile(r"\bturn\s*(?:>=|==|>)\s*(\d{1,2})\b")


def _awaited(condition: str) -> int:
    """The latest turn that a condition waits for, as far as a scenario may have it."""
    return max(
        (n for found in _TURN.findall(condition) if (n := int(found)) <= MAX_TURNS), default=0
    )


_DOUBTFUL: dict[Order, str] = {
    "day first": tr('the dates of "{column}" were read with the day first: look at them'),
    "month first": tr('the dates of "{column}" were read with the month first: look at them'),
}


def _moments(
    entries: Sequence[Entry], names: Mapping[str, str], made: Schedule
) -> dict[int, Moment]:
    """When each entry happens, by its row, where its cells say it."""
    cells = [entry.moments.get(key) for key in ("date", "time") for entry in entries]
    order, sure = order_of(cells)
    if not sure:
        column = names.get("date") or names.get("time")
        made.told.append(_DOUBTFUL[order].format(column=column))
    found: dict[int, Moment] = {}
    for entry in entries:
        date = moment(entry.moments.get("date"), order)
        time = moment(entry.moments.get("time"), order, clock=True)
        both = together(date, time)
        if both:
            found[entry.row] = both
    return found


def _hours(entries: Sequence[Entry], moments: Mapping[int, Moment]) -> None:
    for entry in entries:
        entry.values.pop("time", None)
        found = moments.get(entry.row)
        if found and found.clock:
            entry.values["time"] = found.clock


def _turn_of(entry: Entry) -> int | None:
    number = re.search(r"\d{1,6}", said(entry.moments.get("turn")))
    return int(number.group()) if number else None


def _by_turn(
    timed: Sequence[Entry], moments: Mapping[int, Moment], made: Schedule, name: str
) -> None:
    """As the column of turns has it; a row without one has that of the row before."""
    first = min(n for entry in timed if (n := _turn_of(entry)) is not None)
    numbers: list[int] = []
    missing = []
    for entry in timed:
        number = _turn_of(entry)
        if number is None:
            missing.append(entry.row)
            number = numbers[-1] if numbers else first
        numbers.append(number)
    made.told.append(tr('turns are those of the column "{column}"').format(column=name))
    if missing:
        without = tr("without a turn, and so with that of the row before: {rows}")
        made.told.append(without.format(rows=in_rows(missing)))
    if min(numbers) < 1:
        made.told.append(tr("there is a turn 0: every turn was made one more"))
        numbers = [number + 1 for number in numbers]
    if max(numbers) > MAX_TURNS:
        ranks = _ranks(numbers, MAX_TURNS)
        anew = tr("there are at most {turns} turns: theirs were counted anew, in order")
        made.told.append(anew.format(turns=MAX_TURNS))
        numbers = [ranks[number] for number in numbers]
    for entry, number in zip(timed, numbers, strict=True):
        entry.values["turn"] = number
    dates = [
        (number, found.date)
        for entry, number in zip(timed, numbers, strict=True)
        if (found := moments.get(entry.row)) and found.date
    ]
    fitting = length_between(dates)
    if fitting:
        made.start, made.length = fitting
        made.start_known, made.length_known = True, len(dict(dates)) > 1
    elif dates:
        made.start, made.start_known = min(date for _, date in dates), True
        _take_usual(made, dates)


def _take_usual(made: Schedule, dates: Sequence[tuple[int, datetime.date]]) -> None:
    """Let turns be as long as their dates are typically apart."""
    usual = usual_length(dates)
    if usual:
        made.length, made.length_known = usual
        stands_for = (
            tr("a turn stands for {length}, as their dates are apart")
            if made.length_known
            else tr(
                "a turn stands for {length}, as their dates are apart, but not always: look at it"
            )
        )
        made.told.append(stands_for.format(length=turn_length(made.length)))


def _ranks(numbers: Sequence[int], most: int) -> dict[int, int]:
    """Numbers counted anew from 1, with no gaps and none above the most there may be."""
    distinct = sorted(set(numbers))
    crowd = max(1, len(distinct) / most)
    return {number: int(rank / crowd) + 1 for rank, number in enumerate(distinct)}


def _by_moment(timed: Sequence[Entry], moments: Mapping[int, Moment], made: Schedule) -> None:
    """Sorted by date and hour: a turn for each day if there are some days, else spread evenly."""
    dates = [found.date for entry in timed if (found := moments.get(entry.row)) and found.date]
    if dates:
        made.start, made.start_known = min(dates), True
    places: list[int] = []
    missing = []
    first = min(found.place(made.start) for e in timed if (found := moments.get(e.row)))
    for entry in timed:
        found = moments.get(entry.row)
        if found is None:
            missing.append(entry.row)
        places.append(found.place(made.start) if found else places[-1] if places else first)
    if missing:
        without = tr("without a date or time, and so with the row before: {rows}")
        made.told.append(without.format(rows=in_rows(missing)))
    days = sorted({place // 1440 for place in places})
    if 2 <= len(days) <= DAYS:
        turns = {place: days.index(place // 1440) + 1 for place in places}
        by_date = tr("sorted by date: each of {days} days is a turn")
        made.told.append(by_date.format(days=len(days)))
        _take_usual(made, list(enumerate(map(datetime.date.fromordinal, days))))
    else:
        turns = _spread(places)
        count = max(turns.values())
        minutes = (max(places) - min(places)) // count + 1
        made.length = _length(minutes)
        spread = trn(
            "sorted by date and time, and spread evenly over {turns} turn, so that one stands for "
            "about {length}",
            "sorted by date and time, and spread evenly over {turns} turns, so that one stands for "
            "about {length}",
            count,
        )
        made.told.append(spread.format(turns=count, length=turn_length(made.length)))
    for entry, place in zip(timed, places, strict=True):
        entry.values["turn"] = turns[place]


def _spread(places: Sequence[int]) -> dict[int, int]:
    """The turn of each moment, so that turns have about as many entries each."""
    wanted = min(SPREAD, len(set(places)))
    rough: dict[int, int] = {}
    for rank, place in enumerate(sorted(places)):
        rough.setdefault(place, rank * wanted // len(places))
    ranks = _ranks(list(rough.values()), SPREAD)
    return {place: ranks[turn] for place, turn in rough.items()}


def _length(minutes: int) -> str:
    hours = -(-minutes // 60)
    return in_words(hours, "hour") if hours <= 24 else in_days(-(-hours // 24))


def _by_order(timed: Sequence[Entry], made: Schedule) -> None:
    turns = _spread(range(len(timed)))
    for rank, entry in enumerate(timed):
        entry.values["turn"] = turns[rank]
    if timed:
        count = max(turns.values())
        spread = trn(
            "no turn, date or time was found: the entries are spread over {turns} turn in the "
            "order of the rows",
            "no turn, date or time was found: the entries are spread over {turns} turns in the "
            "order of the rows",
            count,
        )
        made.told.append(spread.format(turns=count))


def _note_what_is_left(
    entries: Sequence[Entry],
    moments: Mapping[int, Moment],
    made: Schedule,
    names: Mapping[str, str],
) -> None:
    """Keep in the notes what the turn, the hour and the date of a turn do not say again."""
    for entry in entries:
        turn = entry.values.get("turn")
        if "turn" in entry.moments and said(entry.moments["turn"]) != str(turn):
            entry.dated.append(f"{names['turn']}: {said(entry.moments['turn'])}")
        found = moments.get(entry.row)
        day = beginning(made.start, made.length, turn).date() if turn else None
        told = found is not None and found.after is None and found.date in (None, day)
        unclear = "time" in entry.moments and (found is None or found.clock is None)
        if not told or unclear:
            entry.dated += (
                f"{names[key]}: {said(entry.moments[key])}"
                for key in ("date", "time")
                if key in entry.moments and said(entry.moments[key])
            )
