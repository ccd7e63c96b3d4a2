"""What a trial found, as a text of 80 columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from game.lab.balance import flags
from game.lab.tables import as_options
from game.quantities.dice import SEED_LIMIT
from game.rules.exercise import Exercise

WIDTH = 80
"""Columns of the text, wherever it goes."""

BARS = " ▁▂▃▄▅▆▇█"
"""A bar of a histogram, from nothing to the longest."""

Found = Mapping[str, Any]


def as_text(exercise: Exercise, found: Found, called: str) -> str:
    """The whole report. `called` is what the command line calls the scenario."""
    return "\n".join(_lines(_Report(exercise, found, called)))


def _lines(report: "_Report") -> Iterator[str]:
    yield from report.head()
    for title, lines in (
        ("Endings", report.endings()),
        ("Injects", report.injects()),
        ("Objectives: share rated P, S, M, U", report.objectives()),
        ("Length", report.length()),
        ("Scores, trust and cohesion: mean, spread, deciles, from 0 to 100", report.points()),
        ("Is it a dilemma? Scores with the same dice", report.dilemma()),
        ("Orders: how many could be given, were given, gained something", report.kinds()),
        ("Dominant and dead: against four tables of the others", report.balance()),
        ("What decides: shares of the variance", report.variance()),
        ("Late: what changing doctrine in the last third still moves", report.late()),
        ("What moves the common score most: each number up and down 10 %", report.sensitivity()),
        ("See it again", report.commands()),
    ):
        yield ""
        yield title
        yield from lines


class _Report:
    """The parts of a report, each as lines."""

    def __init__(self, exercise: Exercise, found: Found, called: str) -> None:
        self.found = found
        self.called = called
        self.title = exercise.scenario.title
        self.names = {id: nation.name for id, nation in exercise.scenario.nations.items()}
        self.wide = max(12, *(len(name) for name in self.names.values()))

    def head(self) -> Iterator[str]:
        found = self.found
        last = (found["seed"] + found["games"] - 1) % SEED_LIMIT
        text = (
            f"{self.title}: {found['games']:,} playthroughs, seeds {found['seed']} to {last}, "
            f"each with doctrines drawn by its own seed; {found['played']:,} games in all."
        )
        yield from wrap(text, WIDTH)

    def endings(self) -> Iterator[str]:
        for ending in self.found["endings"].values():
            yield from self._happened(ending, ending["title"])
        yield from self._unseen(self.found["endings"])

    def injects(self) -> Iterator[str]:
        for name, inject in self.found["injects"].items():
            turn = f"turn {inject['turn']}" if inject["turn"] else ""
            yield from self._happened(inject, name, turn)
            if inject["options"]:
                chosen = (f"{o} {_percent(c['share'])}" for o, c in inject["options"].items())
                yield from _wrapped(", ".join(chosen), 13)
        yield from self._unseen(self.found["injects"])

    def objectives(self) -> Iterator[str]:
        for objective in self.found["objectives"].values():
            shares = "  ".join(f"{rating} {_percent(objective[rating])}" for rating in "PSMU")
            yield f"  {_cut(objective['title'], 42):<42}  {shares}"

    def length(self) -> Iterator[str]:
        for turns, one in self.found["length"].items():
            yield f"  {turns:>3} turns  {_percent(one['share']):>6}  seed {one['seed']}"

    def points(self) -> Iterator[str]:
        scores = self.found["scores"]
        lines = {"common score": scores["common"]}
        lines |= {self.names[nation]: one for nation, one in scores["nations"].items()}
        lines |= {"final trust": self.found["trust"], "cohesion": self.found["cohesion"]}
        wide = min(self.wide, 16)
        for name, one in lines.items():
            low, middle, high = (one["deciles"][place] for place in (0, 4, 8))
            yield (
                f"  {_cut(name, wide):<{wide}} {one['mean']:5.1f} ±{one['sd']:4.1f}  "
                f"{low:4.0f} {middle:4.0f} {high:4.0f}  |{_histogram(one['histogram'])}|"
            )
        for word in ("lowest", "highest"):
            yield f"  The {word} common score is that of seed {scores['common'][word]['seed']}."

    def dilemma(self) -> Iterator[str]:
        dilemma = self.found["dilemma"]
        wide = min(self.wide, 20)
        heads = f"{'all give':>8} {'none':>6} {'alone among givers':>20} {'among recipr.':>18}"
        yield f"  {'':<{wide}} {heads}"
        for nation, line in dilemma["nations"].items():
            scores = line["scores"]
            yield (
                f"  {_cut(self.names[nation], wide):<{wide}} "
                f"{scores['all_cooperate']:8.1f} {scores['all_defect']:6.1f} "
                f"{_moved(scores['lone_among_cooperators'], line['temptation']):>20} "
                f"{_moved(scores['lone_among_reciprocators'], line['reproof']):>18}"
            )
        words = {
            "cooperation_beats_defection": "All co-operate beats all ride free, for everyone",
            "free_rider_gains_among_cooperators": "A lone free rider gains among co-operators",
            "free_rider_loses_among_reciprocators": "A lone free rider loses among reciprocators",
        }
        for key, text in words.items():
            verdict = dilemma["verdicts"][key]
            told = [f"{text}: {'yes' if verdict['holds'] else 'no'}"]
            for against, said in (("not_for", "not"), ("unsure_for", "unsure for")):
                if verdict[against]:
                    told.append(f"{said} {self._listed(verdict[against])}")
            yield from _wrapped(f"{'; '.join(told)}.", 2)

    def kinds(self) -> Iterator[str]:
        for kind, lines in self.found["orders"]["kinds"].items():
            given = sum(line["taken"] > 0 for line in lines)
            possible = sum(line["possible"] is not None for line in lines)
            tried = [line for line in lines if line["useful"] is not None]
            told = [f"{possible} possible"] if possible else []
            told.append(f"{given} given")
            if tried:
                useful = sum(line["useful"] for line in tried)
                to_all = sum(line["useful_to_all"] for line in tried)
                told.append(f"of {len(tried)} tried {useful} are useful to the nation")
                told.append(f"{to_all} to all")
            yield from _wrapped(f"{kind}: {', '.join(told)}", 2)
            idle = [_words(o) for o in tried if not (o["useful"] or o["useful_to_all"])]
            if idle:
                yield from _wrapped(f"useful to nobody at any table: {', '.join(idle)}", 4)

    def balance(self) -> Iterator[str]:
        orders = self.found["orders"]
        told = False
        for group in ("doctrines", "effort", "answers"):
            for word in ("dominant", "dead"):
                found = [path for path, _ in flags(orders[group], verdicts=(word,))]
                if found:
                    told = True
                    text = ", ".join(".".join(path) for path in found)
                    yield from _wrapped(f"{word} {group}: {text}", 2)
            torn = {
                word: len(flags(orders[group], verdicts=(word,)))
                for word in ("temptation", "sacrifice")
            }
            if any(torn.values()):
                told = True
                yield from _wrapped(
                    f"{group} best for the nation and worse for all: {torn['temptation']}; "
                    f"better for all and never for the nation: {torn['sacrifice']}",
                    2,
                )
        if not told:
            yield "  None."

    def variance(self) -> Iterator[str]:
        variance = self.found["variance"]
        lines = {"common score": variance["common"]}
        lines |= {self.names[nation]: one for nation, one in variance["nations"].items()}
        wide = min(self.wide, 24)
        for name, one in lines.items():
            yield (
                f"  {_cut(name, wide):<{wide}} orders {_percent(one['orders']):>6}  "
                f"dice {_percent(one['dice']):>6}  both {_percent(one['both']):>6}  "
                f"sd {one['sd']:4.1f}"
            )
        for word in ("unluckiest", "luckiest"):
            one = variance[word]
            yield f"  The {word} dice are those of seed {one['seed']}: {one['common']:.1f}."

    def late(self) -> Iterator[str]:
        late = self.found["late"]
        wide = min(self.wide, 24)
        for nation, line in late["nations"].items():
            most = line["tables"][line["most"]]
            yield (
                f"  {_cut(self.names[nation], wide):<{wide}} {most['mean']:5.1f} points from turn "
                f"{late['turn']}, among {line['most']}"
            )
        if late["out_early"]:
            yield from _wrapped(f"Out early: {self._listed(late['out_early'])}.", 2)

    def sensitivity(self) -> Iterator[str]:
        for line in self.found["sensitivity"]["top"]:
            yield (
                f"  {_cut(line['name'], 40):<40} {line['value']:7g}  "
                f"{line['common']['mean']:+5.1f} points  other end {_percent(line['endings'])}"
            )

    def commands(self) -> Iterator[str]:
        for name, ending in self.found["endings"].items():
            if ending["seed"] is not None:
                yield f"  {name}"
                yield from self._command("run", ending)
        waiting = [i for i in self.found["injects"].values() if i["turn"] and i["share"] < 1]
        if waiting:
            rarest = min(waiting, key=lambda inject: inject["share"])
            yield from _wrapped(f"{rarest['title']}, as the situation opens", 2)
            yield from self._command("play", rarest, f"--seat 1 --until {rarest['turn']}")

    def _command(self, verb: str, game: Found, more: str = "") -> list[str]:
        """A command line that opens a game, over as many lines as it needs."""
        options = as_options(game["seats"], everybody=verb == "run")
        words = f"concord {verb} {self.called} --seed {game['seed']} {options} {more}".strip()
        return [f"    {line}" for line in _by_options(words)]

    def _happened(self, one: Found, name: str, more: str = "") -> Iterator[str]:
        """A line on something that happens or does not, and why if that is proven."""
        where = f"seed {one['seed']} {more}" if one["seed"] is not None else ""
        line = f"  {one['status']:<9}  {_percent(one['share']):>6}  {_cut(name, 36):<36}  {where}"
        yield _cut(line.rstrip(), WIDTH)
        if one["why"]:
            yield from _wrapped(one["why"], 13)

    def _unseen(self, block: Found) -> Iterator[str]:
        if any(one["status"] == "unreached" for one in block.values()):
            below = 100 * self.found["unseen_below"]
            yield from _wrapped(
                f"Unreached is not proven: at 95 % confidence it is in less than {below:.3g} % "
                "of such games.",
                2,
            )

    def _listed(self, nations: Iterable[str]) -> str:
        return ", ".join(self.names[nation] for nation in nations)


def _by_options(words: str) -> list[str]:
    """A long command line, broken before its options and joined by backslashes."""
    head, *options = words.split(" --")
    lines = [head]
    for option in options:
        if len(lines[-1]) + len(option) + 5 > WIDTH - 8:
            lines.append(f"  --{option}")
        else:
            lines[-1] += f" --{option}"
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]


def _words(line: Found) -> str:
    """An order in words that are its ids."""
    keys = ("nation", "goods", "infrastructure", "capability", "treaty", "project")
    parts = [line[key] for key in keys if key in line]
    to = line.get("to") or line.get("crisis")
    return " ".join(parts) + (f" to {to}" if to else "")


def _moved(score: float, difference: Found) -> str:
    """A score with what it is more than it would have been, and how sure that is."""
    half = (difference["high"] - difference["low"]) / 2
    return f"{score:.1f} ({difference['mean']:+.1f} ±{half:.1f})"


def _histogram(counts: Sequence[int]) -> str:
    """A bar for each count. What happened at all is more than nothing."""
    most = max(counts)
    last = len(BARS) - 1
    return "".join(BARS[max(1, round(last * c / most))] if c else BARS[0] for c in counts)


def _percent(share: float) -> str:
    """A share as people read it; what is little is not nothing, and what is nearly all not all.

    >>> _percent(0.5), _percent(0.0004), _percent(0.0), _percent(0.9987)
    ('50 %', '0.04 %', '0 %', '99.9 %')
    """
    hundred = 100 * share
    if 0 < hundred < 1:
        return f"{hundred:.2g} %"
    if 99 < hundred < 99.95:
        return f"{hundred:.1f} %"
    return f"{hundred:.0f} %"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _wrapped(text: str, indent: int) -> list[str]:
    """A text over lines, the first indented, the others a little more."""
    return wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
    )
