"""How a package is cut so that each part fits into a letter (safety, section 5)."""

import zlib
from collections.abc import Sequence

from exporters.package.container import INCOMPRESSIBLE
from models.errors import UserError

MEGABYTE = 1_000_000
"""Mail services count thus, or more generously."""

USUAL_LIMIT = 20.0
"""Megabytes of a letter that most mail services take."""

_HEAD = 20_000
_SWELLING = 1.37
"""Base64 with its line ends, and the text around it."""

_SIGNATURE = 2_500
_PER_FILE = 600
"""Two headers of the zip and a line of the manifest, names of the longest included."""

_Attachment = tuple[str, bytes]


def raw_limit(mail_limit: float) -> int:
    """Bytes that one part may have when a letter may have `mail_limit` megabytes."""
    return int((mail_limit * MEGABYTE - _HEAD) / _SWELLING)


def cut(
    attachments: Sequence[_Attachment], main_bytes: int, mail_limit: float | None, proofs_bytes: int = 0
) -> list[list[_Attachment]]:
    """The attachments in as few parts as keeping their order allows; one part without a limit.

    `main_bytes` is the size of the main file, which every part holds, as it does the proofs of earlier keys.
    UserError when a part cannot hold the main file and the largest attachment.
    """
    if mail_limit is None:
        return [list(attachments)]
    room = raw_limit(mail_limit) - main_bytes - proofs_bytes - _SIGNATURE - _PER_FILE
    parts: list[list[_Attachment]] = [[]]
    left = room
    for name, content in attachments:
        size = _packed(name, content) + _PER_FILE
        if size > room:
            raise UserError(
                f"Письмо в {mail_limit:g} МБ не вмещает файл «{name}»: выберите больший предел или сохраните пакет "
                "на флешку."
            )
        if size > left:
            parts.append([])
            left = room
        parts[-1].append((name, content))
        left -= size
    if room < 0:
        raise UserError(f"Письмо в {mail_limit:g} МБ не вмещает отчёт: выберите больший предел.")
    return parts


def _packed(name: str, content: bytes) -> int:
    return len(content) if name.endswith(INCOMPRESSIBLE) else len(zlib.compress(content))
