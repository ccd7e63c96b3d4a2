"""The pictures of the README can be drawn from the program, and the README shows each."""

from pathlib import Path

import pytest

from tests.pictures import FOLDER, PICTURES, Picture, draw

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_shows_its_screen_and_fetches_nothing(picture: Picture) -> None:
    svg = await draw(picture)
    assert svg.startswith("<svg")
    assert picture.phase.upper() in svg
    assert "@font-face" not in svg


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_readme_shows_the_picture(picture: Picture) -> None:
    assert f"](.pictures/{picture.name}.svg)" in README.read_text()
    assert (FOLDER / f"{picture.name}.svg").is_file()
