"""What a trial found, as a text of 80 columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from game.lab.balance import flags
from game.lab.tables import as_options
from game.language import tr, trc
from game.quantities.dice import SEED_LIMIT
from game.rules.exercise import Exercise
from game.scenario.diagnostics import grouped

WIDTH = 80
"""Columns of the text, wherever it goes."""

BARS = " ▁▂▃▄▅▆▇█"
"""A bar of a histogram, from nothing to the longest."""

STATUSES = {
    "reached": tr("reached"),
    "fired": tr("fired"),
    "unreached": tr("unreached"),
    "dead": trc("ending or inject", "dead"),
    "facilitator-driven": tr("facilitator-driven"),
}
"""What happens to endings and injects."""

GROUPS = {"doctrines": tr("doctrines"), "effort": tr("effort"), "answers": tr("answers")}
"""What is looked at for what is dominant or dead."""

TABLES = {
    "cooperators": tr("cooperators"),
    "mixed": tr("mixed"),
    "free_riders": tr("free_riders"),
    "reciprocators": tr("reciprocators"),
}
"""Those among whom a nation is put."""

Found = Mapping[str, Any]


def as_text(exercise: Exercise, found: Found, called: str) -> str:
    """The whole report. `called` is what the command line calls the scenario."""
    return "\n".join(_lines(_Report(exercise, found, called)))


def _lines(report: "_Report") -> Iterator[str]:
    yield from report.head()
    for title, lines in (
        (tr("Endings"), report.endings()),
        (tr("Injects"), report.injects()),
        (tr("Objectives: share rated P, S, M, U"), report.objectives()),
        (tr("Length"), report.length()),
        (
            tr("Scores, trust and cohesion: mean, spread, deciles, from 0 to 100"),
            report.points(),
        ),
        (tr("Is it a dilemma? Scores with the same dice"), report.dilemma()),
        (tr("Orders: how many could be given, were given, gained something"), report.kinds()),
        (tr("Dominant and dead: against four tables of the others"), report.balance()),
        (tr("What decides: shares of the variance"), report.variance()),
        (tr("Late: what changing doctrine in the last third still moves"), report.late()),
        (
            tr("What moves the common score most: each number up and down 10 %"),
            report.sensitivity(),
        ),
        (tr("See it again"), report.commands()),
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
        text = tr(
            "{title}: {games} playthroughs, seeds {first} to {last}, "
            "each with doctrines drawn by its own seed; {played} games in all."
        ).format(
            title=self.title,
            games=grouped(found["games"]),
            first=found["seed"],
            last=last,
            played=grouped(found["played"]),
        )
        yield from wrap(text, WIDTH)

    def endings(self) -> Iterator[str]:
        for ending in self.found["endings"].values():
            yield from self._happened(ending, ending["title"])
        yield from self._unseen(self.found["endings"])

    def injects(self) -> Iterator[str]:
        for name, inject in self.found["injects"].items():
            turn = inject["turn"]
            when = trc("column", "turn {turn}").format(turn=turn) if turn else ""
            yield from self._happened(inject, name, when)
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
            yield "  " + tr("{turns} turns  {share}  seed {seed}").format(
                turns=f"{turns:>3}", share=f"{_percent(one['share']):>6}", seed=one["seed"]
            )

    def points(self) -> Iterator[str]:
        scores = self.found["scores"]
        lines = [
            (trc("column", "common score"), scores["common"]),
            *((self.names[nation], one) for nation, one in scores["nations"].items()),
            (trc("column", "final trust"), self.found["trust"]),
            (trc("column", "cohesion"), self.found["cohesion"]),
        ]
        wide = min(self.wide, 16)
        for name, one in lines:
            low, middle, high = (one["deciles"][place] for place in (0, 4, 8))
            yield (
                f"  {_cut(name, wide):<{wide}} {one['mean']:5.1f} ±{one['sd']:4.1f}  "
                f"{low:4.0f} {middle:4.0f} {high:4.0f}  |{_histogram(one['histogram'])}|"
            )
        lowest, highest = (scores["common"][word]["seed"] for word in ("lowest", "highest"))
        yield "  " + tr("The lowest common score is that of seed {seed}.").format(seed=lowest)
        yield "  " + tr("The highest common score is that of seed {seed}.").format(seed=highest)

    def dilemma(self) -> Iterator[str]:
        dilemma = self.found["dilemma"]
        wide = min(self.wide, 20)
        give, none = trc("column", "all give"), trc("column", "none")
        givers, reciprocators = trc("column", "alone among givers"), trc("column", "among recipr.")
        yield f"  {'':<{wide}} {give:>8} {none:>6} {givers:>20} {reciprocators:>18}"
        for nation, line in dilemma["nations"].items():
            scores = line["scores"]
            yield (
                f"  {_cut(self.names[nation], wide):<{wide}} "
                f"{scores['all_cooperate']:8.1f} {scores['all_defect']:6.1f} "
                f"{_moved(scores['lone_among_cooperators'], line['temptation']):>20} "
                f"{_moved(scores['lone_among_reciprocators'], line['reproof']):>18}"
            )
        words = {
            "cooperation_beats_defection": tr("All co-operate beats all ride free, for everyone"),
            "free_rider_gains_among_cooperators": tr("A lone free rider gains among co-operators"),
            "free_rider_loses_among_reciprocators": tr(
                "A lone free rider loses among reciprocators"
            ),
        }
        for key, text in words.items():
            verdict = dilemma["verdicts"][key]
            holds = tr("yes") if verdict["holds"] else tr("no")
            told = [f"{text}: {holds}"]
            for against, said in (
                ("not_for", tr("not {nations}")),
                ("unsure_for", tr("unsure for {nations}")),
            ):
                if verdict[against]:
                    told.append(said.format(nations=self._listed(verdict[against])))
            yield from _wrapped(f"{'; '.join(told)}.", 2)

    def kinds(self) -> Iterator[str]:
        for kind, lines in self.found["orders"]["kinds"].items():
            given = sum(line["taken"] > 0 for line in lines)
            possible = sum(line["possible"] is not None for line in lines)
            tried = [line for line in lines if line["useful"] is not None]
            told = [tr("{n} possible").format(n=possible)] if possible else []
            told.append(tr("{n} given").format(n=given))
            if tried:
                useful = tr("of {tried} tried {useful} are useful to the nation, {to_all} to all")
                told.append(
                    useful.format(
                        tried=len(tried),
                        useful=sum(line["useful"] for line in tried),
                        to_all=sum(line["useful_to_all"] for line in tried),
                    )
                )
            yield from _wrapped(f"{kind}: {', '.join(told)}", 2)
            idle = [_words(o) for o in tried if not (o["useful"] or o["useful_to_all"])]
            if idle:
                nobody = tr("useful to nobody at any table: {orders}")
                yield from _wrapped(nobody.format(orders=", ".join(idle)), 4)

    def balance(self) -> Iterator[str]:
        orders = self.found["orders"]
        told = False
        for group, name in GROUPS.items():
            for verdict, flagged in (
                ("dominant", tr("dominant {group}: {found}")),
                ("dead", tr("dead {group}: {found}")),
            ):
                found = [path for path, _ in flags(orders[group], verdicts=(verdict,))]
                if found:
                    told = True
                    text = ", ".join(".".join(path) for path in found)
                    yield from _wrapped(flagged.format(group=name, found=text), 2)
            torn = {
                verdict: len(flags(orders[group], verdicts=(verdict,)))
                for verdict in ("temptation", "sacrifice")
            }
            if any(torn.values()):
                told = True
                text = tr(
                    "{group} best for the nation and worse for all: {temptation}; "
                    "better for all and never for the nation: {sacrifice}"
                )
                yield from _wrapped(text.format(group=name, **torn), 2)
        if not told:
            yield "  " + trc("orders", "None.")

    def variance(self) -> Iterator[str]:
        variance = self.found["variance"]
        lines = [
            (trc("column", "common score"), variance["common"]),
            *((self.names[nation], one) for nation, one in variance["nations"].items()),
        ]
        wide = min(self.wide, 24)
        for name, one in lines:
            shares = tr("orders {orders}  dice {dice}  both {both}  sd {sd}").format(
                orders=f"{_percent(one['orders']):>6}",
                dice=f"{_percent(one['dice']):>6}",
                both=f"{_percent(one['both']):>6}",
                sd=f"{one['sd']:4.1f}",
            )
            yield f"  {_cut(name, wide):<{wide}} {shares}"
        for one, text in (
            (variance["unluckiest"], tr("The unluckiest dice are those of seed {seed}: {score}.")),
            (variance["luckiest"], tr("The luckiest dice are those of seed {seed}: {score}.")),
        ):
            yield "  " + text.format(seed=one["seed"], score=f"{one['common']:.1f}")

    def late(self) -> Iterator[str]:
        late = self.found["late"]
        wide = min(self.wide, 24)
        for nation, line in late["nations"].items():
            most = line["tables"][line["most"]]
            moved = tr("{points} points from turn {turn}, among {table}").format(
                points=f"{most['mean']:5.1f}", turn=late["turn"], table=TABLES[line["most"]]
            )
            yield f"  {_cut(self.names[nation], wide):<{wide}} {moved}"
        if late["out_early"]:
            out = tr("Out early: {nations}.").format(nations=self._listed(late["out_early"]))
            yield from _wrapped(out, 2)

    def sensitivity(self) -> Iterator[str]:
        for line in self.found["sensitivity"]["top"]:
            moved = tr("{points} points  other end {share}").format(
                points=f"{line['common']['mean']:+5.1f}", share=_percent(line["endings"])
            )
            yield f"  {_cut(line['name'], 40):<40} {line['value']:7g}  {moved}"

    def commands(self) -> Iterator[str]:
        for name, ending in self.found["endings"].items():
            if ending["seed"] is not None:
                yield f"  {name}"
                yield from self._command("run", ending)
        waiting = [i for i in self.found["injects"].values() if i["turn"] and i["share"] < 1]
        if waiting:
            rarest = min(waiting, key=lambda inject: inject["share"])
            opening = tr("{inject}, as the situation opens").format(inject=rarest["title"])
            yield from _wrapped(opening, 2)
            yield from self._command("play", rarest, f"--seat 1 --until {rarest['turn']}")

    def _command(self, verb: str, game: Found, more: str = "") -> list[str]:
        """A command line that opens a game, over as many lines as it needs."""
        options = as_options(game["seats"], everybody=verb == "run")
        words = f"concord {verb} {self.called} --seed {game['seed']} {options} {more}".strip()
        return [f"    {line}" for line in _by_options(words)]

    def _happened(self, one: Found, name: str, more: str = "") -> Iterator[str]:
        """A line on something that happens or does not, and why if that is proven."""
        status, share = STATUSES[one["status"]], _percent(one["share"])
        line = f"  {status:<9}  {share:>6}  {_cut(name, 36):<36}  "
        if one["seed"] is not None:
            line += trc("column", "seed {seed}").format(seed=one["seed"]) + f" {more}"
        yield _cut(line.rstrip(), WIDTH)
        if one["why"]:
            yield from _wrapped(one["why"], 13)

    def _unseen(self, block: Found) -> Iterator[str]:
        if any(one["status"] == "unreached" for one in block.values()):
            unseen = tr(
                "Unreached is not proven: at 95 % confidence it is in less than {percent} % "
                "of such games."
            )
            below = 100 * self.found["unseen_below"]
            yield from _wrapped(unseen.format(percent=f"{below:.3g}"), 2)

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
    order = " ".join(line[key] for key in keys if key in line)
    to = line.get("to") or line.get("crisis")
    return tr("{order} to {target}").format(order=order, target=to) if to else order


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
