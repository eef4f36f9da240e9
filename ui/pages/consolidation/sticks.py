"""Sticks that are plugged in."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_WHERE = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE = 2
"""DRIVE_REMOVABLE of the Windows API."""


def first_stick() -> Path | None:
    """The root of a removable disk that is ready, the first one by name; None without any."""
    roots = sorted(one.rootPath() for one in QStorageInfo.mountedVolumes() if one.isValid() and one.isReady())
    return next((Path(root) for root in roots if _is_stick(root)), None)


def _is_stick(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_WHERE)
