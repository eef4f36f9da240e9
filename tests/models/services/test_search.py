from datetime import date

import pytest
from sqlalchemy import delete, select

from models.services.search import search
from models.services.search_words import match_expression, records_with
from models.tables import (
    Consultation,
    ConsultationName,
    Partner,
    PlanItem,
    Pupil,
    SchoolYear,
    Teacher,
    WorkRecord,
    WorkRecordPartner,
)
from models.vocabulary import ConsultationKind, PartnerCategory, PersonCategory


def found(journal, words):
    return {(hits.kind, hit.title) for hits in search(journal, words) for hit in hits.hits}


@pytest.fixture
def filled(sample):
    with sample.write() as session:
        year = session.scalars(select(SchoolYear.id)).first()
        record = WorkRecord(
            year_id=year, code="щ", start=date(2026, 10, 1), title="ЁЛКА: встреча с ветеринарным врачом"
        )
        consultation = Consultation(
            year_id=year,
            day=date(2026, 10, 2),
            kind=ConsultationKind.INDIVIDUAL,
            category=PersonCategory.PUPIL,
            topic="Щучий выбор",
        )
        session.add_all(
            [record, consultation, Partner(name="ООО «Щёлк»", folded="щ", category=PartnerCategory.BUSINESS)]
        )
        session.flush()
        session.add(ConsultationName(consultation_id=consultation.id, position=0, name="Щёкин Пётр", folded="щ"))
        partner = session.scalars(select(Partner).where(Partner.folded == "щ")).one()
        session.add(WorkRecordPartner(record_id=record.id, partner_id=partner.id, position=0))
    return sample


@pytest.mark.parametrize("words", ["елка", "Ёлка", "ВЕТЕРИНАР", "врачом ёл", "  ветерин,  елка! ", "щелк встреча"])
def test_case_endings_and_yo_do_not_matter(filled, words):
    assert ("work_record", "ЁЛКА: встреча с ветеринарным врачом") in found(filled, words)


def test_names_lead_to_the_records_that_name_them(filled):
    assert found(filled, "щекин") == {("consultation", "Щучий выбор")}
    assert {kind for kind, _ in found(filled, "щёлк")} == {"work_record", "partner"}


def one_hit(journal, words, kind):
    (hits,) = [hits for hits in search(journal, words) if hits.kind == kind]
    return hits.hits[0]


def test_what_title_and_detail_do_not_hold_is_shown(filled):
    assert one_hit(filled, "щелк встреча", "work_record").found == "ООО «Щёлк»"
    assert one_hit(filled, "встреча", "work_record").found == ""
    with filled.write() as session:
        record = session.scalars(select(WorkRecord).where(WorkRecord.code == "щ")).one()
        record.note = "Сначала говорили о разном.\nПотом пришёл Щегловитов с собакой."
    assert one_hit(filled, "щегловитов", "work_record").found == ("… о разном. Потом пришёл Щегловитов с собакой.")


def test_of_a_consultation_by_code_no_name_is_told(filled):
    assert "Щёкин Пётр" in one_hit(filled, "щекин", "consultation").detail
    with filled.write() as session:
        row = session.scalars(select(Consultation).where(Consultation.topic == "Щучий выбор")).one()
        row.coded, row.content = True, "Щёкин Пётр хочет в колледж"
    hit = one_hit(filled, "щекин", "consultation")
    assert (hit.title, hit.detail, hit.found) == ("Щучий выбор", "02.10.2026, индивидуальная", "")


def test_only_the_latest_are_told_and_all_are_counted(filled):
    with filled.write() as session:
        year = session.scalars(select(SchoolYear.id)).first()
        for number in range(5):
            record = WorkRecord(year_id=year, code=f"щ{number}", start=date(2026, 10, 1), title=f"Щука {number}")
            session.add(record)
            session.flush()
    (hits,) = search(filled, "щука", limit=2)
    assert (hits.total, [hit.title for hit in hits.hits]) == (5, ["Щука 4", "Щука 3"])


@pytest.mark.parametrize("words", ["", "  ", "!?", '"', "*", "' OR 1=1", "AND", "NEAR(", "щщщ" * 1000, "__"])
def test_nothing_that_is_typed_breaks_the_search(filled, words):
    assert found(filled, words) == set() or match_expression(words)


def test_the_index_follows_every_change(filled):
    with filled.write() as session:
        session.scalars(select(WorkRecord).where(WorkRecord.code == "щ")).one().title = "Жуки"
        session.execute(delete(ConsultationName).where(ConsultationName.folded == "щ"))
    assert ("work_record", "ЁЛКА: встреча с ветеринарным врачом") not in found(filled, "ветеринарным")
    assert ("work_record", "Жуки") in found(filled, "жук")
    assert found(filled, "щекин") == set()
    with filled.write() as session:
        session.execute(delete(WorkRecord).where(WorkRecord.code == "щ"))
    assert found(filled, "жуки") == set()


def test_every_kind_is_found_and_told(sample):
    with sample.read() as session:
        titles = {
            "plan_item": session.scalars(select(PlanItem.title)).first(),
            "work_record": session.scalars(select(WorkRecord.title)).first(),
            "pupil": session.scalars(select(Pupil.full_name)).first(),
            "teacher": session.scalars(select(Teacher.full_name)).first(),
            "partner": session.scalars(select(Partner.name)).first(),
        }
    for kind, title in titles.items():
        (own,) = [hits for hits in search(sample, title) if hits.kind == kind]
        assert title in [hit.title for hit in own.hits] and own.total >= len(own.hits)
        assert all(hit.detail for hit in own.hits) or kind in ("teacher", "plan_item")
    assert {hits.kind for hits in search(sample, "а", limit=1)} >= {"pupil", "partner"}


def test_a_table_narrows_by_the_same_words(filled):
    with filled.read() as session:
        query = select(WorkRecord.title).where(WorkRecord.id.in_(records_with("work_record", "елка")))
        assert session.scalars(query).all() == ["ЁЛКА: встреча с ветеринарным врачом"]
    assert records_with("work_record", " ") is None
