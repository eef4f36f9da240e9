import json
import shutil
from datetime import date, datetime
from functools import partial

import pytest

from exporters.package.making import make_parts
from exporters.package.reader import parse_package
from models.errors import DamagedError, UsageError, UserError
from models.journal.backup import backup_to
from models.journal.journal import Journal
from models.journal.photos import PhotoStore
from models.journal.restore import restore
from models.packages.kinds import PackageKind
from models.packages.matter import HeadSignature
from models.services import campaign_report, confirmation, note, sending, sent_packages, signing_keys
from models.services.package_names import NamesInPackageError
from models.tables import (
    CampaignReport,
    Consultation,
    ConsultationName,
    PackagePhoto,
    PackageSent,
    Photo,
    PlanItem,
    Pupil,
    SchoolYear,
    SigningKey,
    WorkRecord,
)
from models.vocabulary import PersonCategory, ReportStatus

AUTUMN = "autumn-2026"
NOW = datetime(2026, 10, 17, 12, 30)


def sign(journal, make=make_parts, **words):
    return sending.sign_report(journal, AUTUMN, make, now=NOW, **words)


def files(journal, package):
    return [parse_package(file.content) for file in sent_packages.files_of(journal, package.package_id)]


def best_record(session):
    return session.query(WorkRecord).filter(WorkRecord.best.is_(True), WorkRecord.start > date(2026, 9, 1)).first()


def change(journal, table, **values):
    with journal.write() as session:
        for row in session.query(table):
            for name, value in values.items():
                setattr(row, name, value)


def test_the_figures_are_those_of_the_one_report_function(sample):
    report = campaign_report.build(sample, AUTUMN)
    package = sign(sample)
    [read] = files(sample, package)
    figures = report.figures.as_json()
    assert {key: read.report[key] for key in figures} == figures
    assert read.report["findings"] == [finding.as_json() for finding in report.findings]
    assert read.fingerprint == package.fingerprint == signing_keys.key_card(sample).fingerprint
    assert (read.package_id, read.sequence, read.replaces) == (package.package_id, 1, None)
    assert {"appendix3.docx", "appendix3.pdf", "note.docx", "photos/01-01.jpg"} <= set(read.files)
    assert len([name for name in read.files if name.startswith("photos/")]) == 26


def test_signing_freezes_the_numbers(sample):
    before = campaign_report.build(sample, AUTUMN).figures
    sign(sample)
    change(sample, WorkRecord, in_campaign=False)
    signed = campaign_report.build(sample, AUTUMN)
    assert (signed.figures, signed.status, signed.signed) == (before, ReportStatus.SIGNED, NOW)
    assert campaign_report.build(sample, AUTUMN, current=True).figures.events == 0
    line = confirmation.history(sample, AUTUMN)[0]
    assert (line.what, line.text) == ("подписан", "Пакет № 1")


def test_a_second_package_replaces_the_first_and_says_what_changed(sample):
    first = sign(sample)
    with sample.write() as session:
        record = best_record(session)
        record.best = False
    second = sign(sample)
    assert (second.sequence, second.replaces) == (2, first.package_id)
    assert any("убрано" in line for line in second.changes)
    assert "Пакет № 2 вместо № 1. Лучшее мероприятие" in confirmation.history(sample, AUTUMN)[0].text
    third = sign(sample)
    assert third.changes == () and "прежние" in confirmation.history(sample, AUTUMN)[0].text
    assert files(sample, third)[0].replaces == second.package_id
    assert [one.sequence for one in sent_packages.sent_packages(sample, AUTUMN)] == [3, 2, 1]


def test_every_package_is_kept_as_it_left(sample):
    kept = {}
    for limit in (None, 0.6):
        package = sign(sample, partial(make_parts, mail_limit=limit))
        kept[package.package_id] = [file.content for file in sent_packages.files_of(sample, package.package_id)]
    again = {
        one.package_id: [file.content for file in sent_packages.files_of(sample, one.package_id)]
        for one in sent_packages.sent_packages(sample)
    }
    assert again == kept and len(kept[package.package_id]) > 1
    listed = sent_packages.sent_packages(sample)[0]
    assert [file.size for file in listed.files] == [len(content) for content in kept[listed.package_id]]
    with pytest.raises(UsageError):
        sent_packages.files_of(sample, "нет")


def test_a_package_that_left_is_sent(sample):
    package = sign(sample)
    sent_packages.mark_sent(sample, package.package_id, "на флешку")
    assert campaign_report.build(sample, AUTUMN).status is ReportStatus.SENT
    assert confirmation.history(sample, AUTUMN)[0].text == "Пакет № 1: на флешку"
    plan = sending.sign_plan(sample, AUTUMN, make_parts)
    sent_packages.mark_sent(sample, plan.package_id, "почтой")
    assert len(confirmation.history(sample, AUTUMN)) == 2


def test_the_plan_travels_the_same_way_and_is_numbered_for_itself(sample):
    sign(sample)
    package = sending.sign_plan(sample, AUTUMN, make_parts, now=NOW)
    [read] = files(sample, package)
    assert (read.kind, read.sequence, set(read.files)) == (PackageKind.PLAN, 1, {"plan.json", "appendix2.docx"})
    assert campaign_report.build(sample, AUTUMN).signed == NOW
    assert sent_packages.sent_packages(sample, "spring-2027") == ()


def test_a_finding_of_level_error_stands_in_the_way_unless_the_user_insists(sample):
    change(sample, SchoolYear, coordinator="")
    for sign_it in (sign, lambda journal: sending.sign_plan(journal, AUTUMN, make_parts)):
        with pytest.raises(sending.FindingsStandError, match="Не указан координатор"):
            sign_it(sample)
    assert sent_packages.sent_packages(sample) == ()
    [read] = files(sample, sign(sample, anyway=True))
    assert read.report["signed_despite_errors"] is True
    assert read.report["findings"][0]["code"] == "no-coordinator"
    assert "Подписан с ошибками" in confirmation.history(sample, AUTUMN)[0].text


def test_reversed_dates_of_the_plan_stand_in_the_way(sample):
    with sample.write() as session:
        item = (
            session.query(PlanItem).filter(PlanItem.start.between(datetime(2026, 9, 13), datetime(2026, 10, 1))).first()
        )
        item.start, item.end = item.start, item.start.replace(year=2025)
    with pytest.raises(sending.FindingsStandError, match="раньше начала"):
        sending.sign_plan(sample, AUTUMN, make_parts)


@pytest.mark.parametrize("name", ["Кощеева Василиса Ивановна", "Цой Лев", "O'Нил-Прохорова Ия"])
def test_a_pupil_named_in_a_text_stays_at_school(sample, name):
    with sample.write() as session:
        session.query(Pupil).first().full_name = name
        best_record(session).description = f"Победила {name}, 9 класс."
    for anyway in (False, True):
        with pytest.raises(NamesInPackageError, match=r"лучшие мероприятия") as refused:
            sign(sample, anyway=anyway)
    assert refused.value.name in name
    assert sent_packages.sent_packages(sample) == ()


def test_a_name_in_the_note_and_in_the_plan(sample):
    with sample.read() as session:
        pupil = session.query(Pupil).first().full_name
    note.edit_paragraph(sample, AUTUMN, "own-1", f"Отличился {pupil}", "Примеры")
    with pytest.raises(NamesInPackageError, match="справка"):
        sign(sample)
    change(sample, PlanItem, expected_results=f"Беседа: {pupil}")
    with pytest.raises(NamesInPackageError, match="план"):
        sending.sign_plan(sample, AUTUMN, make_parts)


def test_a_key_is_made_with_the_first_package_and_stays(sample):
    with sample.read() as session:
        assert session.query(SigningKey).count() == 0
    first = sign(sample)
    sending.sign_plan(sample, AUTUMN, make_parts)
    assert signing_keys.key_card(sample).fingerprint == first.fingerprint == sign(sample).fingerprint
    with sample.read() as session:
        assert session.query(SigningKey).count() == 1


def test_a_card_can_be_printed_before_the_first_package(sample):
    with pytest.raises(UsageError):
        signing_keys.renew(sample)
    card = signing_keys.key_card(sample)
    assert card.inn == "7013002343" and sign(sample).fingerprint == card.fingerprint


def test_a_new_key_is_vouched_for_by_the_old_one_and_a_lost_one_by_nobody(sample):
    old = sign(sample)
    signing_keys.renew(sample)
    [read] = files(sample, sign(sample))
    assert read.fingerprint != old.fingerprint and read.earlier_fingerprints == (old.fingerprint,)
    signing_keys.replace_lost(sample)
    [read] = files(sample, sign(sample))
    assert read.earlier_fingerprints == () and read.fingerprint == signing_keys.key_card(sample).fingerprint


def test_the_head_signs_a_paper_with_his_own_tool(sample):
    [read] = files(sample, sign(sample, head_signature=HeadSignature(b"%PDF-1.7 paper", b"\x30\x03sig")))
    assert (read.contents["report.pdf"], read.contents["report.pdf.sig"]) == (b"%PDF-1.7 paper", b"\x30\x03sig")


def test_two_signings_at_once(sample):
    def slow(matter, key):
        sign(sample)
        return make_parts(matter, key)

    with pytest.raises(UserError, match="подписан другой"):
        sign(sample, slow)
    assert len(sent_packages.sent_packages(sample)) == 1


def test_what_stops_the_making_leaves_no_trace(sample):
    def broken(matter, key):
        raise UserError("Нет места.")

    with pytest.raises(UserError, match="Нет места"):
        sign(sample, broken)
    with sample.read() as session:
        assert session.query(SigningKey).count() == session.query(CampaignReport).filter_by(signed=NOW).count() == 0


def test_receipts_are_numbered_for_each_school(sample):
    from models.packages.matter import PackageMatter

    content = {
        "campaign": AUTUMN, "sender": {"name": "Управление"}, "inn": "7013002343", "receipt_for": "0" * 8,
        "decision": "accepted", "remarks": [], "coordinator": {"name": "", "post": "", "phone": "", "email": ""},
    }  # fmt: skip
    matter = PackageMatter(PackageKind.RECEIPT, content, NOW, "receipt")
    numbers = [
        sending.sign_content(sample, AUTUMN, matter, make_parts, owner="Управление", recipient=inn).sequence
        for inn in ("7013002343", "7017012342", "7013002343")
    ]
    assert numbers == [1, 1, 2]


def test_a_mail_that_holds_no_photo(sample):
    with pytest.raises(UserError, match="не вмещает"):
        sign(sample, partial(make_parts, mail_limit=0.05))


def test_unknown_campaigns(sample):
    for sign_it in (sending.sign_report, sending.sign_plan):
        with pytest.raises(UsageError):
            sign_it(sample, "autumn-1999", make_parts)


def test_a_package_reads_as_plain_json(sample):
    [read] = files(sample, sign(sample))
    assert json.loads(read.contents["report.json"]) == read.report
    assert read.report["profminimum"]["year"] == 2026 and set(read.report["profminimum"]["classes"]) > {"6"}
    assert set(read.report["indicators"]) == {"1027-р", "приложение-4", "таблица-3"}


def test_the_key_lies_in_the_journal_under_its_password(sample):
    sample.change_password(None, "пароль координатора")
    package = sign(sample)
    with sample.read() as session:
        private = session.query(SigningKey).one().private_key
    beside = [file for file in sample.path.parent.rglob("*") if file.is_file()]
    assert len(beside) > 2
    for file in beside:
        assert private not in file.read_bytes() and package.package_id.encode() not in file.read_bytes()
    assert all(private not in file.content for file in sent_packages.files_of(sample, package.package_id))


def test_a_teacher_who_was_counselled_may_be_named(sample):
    with sample.write() as session:
        session.query(Pupil).first().full_name = "Зюзин Фрол"
        meeting = session.query(Consultation).first()
        meeting.category = PersonCategory.TEACHER
        session.add(ConsultationName(consultation_id=meeting.id, position=9, name="Зюзин Фрол", folded="зюзин фрол"))
        best_record(session).description = "Провёл Зюзин Фрол."
    assert sign(sample).sequence == 1


def test_photos_of_a_package_lie_once_and_stay(sample):
    """The journal grows by the papers only, and what was sent keeps its photos when the event loses them."""
    package = sign(sample)
    whole = sent_packages.files_of(sample, package.package_id)[0].content
    with sample.read() as session:
        [row] = session.query(PackageSent)
        assert row.size == len(whole) == package.files[0].size and len(row.content) < 110_000
        assert session.query(PackagePhoto).count() == 26
    with sample.write() as session:
        session.query(Photo).delete()
    assert PhotoStore(sample).collect_garbage(0) == 0
    assert sent_packages.files_of(sample, package.package_id)[0].content == whole


def test_a_backup_takes_the_photos_of_packages_along(sample, tmp_path):
    package = sign(sample)
    whole = sent_packages.files_of(sample, package.package_id)[0].content
    with sample.write() as session:
        session.query(Photo).delete()
    backup_to(sample, tmp_path / "копия.zip")
    shutil.rmtree(sample.path.with_name(f"{sample.path.name}.photos"))
    with pytest.raises(DamagedError):
        sent_packages.files_of(sample, package.package_id)
    sample.close(with_backup=False)
    restore(sample.path, tmp_path / "копия.zip")
    with Journal.open(sample.path) as journal:
        assert sent_packages.files_of(journal, package.package_id)[0].content == whole
