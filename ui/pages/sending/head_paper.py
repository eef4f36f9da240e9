"""A head's own detached signature beside a paper: chosen, read, checked as far as that goes without the network."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import EnvironmentProblemError, UserError

if TYPE_CHECKING:
    from models.packages.matter import HeadSignature

SIGNATURES = "Файл подписи (*.sig *.p7s *.sgn)"
PAPERS = "Документ (*.pdf *.docx *.xlsx)"
_LIMIT = 64 << 20


@dataclass(frozen=True, slots=True)
class HeadPaper:
    """What will go into the package: names for the user, bytes, the result of the check in honest words."""

    name: str
    words: str
    sign: tuple[str, str]
    signature: "HeadSignature"


def paper_beside(signature: Path) -> Path | None:
    """The paper that lies beside its signature: `отчёт.pdf` beside `отчёт.pdf.sig`."""
    paper = signature.with_suffix("")
    return paper if paper.suffix and paper.is_file() else None


def read_head_paper(paper: Path, signature: Path) -> HeadPaper:
    """Read and check both; UserError when one cannot be read, is too large, or is no signature at all.

    A signature of another paper is refused: it would prove nothing to whoever receives it.
    """
    from exporters.package.head_signature import SignatureState, check
    from models.packages.matter import HeadSignature

    matter = HeadSignature(_read(paper), _read(signature))
    found = check(matter.paper, matter.signature)
    if found.state in (SignatureState.UNREADABLE, SignatureState.OF_ANOTHER_PAPER):
        raise UserError(f"«{signature.name}» не приложен. {found.words}")
    sign = ("check", "ok") if found.state is SignatureState.HOLDS else ("info", "text2")
    return HeadPaper(paper.name, found.words, sign, matter)


def _read(path: Path) -> bytes:
    from models.journal.problems import of_os_error

    try:
        if path.stat().st_size > _LIMIT:
            raise EnvironmentProblemError(f"«{path.name}» больше 64 МБ: в пакет он не войдёт.")
        return path.read_bytes()
    except OSError as error:
        raise of_os_error(error, path) from error
