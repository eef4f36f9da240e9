"""A package on its way to a stick: whole under its name, or not there at all."""

import random
import signal
import subprocess
import sys
import time
from email import message_from_bytes
from email.policy import SMTP

import pytest

from exporters.package.letter import Letter, draft
from exporters.package.mail_parts import cut, raw_limit
from exporters.package.reader import read_package
from exporters.package.saving import save
from models.errors import CancelledError, EnvironmentProblemError, UserError
from models.packages.kinds import PackageKind
from models.packages.matter import SignedPart
from models.packages.problems import PackageProblemError
from models.rules.periods import CampaignCode
from models.vocabulary import Season
from tests.exporters.package.factories import package
from tests.models.journal.conftest import small_disk, write_protect  # noqa: F401 - fixtures

LETTER = Letter(
    PackageKind.REPORT, CampaignCode(Season.AUTUMN, 2026), "Школа № 5\nг. Томска", "uo@example.org\nBcc: x@y"
)


def part(number=1, parts=1, content=None):
    return SignedPart(number, parts, f"report-{number}.asice", "0" * 64, content or package())


def test_files_are_written_and_read_back(tmp_path):
    files = save([part(1, 2), part(2, 2)], tmp_path / "новая" / "папка")
    assert [file.name for file in files] == ["report-1.asice", "report-2.asice"]
    assert all(read_package(file) for file in files)
    assert sorted(child.name for child in files[0].parent.iterdir()) == ["report-1.asice", "report-2.asice"]


def test_a_letter_opens_as_a_draft_with_the_package_in_it(tmp_path):
    sent = part(1, 2)
    [_package, file] = save([sent], tmp_path, LETTER)
    message = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert file.name == "report-1.eml" and message["X-Unsent"] == "1"
    assert message["Subject"] == "Сводный отчёт, осень 2026: Школа № 5 г. Томска (часть 1 из 2)"
    assert "Bcc" not in message and "uo@example.org" in message["To"]
    [attached] = message.iter_attachments()
    assert attached.get_filename() == "report-1.asice" and attached.get_content() == sent.content
    assert "report-1.asice" in message.get_body().get_content()


def test_what_stops_half_way_leaves_nothing_of_this_saving(tmp_path):
    (tmp_path / "report-1.asice").write_bytes(b"of an earlier saving")

    def stop_at_the_letter(done, total):
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        save([part(1, 2), part(2, 2)], tmp_path, LETTER, stop_at_the_letter)
    assert [child.name for child in tmp_path.iterdir()] == ["report-1.asice"]


@pytest.mark.parametrize("size", [1_000, 100_000, 3_000_000, 14_000_000])
def test_a_letter_of_the_raw_limit_stays_below_the_limit(size):
    limit = (size * 1.37 + 20_000) / 1_000_000
    assert raw_limit(limit) in (size - 1, size, size + 1)
    assert len(draft(part(content=random.Random(1).randbytes(size)), LETTER)) <= limit * 1_000_000


def test_thirty_photos_fit_into_two_letters_of_twenty_megabytes():
    photos = [(f"photos/{n // 10 + 1:02}-{n % 10 + 1:02}.jpg", bytes(500_000)) for n in range(30)]
    assert len(cut([("appendix3.docx", bytes(40_000)), *photos], 20_000, 20)) <= 2


def test_parts_keep_the_order_and_the_limit():
    dice = random.Random(5)
    photos = [(f"photos/01-{n:02}.jpg", dice.randbytes(dice.randrange(1_000, 90_000))) for n in range(40)]
    parts = cut(photos, 5_000, 0.2)
    assert [one for some in parts for one in some] == photos
    assert all(sum(len(content) for _, content in some) < raw_limit(0.2) for some in parts)
    assert cut(photos, 5_000, None) == [photos]


def test_a_main_file_larger_than_a_letter():
    with pytest.raises(UserError, match="не вмещает отчёт"):
        cut([], 50_000, 0.05)


@pytest.mark.parametrize("left", [0, 5_000, 300_000])
def test_a_full_stick(small_disk, left):  # noqa: F811
    (small_disk / "filling").write_bytes(b"x" * ((1 << 20) - 4096 * 3 - left))
    content = random.Random(2).randbytes(400_000)
    with pytest.raises(EnvironmentProblemError, match="не хватает места"):
        save([part(content=content)], small_disk)
    assert [child.name for child in small_disk.iterdir()] == ["filling"]


def test_a_protected_stick(tmp_path, write_protect):  # noqa: F811
    write_protect(tmp_path)
    with pytest.raises(EnvironmentProblemError, match="нельзя"):
        save([part()], tmp_path)


SAVE = """
import sys
from pathlib import Path
from exporters.package.saving import save
from models.packages.matter import SignedPart
content = Path(sys.argv[1]).read_bytes()
print("ready", flush=True)
while True:
    for number in range(1, 4):
        try:
            save([SignedPart(number, 3, f"report-{number}.asice", "", content)], Path(sys.argv[2]))
        except Exception as error:
            print(type(error).__name__, flush=True)
            raise SystemExit
"""


def interrupted(tmp_path, stick, dice, end):
    """What a saving program leaves on the stick when `end` happens to it at a random moment."""
    source = tmp_path / "source.asice"
    source.write_bytes(package())
    with subprocess.Popen(
        [sys.executable, "-c", SAVE, str(source), str(stick)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(dice.uniform(0, 0.03))
        end(process)
        said = process.stdout.read()
        process.wait()
    for file in stick.glob("*.asice"):
        try:
            read_package(file)
        except PackageProblemError:
            pytest.fail(f"half a file under the final name: {file}")
    return said


def kill_while_saving(tmp_path, times):
    dice = random.Random(9)
    for number in range(times):
        stick = tmp_path / f"stick-{number}"
        stick.mkdir()
        interrupted(tmp_path, stick, dice, lambda process: process.send_signal(signal.SIGKILL))


def pull_while_saving(tmp_path, stick, times):
    dice = random.Random(10)
    for _ in range(times):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(stick)], capture_output=True)
        if done.returncode:
            pytest.skip("no disk can be mounted here")

        def pull(process):
            subprocess.run(["umount", "--lazy", str(stick)], check=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(stick)], check=True)

        try:
            said = interrupted(tmp_path, stick, dice, pull)
            assert said.split() == ["EnvironmentProblemError"]
            assert list(stick.iterdir()) == []
        finally:
            subprocess.run(["umount", "--lazy", str(stick)], capture_output=True)


def fill_while_saving(stick, times):
    dice = random.Random(11)
    for _ in range(times):
        (stick / "filling").write_bytes(b"x" * dice.randrange(900_000, 1_040_000))
        try:
            [file] = save([part(content=package())], stick)
        except EnvironmentProblemError:
            assert [child.name for child in stick.iterdir()] == ["filling"]
        else:
            assert read_package(file)
            file.unlink()


def test_a_few_kills(tmp_path):
    kill_while_saving(tmp_path, 3)


def test_a_stick_that_fills_up(small_disk):  # noqa: F811
    fill_while_saving(small_disk, 5)


def test_a_stick_that_is_pulled(tmp_path, small_disk):  # noqa: F811
    pull_while_saving(tmp_path, small_disk, 2)


@pytest.mark.soak
def test_a_hundred_kills(tmp_path):
    kill_while_saving(tmp_path, 100)


@pytest.mark.soak
def test_a_hundred_full_sticks(small_disk):  # noqa: F811
    fill_while_saving(small_disk, 100)


@pytest.mark.soak
def test_a_hundred_pulled_sticks(tmp_path, small_disk):  # noqa: F811
    pull_while_saving(tmp_path, small_disk, 100)
