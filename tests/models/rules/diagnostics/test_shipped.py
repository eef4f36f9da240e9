"""The shipped methods against domain, section 8."""

import pytest

from models.rules.diagnostics.shipped import find_instrument, shipped_instruments


def test_every_name_and_scale_means_one_thing():
    names = [name for one in shipped_instruments() for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))
    for one in shipped_instruments():
        assert find_instrument(one.name) is one
        assert [one.scale(scale.name) for scale in one.scales] == list(one.scales)
        assert all(one.scale(alias) is scale for scale in one.scales for alias in scale.aliases)


@pytest.mark.parametrize(
    ("name", "ranges", "total"),
    [
        ("ДДО (Климов)", [(0, 8)] * 5, 20),
        ("Опросник профессиональных склонностей", [(0, 12), (0, 13), (0, 11), (0, 12), (0, 11), (0, 13)], 24),
        ("Йовайши, 30 пар", [(0, 30)] * 6, 90),
        ("Голланд", [(0, 14)] * 6, 42),
        ("Карта интересов", [(-12, 12)] * 29, None),
        ("Мотивы выбора профессии", [(5, 25)] * 4, None),
        ("СЖО", [(6, 42), (6, 42), (5, 35), (4, 28), (6, 42), (20, 140)], None),
        ("Дембо-Рубинштейн", [(0, 100)] * 2, None),
        ("ОПГ (Кабардова)", [(0, 60)] * 5, None),
        ("КОС", [(0, 1)] * 2, None),
        ("Билет в будущее", [], None),
    ],
)
def test_scales_ranges_and_sums(name, ranges, total):
    one = find_instrument(name)
    assert one is not None
    assert [(scale.lowest, scale.highest) for scale in one.scales] == ranges
    assert one.sum == total


def test_a_spelling_of_a_name_or_scale_does_not_matter():
    one = find_instrument(' ддо  "климов"'.replace('"', "(", 1).replace('"', ")"))
    assert one is find_instrument("ДДО (Климов)")
    assert one is not None
    scale = one.scale("T")
    assert scale is not None
    assert scale.name == "Т"
    assert find_instrument("Анкета школы") is None
    assert one.scale("Космос") is None
