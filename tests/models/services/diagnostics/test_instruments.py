"""A school's own instruments on a real journal: versions, files, names that are taken."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.errors import EnvironmentProblemError, UserError
from models.rules.diagnostics.definition_fields import InstrumentRefusedError
from models.rules.diagnostics.instrument import AnswerKind
from models.rules.diagnostics.own_instrument import InstrumentCard, ScaleCard
from models.rules.diagnostics.session import SessionCard
from models.rules.diagnostics.shipped import shipped_instruments
from models.services import actions, diagnostics
from models.services import diagnostics_instruments as service
from models.services.diagnostics_results import save_results
from models.services.diagnostics_sheet import sheet
from models.services.refusal import FieldsRefusedError

CARD = InstrumentCard(
    name="Анкета «Мой выбор»",
    kind=AnswerKind.CHOICE,
    items=2,
    scales=(ScaleCard("Труд", "1а 2б", levels="0 низкий; 2 высокий"), ScaleCard("Отдых", "1б 2а")),
)


@pytest.fixture
def own(sample):
    _changes, number = service.save_instrument(sample, CARD)
    return number


def held(journal, ninth, day):
    _changes, number = diagnostics.save_session(journal, SessionCard(ninth.id, CARD.name, day))
    return number


def test_the_list_holds_every_shipped_method_once_and_the_schools_own(sample, ninth, own):
    known = service.instruments(sample)
    assert {one.instrument.key for one in known if not one.own} == {one.key for one in shipped_instruments()}
    assert len(known) == len({one.instrument.name for one in known})
    mine = next(one for one in known if one.id == own)
    assert (mine.own, mine.sessions, mine.instrument.name) == (True, 0, CARD.name)
    held(sample, ninth, date(2026, 11, 5))
    assert next(one for one in service.instruments(sample) if one.id == own).sessions == 1


def test_a_changed_instrument_keeps_old_sessions_on_their_version(sample, ninth, own):
    old = held(sample, ninth, date(2026, 11, 5))
    first = sheet(sample, old).people[0]
    save_results(sample, old, [replace(first, answers=(0, 1), entered=True)])
    card = service.instrument_card(sample, own)
    longer = replace(
        card, items=3, scales=(ScaleCard("Труд", "1а 2б 3а", levels="0 мало; 3 много"), ScaleCard("Отдых", "1б 2а 3б"))
    )
    service.save_instrument(sample, longer)
    new = held(sample, ninth, date(2026, 11, 6))
    assert sheet(sample, old).instrument.version == 1
    assert sheet(sample, old).people[0].answers == (0, 1)
    assert sheet(sample, old).instrument.scale("Труд").level(Decimal(2)) == "высокий"
    assert sheet(sample, new).instrument.version == 2
    assert sheet(sample, new).instrument.answers.items == 3
    service.save_instrument(sample, replace(longer, items=4, scales=(ScaleCard("Труд", "1а–4а 1б–4б"),)))
    assert sheet(sample, old).instrument.version == 1
    assert sheet(sample, new).instrument.version == 2
    diagnostics.delete_session(sample, new)
    service.save_instrument(sample, replace(longer, items=3))
    assert service.instrument_card(sample, own).version == 3
    assert sheet(sample, old).instrument.version == 1


def test_an_unused_version_is_simply_changed(sample, own):
    service.save_instrument(sample, replace(service.instrument_card(sample, own), name="Анкета 2"))
    assert service.instrument_card(sample, own).version == 1
    actions.undo(sample)
    assert service.instrument_card(sample, own).name == CARD.name
    assert service.instrument_card(sample, 999) is None


@pytest.mark.parametrize(
    ("changed", "field", "row"),
    [
        ({"name": ""}, "name", None),
        ({"name": "анкета «мой выбор»"}, "name", None),
        ({"name": "ДДО"}, "name", None),
        ({"scales": (ScaleCard("Труд", "1а 2б 1б"), ScaleCard("Отдых", "1б 2а"))}, "key", 1),
        ({"items": 501}, "items", None),
    ],
)
def test_a_refused_instrument_names_field_and_row(sample, own, changed, field, row):
    with pytest.raises(FieldsRefusedError) as refused:
        service.save_instrument(sample, replace(CARD, **changed))
    assert [(one.field, one.row) for one in refused.value.problems] == [(field, row)]


def test_a_school_fills_in_a_method_that_has_only_a_name(sample, ninth):
    _changes, before = diagnostics.save_session(sample, SessionCard(ninth.id, "Лист наблюдения", date(2026, 11, 5)))
    first = sheet(sample, before).people[0]
    save_results(sample, before, [replace(first, scores={"Активность": Decimal(3)}, entered=True)])
    card = InstrumentCard(name="«Лист наблюдения»", scales=(ScaleCard("Активность", lowest="0", highest="5"),))
    _changes, number = service.save_instrument(sample, card)
    assert sheet(sample, before).instrument.scales == ()
    assert sheet(sample, before).people[0].scores == {"Активность": Decimal(3)}
    _changes, after = diagnostics.save_session(sample, SessionCard(ninth.id, "Лист наблюдения", date(2026, 11, 6)))
    assert sheet(sample, after).instrument.scales[0].highest == 5
    assert sheet(sample, after).instrument_id == number
    mine = next(one for one in service.instruments(sample) if one.id == number)
    assert mine.own
    assert mine.instrument.key == ""
    assert [one.instrument.name for one in service.instruments(sample)].count("«Лист наблюдения»") == 1


def test_a_name_that_a_workbook_or_a_session_brought_gets_its_definition(sample, ninth):
    number = held(sample, ninth, date(2026, 11, 5))
    assert sheet(sample, number).instrument.scales == ()
    _changes, row = service.save_instrument(sample, CARD)
    assert sheet(sample, number).instrument_id == row
    assert [scale.name for scale in sheet(sample, number).instrument.scales] == ["Труд", "Отдых"]


def test_a_definition_travels_as_a_file(sample, own, tmp_path, ninth):
    file = tmp_path / "Анкета.json"
    file.write_text(service.definition_of(sample, own), encoding="utf-8")
    held(sample, ninth, date(2026, 11, 5))
    _changes, number = service.load_instrument(sample, file)
    assert number == own
    assert service.instrument_card(sample, own).version == 2
    service.save_instrument(sample, replace(service.instrument_card(sample, own), name="Другая"))
    _changes, again = service.load_instrument(sample, file)
    assert again != own


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"{", b"[" * 100000, b"x" * 5_000_000, '{"name": "ДДО"}'.encode()]
)
def test_a_hostile_file_ends_in_one_sentence(sample, tmp_path, content):
    file = tmp_path / "методика.json"
    file.write_bytes(content)
    with pytest.raises((InstrumentRefusedError, FieldsRefusedError)) as refused:
        service.load_instrument(sample, file)
    assert "\n" not in refused.value.message
    with pytest.raises(EnvironmentProblemError):
        service.load_instrument(sample, tmp_path / "нет.json")


def test_an_instrument_in_use_is_not_deleted(sample, ninth, own):
    number = held(sample, ninth, date(2026, 11, 5))
    with pytest.raises(UserError, match="Методику «Анкета „Мой выбор“» удалить нельзя: она стоит в 1 диагностике"):
        service.delete_instrument(sample, own)
    diagnostics.delete_session(sample, number)
    service.delete_instrument(sample, own)
    assert service.instrument_card(sample, own) is None
    assert any(entry.title == "Методика «Анкета „Мой выбор“»" for entry in actions.bin_entries(sample))
