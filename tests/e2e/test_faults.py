"""Each fault of contract, section 3, through the command line: its place, its sentence, and nothing written."""

import pytest

from tests.e2e import small_book
from tests.e2e.commands import Commands, assert_sentence, contents

SCHOOL_ROW = {name: number for number, (name, _) in enumerate(small_book.SHEETS["Школа"], start=1)}
REQUIRED = {
    "Классы": ("Класс", "Обучающихся", "С ОВЗ"),
    "Ученики": ("Класс", "ФИО"),
    "Партнёры": ("Наименование", "Категория"),
    "План": ("Код", "Уровень", "Название"),
    "Журнал работы": ("Код", "Дата", "Название"),
    "Участники": ("Код записи", "Класс", "Охват"),
    "Консультации": ("Дата", "Вид", "Категория", "Тема"),
    "Диагностика": ("Дата", "Методика", "Класс"),
    "Кампании": ("Кампания",),
    "Подтверждённые числа": ("Кампания", "Класс", "Что", "Число", "Причина"),
    "Показатели": ("Код", "Значение"),
}
UNREADABLE = [
    ("Школа", SCHOOL_ROW["ИНН"], "ИНН", "7017012343"),
    ("Школа", SCHOOL_ROW["ИНН"], "ИНН", "701701234"),
    ("Школа", SCHOOL_ROW["ИНН"], "ИНН", "номер"),
    ("Школа", SCHOOL_ROW["Учебный год"], "Учебный год", "2026/2028"),
    ("Школа", SCHOOL_ROW["Учебный год"], "Учебный год", "скоро"),
    ("Школа", SCHOOL_ROW["Тип организации"], "Тип организации", "частная"),
    ("Школа", SCHOOL_ROW["Всего педагогов"], "Всего педагогов", "много"),
    ("Школа", SCHOOL_ROW["Уровень Профминимума"], "Уровень Профминимума", "высший"),
    ("Классы", 2, "Класс", "12А"),
    ("Классы", 2, "Класс", "пятый"),
    ("Классы", 3, "Класс", "5–6"),
    ("Классы", 3, "Обучающихся", "шестнадцать"),
    ("Классы", 3, "Обучающихся", -1),
    ("Классы", 3, "Обучающихся", 16.5),
    ("Классы", 3, "С ОВЗ", "2 чел."),
    ("Классы", 3, "Инвалидов", "#ССЫЛКА!"),
    ("Классы", 3, "Уровень Профминимума", "средний"),
    ("Классы", 3, "План регистрации БВБ", "x"),
    ("Ученики", 2, "ОВЗ", "возможно"),
    ("Ученики", 2, "Дата рождения", "31.02.2015"),
    ("Ученики", 2, "Согласие на обработку", "да"),
    ("Ученики", 2, "Согласие на фото", "не знаю"),
    ("Партнёры", 3, "Категория", "Завод"),
    ("План", 2, "Уровень", "районный"),
    ("План", 2, "Начало", "осенью"),
    ("План", 2, "Ожидаемое количество", "все"),
    ("План", 2, "Ранняя профориентация", "1"),
    ("Журнал работы", 2, "Дата", "сентябрь"),
    ("Журнал работы", 2, "Дата окончания", "21.09"),
    ("Журнал работы", 2, "Формат", "заочно"),
    ("Журнал работы", 2, "Уровень", "городской"),
    ("Журнал работы", 2, "Направление Профминимума", "Спорт"),
    ("Журнал работы", 2, "Часы", "полтора"),
    ("Журнал работы", 2, "Часы", -1),
    ("Журнал работы", 2, "В отчёт кампании", "скорее да"),
    ("Журнал работы", 2, "Педагогов всего", "2-3"),
    ("Журнал работы", 2, "Родителей", -4),
    ("Журнал работы", 2, "Лучшее", "лучшее"),
    ("Участники", 3, "Охват", "почти все"),
    ("Участники", 3, "Число", "десять"),
    ("Участники", 3, "Число ОВЗ", 0.5),
    ("Консультации", 2, "Дата", "32.10.2026"),
    ("Консультации", 2, "Время", "25:00"),
    ("Консультации", 2, "Вид", "личная"),
    ("Консультации", 2, "Категория", "директор"),
    ("Консультации", 3, "Число", "пять"),
    ("Консультации", 2, "Минут", "полчаса"),
    ("Консультации", 2, "Повторная встреча", "потом"),
    ("Консультации", 2, "Согласие на передачу", "устно"),
    ("Диагностика", 2, "Дата", 5),
    ("Диагностика", 2, "Этап", "середина года"),
    ("Диагностика", 2, "Балл", "высокий"),
    ("Диагностика", 2, "Отметка", "болел"),
    ("Кампании", 2, "Кампания", "winter-2026"),
    ("Кампании", 2, "Начало", "скоро"),
    ("Кампании", 2, "Срок плана", "x"),
    ("Подтверждённые числа", 2, "Кампания", "осень"),
    ("Подтверждённые числа", 2, "Что", "педагоги"),
    ("Подтверждённые числа", 2, "Число", "десять"),
]
UNTRUE = [
    ("Классы", 3, "С ОВЗ", 17),
    ("Классы", 3, "Инвалидов", 17),
    ("Ученики", 2, "Класс", "7Б"),
    ("План", 2, "Классы", "5А; 9Я"),
    ("План", 2, "Окончание", "12.09.2026"),
    ("План", 3, "Код", "п1"),
    ("Журнал работы", 2, "Дата окончания", "19.09.2026"),
    ("Журнал работы", 2, "Пункт плана", "П9"),
    ("Журнал работы", 2, "Партнёры", "ТУСУР; Неизвестный завод"),
    ("Журнал работы", 3, "Код", "м1 "),
    ("Участники", 2, "Код записи", "М7"),
    ("Участники", 3, "Класс", "9Б"),
    ("Участники", 3, "Класс", "5-а"),
    ("Участники", 3, "Число", 17),
    ("Участники", 3, "Число", None),
    ("Участники", 2, "ФИО", None),
    ("Участники", 2, "ФИО", "А Б; В Г; Д Е; Ё Ж"),
    ("Участники", 3, "Число ОВЗ", 3),
    ("Участники", 3, "Число ОВЗ", 11),
    ("Участники", 3, "Число инвалидов", 1),
    ("Консультации", 2, "Класс", "7"),
    ("Консультации", 3, "Число", 17),
    ("Консультации", 3, "Число ОВЗ", 6),
    ("Консультации", 3, "Код", "к1"),
    ("Диагностика", 2, "Класс", "8"),
    ("Диагностика", 3, "Этап", "конец года"),
    ("Кампании", 2, "Окончание", "12.09.2026"),
    ("Кампании", 2, "Кампания", "autumn-2027"),
    ("Подтверждённые числа", 2, "Класс", "9"),
    ("Подтверждённые числа", 2, "Число", 17),
    ("Подтверждённые числа", 2, "Кампания", "spring-2026"),
]
MISSING = [(sheet, 2, column, None) for sheet, columns in REQUIRED.items() for column in columns] + [
    ("Школа", SCHOOL_ROW[name], name, None)
    for name in ("Полное наименование", "ИНН", "Муниципальное образование", "Учебный год", "Координатор")
]
WARNINGS = [
    ("Классы", 1, "Любимый цвет", "Любимый цвет"),
    ("Школа", 9, "Девиз", "Учиться"),
    ("Участники", 2, "ФИО", "Ёлкин Пётр; Чужой Человек"),
    ("Консультации", 2, "Участники", "Чужой Человек"),
    ("Диагностика", 2, "ФИО", "Чужой Человек"),
    ("Журнал работы", 3, "Дата", "22.09.2025"),
    ("Консультации", 3, "Дата", "01.09.2027"),
    ("Диагностика", 2, "Дата", "01.07.2025"),
]


@pytest.fixture
def command(tmp_path, capsys):
    (tmp_path / "j").mkdir()
    return Commands(tmp_path / "j" / "ж.profjournal", tmp_path / "data", capsys)


def name_of(fault):
    return "-".join(map(str, fault))


def test_the_sound_workbook_has_no_problem(command, tmp_path):
    code, answer = command("import", small_book.write(tmp_path / "a.xlsx"))
    assert (code, answer["problems"]) == (0, [])
    assert command("import", tmp_path / "a.xlsx")[1]["sheets"]["Участники"]["same"] == 3


@pytest.mark.parametrize("fault", [*UNREADABLE, *UNTRUE, *MISSING], ids=name_of)
def test_an_error_has_its_place_and_no_journal_is_created(command, tmp_path, fault):
    sheet, row, column, _ = fault
    code, answer = command("import", small_book.write(tmp_path / "a.xlsx", fault))
    assert code == 1
    errors = [problem for problem in answer["problems"] if problem["level"] == "error"]
    assert (sheet, row, column) in [(one["sheet"], one["row"], one["column"]) for one in errors]
    for problem in answer["problems"]:
        assert_sentence(problem["message"])
    assert not contents(command.journal.parent)
    assert not any(sheet["new"] or sheet["changed"] for sheet in answer["sheets"].values())


@pytest.mark.parametrize("fault", WARNINGS, ids=name_of)
def test_a_warning_has_its_place_and_loads(command, tmp_path, fault):
    sheet, row, column, _ = fault
    code, answer = command("import", small_book.write(tmp_path / "a.xlsx", fault))
    assert code == 0
    (problem,) = answer["problems"]
    assert (problem["level"], problem["sheet"], problem["row"], problem["column"]) == ("warning", sheet, row, column)
    assert_sentence(problem["message"])
    assert command("check")[0] == 0


def test_an_unknown_sheet_and_sums_that_do_not_add_up_are_warnings(command, tmp_path):
    score = ("Диагностика", 2, "Методика", "ДДО"), ("Диагностика", 2, "Шкала", "Техника"), ("Лист1", 2, "А", "б")
    code, answer = command("import", small_book.write(tmp_path / "a.xlsx", *score))
    assert code == 0
    assert {(one["level"], one["sheet"]) for one in answer["problems"]} == {
        ("warning", "Диагностика"),
        ("warning", "Лист1"),
    }


@pytest.mark.parametrize("sheet", ["Школа", "Классы"])
def test_a_required_sheet(command, tmp_path, sheet):
    code, answer = command("import", small_book.write(tmp_path / "a.xlsx", without=(sheet,)))
    assert code == 1
    assert (sheet, None) in [(one["sheet"], one["row"]) for one in answer["problems"]]
    assert not contents(command.journal.parent)


def test_errors_leave_a_full_journal_and_its_folder_as_they_were(command, tmp_path):
    for _ in range(2):  # the second one notes the day of the weekly check
        command("import", small_book.write(tmp_path / "a.xlsx"))
    before = contents(command.journal.parent)
    for number, fault in enumerate((*UNREADABLE[::6], *UNTRUE[::4], *MISSING[::5])):
        book = small_book.write(tmp_path / f"{number}.xlsx", fault, ("Журнал работы", 2, "Название", "Другое"))
        for words in ((), ("--dry-run",), ("--replace",), ("--replace", "--dry-run")):
            assert command("import", book, *words)[0] == 1, fault
    changed = small_book.write(tmp_path / "b.xlsx", ("Журнал работы", 2, "Название", "Другое"))
    assert command("import", changed, "--dry-run")[1]["sheets"]["Журнал работы"]["changed"] == 1
    assert contents(command.journal.parent) == before


def test_another_schools_workbook(command, tmp_path):
    command("import", small_book.write(tmp_path / "a.xlsx"))
    other = small_book.write(tmp_path / "b.xlsx", ("Школа", SCHOOL_ROW["ИНН"], "ИНН", small_book.OTHER_INN))
    code, answer = command("import", other)
    assert (code, [(one["row"], one["column"]) for one in answer["problems"]]) == (1, [(SCHOOL_ROW["ИНН"], "ИНН")])


def test_a_class_without_a_letter_is_named_as_people_do(command, tmp_path):
    answer = command("import", small_book.write(tmp_path / "a.xlsx", ("Участники", 3, "Число", 17)))[1]
    (problem,) = answer["problems"]
    assert "в 6 классе 16 обучающихся" in problem["message"]
    answer = command("import", small_book.write(tmp_path / "a.xlsx", ("Участники", 2, "ФИО", "А; Б; В; Г")))[1]
    assert "в 5А классе 3 обучающихся" in answer["problems"][0]["message"]
