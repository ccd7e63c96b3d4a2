"""Gathers what checks find in a scenario that was read, and finds the place of each."""

from collections.abc import Collection, Hashable, Iterable, Iterator
from enum import Enum, auto

from game.language import tr
from game.scenario.diagnostics import Diagnostic, Level, Place, diagnostic
from game.scenario.load import Loaded
from game.scenario.models import Scenario
from game.scenario.positions import Loc
from game.scenario.suggest import closest, there_are

MOST = 201
"""How many errors are gathered; more are never told. A warning does not take an error's place."""


class At(Enum):
    """Which part of a location is meant."""

    VALUE = auto()
    KEY = auto()
    TABLE = auto()


class Findings:
    """The problems found so far in one scenario.

    Nothing is said of what is wrong already, so that one cause gives one diagnostic.
    """

    def __init__(self, loaded: Loaded, scenario: Scenario) -> None:
        self.loaded = loaded
        self.scenario = scenario
        self.diagnostics: list[Diagnostic] = []
        self._errors = 0
        self._known: dict[str, Collection[str]] = {
            "nation": scenario.nations,
            "capability": scenario.capabilities,
            "crisis": scenario.crises,
            "chokepoint": scenario.chokepoints,
            "adversary": scenario.adversaries,
            "inject": scenario.injects,
            "objective": scenario.objectives,
        }

    def add(
        self,
        code: str,
        loc: Loc,
        message: str,
        fix: str | None = None,
        consequence: str | None = None,
        at: At = At.VALUE,
    ) -> None:
        """Note a problem at a location."""
        if not self.full and not self.loaded.silent(loc):
            place = self._place(loc, at)
            path = self.loaded.path
            found = diagnostic(code, path, place, message, fix, consequence, loc)
            self._errors += found.level is Level.ERROR
            self.diagnostics.append(found)

    @property
    def full(self) -> bool:
        """Whether no more problems are gathered."""
        return self._errors >= MOST

    def wrong_already(self, *locs: Loc) -> bool:
        """Whether something is known to be wrong at one of the locations."""
        return any(self.loaded.silent(loc) for loc in locs)

    def must_be(
        self,
        kind: str,
        word: str,
        loc: Loc,
        consequence: str | None = None,
        at: At = At.VALUE,
    ) -> None:
        """Note it if there is nothing of this kind with this id."""
        code, collection, none_at_all = _KINDS[kind]
        known = self._known[kind]
        if word in known or self.full or self.wrong_already((collection,)):
            return
        near = closest(word, known)
        if near:
            line = self._place((collection, near), At.KEY).line
            defined = self.loaded.positions.holds((collection, near))
            asked = (
                tr('did you mean "{near}"? (defined at line {line})')
                if defined
                else tr('did you mean "{near}"?')
            )
            fix = asked.format(near=near, line=line)
        else:
            fix = there_are(known) if known else none_at_all
        self.add(code, loc, UNKNOWN[kind].format(id=word), fix, consequence, at)

    def repeated(self, items: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
        """The places of items that were there before, each with the place of the first."""
        first: dict[Hashable, int] = {}
        for place, item in enumerate(items):
            if item in first:
                yield place, first[item]
            first.setdefault(item, place)

    def once(self, code: str, items: Iterable[str], loc: Loc, last: Loc = ()) -> None:
        """Note every item of a list that is in it a second time.

        `last` leads from an entry of the list to the word in question.
        """
        words = list(items)
        for place, before in self.repeated(words):
            if self.full:
                return
            line = self._place((*loc, before, *last), At.VALUE).line
            message = tr('"{word}" is already at line {line}').format(word=words[place], line=line)
            self.add(code, (*loc, place, *last), message)

    def _place(self, loc: Loc, at: At) -> Place:
        positions = self.loaded.positions
        match at:
            case At.VALUE:
                return positions.of_value(loc)
            case At.KEY:
                return positions.of_key(loc)
            case At.TABLE:
                return positions.of_table(loc)


_KINDS = {
    "nation": ("S201", "nations", tr("the scenario has no nations")),
    "capability": ("S202", "capabilities", tr("the scenario has no capabilities")),
    "crisis": ("S203", "crises", tr("the scenario has no crises")),
    "chokepoint": ("S204", "chokepoints", tr("the scenario has no chokepoints")),
    "adversary": ("S205", "adversaries", tr("the scenario has no adversaries")),
    "inject": ("S207", "injects", tr("the scenario has no injects")),
    "objective": ("S208", "objectives", tr("the scenario has no objectives")),
}
"""The code for an unknown id of each kind, the table that defines them, and what is said if it
defines none."""

UNKNOWN = {
    "nation": tr('there is no nation "{id}"'),
    "capability": tr('there is no capability "{id}"'),
    "crisis": tr('there is no crisis "{id}"'),
    "chokepoint": tr('there is no chokepoint "{id}"'),
    "adversary": tr('there is no adversary "{id}"'),
    "inject": tr('there is no inject "{id}"'),
    "objective": tr('there is no objective "{id}"'),
    "kind": tr('there is no kind "{id}"'),
    "order": tr('there is no order "{id}"'),
    "treaty": tr('there is no treaty "{id}"'),
    "project": tr('there is no project "{id}"'),
    "route": tr('there is no route "{id}"'),
    "infrastructure": tr('there is no infrastructure "{id}"'),
    "redline": tr('there is no red line "{id}"'),
    "agenda": tr('there is no agenda item "{id}"'),
}
"""What is said of an id that there is not, by what it should be the id of."""
