import pytest

from models.rules.names_in_text import index_of_names, named_in

PUPILS = index_of_names(
    ["Иванова Анна Сергеевна", "Ёлкин Пётр", "Ли Мэй", "Сидорова-Кравец Мария", "Новикова Анна", "Одиночка", ""]
)
NOBODY = index_of_names([])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Победила Иванова Анна, 9А.", "Иванова Анна"),
        ("Победила АННА ИВАНОВА.", "АННА ИВАНОВА"),
        ("Грамоту вручили Ивановой Анне.", "Ивановой Анне"),
        ("Вместе с Анной\nИвановой", "Анной\nИвановой"),
        ("Ёлкину Петру досталась роль", "Ёлкину Петру"),
        ("Рассказ Елкина Пети", "Елкина Пети"),
        ("Ли Мэй рассказала", "Ли Мэй"),
        ("о Сидоровой-Кравец Марии", "Сидоровой-Кравец Марии"),
        ("Ушла Иванова. Анна осталась", None),
        ("Анна, пятиклассница Иванова", None),
        ("Иванов Аристарх", None),
        ("Новиков Ян", None),
        ("Одиночка Одиночка", None),
        ("", None),
    ],
)
def test_a_name_is_found_in_any_case_and_order(text, found):
    assert named_in(text, PUPILS, NOBODY) == found


def test_a_teacher_of_the_same_name_may_be_named():
    teachers = index_of_names(["Новикова Анна Петровна"])
    assert named_in("Провела Новикова Анна", PUPILS, teachers) is None
    assert named_in("Провела Новикова Анна с Ивановой Анной", PUPILS, teachers) == "Ивановой Анной"
