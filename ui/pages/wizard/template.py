"""«Сохранить пустой образец»: an empty workbook of the journal, to be filled in Excel."""

from pathlib import Path

from models.errors import UserError
from ui.messages import XLSX, Messages


def save_template(messages: Messages, *, municipality: bool = False) -> Path | None:
    """Ask where and write the empty workbook; the path, None when the user gave up or the disk refused (told)."""
    name = "Муниципалитет, образец.xlsx" if municipality else "Профжурнал, образец.xlsx"
    path = messages.ask_save_file("Пустой образец книги", Path(name), XLSX)
    if path is None:
        return None
    from exporters.xlsx.template import write_template

    try:
        write_template(path, municipality)
    except UserError as error:
        messages.tell("Образец не сохранён", str(error))
        return None
    return path
