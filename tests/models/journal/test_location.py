from pathlib import Path

import pytest

from models.journal.location import linux_reason, location_warning

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sda2 /home ext4 rw 0 0
/dev/sdb1 /media/anna/KINGSTON\\040DT vfat rw 0 0
/dev/sdc1 /mnt/stick exfat rw 0 0
//server/school /mnt/school cifs rw 0 0
anna@host:/ /home/anna/far fuse.sshfs rw 0 0
/dev/sda3 /media/anna/disk ext4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        ("/home/anna/Документы", None),
        ("/homeland", None),
        ("/media/anna/KINGSTON DT/школа", "съёмном"),
        ("/media/anna/disk", "съёмном"),
        ("/mnt/stick", "съёмном"),
        ("/mnt/school/2026", "сетевом"),
        ("/mnt/schoolbag", None),
        ("/home/anna/far/x", "сетевом"),
    ],
)
def test_mounted_disks(folder, word):
    reason = linux_reason(Path(folder), MOUNTS)
    assert reason is None if word is None else word in reason


@pytest.mark.parametrize("name", ["Dropbox", "Яндекс.Диск", "Yandex.Disk", "OneDrive - Школа № 3", "ONEDRIVE"])
def test_cloud_folders(tmp_path, name):
    folder = tmp_path / name / "Школа"
    warning = location_warning(folder / "ж.profjournal")
    assert "облачная программа" in warning
    assert f"«{folder}»" in warning


def test_an_ordinary_folder(tmp_path):
    assert location_warning(tmp_path / "Школа" / "ж.profjournal") is None
