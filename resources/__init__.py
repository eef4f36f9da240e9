"""Data that every layer may read: templates, fonts, icons, catalogues, instruments, help."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, the same from source and in the frozen program."""
    return ROOT.joinpath(*parts)
