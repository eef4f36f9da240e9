import pytest

from models.rules.approval import post_and_name


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("Директор Кравцова Ольга Ивановна", "Директор", "Кравцова Ольга Ивановна"),
        ("Заместитель директора по ВР Орлова И. С.", "Заместитель директора по ВР", "Орлова И. С."),
        ("директор, П.А. Орлов", "директор", "П.А. Орлов"),
        ("Петрова-Водкина Анна Олеговна", "", "Петрова-Водкина Анна Олеговна"),
        ("Директор", "Директор", ""),
        ("", "", ""),
    ],
)
def test_the_approver_is_taken_apart(text, post, name):
    assert post_and_name(text) == (post, name)
