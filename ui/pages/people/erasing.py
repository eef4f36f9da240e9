"""Erasing a pupil from the page: first where the act goes, then the erasing, then the act."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from ui.messages import DOCX
from ui.pages.people.host import PeopleHost

if TYPE_CHECKING:
    from models.services.erasure import Erasure


def erase(host: PeopleHost, pupil_id: int) -> bool:
    """Erase the pupil when a place for the act was chosen; False when not, or when the journal refused."""
    from models.services.erasure import erase_pupil

    path = _where_to(host)
    if path is None:
        return False
    try:
        changes, erasure = erase_pupil(host.context.journal, pupil_id)
    except UserError as error:
        host.refuse(error)
        return False
    host.close_panel()
    host.wrote_for_good(changes)
    _write(host, erasure, path)
    return True


def _where_to(host: PeopleHost) -> Path | None:
    """No name in the file's name: that would be personal data too."""
    suggested = Path(f"Акт об удалении данных {host.context.today():%d.%m.%Y}.docx")
    return host.context.messages.ask_save_file("Куда сохранить акт", suggested, DOCX)


def _write(host: PeopleHost, erasure: "Erasure", path: Path) -> None:
    """Write the act; when the disk refuses, it can be written elsewhere as long as the message stands."""
    from exporters.erasure_act import write_act

    try:
        write_act(erasure, path)
    except UserError as error:
        host.refuse(error, "Сохранить акт в другое место", partial(_write_elsewhere, host, erasure))
        return
    host.say(f"Данные стёрты, акт сохранён: «{path.name}»")


def _write_elsewhere(host: PeopleHost, erasure: "Erasure") -> None:
    path = _where_to(host)
    if path is not None:
        _write(host, erasure, path)
