"""Whether a journal lies where it may be lost: on a stick, on a network drive, in a folder that a cloud copies."""

import sys
from pathlib import Path

_CLOUD_FOLDERS = (
    "dropbox",
    "яндекс.диск",
    "yandex.disk",
    "yandexdisk",
    "onedrive",
    "google drive",
    "googledrive",
    "google диск",
    "мой диск",
    "облако mail",
    "cloud mail",
    "icloud",
    "nextcloud",
    "owncloud",
    "megasync",
)
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.davfs2"}
_NETWORK_PREFIXES = ("fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "fuse.glusterfs", "fuse.s3fs")
_STICK_PLACES = ("/media/", "/run/media/", "/Volumes/")
_STICK_SYSTEMS = {"vfat", "exfat"}

_CLOUD = (
    "Папку «{folder}» копирует облачная программа: она может подменить журнал старой копией; "
    "держите журнал в обычной папке, а в облако кладите резервные копии."
)
_NETWORK = (
    "«{folder}» лежит на сетевом диске: при обрыве связи последние записи могут пропасть; "
    "держите журнал на диске этого компьютера, а на сетевой кладите резервные копии."
)
_STICK = (
    "«{folder}» лежит на съёмном диске: если вынуть его до закрытия программы, последние записи могут пропасть; "
    "держите журнал на диске этого компьютера, а на съёмный кладите резервные копии."
)


def location_warning(path: Path) -> str | None:
    """Why the folder of `path` is no good place for a journal, in one sentence; None when it is one.

    Only warns: the journal opens there all the same, and every acknowledged record is still written through.
    """
    folder = path.absolute().parent
    if any(part.casefold().startswith(_CLOUD_FOLDERS) for part in folder.parts):
        return _CLOUD.format(folder=folder)
    if sys.platform == "win32":
        reason = _windows_reason(folder)
    elif sys.platform == "linux":
        reason = linux_reason(folder.resolve(), _read_mounts())
    else:
        reason = _STICK if str(folder).startswith(_STICK_PLACES) else None
    return reason and reason.format(folder=folder)


def linux_reason(folder: Path, mounts: str) -> str | None:
    """The pattern of the warning for `folder` by the text of /proc/mounts; None for a disk of this computer."""
    best, system = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = Path(_unescaped(fields[1]))
        # A later line covers an earlier one at the same place.
        if folder.is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, system = place, fields[2]
    if system in _NETWORK_SYSTEMS or system.startswith(_NETWORK_PREFIXES):
        return _NETWORK
    on_stick = system in _STICK_SYSTEMS or f"{best}/".startswith(_STICK_PLACES)
    return _STICK if on_stick else None


def _unescaped(field: str) -> str:
    """The kernel writes a space, a tab, a line end and a backslash in octal."""
    for code, sign in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
        field = field.replace(f"\\{code}", sign)
    return field


def _read_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


if sys.platform == "win32":
    import ctypes

    _REMOVABLE, _REMOTE = 2, 4

    def _windows_reason(folder: Path) -> str | None:
        if folder.drive.startswith("\\\\"):
            return _NETWORK
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.drive + "\\")
        return {_REMOVABLE: _STICK, _REMOTE: _NETWORK}.get(kind)
