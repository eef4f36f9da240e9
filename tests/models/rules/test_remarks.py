from models.rules.remarks import RemarkOn, check_remarks, figures, place_of


def test_every_figure_has_its_words():
    assert all(place_of(figure) for figure in figures()) and len(set(figures())) == len(figures())
    assert place_of("participants_ovz:7") == "Обучающиеся с ОВЗ, принявшие участие, 7 класс"
    assert place_of("partners:industry") == "Партнёры, производственные компании, предприятия"
    assert place_of("unknown") == "unknown"
    assert RemarkOn("", "Текст").place == "Отчёт в целом"


def test_faults_of_remarks():
    assert check_remarks([RemarkOn("events", "Проверьте.")]) == []
    assert [one.field for one in check_remarks([])] == ["text"]
    faults = check_remarks([RemarkOn("events", "  "), RemarkOn("nothing", "я" * 2001)])
    assert [(one.row, one.field) for one in faults] == [(0, "text"), (1, "text"), (1, "figure")]
