"""Partners on a real journal: one spelling of each, two united and parted again."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from models.errors import UserError
from models.rules.people_checks import PartnerCard
from models.services import actions, campaign_report
from models.services.partners import delete_partner, partners, save_partner, unite_partners
from models.services.refusal import FieldsRefusedError
from models.tables import WorkRecordPartner
from models.vocabulary import PartnerCategory

INDUSTRY = PartnerCategory.INDUSTRY


def named(journal, name):
    return next(card for card in partners(journal) if card.name == name)


def test_partners_have_category_and_events(sample):
    cards = partners(sample)
    assert {card.category for card in cards} <= set(PartnerCategory)
    assert any(card.events for card in cards)


def test_a_partner_is_added_and_changed(sample):
    card = PartnerCard(name=" ООО  «Юг» ", category=INDUSTRY, contacts="8 900", agreement="№ 5")
    assert save_partner(sample, card).touches("partners")
    written = named(sample, "ООО «Юг»")
    assert (written.category, written.contacts, written.agreement) == (INDUSTRY, "8 900", "№ 5")
    save_partner(sample, replace(written, category=PartnerCategory.BUSINESS, contacts=""))
    assert named(sample, "ООО «Юг»") == replace(written, category=PartnerCategory.BUSINESS, contacts="")


def test_refusals_name_the_field_and_write_nothing(sample):
    save_partner(sample, PartnerCard(name="ООО «Юг»", category=INDUSTRY))
    before = partners(sample)
    for card, field in (
        (PartnerCard(category=INDUSTRY), "name"),
        (PartnerCard(name="Новый"), "category"),
        (PartnerCard(name='ооо "ЮГ"', category=INDUSTRY), "name"),
        (replace(next(one for one in before if one.name != "ООО «Юг»"), name="ООО Юг"), "name"),
    ):
        with pytest.raises(FieldsRefusedError) as refused:
            save_partner(sample, card)
        assert [problem.field for problem in refused.value.problems] == [field]
    assert "Партнёр «ООО „Юг“» уже есть" in refused.value.message
    assert partners(sample) == before


def test_a_partner_that_records_name_is_not_deleted(sample):
    card = max(partners(sample), key=lambda one: one.events)
    with pytest.raises(UserError, match="объедините"):
        delete_partner(sample, card.id)
    assert card in partners(sample)


def test_a_partner_without_records_is_deleted_and_comes_back(sample):
    save_partner(sample, PartnerCard(name="ООО «Юг»", category=INDUSTRY))
    card = named(sample, "ООО «Юг»")
    delete_partner(sample, card.id)
    assert card not in partners(sample)
    with pytest.raises(UserError, match="уже нет в журнале"):
        save_partner(sample, card)
    assert actions.undo(sample).title == "ООО «Юг»"
    assert card in partners(sample)


def test_two_spellings_become_one_and_part_again(sample):
    kept, dropped = sorted(partners(sample), key=lambda one: -one.events)[:2]
    report = campaign_report.build(sample, "autumn-2026")
    before = partners(sample)
    changes = unite_partners(sample, kept.id, dropped.id)
    assert changes.touches("partners") and changes.touches("report")
    after = partners(sample)
    assert dropped.id not in {card.id for card in after}
    one = named(sample, kept.name)
    assert max(kept.events, dropped.events) <= one.events <= kept.events + dropped.events
    assert one.contacts == (kept.contacts or dropped.contacts)
    actions.undo(sample)
    assert partners(sample) == before
    assert campaign_report.build(sample, "autumn-2026") == report


def test_records_that_name_both_are_counted_once_and_given_back(sample):
    kept, dropped = sorted(partners(sample), key=lambda one: -one.events)[:2]
    with sample.write() as session:
        record = session.scalars(
            select(WorkRecordPartner.record_id).where(WorkRecordPartner.partner_id == dropped.id)
        ).first()
        session.merge(WorkRecordPartner(record_id=record, partner_id=kept.id, position=99))
    before = partners(sample)
    shared = _records(sample, kept.id) & _records(sample, dropped.id)
    assert shared
    unite_partners(sample, kept.id, dropped.id)
    assert named(sample, kept.name).events == len(_records(sample, kept.id))
    actions.undo(sample)
    assert partners(sample) == before
    assert _records(sample, kept.id) & _records(sample, dropped.id) == shared


def _records(journal, partner_id):
    with journal.read() as session:
        query = select(WorkRecordPartner.record_id).where(WorkRecordPartner.partner_id == partner_id)
        return set(session.scalars(query))


def test_a_partner_is_not_united_with_itself(sample):
    card = partners(sample)[0]
    with pytest.raises(FieldsRefusedError) as refused:
        unite_partners(sample, card.id, card.id)
    assert refused.value.problems[0].field == "kept"
