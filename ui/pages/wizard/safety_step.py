"""The step «Пароль и копии»: where the journal lies, whether a password closes it, where second copies go."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ui.components.field import WarningLine
from ui.components.labels import Label, SectionTitle
from ui.forms.new_password import NewPasswordFields
from ui.forms.path_field import PathField
from ui.messages import JOURNALS, Messages
from ui.pages.wizard.step import Step

SUFFIX = ".profjournal"
_OF_SCHOOL = (
    "В журнале фамилии детей и отметки об ОВЗ. С паролем файл зашифрован, и без пароля его не прочтёт никто. "
    "Без пароля журнал откроет любой, кто сядет за этот компьютер."
)


class SafetyStep(Step):
    """Place, password, second copies."""

    word = "Пароль и копии"
    title = "Пароль и копии"
    sentence = "Журнал — один файл на этом компьютере. Его копии программа делает сама."
    next_words = "Создать журнал"

    def __init__(self, journals: Path, messages: Messages, why_password: str = _OF_SCHOOL) -> None:
        super().__init__()
        self._messages = messages
        self._journals = journals
        self._suggested: Path | None = None
        self.place = PathField("Файл журнала", self._choose_place)
        self.warning = WarningLine()
        self.password = NewPasswordFields(required=False, label="Пароль, если нужен")
        self.backups = PathField(
            "Папка для вторых копий, если нужна",
            lambda folder: messages.ask_folder("Папка для копий", folder),
            hint="Флешка или другой диск. Копия уйдёт туда при закрытии программы и по кнопке «Сделать копию».",
        )
        self.main.addWidget(SectionTitle("Где хранить"))
        self.main.addWidget(self.place)
        self.main.addWidget(self.warning)
        self.main.addSpacing(8)
        self.main.addWidget(SectionTitle("Пароль"))
        self.main.addWidget(self.password)
        self.main.addSpacing(8)
        self.main.addWidget(SectionTitle("Копии"))
        self.main.addWidget(self.backups)
        self.side.addWidget(SectionTitle("Нужен ли пароль", line=False))
        self.side.addWidget(Label(why_password, wrap=True))
        self.side.addWidget(
            Label("Забытый пароль заменит код восстановления: программа покажет его на следующем шаге.", wrap=True)
        )
        self.place.edited.connect(self._on_place)
        self.password.edited.connect(self.edited)
        self.password.entered.connect(self.entered)
        self.backups.edited.connect(self.edited)

    def suggest(self, school: str) -> None:
        """Offer a file named after the school, unless the user chose one."""
        from models.journal.atomic import safe_file_name

        if self.place.path is None or self.place.path == self._suggested:
            wanted = self._journals / safe_file_name(f"{school or 'Журнал'}{SUFFIX}")
            number = 1
            while wanted.exists():
                number += 1
                wanted = self._journals / safe_file_name(f"{school or 'Журнал'} {number}{SUFFIX}")
            self._suggested = wanted
            self.place.set_path(wanted)
        self._warn()

    @property
    def path(self) -> Path:
        """The file to make, with its suffix."""
        path = self.place.path
        if path is None or not path.name:
            return self._journals / f"Журнал{SUFFIX}"
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def check(self) -> int:
        faults = 0
        path = self.place.path
        if path is None or not path.name or not path.is_absolute():
            self.place.field.set_problem("Выберите папку и имя файла")
            faults += 1
        elif self.path.exists():
            self.place.field.set_problem("Такой файл уже есть: выберите другое имя или откройте его")
            faults += 1
        if self.backups.path is not None and not self.backups.path.is_dir():
            self.backups.field.set_problem("Такой папки нет: выберите другую или оставьте поле пустым")
            faults += 1
        return faults + (not self.password.check())

    def content(self) -> Mapping[str, Any]:
        chosen = "" if self.place.path == self._suggested else str(self.place.path or "")
        return {"place": chosen, "backups": str(self.backups.path or "")}

    def restore(self, kept: Mapping[str, Any]) -> None:
        self.place.set_path(Path(kept["place"]) if kept.get("place") else None)
        self.backups.set_path(Path(kept["backups"]) if kept.get("backups") else None)

    def arrive(self) -> None:
        self.password.edits[0].setFocus()

    def _choose_place(self, current: Path | None) -> Path | None:
        return self._messages.ask_save_file("Где хранить журнал", current or self.path, JOURNALS)

    def _on_place(self) -> None:
        self._warn()
        self.edited.emit()

    def _warn(self) -> None:
        from models.journal.location import location_warning

        self.warning.set_text(location_warning(self.path) if self.place.path else None)
