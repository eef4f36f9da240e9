"""A package whose signature, files and content were all found in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from models.packages.kinds import PackageKind
from models.rules.periods import CampaignCode

_CLOCKS_DIFFER = timedelta(hours=26)
"""Time zones and an hour or two of a clock that is not set: no reason to warn anybody."""


@dataclass(frozen=True, slots=True)
class VerifiedPackage:
    """What the signer vouches for. Who he is, and whether his key is known, the register of keys says.

    `school` and `inn` are the sender's (a municipality has no ИНН here). `fingerprint` is the key's, as it stands on
    the key card; `earlier_fingerprints` are those of the keys that passed their trust on to it, the latest first.
    `manifest_sha256` names the package: the same content always has the same one. `report` is the main file's JSON,
    checked for its shape, not for sense: numbers go through `models.rules.figure_checks` like anybody's. `files` are
    the data files with their sizes; `contents` holds their bytes. `raw` is the file as it came.
    """

    kind: PackageKind
    school: str
    inn: str
    campaign: CampaignCode
    package_id: str
    sequence: int
    replaces: str | None
    part: int
    parts: int
    created: datetime
    fingerprint: str
    earlier_fingerprints: tuple[str, ...]
    manifest_sha256: str
    files: Mapping[str, int]
    report: Mapping[str, Any]
    contents: Mapping[str, bytes] = field(repr=False)
    raw: bytes = field(repr=False)

    def clock_notice(self, now: datetime) -> str | None:
        """A sentence when the sender's clock stands in the future; order goes by numbers, so nothing is refused."""
        if self.created <= now + _CLOCKS_DIFFER:
            return None
        return (
            f"Пакет помечен будущим днём, {self.created:%d.%m.%Y}: на компьютере отправителя неверная дата, "
            "попросите её исправить."
        )
