"""Files that are no list: each is refused in a sentence, and none costs much."""

import io
import zipfile

import pytest

from game.authoring.msel.errors import MselError, UnreadableError
from game.authoring.msel.importing import MAX_ENTRIES
from game.authoring.msel.sheets import MAX_CHARACTERS, MAX_FILE, MAX_ROWS
from game.authoring.msel.workbook import MAX_XML
from tests.authoring.msel.made import book, imported, text

GOOD = book([["Title", "To"], ["a", "All"]])


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def changed(source: bytes, name: str, content: bytes) -> bytes:
    """A workbook with another content of one of its parts."""
    with zipfile.ZipFile(io.BytesIO(source)) as made:
        parts = {part: made.read(part) for part in made.namelist()}
    return archive(**(parts | {name: content}))


SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_with(data: str, after: str = "") -> bytes:
    return f"<worksheet {MAIN}><sheetData>{data}</sheetData>{after}</worksheet>".encode()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"%PDF-1.7\n\x00\x01\x02", "is no spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00", "is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old Office file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (archive(**{"word/document.xml": b"", "[Content_Types].xml": b""}), "is no spreadsheet"),
        (archive(mimetype=b"x", **{"content.xml": b""}), "of another kind: save it as .xlsx"),
        (archive(**{"xl/workbook.bin": b""}), "of another kind"),
        (GOOD[: len(GOOD) // 2], "may be damaged"),
        (b"PK\x03\x04" + bytes(50), "may be damaged"),
        (changed(GOOD, SHEET, b"<worksheet"), "may be damaged"),
        (changed(GOOD, "xl/workbook.xml", b"<!DOCTYPE x><x/>"), "XML that no spreadsheet has"),
        (b"a" * (MAX_FILE + 1), "is too large"),
        (archive(**{"[Content_Types].xml": b" " * (MAX_XML + 1), "xl/a": b""}), "is too large"),
    ],
)
def test_what_cannot_be_read(source: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        imported(source, "list.xlsx")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "There is nothing"),
        (b"\n \n", "There is nothing"),
        (book([]), "There is nothing"),
        (book([["Name of ship", "Tons"], ["Anna", 3]]), "No header was found"),
        (text("Dear colleagues,", "please find attached, as agreed, the list."), "No header"),
        (book([["Title", "To"]]), "There is no entry"),
        (book([["Title", "To"], [None, "North"]]), "There is no entry"),
        (text("Title,To", "a,All", '"never closed' + "x" * 140_000), "quotation mark never closed"),
        (
            book([["Title", "To"], *([f"t{n}", "All"] for n in range(MAX_ENTRIES + 1))]),
            "at most 200",
        ),
        (text("Title,To", *["a,All"] * (MAX_ROWS + 5)), "more than 5,000 rows"),
        (text("Title,To" + "," * 300 + "x", "a,All"), "more than 200 columns"),
        (text("Title,To", *[f'"{"x" * 100_000}",b'] * 41), "characters"),
        (
            book(
                [
                    ["Title", "To", "Description"],
                    *([f"t{n}", "All", "é" * 3990] for n in range(200)),
                ]
            ),
            "a scenario has at most 1,024 KiB",
        ),
    ],
)
def test_what_is_no_list(source: bytes, said: str) -> None:
    with pytest.raises(MselError, match=said) as caught:
        imported(source, "list.any")
    assert not isinstance(caught.value, UnreadableError)


def test_a_sheet_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnreadableError, match='no sheet "Mesl": did you mean "MSEL"'):
        imported(GOOD, sheet="Mesl")
    with pytest.raises(UnreadableError, match="has no sheets to choose from"):
        imported(text("Title,To", "a,All"), "list.csv", sheet="MSEL")


def test_an_encrypted_archive_is_told() -> None:
    source = bytearray(GOOD)
    for sign in (b"PK\x01\x02", b"PK\x03\x04"):
        at = source.find(sign)
        while at >= 0:
            source[at + (8 if sign[2] == 1 else 6)] |= 1
            at = source.find(sign, at + 4)
    with pytest.raises(UnreadableError, match="protected by a password"):
        imported(bytes(source))


def test_rows_far_down_and_merged_cells_without_end_cost_nothing() -> None:
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    head = f'<row r="1">{cell.format("A1", "Title")}{cell.format("B1", "To")}</row>'
    entry = f'<row r="2">{cell.format("A2", "a")}{cell.format("B2", "All")}</row>'
    far = '<row r="1048576"><c r="A1048576"/></row>'
    merged = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 3000))
    sheet = sheet_with(head + entry + far, f"<mergeCells>{merged}</mergeCells>")
    assert imported(changed(GOOD, SHEET, sheet)).entries == 1
    filled = f'<row r="9999999999">{cell.format("A9999999999", "x")}</row>'
    with pytest.raises(MselError, match="more than 5,000 rows"):
        imported(changed(GOOD, SHEET, sheet_with(head + entry + filled)))


def test_one_long_text_in_very_many_cells_is_refused() -> None:
    texts = f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>".encode()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        types = good.read("[Content_Types].xml").replace(
            b"</Types>",
            b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxml'
            b'formats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        )
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 200))
    source = changed(changed(GOOD, SHEET, sheet_with(cells)), "xl/sharedStrings.xml", texts)
    source = changed(source, "[Content_Types].xml", types)
    with pytest.raises(MselError, match=f"more than {MAX_CHARACTERS:,} characters"):
        imported(source)
