"""Norms of a newer letter from a file, and a sample of such a file to change."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import EnvironmentProblemError, UserError

if TYPE_CHECKING:
    from ui.pages.profminimum.page import ProfminimumPage

KINDS = "Нормы Профминимума (*.json)"
_SAMPLE = "нормы Профминимума.json"


def load_norms(page: "ProfminimumPage") -> None:
    """Take the file that the user chooses; a refusal says what in it is wrong."""
    from models.services.profminimum import load_norms as load

    file = page.context.messages.ask_open_file("Нормы Профминимума", KINDS)
    if file is None:
        return
    try:
        norms, changes = load(page.context.journal, _read(file))
    except UserError as error:
        page.refuse(error, "Другой файл", lambda: load_norms(page))
        return
    page.close_panel()
    page.refresh()
    page.committed.emit(changes)
    page.say(f"Нормы записаны: действуют с {norms.first_year} года, прежние годы считаются по прежним")


def _read(file: Path) -> str:
    from models.rules.profminimum_norms import LONGEST_FILE

    try:
        with file.open("rb") as content:
            return content.read(LONGEST_FILE * 4 + 1).decode("utf-8-sig", "replace")
    except OSError as error:
        raise EnvironmentProblemError(f"Файл «{file.name}» не читается: проверьте путь и диск.") from error


def save_sample(page: "ProfminimumPage") -> None:
    """Write the shipped norms where the user says."""
    import resources
    from models.journal.atomic import write_atomically

    file = page.context.messages.ask_save_file("Образец файла норм", Path(_SAMPLE), KINDS)
    if file is None:
        return
    newest = sorted(resources.path("norms").glob("*.json"))[-1]
    try:
        write_atomically(file, newest.read_bytes())
    except UserError as error:
        page.refuse(error, "Другая папка", lambda: save_sample(page))
        return
    page.say(f"Сохранено: {file.name}. Измените год, документ и часы, затем загрузите файл")
