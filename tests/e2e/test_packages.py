"""The signed package from the workbook to another program's eyes: commands in, files out."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop import demo
from models.errors import ExitCode
from models.journal.journal import Journal
from models.services.campaign_report import build
from models.services.sent_packages import sent_packages
from models.tables import SchoolYear
from tests.e2e import small_book
from tests.e2e.commands import Commands, assert_sentence
from tests.models.journal.conftest import small_disk  # noqa: F401 - a fixture

KEYS = {"ok", "problem", "kind", "school", "inn", "campaign", "package_id", "sequence", "part", "parts",
        "fingerprint", "files"}  # fmt: skip


@pytest.fixture
def run(tmp_path, capsys):
    return Commands(tmp_path / "ж.profjournal", tmp_path / "data", capsys)


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "образец.profjournal"
    demo.create_sample(path)
    return path


@pytest.fixture
def sample(sample_made, tmp_path, capsys):
    """Commands on the sample school, the test's own."""
    shutil.copytree(sample_made.parent, tmp_path / "школа", ignore=shutil.ignore_patterns("*.lock"))
    return Commands(tmp_path / "школа" / sample_made.name, tmp_path / "data", capsys)


def test_a_package_is_made_and_verified(sample, tmp_path):
    code, answer = sample("package", "--campaign", "autumn-2026", "--out", tmp_path / "флешка")
    assert code == ExitCode.DONE
    [file] = answer["files"]
    assert Path(file).is_absolute() and answer["sequence"] == 1 and answer["replaces"] is None
    code, verified = sample("verify", file)
    assert code == ExitCode.DONE and set(verified) == KEYS
    assert verified["ok"] is True and verified["problem"] is None and verified["kind"] == "report"
    for key in ("package_id", "sequence", "fingerprint"):
        assert verified[key] == answer[key]
    assert (verified["part"], verified["parts"], verified["campaign"]) == (1, 1, "autumn-2026")
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None and archive.namelist()[0] == "mimetype"
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    assert verified["files"].items() <= sizes.items()
    code, report = sample("report", "--campaign", "autumn-2026")
    assert report["participants"] == _json_of(file)["participants"]


def _json_of(file):
    import json

    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("report.json"))


def test_the_second_package_replaces_the_first(sample, tmp_path):
    first = sample("package", "--campaign", "autumn-2026", "--out", tmp_path)[1]
    second = sample("package", "--campaign", "autumn-2026", "--out", tmp_path)[1]
    assert (second["sequence"], second["replaces"]) == (2, first["package_id"])
    assert second["fingerprint"] == first["fingerprint"] and first["files"] != second["files"]
    assert _json_of(second["files"][0])["replaces"] == first["package_id"]


def test_mail_parts_and_drafts(sample, tmp_path):
    _, answer = sample(
        "package", "--campaign", "autumn-2026", "--out", tmp_path, "--mail-limit", "0.5", "--mail-to", "uo@example.org"
    )
    assert len(answer["files"]) == len(answer["drafts"]) > 1
    seen = [sample("verify", file)[1] for file in answer["files"]]
    assert {one["package_id"] for one in seen} == {answer["package_id"]}
    assert [one["part"] for one in seen] == list(range(1, len(seen) + 1))
    assert all(one["parts"] == len(seen) and "report.json" in one["files"] for one in seen)
    photos = [name for one in seen for name in one["files"] if name.startswith("photos/")]
    assert len(photos) == len(set(photos)) == 26
    assert all(Path(file).stat().st_size <= 500_000 for file in answer["drafts"])


def test_the_plan(sample, tmp_path):
    _, answer = sample("package", "--campaign", "autumn-2026", "--kind", "plan", "--out", tmp_path)
    _, verified = sample("verify", answer["files"][0])
    assert verified["kind"] == "plan" and set(verified["files"]) == {"plan.json", "appendix2.docx"}
    assert len(Path(answer["files"][0]).read_bytes()) < 100_000


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_the_lines_of_the_readme(sample, tmp_path):
    _, answer = sample("package", "--campaign", "autumn-2026", "--out", tmp_path)
    lines = re.search(r"```\n(unzip.+?)```", Path("README.md").read_text("utf-8"), re.DOTALL)[1]
    (tmp_path / "check").mkdir()
    shutil.copy(answer["files"][0], tmp_path / "check" / "p.asice")
    if shutil.which("unzip") is None:
        zipfile.ZipFile(tmp_path / "check" / "p.asice").extractall(tmp_path / "check")
        lines = lines.replace("unzip p.asice && ", "")
    done = subprocess.run(["sh", "-ec", lines], cwd=tmp_path / "check", capture_output=True, text=True)
    assert done.returncode == 0 and "successful" in done.stderr, done.stderr
    listed = tmp_path / "check" / "META-INF" / "ASiCManifest001.xml"
    listed.write_bytes(listed.read_bytes() + b" ")
    last = lines[lines.index("openssl cms") :]
    assert subprocess.run(["sh", "-ec", last], cwd=tmp_path / "check", capture_output=True).returncode != 0


def spoiled(file, tmp_path, change):
    path = tmp_path / "spoiled.asice"
    path.write_bytes(change(Path(file).read_bytes()))
    return path


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda raw: b"", "not-a-package"),
        (lambda raw: b"%PDF" + raw, "not-a-package"),
        (lambda raw: raw[:5000], "tampered"),
        (lambda raw: raw + b"\n", "tampered"),
        (lambda raw: raw[:9000] + bytes([raw[9000] ^ 1]) + raw[9001:], "tampered"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(sample, tmp_path, change, problem):
    _, answer = sample("package", "--campaign", "spring-2026", "--out", tmp_path)
    code, verified = sample("verify", spoiled(answer["files"][0], tmp_path, change))
    assert (code, verified["ok"], verified["problem"], verified["files"]) == (ExitCode.DAMAGED, False, problem, {})
    assert set(verified) == KEYS


def test_files_that_are_not_there(run, tmp_path):
    for path in (tmp_path / "нет.asice", tmp_path):
        assert run.refused("verify", path)[0] == ExitCode.ENVIRONMENT


def test_a_finding_of_level_error(run, tmp_path):
    run("import", small_book.write(tmp_path / "к.xlsx"))
    with Journal.open(run.journal) as journal, journal.write() as session:
        session.query(SchoolYear).one().coordinator = ""
    code, message = run.refused("package", "--campaign", "autumn-2026", "--out", tmp_path / "o")
    assert code == ExitCode.FINDINGS and "координатор" in message
    assert not (tmp_path / "o").exists()
    code, answer = run("package", "--campaign", "autumn-2026", "--out", tmp_path / "o", "--anyway")
    assert code == ExitCode.DONE
    assert _json_of(answer["files"][0])["findings"][0]["level"] == "error"


def test_a_stick_that_is_full_leaves_the_journal_as_it_was(sample, small_disk):  # noqa: F811
    (small_disk / "filling").write_bytes(b"x" * 700_000)
    words = ("package", "--campaign", "autumn-2026", "--out", small_disk)
    assert sample.refused(*words)[0] == ExitCode.ENVIRONMENT
    assert [child.name for child in small_disk.iterdir()] == ["filling"]
    with Journal.open(sample.journal, read_only=True) as journal:
        assert sent_packages(journal) == () and build(journal, "autumn-2026").signed is None
    (small_disk / "filling").unlink()
    assert sample(*words)[1]["sequence"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--campaign", "autumn-1999"),
        ("--campaign", "осень"),
        ("--campaign", "autumn-2026", "--mail-limit", "0"),
        ("--campaign", "autumn-2026", "--mail-limit", "nan"),
        ("--campaign", "autumn-2026", "--mail-limit", "много"),
        ("--campaign", "autumn-2026", "--kind", "receipt"),
        ("--campaign", "autumn-2026", "--head-signature", "подпись.txt"),
    ],
)
def test_wrong_usage(sample, tmp_path, words):
    assert sample.refused("package", "--out", tmp_path / "o", *words)[0] == ExitCode.USAGE


def test_a_letter_that_holds_nothing(sample, tmp_path):
    words = ("package", "--campaign", "autumn-2026", "--out", tmp_path / "o", "--mail-limit", "0.03")
    assert sample.refused(*words)[0] == ExitCode.FINDINGS
    assert not (tmp_path / "o").exists()


def test_the_heads_own_signature_travels_and_is_judged(sample, tmp_path):
    signatures = Path(__file__).parents[1] / "exporters" / "package" / "signatures"
    shutil.copy(signatures / "paper.pdf", tmp_path / "отчёт.pdf")
    shutil.copy(signatures / "gost2012_256-A.sig", tmp_path / "отчёт.pdf.sig")
    words = ("package", "--campaign", "autumn-2026", "--out", tmp_path, "--head-signature")
    _, answer = sample(*words, tmp_path / "отчёт.pdf.sig")
    _, verified = sample("verify", answer["files"][0])
    assert verified["head_signature"]["state"] == "holds" and verified["head_signature"]["signer"] == "Директор"
    assert_sentence(verified["head_signature"]["words"])
    (tmp_path / "отчёт.pdf").unlink()
    assert sample.refused(*words, tmp_path / "отчёт.pdf.sig")[0] == ExitCode.ENVIRONMENT


def everything_in(raw: bytes) -> bytes:
    """All bytes of a container, and of the containers in it, unpacked."""
    if not raw.startswith(b"PK\x03\x04"):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return raw + b"".join(everything_in(archive.read(name)) for name in archive.namelist())


def test_no_name_of_a_pupil_or_parent_leaves_the_school(run, tmp_path):
    """Names of a kind that nothing else in a package could say, in every field of the workbook that holds people."""
    pupil, listed, counselled, parent = "Зюзюкина Эвридика", "Цыпкин Ювеналий", "Хухрин Елпидифор", "Щупова Фёкла"
    book = small_book.write(
        tmp_path / "к.xlsx",
        ("Ученики", 2, "ФИО", pupil),
        ("Участники", 2, "ФИО", f"{pupil}; {listed}"),
        ("Консультации", 2, "Участники", counselled),
        ("Консультации", 3, "Участники", parent),
        ("Консультации", 3, "Категория", "родитель"),
        ("Консультации", 2, "Содержание", f"Разговор с {counselled}"),
        ("Диагностика", 2, "ФИО", pupil),
        ("Журнал работы", 2, "Примечание", f"Отстал {pupil}"),
        ("Журнал работы", 2, "Результат", f"Грамота: {listed}"),
    )
    code, answer = run("import", book)
    assert code == ExitCode.DONE, answer
    for words in (("--kind", "report"), ("--kind", "plan")):
        code, answer = run("package", "--campaign", "autumn-2026", "--out", tmp_path / "o", *words, "--anyway")
        assert code == ExitCode.DONE, run.said
        unpacked = everything_in(Path(answer["files"][0]).read_bytes())
        for name in (pupil, listed, counselled, parent):
            for word in name.split():
                assert word.encode() not in unpacked and word.encode("utf-16-le") not in unpacked


def test_a_name_typed_into_a_text_is_refused_however_the_user_insists(run, tmp_path):
    book = small_book.write(
        tmp_path / "к.xlsx", ("Журнал работы", 2, "Описание", "Лучшей была Жукова. Цою Льву вручили грамоту.")
    )
    assert run("import", book)[0] == ExitCode.DONE
    code, message = run.refused("package", "--campaign", "autumn-2026", "--out", tmp_path / "o", "--anyway")
    assert code == ExitCode.FINDINGS and "имя" in message
