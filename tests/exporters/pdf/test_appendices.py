from io import BytesIO

import pypdfium2

from exporters.pdf import appendix2, appendix3, note
from models.vocabulary import EventLevel, PartnerCategory
from tests.exporters import awkward, factories, golden
from tests.exporters.pdf.reading import outermost, pages, squeezed

MM = 72 / 25.4


def inside_margins(content):
    return all(
        left >= 14 * MM and right <= width - 14 * MM and bottom >= 6 * MM and top <= height - 9 * MM
        for width, height, left, bottom, right, top in outermost(content)
    )


def test_whole_texts():
    golden.check("appendix3-pdf", "\n\n".join(pages(appendix3.render(factories.report()))))
    golden.check("appendix2-pdf", "\n\n".join(pages(appendix2.render(factories.plan()))))
    golden.check("note-pdf", "\n\n".join(pages(note.render(factories.report()))))


def test_equal_reports_give_equal_bytes():
    assert appendix3.render(factories.report()) == appendix3.render(factories.report())
    assert appendix2.render(factories.plan()) == appendix2.render(factories.plan())


def test_sheets_are_a4():
    (width, height, *_), *_ = outermost(appendix3.render(factories.report()))
    assert (round(width / MM), round(height / MM)) == (297, 210)
    (width, height, *_), *_ = outermost(note.render(factories.report()))
    assert (round(width / MM), round(height / MM)) == (210, 297)


def test_report_of_an_ordinary_school_takes_two_sheets_with_a_table_each():
    first, second = pages(appendix3.render(factories.report()))

    assert "11 класс - 53 чел." in first
    assert "стр. 1 из 2" in first
    assert second.startswith("Привлечение к участию")
    assert "стр. 2 из 2" in second


def test_properties_name_the_paper_and_nobody():
    content = appendix3.render(factories.report())
    properties = pypdfium2.PdfDocument(BytesIO(content)).get_metadata_dict()

    assert properties["Title"] == "Сводный отчет об итогах Кампании. Осенняя профориентационная кампания 2026 года"
    assert not properties["Author"]
    assert not any("Петрова" in value for value in properties.values())


def test_fonts_are_embedded():
    content = appendix3.render(factories.report())

    assert content.count(b"/FontFile2") >= 2
    assert b"Helvetica" not in content


def test_names_of_any_signs_are_there_whole():
    partners = dict.fromkeys(PartnerCategory, ()) | {PartnerCategory.BUSINESS: awkward.NAMES}
    content = appendix3.render(factories.report(figures=factories.figures(partners=partners)))

    text = squeezed(content).replace("\ufffe", "")
    for name in awkward.NAMES[:-1]:
        assert "".join(name.split()) in text
    assert inside_margins(content)


def test_sixty_partners_go_on_overleaf_with_repeated_headings():
    names = tuple(f"ФГАОУ ВО «Томский университет № {number:02d}»" for number in range(60))
    partners = dict.fromkeys(PartnerCategory, ()) | {PartnerCategory.EDUCATION: names}
    content = appendix3.render(factories.report(figures=factories.figures(partners=partners)))

    sheets = pages(content)
    assert len(sheets) > 4
    for sheet in sheets:
        assert "Муниципальное" in sheet
    text = squeezed(content)
    assert all(f"университет№{number:02d}" in text for number in range(60))
    assert inside_margins(content)


def test_tall_plan_cell_goes_on_overleaf_under_its_label():
    sentences = [f"Ожидаемый результат номер {number:03d}." for number in range(100)]
    items = [
        factories.plan_item(1, EventLevel.REGIONAL),
        factories.plan_item(2, EventLevel.REGIONAL, expected_results=" ".join(sentences)),
        factories.plan_item(3, EventLevel.REGIONAL),
    ]
    content = appendix2.render(factories.plan(tuple(items)))

    sheets = pages(content)
    assert len(sheets) > 2
    assert all("Участие в" in sheet for sheet in sheets)
    text = squeezed(content)
    assert all(f"{number:03d}." in text for number in range(100))
    assert inside_margins(content)


def test_ordinary_rows_are_not_parted():
    items = tuple(factories.plan_item(number) for number in range(100, 140))
    sheets = pages(appendix2.render(factories.plan(items)))

    assert len(sheets) > 3
    for sheet in sheets:
        assert sheet.count("Экскурсия на предприятие") == sheet.count("заместитель директора по ВР")


def test_note_is_portrait_and_its_best_events_stand_apart():
    first, second = pages(note.render(factories.report()))

    assert "Аналитическая справка" in first
    assert "О. И. Кравцова" in first
    assert second.startswith("Лучшие мероприятия")
    assert inside_margins(note.render(factories.report()))
