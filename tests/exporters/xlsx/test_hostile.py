"""Workbooks that were made to harm, or fell into harm: a refusal in one sentence, quickly, or a right read."""

import io
import random
import time
import tracemalloc
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import openpyxl
import pytest

from exporters.xlsx.workbook_reader import read
from models.errors import DamagedError, UserError

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
ROW = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'


def good() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Классы"
    workbook.active.append(["Класс", "Обучающихся", "С ОВЗ"])
    for number in range(5, 12):
        workbook.active.append([f"{number}А", number * 3, 1])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


GOOD = good()


def changed(path: Path, method: int = ZIP_STORED, **parts: bytes | None) -> Path:
    """The good workbook with parts replaced, added, or taken out (None); stored, so that no ratio gives it away."""
    with ZipFile(io.BytesIO(GOOD)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()} | parts
    with ZipFile(path, "w", method) as archive:
        for name, data in content.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def part(name: str) -> bytes:
    with ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


def refused(path: Path, words: str = "", *, seconds: float = 2, megabytes: float = 40) -> None:
    """`read` refuses `path` with a sentence that names it and holds `words`, without much time or memory."""
    tracemalloc.start()
    start = time.process_time()
    try:
        with pytest.raises(DamagedError, match=words) as caught:
            read(path)
        assert path.name in caught.value.message
        assert caught.value.message.endswith(".")
        # tracemalloc itself makes allocations several times slower.
        assert time.process_time() - start < seconds * 4
        assert tracemalloc.get_traced_memory()[1] < megabytes * 1e6
    finally:
        tracemalloc.stop()


def test_good_workbook_is_read(tmp_path):
    (sheet,) = read(changed(tmp_path / "к.xlsx")).sheets
    assert [row.cells["Класс"] for row in sheet.rows] == [f"{number}А" for number in range(5, 12)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'<row r="1">' + b"<c/>" * 1_000_000 + b"</row>", "ячеек"),
        (b"<row/>" * 1_500_000, "строк"),
        (b'<row r="1"><c r="A1" t="inlineStr"><is>' + b"<r/>" * 1_000_000 + b"</is></c></row>", "данных"),
        (b"<x>" * 1_000_000, "данных"),
        (ROW + b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>', "строк"),
        (ROW + b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "200000 строк"),
        (b'<row r="1"><c r="XFD1"><v>1</v></c></row>', "столбцов"),
        (b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>', "повреждён"),
        (ROW + ROW, "не по порядку"),
        (b'<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "не по порядку"),
        (b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>', "повреждён"),
        (b'<row r="1"><c r="A1" s="999"><v>nan</v></c></row>', "повреждён"),
        (b'<row r="1"><c r="A1"><v>' + b"9" * 5000 + b"</v></c></row>", "повреждён"),
        (b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row>", "знаков"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_sheet_that_would_fill_the_memory(tmp_path, body, words):
    refused(changed(tmp_path / "к.xlsx", **{SHEET: HEAD + body + TAIL}), words, megabytes=150 + len(body) / 1e6)


def test_small_bomb_takes_neither_second_nor_memory(tmp_path):
    """A 0.3 MB file of 50 MB of cells took openpyxl alone 1.2 GB; varied a little, it passes the limit on ratio."""
    rng = random.Random(1)
    cells = b"".join(b"<c/>" * 100 + b'<c s="%d"/>' % rng.randrange(9999) for _ in range(30_000))
    body = b"".join(b'<row r="%d">' % (number + 2) + cells + b"</row>" for number in range(4))
    path = changed(tmp_path / "к.xlsx", ZIP_DEFLATED, **{SHEET: HEAD + ROW + body + TAIL})
    assert path.stat().st_size < 800_000 < 49_000_000 < len(body)
    start = time.process_time()
    with pytest.raises(DamagedError, match="слишком много ячеек"):
        read(path)
    assert time.process_time() - start < 1


def test_more_cells_than_any_school_has(tmp_path):
    row = b"<row>" + b"<c/>" * 16_384 + b"</row>"
    with pytest.raises(DamagedError, match="в ней слишком много ячеек"):
        read(changed(tmp_path / "к.xlsx", **{SHEET: HEAD + row * 190 + TAIL}))


def test_two_million_empty_rows(tmp_path):
    body = ROW + b"".join(b'<row r="%d"/>' % number for number in range(2, 2_000_000))
    start = time.process_time()
    with pytest.raises(DamagedError, match="строк"):
        read(changed(tmp_path / "к.xlsx", **{SHEET: HEAD + body + TAIL}))
    assert time.process_time() - start < 5


def test_half_a_million_empty_rows_are_what_excel_may_write(tmp_path):
    body = ROW + b"".join(b'<row r="%d"/>' % number for number in range(2, 500_000))
    (sheet,) = read(changed(tmp_path / "к.xlsx", **{SHEET: HEAD + body + TAIL})).sheets
    assert sheet.headings == ("x",)


@pytest.mark.parametrize(
    ("dtd", "name"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', SHEET),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">', SHEET),
        (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]>', "xl/workbook.xml"),
        (b"<!DOCTYPE x>", "xl/styles.xml"),
        (b'<!DOCTYPE x [<!ENTITY a "a">]>', "[Content_Types].xml"),
        (b'<!DOCTYPE x [<!ENTITY a "a">]>', "docProps/core.xml"),
        (b'<!DOCTYPE x [<!ENTITY a "a">]>', "xl/_rels/workbook.xml.rels"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_dtd_anywhere(tmp_path, dtd, name, encoding):
    text = part(name).decode()
    body = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    data = (f'<?xml version="1.0" encoding="{encoding}"?>' + dtd.decode() + body).encode(encoding)
    refused(changed(tmp_path / "к.xlsx", **{name: data}), "DTD")


def test_openpyxl_itself_refuses_entities_too():
    """The second lock, should the look inside ever miss a DTD."""
    from openpyxl.xml.functions import iterparse

    with pytest.raises(ValueError, match="Entities"):
        list(iterparse(io.BytesIO(b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>')))


def relation(kind: str, target: str, mode: str = "") -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    tag = f'<Relationship Id="rIdX" Type="{base}{kind}" Target="{target}"{mode}/>'
    return part("xl/_rels/workbook.xml.rels").replace(b"</Relationships>", tag.encode() + b"</Relationships>")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/vbaProject.bin": b"\0"}, "макросы"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "макросы"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "другие файлы"),
        ({"xl/embeddings/oleObject1.bin": b"\0"}, "вложены"),
        ({"XL/ActiveX/activeX1.xml": b"<a/>"}, "ActiveX"),
        ({"xl/_rels/workbook.xml.rels": relation("vbaProject", "other.bin")}, "макросы"),
        ({"xl/_rels/workbook.xml.rels": relation("externalLink", "other.xml")}, "другие файлы"),
        (
            {"xl/_rels/workbook.xml.rels": relation("image", "file:///c:/x.png", ' TargetMode="External"')},
            "другие файлы",
        ),
        ({"xl/_rels/workbook.xml.rels": relation("worksheet", "sheet.png")}, "необычно"),
        (
            {
                "[Content_Types].xml": part("[Content_Types].xml").replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            },
            "макросы",
        ),
        (
            {
                SHEET: part(SHEET).replace(
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                )
            },
            "Строгая",
        ),
    ],
)
def test_macros_links_embeddings(tmp_path, parts, words):
    refused(changed(tmp_path / "к.xlsx", **parts), words)


def test_oversized_other_parts(tmp_path):
    many = b"<a/>" * 300_000
    styles = part("xl/styles.xml").replace(b"</styleSheet>", many + b"</styleSheet>")
    refused(changed(tmp_path / "к.xlsx", **{"xl/styles.xml": styles}), "сложно", megabytes=80)
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'
    refused(changed(tmp_path / "к.xlsx", **{"xl/sharedStrings.xml": strings % (b"<si/>" * 1_000_001)}), "текстов")
    refused(changed(tmp_path / "к.xlsx", **{"xl/sharedStrings.xml": strings % many}), "текстов")


def with_entries(path: Path, *entries: tuple[ZipInfo | str, bytes], method: int = ZIP_DEFLATED) -> Path:
    path.write_bytes(GOOD)
    with ZipFile(path, "a", method) as archive:
        for entry, data in entries:
            archive.writestr(entry, data, method)
    return path


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:/x", "xl\\x.xml", "a/../b", "xl/x\ny"])
def test_names_that_leave_the_folder(tmp_path, name):
    refused(with_entries(tmp_path / "к.xlsx", (name, b"x")), "недопустимое имя")


def test_container_tricks(tmp_path):
    path = tmp_path / "к.xlsx"
    with pytest.warns(UserWarning, match="Duplicate"):
        with_entries(path, (SHEET, b"<a/>"))
    refused(path, "дважды")
    refused(with_entries(path, ("XL/Workbook.xml", b"<a/>")), "дважды")
    link = ZipInfo("link")
    link.external_attr = 0o120777 << 16
    refused(with_entries(path, (link, b"/etc/passwd")), "ссылка")
    refused(with_entries(path, ("x.bin", b"x" * 999), method=ZIP_BZIP2), "необычным")
    refused(with_entries(path, *((f"x{number}", b"") for number in range(500))), "500 частей")
    refused(with_entries(path, ("x.bin", bytes(3_000_000))), "подозрительно")
    data = bytearray(GOOD)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    refused(path, "паролем")


def test_sizes_are_judged_before_anything_is_unpacked(tmp_path):
    noise = random.Random(1).randbytes(1 << 20)
    path = with_entries(tmp_path / "к.xlsx", ("xl/media/a.bin", noise * 65), method=ZIP_DEFLATED)
    refused(path, r"64 МБ", megabytes=120)
    block = noise[:1000] + bytes(60_000)
    path = with_entries(tmp_path / "к.xlsx", *((f"xl/media/{n}.bin", block * 800) for n in range(7)))
    refused(path, r"300 МБ", megabytes=120)


@pytest.mark.parametrize(
    "name", ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]
)
@pytest.mark.parametrize("data", [None, b"", b"<a/>", b"<a>", b"\xff\xfe", "<а атрибут='1'/>".encode("cp1251")])
def test_missing_and_senseless_parts(tmp_path, name, data):
    path = changed(tmp_path / "к.xlsx", **{name: data})
    try:
        read(path)
    except UserError as error:
        assert path.name in error.message


def test_missing_sheet_part_is_damage(tmp_path):
    with pytest.raises(DamagedError):
        read(changed(tmp_path / "к.xlsx", **{SHEET: None}))


def test_every_truncation(tmp_path):
    path = tmp_path / "к.xlsx"
    for length in range(1, len(GOOD), 97):
        path.write_bytes(GOOD[:length])
        with pytest.raises(DamagedError):
            read(path)


def flip_and_read(path: Path, seed: int) -> None:
    """Change a few bytes or bits, then read: a UserError, or exactly what the good file holds."""
    rng = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(rng.choice((1, 1, 2, 8))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    try:
        got = read(path)
    except UserError:
        return
    path.write_bytes(GOOD)
    assert got == read(path), f"seed {seed}"


@pytest.mark.parametrize("seed", range(50))
def test_flipped_bytes(tmp_path, seed):
    flip_and_read(tmp_path / "к.xlsx", seed)


def mutate_xml_and_read(path: Path, seed: int) -> None:
    """Damage the XML inside a sound container: a read may differ then, but never break."""
    rng = random.Random(seed)
    with ZipFile(io.BytesIO(GOOD)) as archive:
        name = rng.choice([SHEET, SHEET, *archive.namelist()])
    data = bytearray(part(name))
    for _ in range(rng.choice((1, 2, 5))):
        start = rng.randrange(len(data))
        end = start + rng.randrange(12)
        data[start:end] = rng.choice((b"", data[start:end] * 2, b"9", b'"', b"<c/>", b"-1", rng.randbytes(3)))
    try:
        read(changed(path, **{name: bytes(data)}))
    except UserError:
        return


@pytest.mark.parametrize("seed", range(50))
def test_mutated_xml(tmp_path, seed):
    mutate_xml_and_read(tmp_path / "к.xlsx", seed)


@pytest.mark.soak
def test_thousands_of_mutations(tmp_path):
    for seed in range(2000):
        flip_and_read(tmp_path / "к.xlsx", 1_000 + seed)
        mutate_xml_and_read(tmp_path / "к.xlsx", 1_000 + seed)
