"""Where the cursor of a sheet goes: from spot to spot."""

from collections.abc import Iterator, Sequence

from game.tui.widgets.line import Line, Spot

Place = tuple[int, Spot]
"""A line, counted from the first, and a spot on it."""


def places(lines: Sequence[Line], first: int) -> Iterator[Place]:
    """The spots that keys can reach; the first of the lines has this number."""
    for index, line in enumerate(lines):
        for spot in line.spots:
            if not spot.mouse:
                yield first + index, spot


def kept(spots: Sequence[Place], at: Place) -> Place | None:
    """The same entry, wherever it is now; if it is gone, what is nearest to where it was."""
    index, spot = at
    same = [place for place in spots if place[1].key == spot.key]
    return min(
        same or spots,
        key=lambda place: (abs(place[0] - index), abs(place[1].start - spot.start)),
        default=None,
    )


def stepped(spots: Sequence[Place], at: Place, by: int) -> Place | None:
    """The spot so many lines on, or as far as there are any; None if there is none that way."""
    index, spot = at
    onward = [p for p in spots if (p[0] > index if by > 0 else p[0] < index)]
    if not onward:
        return None
    goal = index + by
    past = [p[0] for p in onward if (p[0] >= goal if by > 0 else p[0] <= goal)]
    line = min(past, key=lambda n: abs(n - goal)) if past else onward[-1 if by > 0 else 0][0]
    return min(
        (place for place in onward if place[0] == line),
        key=lambda place: abs(place[1].start - spot.start),
    )
