"""The plan's own papers: grid, list, report on the road map, in all three formats."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from exporters import documents
from exporters.plan_grid_content import PlanPaperOptions, plan_grid_document, plan_list_document
from exporters.road_map_content import road_map_document
from models.errors import EnvironmentProblemError
from models.rules.catalogues import parse_catalogue
from models.rules.periods import CampaignCode, SchoolYear, default_calendar
from models.rules.plan_status import RecordBehind, with_status
from models.rules.plan_year import CampaignDays, YearPlan
from models.rules.road_map import RoadMapReport, road_map_lines
from models.vocabulary import Direction, Season
from tests.exporters.awkward import CONTROLS, NAMES
from tests.exporters.pdf.reading import squeezed
from tests.models.rules.factories import a_class, a_head, an_event, an_item, whole

TODAY = date(2027, 4, 8)
SPRING = CampaignCode(Season.SPRING, 2027)
HELD = RecordBehind(1, "Квест", date(2026, 10, 6))


def planned(records=(), **changes):
    return with_status(an_item(**{"start": None, "end": None} | changes), records, TODAY)


def a_plan(*items, **head):
    head = a_head(**{"approver": "Заместитель директора Орлова И. С."} | head)
    classes = ("5", "6", "7")
    return YearPlan(SchoolYear(2026), head, (CampaignDays(SPRING, default_calendar(SPRING)),), classes, items, TODAY)


QUEST = planned(
    [HELD], title="Квест", start=date(2026, 10, 6), classes="5; 6", direction=Direction.LESSONS, form="игра",
    responsible="Громова Татьяна Викторовна, учитель", role="Классный руководитель",
)  # fmt: skip
FAIR = planned(title="Ярмарка", start=date(2027, 4, 14), responsible="Совет школы", direction=Direction.LESSONS)
CORNER = planned(title="Уголок", dates_text="В течение года")


def cells(document):
    return [[each.text for each in row] for table in document.tables for group in table.groups for row in group.rows]


def paragraphs(document):
    return [block.content.text for block in document.blocks if not hasattr(block, "groups")]


def test_the_grid_has_two_halves_and_what_has_no_term():
    document = plan_grid_document(a_plan(QUEST, FAIR, CORNER))

    first, second, undated = document.tables
    assert [each.text for each in first.head[0]] == [
        "Направление", "Сентябрь 2026", "Октябрь 2026", "Ноябрь 2026", "Декабрь 2026", "Январь 2027", "Февраль 2027",
    ]  # fmt: skip
    rows = cells(document)
    assert rows[0] == ["Урочная деятельность", "", "Квест (5, 6 кл.), 06.10 — Громова Т. В.; проведено", "", "", "", ""]
    assert rows[1] == ["Урочная деятельность", "", "Ярмарка, 14.04 — Совет школы", "", "", "", ""]
    assert rows[2] == ["Без направления", "Уголок"]
    assert (first.name, second.name, undated.name) == ("Сентябрь–февраль", "Март–август", "Без срока")


def test_the_approval_stands_above():
    assert paragraphs(plan_grid_document(a_plan(QUEST)))[:4] == [
        "УТВЕРЖДАЮ",
        "Заместитель директора",
        "______________________ Орлова И. С.",
        "«____» _______________ 20___ г.",
    ]
    head = paragraphs(plan_list_document(a_plan(QUEST, approver="", director="Орлов Павел Андреевич")))
    assert head[1:3] == ["Директор", "______________________ Орлов Павел Андреевич"]
    assert "____" in paragraphs(plan_list_document(a_plan(approver="")))[1]


def test_the_grid_may_begin_with_january_and_leave_people_out():
    options = PlanPaperOptions(from_january=True, with_people=False)
    document = plan_grid_document(a_plan(QUEST, FAIR), options)

    assert [table.name for table in document.tables] == ["Январь–июнь", "Июль–декабрь"]
    assert "Громова" not in str(cells(document))


def test_the_paper_is_sewn_unless_told_otherwise():
    assert paragraphs(plan_grid_document(a_plan(QUEST)))[-2] == "Прошито и пронумеровано _________ листов"
    loose = plan_list_document(a_plan(QUEST), PlanPaperOptions(sewn=False))
    assert "Прошито" not in str(paragraphs(loose))


def test_several_items_of_a_cell_are_told_apart_and_another_day_is_named():
    late = planned([HELD], title="Урок", start=date(2026, 10, 1), direction=Direction.LESSONS)

    row = cells(plan_grid_document(a_plan(QUEST, late)))[0]

    assert row[2].split("\n")[0] == "• Урок, 01.10; проведено 06.10"
    assert row[2].split("\n")[1].startswith("• Квест")


def test_a_class_sees_its_own():
    document = plan_list_document(
        a_plan(QUEST, planned(title="Для седьмых", classes="7")), PlanPaperOptions(class_name="7")
    )

    assert [row[1] for row in cells(document)] == ["Для седьмых"]
    assert "2026/2027 учебный год, 7 класс" in paragraphs(document)


def test_the_list_by_its_days_with_the_mark_of_done():
    assert cells(plan_list_document(a_plan(CORNER, FAIR, QUEST))) == [
        ["1", "Квест", "игра", "5, 6 кл.", "6 октября 2026 г.",
         "Громова Татьяна Викторовна, учитель, классный руководитель", "проведено 06.10.2026"],
        ["2", "Ярмарка", "", "", "14 апреля 2027 г.", "Совет школы", ""],
        ["3", "Уголок", "", "", "В течение года", "", ""],
    ]  # fmt: skip


def a_report():
    catalogue = parse_catalogue(
        {
            "format": 1, "key": "map", "name": "Карта", "title": "Карта", "source": "1027/р",
            "items": [
                {"number": "1.1", "section": "1. Первый", "title": "Утверждение", "who": ["Комитет"],
                 "dates_text": "Май"},
                {"number": "2.1", "section": "2. Второй", "title": "Участие", "who": ["Комитет", "ОО"]},
                {"number": "2.2", "section": "2. Второй", "title": "Сбор", "who": ["ОО"]},
            ],
        }
    )  # fmt: skip
    five = a_class("5А", 25)
    done = an_item(source="map/2.1")
    planned_only = an_item(source="map/2.2", title="Сбор классов", start=date(2027, 5, 1), end=None)
    event = an_event(whole(five), plan_item_id=done.id, start=date(2026, 10, 1), title="Экскурсия")
    lines = road_map_lines(catalogue, [done, planned_only], [event], [five])
    return RoadMapReport(a_head(), SchoolYear(2026), catalogue, lines)


def test_the_road_map_report():
    document = road_map_document(a_report())

    assert cells(document) == [
        ["1. Первый"],
        ["1.1", "Утверждение", "Май", "Комитет", "—", "—", "—"],
        ["2. Второй"],
        ["2.1", "Участие", "", "Комитет, ОО", "01.10.2026 Экскурсия", "25", "25"],
        ["2.2", "Сбор", "", "ОО", "в плане: Сбор классов (1 мая 2027 г.)", "—", "—"],
    ]
    assert "К школам обращено 2 мероприятия из 3; школа провела работу по 1." in paragraphs(document)


@pytest.mark.parametrize("document", [plan_grid_document(a_plan(QUEST, CORNER)), road_map_document(a_report())])
def test_every_format_says_the_same(document, tmp_path):
    told = []
    paths = documents.write(
        [("paper", document)], tmp_path / "новая", progress=lambda _done, _total, name: told.append(name)
    )

    assert [path.name for path in paths] == told == ["paper.docx", "paper.xlsx", "paper.pdf"]
    wanted = [word for row in cells(document) for text in row for word in text.split()][:12]
    docx = Document(BytesIO(paths[0].read_bytes()))
    in_docx = " ".join(each.text for table in docx.tables for row in table.rows for each in row.cells)
    book = load_workbook(paths[1])
    in_xlsx = " ".join(str(each.value) for sheet in book for row in sheet.iter_rows() for each in row if each.value)
    in_pdf = squeezed(paths[2].read_bytes())
    for word in wanted:
        assert word in in_docx
        assert word in in_xlsx
        assert word in in_pdf


@pytest.mark.parametrize("text", [*NAMES, CONTROLS])
def test_awkward_texts_make_papers(text):
    plan = a_plan(planned(title=text, responsible=text, classes=text, dates_text=text))

    for document in (plan_grid_document(plan), plan_list_document(plan)):
        assert documents.pdf(document).startswith(b"%PDF")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    taken = tmp_path / "файл"
    taken.write_text("")

    with pytest.raises(EnvironmentProblemError):
        documents.write([("paper", plan_list_document(a_plan()))], taken)
