"""The rare fields of a record, under one line of words."""

from collections.abc import Callable, Iterable

from models.rules.people_checks import LONGEST
from models.rules.report_parts import SENTENCES, count_sentences
from models.rules.russian import plural
from models.rules.school_checks import FieldProblem
from models.rules.work_record import FormLists
from models.vocabulary import EventFormat, EventLevel
from ui.components.controls import CheckBox, Combo, LineEdit, TextArea
from ui.components.field import Field, WarningLine
from ui.components.labels import Label
from ui.components.layout import Expander
from ui.components.suggest_edit import SuggestEdit
from ui.forms.card_fields import CardFields
from ui.forms.count_edit import CountEdit
from ui.forms.day_edit import DayEdit
from ui.forms.work_record.photos_edit import PhotosEdit
from ui.forms.work_record.teachers_edit import TeachersEdit
from ui.themed import set_look

_UNSAID = (None, "не указан")
_USUAL = {"in_campaign": True}
"""What a field holds when nobody has touched it, where that is not nothing."""


class MoreFields(Expander):
    """An expander around the fields, which are named as those of the card."""

    def __init__(self, lists: FormLists, read_photo: Callable[[str], bytes]) -> None:
        super().__init__("Педагоги, результат, фото, ссылки")
        self.photos = PhotosEdit(read_photo)
        self.teachers = TeachersEdit(lists.teachers)
        self.description = TextArea(
            placeholder="5–7 предложений: что делали, с кем, что получилось, чем пример ярок", lines=5
        )
        self._sentences = Label("", "second")
        self.description.textChanged.connect(self._count_sentences)
        self.warning, self.best_warning = WarningLine(), WarningLine()
        project = SuggestEdit(lists.projects)
        place = SuggestEdit(lists.places)
        document = LineEdit(placeholder="приказ, справка, список участников")
        for edit in (project, place, document):
            edit.setMaxLength(LONGEST + 1)  # one too many is refused by name, what is longer is not silently cut
        self.fields = CardFields(
            [
                {"teachers": Field("Педагоги", self.teachers)},
                {
                    "teachers_total": Field("Педагогов всего", CountEdit(width=0)),
                    "parents": Field("Родителей", CountEdit(width=0)),
                    "end": Field("Последний день", DayEdit()),
                },
                {
                    "level": Field("Уровень", Combo([_UNSAID, *((one, one.value) for one in EventLevel)])),
                    "event_format": Field("Формат", Combo([_UNSAID, *((one, one.value) for one in EventFormat)])),
                },
                {"place": Field("Место", place), "project": Field("Проект", project)},
                {"in_campaign": CheckBox("В отчёт кампании", True), "early": CheckBox("Ранняя профориентация")},
                {"result": Field("Результат", TextArea(lines=2))},
                {"document": Field("Подтверждающий документ", document)},
                {"media_links": Field("Ссылки СМИ, каждая с новой строки", TextArea(lines=2))},
                {"best": CheckBox("Одно из трёх лучших мероприятий кампании")},
                {"description": Field("Описание для отчёта", self.description)},
                {"note": Field("Примечание", TextArea(lines=2))},
                {"photos": Field("Фотографии", self.photos)},
            ]
        )
        self.fields.column.insertWidget(2, self.warning)
        self.fields.column.insertWidget(self.fields.column.count() - 3, self.best_warning)
        place_of_count = self.fields.field("description").layout()
        assert place_of_count is not None
        place_of_count.addWidget(self._sentences)
        self.column.addWidget(self.fields)
        self._count_sentences()

    def show_problems(self, problems: Iterable[FieldProblem]) -> list[str]:
        """Show each under its field, in sight."""
        listed = list(problems)
        if listed:
            self.set_open(True)
        return self.fields.show_problems(listed)

    def open_if_filled(self) -> None:
        """Open it when it holds something that would not be seen."""
        usual = {name: _USUAL.get(name) for name in self.fields.content}
        self.set_open(any((value or None) != (usual[name] or None) for name, value in self.fields.content.items()))

    def _count_sentences(self) -> None:
        text = self.description.toPlainText()
        number = count_sentences(text)
        fits = number in SENTENCES
        rest = "как нужно" if fits else f"нужно {SENTENCES.start}–{SENTENCES.stop - 1}"
        self._sentences.setText(f"{plural(number, 'предложение', 'предложения', 'предложений')}, {rest}")
        self._sentences.setVisible(bool(text.strip()))
        set_look(self._sentences, tone="ok" if fits else "warn")
