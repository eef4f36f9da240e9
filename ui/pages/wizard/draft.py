"""What was typed into the wizard, kept beside the settings until the journal is made: a crash loses nothing.

The password is never kept.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.rules.school_card import ClassEntry

_log = logging.getLogger(__name__)


class WizardDraft:
    """The draft in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Mapping[str, Any]:
        """What was kept; empty when there is nothing or it cannot be read."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def save(self, content: Mapping[str, Any]) -> None:
        """Keep this in place of what was kept; a disk that refuses costs the draft only."""
        temporary = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            temporary.replace(self.path)
        except OSError as error:
            _log.warning("the wizard's draft is not kept: %s", type(error).__name__)

    def forget(self) -> None:
        """The journal is made, or the user gave it up."""
        self.path.unlink(missing_ok=True)


def classes_from(kept: object) -> list[ClassEntry]:
    """Classes as `classes_to` gave them; none when they cannot be read."""
    try:
        return [ClassEntry(**entry) for entry in kept]  # type: ignore[attr-defined]
    except TypeError:
        return []


def classes_to(classes: Sequence[ClassEntry]) -> list[dict[str, Any]]:
    """Classes as JSON can hold them."""
    return [asdict(entry) for entry in classes]
