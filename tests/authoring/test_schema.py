"""The JSON Schema says what the models say, in the eyes of a language server for TOML."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.authoring.schema import as_text, schema
from game.scenario.diagnostics import CODES
from game.scenario.library import shipped
from tests.authoring.examples import GALLERY, expected
from tests.small import HERE

OF_KEYS_AND_VALUES = re.compile(r"S10[1-7]|S211")
"""Codes of what a schema can tell."""

BY_OTHER_PARTS = {code for code in CODES if code[1] in "2345"}
"""Codes of what hangs on other parts of a scenario."""

BEYOND = {
    "text_empty",  # which is empty once the spaces around it are taken away
    "wrong_type_of_many",  # of which one is a text where a date belongs
}


@pytest.fixture(scope="module")
def rejected(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files that the language server finds fault with."""
    path = tmp_path_factory.mktemp("schema") / "concord.schema.json"
    path.write_text(as_text())
    taplo = shutil.which("taplo", path=str(Path(sys.executable).parent))
    assert taplo is not None
    files = [*GALLERY, HERE / "small.toml", *shipped().values()]
    done = subprocess.run(
        [taplo, "check", "--colors", "never", "--schema", path.as_uri(), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r'path="[^"]*/(\w+)\.toml"', done.stderr + done.stdout))


def test_sound_scenarios_are_accepted(rejected: set[str]) -> None:
    assert not rejected & {"small", *shipped()}


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_broken_ones_are_rejected_for_what_a_schema_can_tell(
    path: Path, rejected: set[str]
) -> None:
    codes = {place[:4] for place in expected(path.read_text())}
    if any(map(OF_KEYS_AND_VALUES.match, codes)) and path.stem not in BEYOND:
        assert path.stem in rejected
    elif not any(map(OF_KEYS_AND_VALUES.match, codes)) and codes <= BY_OTHER_PARTS:
        assert path.stem not in rejected


def test_every_key_that_is_explained_in_the_models_is_explained() -> None:
    told = [key for keys in tables(schema()) for key in keys.values() if "description" in key]
    assert len(told) > 150
    option = schema()["$defs"]["Option"]["properties"]
    assert option["stance"]["description"] == "How computer-run nations read it."
    assert option["stance"]["enum"] == ["cooperative", "selfish", "neutral"]


def test_it_refers_to_nothing_that_is_not_there() -> None:
    made = schema()
    for value in everything(made):
        if isinstance(value, dict) and "$ref" in value:
            assert value["$ref"].removeprefix("#/$defs/") in made["$defs"]


def tables(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for table in (made, *made["$defs"].values()):
        yield table.get("properties", {})


def everything(value: Any) -> Iterator[Any]:
    yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from everything(inner)


def test_the_schema_beside_the_shipped_exercises_is_that_of_the_program() -> None:
    folder = next(iter(shipped().values())).parent
    assert (folder / "concord.schema.json").read_text() == as_text()
    for path in shipped().values():
        assert path.read_text().startswith("#:schema concord.schema.json\n")
