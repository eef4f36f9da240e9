"""Отправка in the real window: signing, sticks and letters, what is kept, what is refused."""

import shutil
import subprocess
import zipfile
from datetime import date, datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from exporters.package.making import make_parts
from exporters.package.reader import read_package
from models.packages.kinds import PackageKind
from models.services import campaign_report, photos, sending, sent_packages, signing_keys
from models.tables import Pupil, SchoolClass, WorkRecord
from models.vocabulary import ReportStatus
from tests.ui.keyboard import controls_of, describe, tab_through, type_text
from tests.ui.pages import sample
from tests.ui.pages.sent_office import Office
from ui.components.empty_state import EmptyState
from ui.components.findings import FindingRow
from ui.components.labels import Label

TODAY = date(2026, 10, 17)
SIGNATURES = Path(__file__).parents[2] / "exporters" / "package" / "signatures"


@pytest.fixture
def mended(journal):
    """The sample school without its error."""
    with journal.write() as session:
        session.query(SchoolClass).filter(SchoolClass.grade == 7).one().ovz = 4
    return journal


@pytest.fixture
def open_page(open_window, tmp_path):
    """The page on a day after the campaign; files go to the folder «флешка»."""

    def open_it(journal, today=TODAY, **words):
        page = open_window(journal, "sending", today=today, **words).page
        stick = tmp_path / "флешка"
        stick.mkdir(exist_ok=True)
        page.context.messages.folder = stick
        return page

    return open_it


@pytest.fixture
def done(qtbot):
    """Waits for the job of the page."""

    def wait(page):
        qtbot.waitUntil(lambda: not page.job_line.is_busy, timeout=20000)

    return wait


@pytest.fixture
def sign(press, done):
    def sign_it(page, words="Подписать и сохранить"):
        press(page, words)
        done(page)

    return sign_it


def stick_of(page):
    return page.context.messages.folder


def words_on(widget):
    QTest.qWait(20)  # what was added to a layout is shown by the next event
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def choose_mail(page):
    next(one for one in page.findChildren(QPushButton) if one.text() == "По электронной почте").click()


def status_of(journal):
    return campaign_report.build(journal, sample.AUTUMN).status


def packages_of(journal):
    return sent_packages.sent_packages(journal, sample.AUTUMN)


# what is shown


def test_without_a_school_the_page_leads_to_its_card(empty_journal, open_page, press):
    page = open_page(empty_journal)
    assert page.findChild(EmptyState).isVisible()
    assert not page.sign_button.isVisible() and not page.tabs.isVisible()
    press(page, "Заполнить карточку школы")
    assert page.window().place == "settings"


def test_before_the_campaign_the_plan_is_handed_in_after_it_the_report(journal, open_page):
    assert open_page(journal, date(2026, 9, 1)).kind is PackageKind.PLAN
    page = open_page(journal)
    assert page.kind is PackageKind.REPORT
    assert page.header.sentence.text() == "Отчёт сдать до 19 октября, осталось 2 дня"
    assert "Статус: черновик" in page.hand_in.status.accessibleName()


def test_findings_lead_to_their_causes_errors_first(journal, open_page, press):
    page = open_page(journal)
    rows = page.hand_in.checks.findChildren(FindingRow)
    assert rows[0].accessibleName().startswith("Ошибка") and len(rows) == len(page.outbox.report.findings)
    press(page.hand_in.checks, "Показать класс")
    assert page.window().place == "report"


def test_the_parts_lead_to_where_they_are_made(journal, open_page, press):
    page = open_page(journal)
    press(page, "Открыть справку")
    assert page.window().place == "report" and page.window().page._tabs.value == "note"


# signing


def test_a_report_is_signed_saved_read_back_and_frozen(mended, open_page, sign):
    page = open_page(mended)
    sign(page)
    [file] = stick_of(page).iterdir()
    read = read_package(file)
    assert (read.kind, read.sequence, read.part) == (PackageKind.REPORT, 1, 1)
    assert "Можно извлекать флешку" in page.strip.accessibleName()
    assert "можно извлекать флешку" in words_on(page.hand_in.saved)
    assert status_of(mended) is ReportStatus.SIGNED
    assert "Числа отчёта заморожены" in words_on(page.hand_in)
    assert page.sign_button.text() == "Подписать заново"
    assert "С подписания" not in words_on(page.hand_in)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_openssl_accepts_what_the_window_saved(mended, open_page, sign, tmp_path):
    page = open_page(mended)
    sign(page)
    [file] = stick_of(page).iterdir()
    zipfile.ZipFile(file).extractall(tmp_path / "внутри")
    signer = "openssl pkcs7 -inform DER -in META-INF/signature001.p7s -print_certs -out signer.pem"
    verify = (
        "openssl cms -verify -binary -cades -inform DER -CAfile signer.pem -purpose any "
        "-in META-INF/signature001.p7s -content META-INF/ASiCManifest001.xml -out /dev/null"
    )
    for command in (signer, verify):
        found = subprocess.run(command.split(), cwd=tmp_path / "внутри", capture_output=True, timeout=60)
        assert found.returncode == 0, found.stderr


def test_an_error_asks_first_and_the_safe_answer_shows_it(journal, open_page, press):
    page = open_page(journal)
    press(page, "Подписать и сохранить")
    question = page.hand_in.question
    assert question.accessibleName() == "Подписать отчёт с ошибкой?"
    assert "7 класс" in question.accessibleDescription() and "протоколе проверки" in question.accessibleDescription()
    assert question.safe.hasFocus()
    QTest.keyClick(question.safe, Qt.Key.Key_Return)
    assert page.window().place == "report" and not packages_of(journal)


def test_escape_takes_the_question_away_and_signs_nothing(journal, open_page, press):
    page = open_page(journal)
    press(page, "Подписать и сохранить")
    QTest.keyClick(page.hand_in.question.safe, Qt.Key.Key_Escape)
    assert page.hand_in.question is None and page.sign_button.hasFocus()
    assert not packages_of(journal)


def test_a_report_signed_with_errors_says_so(journal, open_page, press, done):
    page = open_page(journal)
    press(page, "Подписать и сохранить")
    press(page, "Подписать с ошибкой")
    done(page)
    [file] = stick_of(page).iterdir()
    assert read_package(file).report["signed_despite_errors"] is True
    assert "Пакет № 1 подписан с ошибкой" in words_on(page.hand_in)
    page.open_at({"tab": "packages"})
    assert "Подписан с ошибкой" in words_on(page.packages)


def test_without_a_folder_nothing_is_signed(mended, open_page, press):
    page = open_page(mended)
    page.context.messages.folder = None
    press(page, "Подписать и сохранить")
    assert not page.job_line.is_busy and not packages_of(mended)


def test_the_name_of_a_pupil_in_the_note_is_refused_with_the_way_there(mended, open_page, sign, press):
    with mended.write() as session:
        name = session.query(Pupil).first().full_name
        session.query(WorkRecord).filter(WorkRecord.best.is_(True)).first().description = f"Победил {name}."
    page = open_page(mended)
    sign(page)
    assert "назван человек" in page.strip.accessibleName() and not packages_of(mended)
    press(page.strip, "Открыть это место")
    assert page.window().page._tabs.value == "best"


def test_a_second_package_replaces_the_first_and_says_what_changed(mended, open_page, sign, press, done):
    page = open_page(mended)
    sign(page)
    with mended.write() as session:
        session.query(WorkRecord).filter(WorkRecord.title.like("Квест%")).one().in_campaign = False
    page.reload()
    assert "мероприятий: было 9, стало 8" in words_on(page.hand_in)
    press(page, "Подписать заново")
    assert "Пакет № 2 заменит пакет № 1" in page.hand_in.question.accessibleDescription()
    press(page.hand_in.question, "Подписать заново")
    done(page)
    page.tabs.set_value("packages")
    page._show()
    told = words_on(page.packages)
    assert "Отчёт, пакет № 2" in told and "Заменил пакет № 1: мероприятий: было 9, стало 8" in told
    assert [one.sequence for one in packages_of(mended)] == [2, 1]
    assert len(list(stick_of(page).iterdir())) == 2


def test_the_plan_travels_the_same_way(mended, open_page, sign):
    page = open_page(mended, date(2026, 9, 1))
    sign(page)
    [file] = stick_of(page).iterdir()
    assert read_package(file).kind is PackageKind.PLAN
    assert "Статус: подписан" in page.hand_in.status.accessibleName()
    assert status_of(mended) is ReportStatus.DRAFT


def test_an_empty_plan_is_not_signed(mended, open_page):
    page = open_page(mended)
    page.campaign_box.set_value("spring-2027")
    page.open_at({"tab": "plan"})
    assert not page.sign_button.isVisible()
    assert "подписывать нечего" in words_on(page.hand_in)


def test_the_report_says_that_its_numbers_are_frozen(mended, open_page, sign, press):
    page = open_page(mended)
    window = page.window()
    window.open_place("report")
    assert not window.page.frozen_line.isVisible()
    window.open_place("sending")
    sign(page)
    window.open_place("report")
    assert "числа заморожены" in words_on(window.page.frozen_line)
    window.page.open_tab("history")
    assert "Числа заморожены при подписании" in words_on(window.page._tab("history"))
    press(window.page.frozen_line, "Подписать заново")
    assert window.place == "sending"


def test_the_keyboard_reaches_everything_on_a_signed_report_and_its_packages(mended, open_page, sign):
    page = open_page(mended)
    sign(page)
    for tab in ("report", "packages"):
        page.open_at({"tab": tab})
        QTest.qWait(50)
        page.window()._sidebar.button("home").setFocus(Qt.FocusReason.TabFocusReason)
        reached = tab_through(page.window())
        assert not [describe(one) for one in reached if not one.accessibleName()]
        assert not [describe(one) for one in controls_of(page.window()) if one not in reached]


def test_a_stopped_signing_leaves_nothing(with_photos, open_page, press, done):
    page = open_page(with_photos)
    press(page, "Подписать и сохранить")
    assert page.job_line.is_busy
    page.job_line.stop()
    done(page)
    assert not packages_of(with_photos) and list(stick_of(page).iterdir()) == []
    assert status_of(with_photos) is ReportStatus.DRAFT


# sticks that refuse


def test_a_full_stick_leaves_nothing_and_offers_another_folder(
    mended, open_page, sign, press, done, small_disk, tmp_path
):
    page = open_page(mended)
    page.context.messages.folder = small_disk
    (small_disk / "занято").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    sign(page)
    assert page.strip.accessibleName().startswith("На диске не хватает места")
    assert [one.name for one in small_disk.iterdir()] == ["занято"]
    assert not packages_of(mended) and status_of(mended) is ReportStatus.DRAFT
    page.context.messages.folder = tmp_path / "другая"
    page.context.messages.folder.mkdir()
    press(page.strip, "Другая папка")
    done(page)
    [file] = (tmp_path / "другая").iterdir()
    assert read_package(file).sequence == 1 and len(packages_of(mended)) == 1


def test_a_write_protected_stick_is_told(mended, open_page, sign, write_protect):
    page = open_page(mended)
    write_protect(stick_of(page))
    sign(page)
    assert "закрыты для записи" in page.strip.accessibleName()
    assert list(stick_of(page).iterdir()) == [] and not packages_of(mended)


def test_a_stick_that_was_pulled_is_told(mended, open_page, sign):
    page = open_page(mended)
    stick_of(page).rmdir()
    (stick_of(page).parent / "флешка").write_text("вместо папки")
    sign(page)
    assert "не папка, а файл" in page.strip.accessibleName()


# letters


@pytest.fixture
def with_photos(mended, tmp_path):
    """Photos that do not fit into a small letter."""
    import random

    pictures = []
    for number in range(4):
        noise = Image.frombytes("RGB", (1600, 1200), random.Random(number).randbytes(1600 * 1200 * 3))
        pictures.append(tmp_path / f"{number}.jpg")
        noise.save(pictures[-1], quality=60)
    with mended.read() as session:
        record = session.query(WorkRecord.id).filter(WorkRecord.best.is_(True)).first()[0]
    photos.add(mended, record, pictures)
    return mended


def test_letters_are_cut_to_the_limit_and_open_as_drafts(with_photos, open_page, press, done):
    page = open_page(with_photos)
    choose_mail(page)
    page.hand_in.way.limit.setText("4,5")
    page.hand_in.way.address.setText("moo@sosnovka.example")
    press(page, "Подписать и подготовить письма")
    done(page)
    drafts = sorted(stick_of(page).glob("*.eml"))
    parts = sorted(stick_of(page).glob("*.asice"))
    assert len(drafts) == len(parts) > 1
    assert all(draft.stat().st_size <= 4_500_000 for draft in drafts)
    message = message_from_bytes(drafts[0].read_bytes(), policy=SMTP)
    assert message["To"] == "moo@sosnovka.example" and f"(часть 1 из {len(parts)})" in message["Subject"]
    assert read_package(parts[0]).parts == len(parts)
    press(page, "Скопировать адрес и тему письма 1")
    assert QGuiApplication.clipboard().text() == f"moo@sosnovka.example\n{message['Subject']}"
    press(page, "Отметить отправленным")
    assert status_of(with_photos) is ReportStatus.SENT


@pytest.mark.parametrize("limit", ["", "ноль", "0", "5000"])
def test_a_size_that_is_no_size_stands_under_its_field(mended, open_page, press, limit):
    page = open_page(mended)
    choose_mail(page)
    page.hand_in.way.limit.clear()
    type_text(page.hand_in.way.limit, limit)
    press(page, "Подписать и подготовить письма")
    assert page.hand_in.way._limit_field.problem and page.hand_in.way.limit.hasFocus()
    assert not packages_of(mended)


def test_a_letter_too_small_for_the_report_is_refused(mended, open_page, press, done):
    page = open_page(mended)
    choose_mail(page)
    page.hand_in.way.limit.setText("0,1")
    press(page, "Подписать и подготовить письма")
    done(page)
    assert "не вмещает" in page.strip.accessibleName() and not packages_of(mended)


def test_the_way_and_the_address_are_remembered(mended, open_page, press):
    page = open_page(mended)
    choose_mail(page)
    page.hand_in.way.address.setText("moo@sosnovka.example")
    assert page.leave()
    settings = page.context.settings
    assert (settings.get("sending.way"), settings.get("sending.address")) == ("mail", "moo@sosnovka.example")


# the answer of the office


@pytest.fixture
def an_office(tmp_path):
    opened = []

    def open_it(name="управление"):
        made = Office(tmp_path / name, "7017000001")
        opened.append(made)
        return made

    yield open_it
    for one in opened:
        one.journal.close(with_backup=False)


def saved_by(page):
    return sorted(stick_of(page).glob("*.asice"))[-1]


def test_a_returned_report_shows_its_remarks_at_their_figures(mended, open_page, sign, press, done, an_office):
    page = open_page(mended)
    sign(page)
    the_office = an_office()
    the_office.take(saved_by(page))
    receipt = the_office.give_back(("participants:7", "7 класс: проверьте число"), ("note", "Справка коротка"))
    page.context.messages.opened = [receipt]
    press(page, "Принять квитанцию")
    done(page)
    assert status_of(mended) is ReportStatus.RETURNED
    told = words_on(page.hand_in.answer)
    assert "Пакет № 1 вернули на доработку" in told and "7 класс: проверьте число" in told
    assert "Статус: на доработку" in page.hand_in.status.accessibleName()
    press(page.hand_in.answer, "Показать в отчёте: Обучающиеся, принявшие участие, 7 класс")
    report = page.window().page
    assert page.window().place == "report"
    assert report._tab("paper").popover is not None
    page.window().open_place("sending")
    press(page.hand_in.answer, "Показать в отчёте: Справка")
    assert report._tabs.value == "note"


def drop_on(page, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place, buttons, keys = QPointF(50, 50), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_a_receipt_dropped_on_the_page_says_accepted(mended, open_page, sign, done, an_office):
    page = open_page(mended)
    sign(page)
    the_office = an_office()
    the_office.take(saved_by(page))
    receipt = the_office.accept()
    assert drop_on(page, receipt)
    done(page)
    assert status_of(mended) is ReportStatus.ACCEPTED
    assert "Пакет № 1 принят" in words_on(page.hand_in.answer)
    assert page.strip.accessibleName() == "Квитанция принята: пакет № 1 принят."
    drop_on(page, receipt)
    done(page)
    assert page.strip.accessibleName() == "Эта квитанция уже принята: пакет № 1 принят."


def test_what_is_no_receipt_is_refused_in_one_sentence(mended, open_page, sign, done, tmp_path):
    page = open_page(mended)
    sign(page)
    drop_on(page, saved_by(page))
    done(page)
    assert page.strip.accessibleName().startswith("Это пакет для муниципалитета")
    broken = tmp_path / "битая.asice"
    broken.write_bytes(saved_by(page).read_bytes()[:-100])
    drop_on(page, broken)
    done(page)
    assert page.strip.message.tone == "err"
    (tmp_path / "заметка.txt").write_text("не пакет")
    assert not drop_on(page, tmp_path / "заметка.txt")
    assert status_of(mended) is ReportStatus.SIGNED


def test_a_receipt_for_a_package_that_was_replaced_is_told(mended, open_page, sign, press, done, an_office):
    page = open_page(mended)
    sign(page)
    the_office = an_office()
    the_office.take(saved_by(page))
    receipt = the_office.accept()
    press(page, "Подписать заново")
    press(page.hand_in.question, "Подписать заново")
    done(page)
    drop_on(page, receipt)
    done(page)
    assert "уже заменил пакет № 2" in page.strip.accessibleName()
    assert status_of(mended) is ReportStatus.SIGNED


def test_another_key_of_the_office_asks_first(mended, open_page, sign, press, done, an_office):
    page = open_page(mended)
    sign(page)
    first, second = an_office(), an_office("другое")
    for one in (first, second):
        one.take(saved_by(page))
    drop_on(page, first.accept())
    done(page)
    receipt = second.give_back(("", "Переделать"))
    drop_on(page, receipt)
    done(page)
    question = page.hand_in.question
    assert question.accessibleName() == "Ключ управления изменился" and question.safe.hasFocus()
    press(question, "Не принимать")
    assert status_of(mended) is ReportStatus.ACCEPTED
    drop_on(page, receipt)
    done(page)
    press(page.hand_in.question, "Ключ подтверждён, принять")
    done(page)
    assert status_of(mended) is ReportStatus.RETURNED


# what is kept


def test_a_package_of_long_ago_is_saved_again_byte_for_byte(mended, open_page, press, done, tmp_path):
    signed = sending.sign_report(mended, sample.AUTUMN, make_parts, now=datetime(2026, 10, 16, 9, 0))
    page = open_page(mended)
    page.open_at({"tab": "packages"})
    press(page.packages, "Сохранить ещё раз: Отчёт, пакет № 1")
    done(page)
    [file] = stick_of(page).iterdir()
    assert file.read_bytes() == sent_packages.files_of(mended, signed.package_id)[0].content


def test_handing_in_is_marked_and_taken_back(mended, open_page, sign, press):
    page = open_page(mended)
    sign(page)
    press(page, "Отметить отправленным")
    assert status_of(mended) is ReportStatus.SENT
    assert "Статус: отправлен" in page.hand_in.status.accessibleName()
    [package] = packages_of(mended)
    assert package.left_how == "на флешке" and package.left_at is not None
    press(page.strip, "Отменить")
    assert status_of(mended) is ReportStatus.SIGNED and packages_of(mended)[0].left_at is None
    press(page, "Скрыть сведения о сохранённом")
    press(page, "Отметить отправленным")
    assert status_of(mended) is ReportStatus.SENT


def test_an_empty_list_of_packages_says_what_belongs_there(mended, open_page):
    page = open_page(mended)
    page.open_at({"tab": "packages"})
    assert "Здесь будут все подписанные пакеты" in words_on(page.packages)
    assert any(one.isVisible() for one in page.packages.findChildren(EmptyState)) and not page.sign_button.isVisible()


# the key's card, the head's signature


def test_the_card_of_the_key_is_shown_as_it_is_printed(mended, open_page, press):
    page = open_page(mended)
    press(page, "Карточка ключа")
    preview = page.overlay.upper
    assert preview is not None and len(preview.sheets) == 1
    page.escape()
    assert page.overlay.upper is None


def test_a_key_that_others_may_have_is_replaced_after_a_question(mended, open_page, sign, press):
    page = open_page(mended)
    sign(page)
    before = signing_keys.key_card(mended).fingerprint
    press(page, "Карточка ключа")
    preview = page.overlay.upper
    press(preview, "Заменить ключ")
    press(preview.question, "Оставить прежний")
    assert signing_keys.key_card(mended).fingerprint == before
    press(preview, "Заменить ключ")
    assert page.escape() and preview.question is None and page.overlay.upper is preview
    press(preview, "Заменить ключ")
    press(preview.question, "Заменить ключ")
    after = signing_keys.key_card(mended).fingerprint
    assert after != before and "Ключ заменён" in preview.strip.accessibleName()
    page.escape()
    assert page.overlay.upper is None


def test_a_heads_signature_goes_along_in_honest_words(mended, open_page, press, done, sign, tmp_path):
    paper = next(file for file in SIGNATURES.iterdir() if file.suffix not in (".sig", ".py", ".md"))
    shutil.copy(paper, tmp_path / "отчёт.pdf")
    shutil.copy(SIGNATURES / "gost2012_256-A.sig", tmp_path / "отчёт.pdf.sig")
    page = open_page(mended)
    page.context.messages.opened = [tmp_path / "отчёт.pdf.sig"]
    press(page, "Приложить")
    done(page)
    assert "действительность и квалифицированность не проверены" in words_on(page.hand_in.contents)
    sign(page)
    [file] = stick_of(page).iterdir()
    assert {"report.pdf", "report.pdf.sig"} <= set(read_package(file).files)


def test_a_signature_of_another_paper_is_not_taken(mended, open_page, press, done, tmp_path):
    (tmp_path / "другой.pdf").write_bytes(b"%PDF-1.4 other")
    shutil.copy(SIGNATURES / "ec-sha256.sig", tmp_path / "подпись.sig")
    page = open_page(mended)
    page.context.messages.opened = [tmp_path / "подпись.sig", tmp_path / "другой.pdf"]
    press(page, "Приложить")
    done(page)
    assert "не подходит к этому документу" in page.strip.accessibleName() and page.head is None
