"""A scenario in which every secret is a token that stands nowhere else.

A token in what somebody is given says exactly which secret has leaked. Texts and ids are tokens.
If asked for, the means of the nations are numbers so large that they are recognised as well.
"""

import datetime
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.exercises import some

TOKEN = re.compile(r"zq\d{4}x", re.IGNORECASE)
"""Every token there is. Short enough for the narrowest column, and one word."""

SCENARIOS = tuple(shipped())

SOME = some()
"""The others have the same kinds of secrets, and take long."""

SEED = 730_459_126_837
"""A seed that is recognised wherever it stands."""

RICHES = 23
"""How many times as much there is of everything in a rich canary: of means, demands and prices.

A nation's means are then larger than what else has decimals, and each has decimals of its own.
"""

LARGE = 201
"""The least of the numbers with decimals that nothing but a nation's means can be."""

_NUMBER = re.compile(r"(?<![\w.])\d{3,4}\.\d+")

_EXPRESSIONS = ("when", "measure", "activates_when", "achieved_when", "harm_when", "strain_when")
_ANSWER = re.compile(r"(inject\.(\w+)\.answer\.\w+\s*[=!]=\s*)'(\w+)'")
_SUSPECTED = re.compile(r"\b((?:accused|belief|warning)\.\w+)\.(\w+(?:\.\w+)?)")
_OWNED = re.compile(r"\b(agenda|redline)\.(\w+)\.(\w+)")
_NAMED = re.compile(r"\b(crisis|inject|adversary)\.(\w+)")

_PLURAL = {"crisis": "crises", "inject": "injects", "adversary": "adversaries"}

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Secret:
    """What a token stands for. The oracle says who may know it."""

    token: str
    kind: str
    """What sort of secret it is."""
    owner: str = ""
    """The nation, crisis, inject, adversary or ending, by its id in the canary scenario."""
    option: str = ""
    """The option of an inject."""


@dataclass
class Canary:
    """The exercise, its file, and what the tokens in it stand for."""

    name: str
    source: bytes
    exercise: Exercise
    secrets: dict[str, Secret] = field(default_factory=dict)

    def of(self, kind: str, owner: str = "", option: str = "") -> list[str]:
        """The tokens of a kind, of one owner if one is given."""
        return [
            secret.token
            for secret in self.secrets.values()
            if secret.kind == kind and owner in ("", secret.owner) and option in ("", secret.option)
        ]


@cache
def canary(name: str, *, rich: bool = False) -> Canary:
    """The canary of a shipped scenario."""
    return made(name, shipped()[name].read_bytes(), rich=rich)


def made(name: str, source: bytes, *, rich: bool = False) -> Canary:
    """The canary of a scenario's file; `rich`, if what nations have is to be recognised too."""
    minting = _Minting(tomllib.loads(source.decode()), scale=RICHES if rich else 1)
    text = toml(minting.scenario())
    exercise = Exercise.load(text.encode(), f"{name}.toml")
    return Canary(name, text.encode(), exercise, minting.secrets)


def tokens(text: str) -> set[str]:
    """Every token in a text."""
    return {token.lower() for token in TOKEN.findall(text)}


def numbers(text: str) -> set[float]:
    """Every number in a text that could be somebody's means."""
    return {number for number in map(float, _NUMBER.findall(text)) if is_means(number)}


def is_means(number: float) -> bool:
    """Whether a number is so large and so odd that it can be nothing but somebody's means."""
    return LARGE <= number < 1000 and number % 1 != 0


class _Minting:
    """Replaces what is secret in the tables of a scenario."""

    def __init__(self, tables: Table, scale: int) -> None:
        self.tables = tables
        self.scale = scale
        self.secrets: dict[str, Secret] = {}
        self._count, self._decimals = itertools.count(), itertools.count()
        self._ids: dict[tuple[str, ...], str] = {}
        """The new id of something: by `crisis`, id; or by `option`, inject, id; and so on."""

    def scenario(self) -> Table:
        """The tables with everything secret in them replaced."""
        self._name_everything()
        for nation in self.tables["nations"]:
            self._mint("reason", nation)
            self._mint("pin", nation)
        tables = self._with_new_expressions(self.tables)
        tables["nations"] = {n: self._nation(n, t) for n, t in tables["nations"].items()}
        tables["adversaries"] = self._all("adversary", tables.get("adversaries", {}))
        tables["crises"] = self._all("crisis", tables["crises"])
        tables["injects"] = self._all("inject", tables["injects"])
        for objective in tables.get("objectives", {}).values():
            self._notes(objective, "capability_target", "critical_tasks")
        for place, ending in enumerate(tables["endings"]):
            tables["endings"][place] = self._ending(ending)
        return tables

    def _mint(self, kind: str, owner: str = "", option: str = "") -> str:
        token = f"zq{next(self._count):04}x"
        self.secrets[token] = Secret(token, kind, owner, option)
        return token

    # Ids, before anything that speaks of them is written anew

    def _name_everything(self) -> None:
        for kind, key in (
            ("crisis", "crises"),
            ("inject", "injects"),
            ("adversary", "adversaries"),
        ):
            for name in self.tables.get(key, {}):
                self._ids[kind, name] = token = self._mint(f"{kind} id")
                self.secrets[token] = Secret(token, f"{kind} id", token)
        for inject, table in self.tables["injects"].items():
            for option in table.get("options", ()):
                owner = self._ids["inject", inject]
                token = self._mint("option id", owner)
                self.secrets[token] = Secret(token, "option id", owner, token)
                self._ids["option", inject, option["id"]] = token
        for nation, table in self.tables["nations"].items():
            for kind, key in (("agenda", "agenda"), ("redline", "red_lines")):
                for entry in table.get(key, ()):
                    if entry.get("secret"):
                        token = self._mint(f"{kind} id", nation)
                        self._ids[kind, nation, entry["id"]] = token

    def _with_new_expressions(self, table: Table) -> Table:
        made: Table = {}
        for key, value in table.items():
            if isinstance(value, dict):
                made[key] = self._with_new_expressions(value)
            elif key in _EXPRESSIONS:
                made[key] = self._expression(value)
            elif key == "effects":
                made[key] = [self._expression(effect) for effect in value]
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                made[key] = [self._with_new_expressions(entry) for entry in value]
            else:
                made[key] = value
        return made

    def _expression(self, text: str) -> str:
        text = _ANSWER.sub(lambda m: f"{m[1]}'{self._ids['option', m[2], m[3]]}'", text)
        text = _SUSPECTED.sub(lambda m: f"{m[1]}.{self._suspects(m[2].split('.'))}", text)
        text = _OWNED.sub(
            lambda m: f"{m[1]}.{m[2]}.{self._ids.get((m[1], m[2], m[3]), m[3])}", text
        )
        return _NAMED.sub(lambda m: f"{m[1]}.{self._ids.get((m[1], m[2]), m[2])}", text)

    def _suspects(self, parts: list[str]) -> str:
        """A crisis, and with it perhaps an adversary."""
        kinds = zip(("crisis", "adversary"), parts, strict=False)
        return ".".join(self._ids.get(one, one[1]) for one in kinds)

    # Texts and numbers

    def _all(self, kind: str, tables: Table) -> Table:
        write = {"crisis": self._crisis, "inject": self._inject, "adversary": self._adversary}
        return {
            self._ids[kind, name]: write[kind](name, self._ids[kind, name], table)
            for name, table in tables.items()
        }

    def _nation(self, nation: str, table: Table) -> Table:
        table["secret_brief"] = self._prose("brief", nation)
        if self.scale > 1:
            for key in ("budget", "income"):
                table[key] = self._odd(table[key])
            table["capability"] = {k: self._odd(v) for k, v in table["capability"].items()}
        for kind, key, text in (("agenda", "agenda", "title"), ("redline", "red_lines", "text")):
            for entry in table.get(key, ()):
                if entry.get("secret"):
                    entry["id"] = self._ids[kind, nation, entry["id"]]
                    entry[text] = self._line(kind, nation)
        return table

    def _adversary(self, name: str, token: str, table: Table) -> Table:
        table["name"] = self._line("adversary name", token)
        table["description"] = self._prose("adversary description", token)
        return table

    def _crisis(self, name: str, token: str, table: Table) -> Table:
        table["name"] = self._line("crisis name", token)
        table["description"] = self._prose("crisis description", token)
        table["demand"] = {k: self.scale * units for k, units in table["demand"].items()}
        for cascade in table.get("cascades", ()):
            cascade["to"] = self._ids["crisis", cascade["to"]]
        for key in ("culprit", "false_flag"):
            if key in table:
                table[key] = self._ids["adversary", table[key]]
        return table

    def _inject(self, name: str, token: str, table: Table) -> Table:
        table["title"] = self._line("inject title", token)
        table["sender"] = self._line("inject text", token)
        table["text"] = self._prose("inject text", token)
        self._notes(
            table,
            "expected_action",
            "controller",
            "controller_notes",
            "evaluator_notes",
            "critical_tasks",
            "storyline",
            "notes",
        )
        if "contingency_of" in table:
            table["contingency_of"] = self._ids["inject", table["contingency_of"]]
        for option in table.get("options", ()):
            option["id"] = known = self._ids["option", name, option["id"]]
            option["text"] = self._line("option text", token, known)
            option["budget"] = self.scale * option.get("budget", 0)
            option["outcome"] = self._prose("option outcome", token, known)
        return table

    def _ending(self, table: Table) -> Table:
        table["id"] = token = self._mint("ending")
        self.secrets[token] = Secret(token, "ending", token)
        table["title"] = self._line("ending", token)
        table["text"] = self._prose("ending", token)
        return table

    def _notes(self, table: Table, *keys: str) -> None:
        """What nobody at the table reads, whether the scenario has it already or not."""
        for key in keys:
            note = self._line("note")
            table[key] = [note] if key == "critical_tasks" else note

    def _odd(self, number: float) -> float:
        """A number, scaled, with decimals of its own."""
        return self.scale * number + (next(self._decimals) * 61 % 1021 + 1) / 1024

    def _line(self, kind: str, owner: str = "", option: str = "") -> str:
        """A short text: a token at its beginning, which no narrow column cuts off."""
        token = self._mint(kind, owner, option)
        return f"{token} and {token}"

    def _prose(self, kind: str, owner: str = "", option: str = "") -> str:
        """A longer text, in whose every line there is the token."""
        token = self._mint(kind, owner, option)
        return " ".join(f"{token} here," for _ in range(8)) + f" {token}."


# TOML


def toml(table: Table, path: tuple[str, ...] = ()) -> str:
    """Tables as TOML."""
    return "\n".join(_written(table, path)) + "\n"


def _written(table: Table, path: tuple[str, ...]) -> Iterator[str]:
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, dict) or _is_list_of_tables(value):
            later.append((key, value))
        else:
            yield f"{key} = {_value(value)}"
    for key, value in later:
        where = (*path, key)
        for entry in value if isinstance(value, list) else [value]:
            brackets = ("[[", "]]") if isinstance(value, list) else ("[", "]")
            yield f"{brackets[0]}{'.'.join(where)}{brackets[1]}"
            yield from _written(entry, where)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value(part) for part in value)}]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
