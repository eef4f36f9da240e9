"""The campaign report built from a real journal: figures, passports, note, confirmation, best events, photos."""

import json
from datetime import date, datetime
from io import BytesIO

import pytest
from PIL import Image

from models.errors import EnvironmentProblemError, UsageError, UserError
from models.rules.report import CampaignReport
from models.services import actions, best_events, campaign_report, confirmation, note, photos
from models.services.note import OWN
from models.services.plan import campaign_plan
from models.services.refusal import FieldsRefusedError
from models.services.years import school_years
from models.tables import CampaignReport as ReportRow
from models.tables import ConfirmedNumber, NoteParagraph, PlanItem, SchoolClass, SchoolYear, WorkRecord
from models.vocabulary import ConfirmedSubject, EventLevel, ReportStatus

AUTUMN = "autumn-2026"
TODAY = date(2026, 10, 18)


def report_of(journal, campaign=AUTUMN, **options) -> CampaignReport:
    return campaign_report.build(journal, campaign, today=TODAY, **options)


def codes(report):
    return [finding.code for finding in report.findings]


def paragraph(report, key):
    return next(part for part in report.note.paragraphs if part.key == key)


def test_the_sample_school(sample):
    report = report_of(sample)
    assert [str(year) for year in school_years(sample)] == ["2026/2027", "2025/2026"]
    assert report.figures.pupils_total == sum(one.school_class.enrolment for one in report.classes)
    assert report.figures.events == len(report.events) == 12
    assert report.status is ReportStatus.DRAFT
    assert len(report.best_events) == 3
    assert "photos-missing" in codes(report)
    assert not [finding for finding in report.findings if finding.is_error]
    assert 50 < report.readiness_percent < 100


def test_each_number_leads_to_its_records(sample):
    report = report_of(sample)
    fifth = next(one for one in report.classes if one.school_class.name == "5")
    assert fifth.cumulative == sum(record.attendances for record in fifth.contributions)
    assert all(record.event in report.events for record in fifth.contributions)
    assert fifth.pupils.lowest == report.figures.participants[5]


def test_an_unknown_campaign(sample):
    with pytest.raises(UsageError, match="не распознана"):
        report_of(sample, "winter-2026")
    with pytest.raises(UsageError, match="нет учебного года"):
        report_of(sample, "spring-2031")


def test_a_plan_item_held_outside_the_campaign_is_not_called_missing(sample):
    with sample.write() as session:
        year_id = session.query(SchoolYear).filter_by(start_year=2026).one().id
        late, young = (
            PlanItem(
                year_id=year_id,
                code=code,
                level=EventLevel.SCHOOL,
                title=f"Мероприятие {code}",
                start=date(2026, 9, 14),
                end=date(2026, 9, 16),
            )
            for code in ("late", "young")
        )
        session.add_all([late, young])
        session.flush()
        for item, day, marked in ((late, date(2026, 9, 1), True), (young, date(2026, 9, 15), False)):
            session.add(
                WorkRecord(
                    year_id=year_id,
                    code=item.code,
                    title=item.title,
                    start=day,
                    in_campaign=marked,
                    plan_item_id=item.id,
                )
            )
    report = report_of(sample)
    assert not [one for one in report.findings if "Мероприятие" in one.message]
    assert "запланированн" not in paragraph(report, "problems").text


def doubtful(report):
    return next(one for one in report.classes if not one.pupils.is_point)


def test_paragraphs_of_ones_own_stand_in_the_order_of_writing(sample):
    for number in (1, 2, 3):
        note.edit_paragraph(sample, AUTUMN, f"{OWN}{number}", f"Текст {number}", f"{number}")
    note.restore_draft(sample, AUTUMN, f"{OWN}1")
    for number in (9, 4):
        note.edit_paragraph(sample, AUTUMN, f"{OWN}{number}", f"Текст {number}", f"{number}")
    own = [part for part in report_of(sample).note.paragraphs if part.key.startswith(OWN)]
    assert [part.heading for part in own] == ["2", "3", "9", "4"]
    with sample.read() as session:
        places = [row.position for row in session.query(NoteParagraph)]
    assert len(set(places)) == len(places)


def test_a_number_is_confirmed_inside_its_range_with_a_reason(sample):
    before = report_of(sample)
    passport = doubtful(before)
    class_id, bounds = passport.school_class.id, passport.pupils
    for number, reason in ((bounds.highest + 1, "по списку"), (bounds.lowest - 1, "по списку"), (bounds.highest, " ")):
        with pytest.raises(FieldsRefusedError):
            confirmation.confirm(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS, number, reason)
    assert report_of(sample) == before

    confirmation.confirm(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS, bounds.highest, "по списку класса")
    after = report_of(sample)
    grown = bounds.highest - bounds.lowest
    assert after.figures.participants_total == before.figures.participants_total + grown
    assert codes(after).count("range") == codes(before).count("range") - 1
    (line,) = confirmation.history(sample, AUTUMN)
    assert "по списку класса" in line.text
    confirmation.confirm(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS, bounds.lowest, "пересчитали")
    assert f"было {bounds.highest}" in confirmation.history(sample, AUTUMN)[0].text

    confirmation.withdraw(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS)
    assert report_of(sample).figures == before.figures
    assert len(confirmation.history(sample, AUTUMN)) == 3
    assert not confirmation.withdraw(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS)
    assert len(confirmation.history(sample, AUTUMN)) == 3, "nothing was there to withdraw"


def test_no_number_of_a_class_outside_the_report_is_confirmed(sample):
    with sample.write() as session:
        this_year, last_year = (session.query(SchoolYear).filter_by(start_year=year).one().id for year in (2026, 2025))
        young = SchoolClass(year_id=this_year, name="4А", grade=4, enrolment=20, ovz=0)
        session.add(young)
        session.flush()
        former = session.query(SchoolClass).filter_by(year_id=last_year, grade=9).first()
        outside = [young.id, former.id]
    for class_id in outside:
        with pytest.raises(UsageError, match="нет в отчёте"):
            confirmation.confirm(sample, AUTUMN, class_id, ConfirmedSubject.PUPILS, 3, "по списку")
    with sample.read() as session:
        assert session.query(ConfirmedNumber).filter(ConfirmedNumber.class_id.in_(outside)).count() == 0


def test_the_status_moves_between_draft_and_ready(sample):
    confirmation.set_ready(sample, AUTUMN, ready=True)
    assert report_of(sample).status is ReportStatus.READY
    confirmation.set_ready(sample, AUTUMN, ready=False)
    assert report_of(sample).status is ReportStatus.DRAFT
    sign(sample)
    with pytest.raises(UserError, match="подписан"):
        confirmation.set_ready(sample, AUTUMN, ready=False)


def sign(journal):
    """Freezes today's figures as a later issue's signing will."""
    figures = report_of(journal).figures
    confirmation.set_ready(journal, AUTUMN, ready=True)
    with journal.write() as session:
        row = session.query(ReportRow).one()
        row.status, row.signed, row.frozen = ReportStatus.SIGNED, datetime(2026, 10, 18), json.dumps(figures.as_json())


def test_a_signed_report_keeps_its_figures(sample):
    signed = report_of(sample).figures
    sign(sample)
    with sample.write() as session:
        session.query(SchoolYear).filter_by(start_year=2026).one().municipality = "Другой район"
    assert report_of(sample).figures == signed
    assert report_of(sample, current=True).figures.municipality == "Другой район"


def test_hand_written_paragraphs_outlive_changed_figures(sample):
    report = report_of(sample)
    results = paragraph(report, "results")
    assert str(report.figures.participants_total) in results.text
    note.edit_paragraph(sample, AUTUMN, "results", "Итоги своими словами.", results.drafted)
    note.edit_paragraph(sample, AUTUMN, f"{OWN}1", "Спасибо родителям.", "От координатора")
    edited = report_of(sample)
    assert paragraph(edited, "results").text == "Итоги своими словами."
    assert not paragraph(edited, "results").outdated
    assert edited.note.paragraphs[-1].heading == "От координатора"

    passport = doubtful(report)
    confirmation.confirm(
        sample, AUTUMN, passport.school_class.id, ConfirmedSubject.PUPILS, passport.pupils.highest, "по списку"
    )
    changed = report_of(sample)
    assert paragraph(changed, "results").text == "Итоги своими словами."
    assert paragraph(changed, "results").outdated
    assert paragraph(changed, "partners") == paragraph(report, "partners")

    note.restore_draft(sample, AUTUMN, "results")
    note.restore_draft(sample, AUTUMN, f"{OWN}1")
    restored = report_of(sample)
    assert paragraph(restored, "results").text == paragraph(changed, "results").drafted
    assert not [part for part in restored.note.paragraphs if part.by_hand]


def test_media_links_taken_out_of_the_note_are_missed(sample):
    assert "media-links" not in codes(report_of(sample))
    note.edit_paragraph(sample, AUTUMN, "media", "О нас писали.", paragraph(report_of(sample), "media").drafted)
    assert "media-links" in codes(report_of(sample))


def test_the_note_is_measured_by_the_caller(sample):
    assert "note-length" in codes(report_of(sample, measure_note=lambda report: 0.6))
    assert "note-length" not in codes(report_of(sample, measure_note=lambda report: 1.6))


def test_best_events_are_chosen_and_described(sample):
    report = report_of(sample)
    event = report.best_events[0]
    best_events.choose(sample, event.id, best=False)
    assert "best-events" in codes(report_of(sample))
    best_events.choose(sample, event.id, best=True)
    best_events.describe(sample, event.id, "  Одно предложение. \n\n Второе. ")
    assert "description-length" in codes(report_of(sample))
    assert report_of(sample).best_events[0].description == "Одно предложение.\n\nВторое."
    with pytest.raises(UserError, match="20 000"):
        best_events.describe(sample, event.id, "я" * 20_001)


def test_the_plan_stands_in_the_papers_row_groups(sample):
    plan = campaign_plan(sample, AUTUMN)
    levels = [item.level for item in plan.items]
    assert levels == sorted(levels, key=list(EventLevel).index)
    undated = [item.title for item in plan.items if item.start is None]
    assert undated == ["Дни открытых дверей вузов (весна)"]


def picture(width, height, **options):
    written = BytesIO()
    Image.new("RGB", (width, height), "steelblue").save(written, options.pop("format", "JPEG"), **options)
    return written.getvalue()


def a_file(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_photos_lose_gps_and_stand_upright(sample, tmp_path):
    record = report_of(sample).best_events[2].id
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "тайный комментарий"
    exif.get_ifd(0x8825)[1] = "N"
    file = a_file(tmp_path, "фото.jpg", picture(4000, 3000, exif=exif, comment=b"secret"))
    photos.add(sample, record, [file])
    card = photos.of_record(sample, record)[-1]
    assert (card.width, card.height, card.long_side) == (1200, 1600, 1600)
    assert card.caption == "7 октября 2026 г., Квест «Город профессий»"
    kept = Image.open(BytesIO(photos.content(sample, card.sha256)))
    assert kept.size == (1200, 1600)
    assert not kept.getexif()
    assert b"secret" not in photos.content(sample, card.sha256)

    photos.add(sample, record, [file])
    assert len(photos.of_record(sample, record)) == 7, "the same photo twice stays one"
    photos.remove(sample, card.id)
    assert len(photos.of_record(sample, record)) == 6
    (entry,) = actions.bin_entries(sample)
    assert (entry.title, entry.kind) == ("Квест «Город профессий»", "photo")
    actions.restore(sample, entry.action_id)
    assert photos.of_record(sample, record)[-1].sha256 == card.sha256
    assert len(photos.of_record(sample, record)) == 7


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_other_formats_are_taken(sample, tmp_path, format_):
    record = report_of(sample).events[0].id
    photos.add(sample, record, [a_file(tmp_path, "фото", picture(800, 600, format=format_))])
    assert photos.of_record(sample, record)[0].long_side == 800


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("текст.jpg", b"not a photo", "не фотография"),
        ("анимация.gif", picture(10, 10, format="GIF"), "не фотография"),
        ("обрыв.jpg", picture(800, 600)[:2000], "повреждена"),
        ("огромная.png", picture(8000, 5001, format="PNG"), "40 мегапикселей"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_added(sample, tmp_path, name, content, sentence):
    record = report_of(sample).events[0].id
    good = a_file(tmp_path, "хорошая.jpg", picture(1600, 1200))
    with pytest.raises(UserError, match=sentence):
        photos.add(sample, record, [good, a_file(tmp_path, name, content)])
    assert photos.of_record(sample, record) == ()


def test_a_photo_that_is_not_there(sample, tmp_path):
    with pytest.raises(EnvironmentProblemError, match=r"нет\.jpg"):
        photos.add(sample, report_of(sample).events[0].id, [tmp_path / "нет.jpg"])
