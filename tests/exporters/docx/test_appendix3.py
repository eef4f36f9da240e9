import re
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn

from exporters.docx import appendix3
from exporters.docx.office_template import variables
from models.vocabulary import CAMPAIGN_GRADES, PartnerCategory
from tests.exporters import awkward, factories, golden
from tests.exporters.docx.reading import open_paper, table_texts, whole_text, words

PARTICIPATION_HEADINGS = [
    "Муниципальное образование",
    (
        "Общее количество общеобразовательных организаций в муниципальном образовании/Общее количество "
        "общеобразовательных организаций, организовавших профориентационные мероприятия и/или обеспечившие участие "
        "обучающихся и педагогов в профориентационных мероприятиях"
    ),
    "Общее количество организованных профориентационных мероприятий",
    (
        "Общее количество обучающихся/ Общее количество обучающихся, принявших участие в профориентационных "
        "мероприятиях (из них: 5 класс, 6 класс, 7 класс, 8 класс, 9 класс, 10 класс, 11 класс)"
    ),
    "Общее количество педагогов, принявших участие в профориентационных мероприятиях",
    (
        "Общее количество обучающихся с ОВЗ в муниципальном образовании или ОГОО/Общее количество обучающихся с ОВЗ, "
        "принявших участие в профориентационных мероприятиях (из них: 5 класс, 6 класс, 7 класс, 8 класс, 9 класс, "
        "10 класс, 11 класс)"
    ),
    (
        "Количество организаций-партнеров, вовлечённых в профориентационные мероприятия на уровне муниципалитета или "
        "ОГОО (перечислить все наименования организаций-партнёров)"
    ),
]
PARTNERS_TOTAL = (
    "Общее количество организаций-партнёров, привлеченных к профориентационным мероприятиям на уровне муниципалитета "
    "или ОГОО"
)
PARTNERS_COMMON = "Привлеченные категории организаций-партнёров (указать число, перечислить наименования)"
PARTNERS_CATEGORIES = [
    "Профессиональные образовательные организации (сузы, вузы)",
    "Производственные компании, предприятия",
    "Предприниматели, представители бизнес - сообщества",
    "Представители родительской общественности, НКО, успешные выпускники общеобразовательных организаций и др.",
]


def render(**changes):
    return appendix3.render(factories.report(**changes))


def test_first_two_tables_carry_the_original_headings():
    participation, partners = open_paper(render()).tables

    assert [words(text) for text in table_texts(participation)[0]] == PARTICIPATION_HEADINGS
    upper, lower, _ = table_texts(partners)
    assert [words(text) for text in upper] == ["Муниципальное образование", PARTNERS_TOTAL, *[PARTNERS_COMMON] * 4]
    assert [words(text) for text in lower] == ["Муниципальное образование", PARTNERS_TOTAL, *PARTNERS_CATEGORIES]


def test_last_rows_say_the_numbers_as_the_example_does():
    participation, partners = (table_texts(table)[-1] for table in open_paper(render()).tables)

    assert participation[:3] == [factories.HEAD.name, "1/1", "42"]
    assert participation[3].split("\n") == [
        "Общее количество обучающихся 5-11 классов – 599 чел.",
        "Общее количество обучающихся 5-11 классов, принявших участие в профориентационных мероприятиях – 438 чел.",
        "Из них:",
        "5 класс - 59 чел.;",
        "6 класс - 79 чел.;",
        "7 класс - 76 чел.;",
        "8 класс - 56 чел.;",
        "9 класс - 60 чел.;",
        "10 класс - 55 чел.;",
        "11 класс - 53 чел.",
    ]
    assert participation[4] == "33"
    assert participation[5].split("\n")[:4] == [
        "Общее количество обучающихся с ОВЗ 5-11 классов – 109 чел.",
        (
            "Общее количество обучающихся с ОВЗ в 5-11 классах, принявших участие в профориентационных мероприятиях – "
            "83 чел."
        ),
        "Из них:",
        "5 класс - 11 чел.;",
    ]
    assert participation[6] == (
        "7 - ЗАО «Томский подшипник», ИП Иванов И.И., НИ ТГУ, ПАО «Россети Томск», Сидоров П.И., выпускник 2012 г., "
        "ТГАСУ, ТУСУР"
    )
    assert partners == [
        factories.HEAD.name,
        "7",
        "3 - НИ ТГУ, ТГАСУ, ТУСУР",
        "2 - ЗАО «Томский подшипник», ПАО «Россети Томск»",
        "1 - ИП Иванов И.И.",
        "1 - Сидоров П.И., выпускник 2012 г.",
    ]


def test_school_without_events():
    nobody = dict.fromkeys(CAMPAIGN_GRADES, 0)
    figures = factories.figures(
        events=0,
        schools_involved=0,
        participants=nobody,
        participants_ovz=nobody,
        teachers=0,
        partners=dict.fromkeys(PartnerCategory, ()),
    )
    participation, partners = (table_texts(table)[-1] for table in open_paper(render(figures=figures)).tables)

    assert participation[1:3] == ["1/0", "0"]
    assert participation[3].endswith("10 класс - 0 чел.;\n11 класс - 0 чел.")
    assert participation[6] == "0"
    assert partners[1:] == ["0"] * 5


def test_season_is_the_campaign_s_own():
    autumn = whole_text(render())
    spring = whole_text(render(campaign=factories.SPRING, figures=factories.figures(factories.SPRING)))

    assert "в осенней профориентационной кампании для обучающихся" in autumn
    assert "в весенней профориентационной кампании для обучающихся" in spring
    assert "компании для" not in autumn + spring


def test_names_of_any_signs_come_back_as_they_were():
    head = factories.SchoolHead(
        name=awkward.NAMES[0], short_name="", inn="", municipality=awkward.NAMES[1], coordinator=awkward.NAMES[2]
    )
    partners = dict.fromkeys(PartnerCategory, ())
    partners[PartnerCategory.BUSINESS] = awkward.NAMES
    content = render(head=head, figures=factories.figures(school_name=awkward.NAMES[0], partners=partners))
    paper = open_paper(content)

    text = whole_text(content)
    assert f"{awkward.NAMES[0]}, {awkward.NAMES[1]}" in text
    assert f"Координатор профориентационной работы: {awkward.NAMES[2]}" in text
    assert table_texts(paper.tables[1])[-1][4] == f"{len(awkward.NAMES)} - {', '.join(awkward.NAMES)}"
    assert table_texts(paper.tables[0])[-1][0] == awkward.NAMES[0]


def test_characters_that_xml_refuses_are_replaced():
    content = render(figures=factories.figures(school_name=awkward.CONTROLS))

    name = table_texts(open_paper(content).tables[0])[-1][0]
    assert words(name) == awkward.CLEANED


def test_forty_partners_are_all_there():
    names = tuple(f"Организация-партнёр № {number:02d}" for number in range(40))
    partners = dict.fromkeys(PartnerCategory, ()) | {PartnerCategory.INDUSTRY: names}
    participation, listed = open_paper(render(figures=factories.figures(partners=partners))).tables

    assert table_texts(participation)[-1][6] == "40 - " + ", ".join(names)
    assert table_texts(listed)[-1][3] == "40 - " + ", ".join(names)


def test_unknown_head_leaves_blanks_to_fill():
    head = factories.SchoolHead(name="", short_name="", inn="", municipality="", coordinator="")

    assert whole_text(render(head=head)).count("_" * 80) == 2


def test_headings_repeat_and_the_sheet_is_landscape_a4():
    paper = open_paper(render())
    section = paper.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    for table, rows in zip(paper.tables, (1, 2), strict=True):
        repeated = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [True] * rows + [False]
        assert sum(column.width.mm for column in table.columns) <= 267.5


def test_properties_name_the_paper_and_nobody():
    paper = open_paper(render())
    properties = paper.core_properties

    assert properties.title == "Сводный отчет об итогах Кампании. Осенняя профориентационная кампания 2026 года"
    with ZipFile(BytesIO(render())) as archive:
        parts = [name for name in archive.namelist() if name.startswith("docProps/")]
        inside = "".join(archive.read(name).decode() for name in parts)
    assert sorted(parts) == ["docProps/app.xml", "docProps/core.xml"]
    assert "Петрова" not in inside
    assert not re.search("python-docx", inside)


def test_template_asks_for_exactly_what_the_paper_has():
    assert variables("appendix3") == set(appendix3.context(factories.report()))


def test_whole_text():
    golden.check("appendix3-docx", whole_text(render()))
