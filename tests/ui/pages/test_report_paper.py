"""The paper on screen: numbers by keyboard and mouse, passports, exact numbers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.services.campaign_report import build
from models.services.confirmation import history
from models.vocabulary import ConfirmedSubject
from tests.ui.pages import sample
from ui.components.buttons import Button


@pytest.fixture
def window(journal, open_window):
    return open_window(journal, "report")


@pytest.fixture
def paper(window):
    return window.page._tab("paper").paper


def popover(window):
    return window.page._tab("paper").popover


def test_the_paper_prints_the_numbers_of_the_report(journal, paper):
    report = build(journal, sample.AUTUMN)
    text = paper.toPlainText()
    assert "Сводный отчет об итогах Кампании" in text
    assert f"{report.figures.pupils_total} чел." in text
    assert "Зареченский" in text.replace("\N{SOFT HYPHEN}", "")


def test_tab_reaches_each_number_and_enter_opens_it(qtbot, window, paper):
    paper.setFocus()
    reached = []
    for _ in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(paper.textCursor().charFormat().anchorHref())
    assert reached[:3] == ["number:schools_total", "number:schools_involved", "number:events"]
    assert len(paper.extraSelections()) == 1
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert f"number:{popover(window).passport.key}" == reached[-1]
    assert popover(window).close_button.hasFocus()


def test_a_click_opens_the_passport_and_esc_gives_the_focus_back(qtbot, window, paper):
    place = paper.rect_of("participants:8").center() - paper.viewport().pos()
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert popover(window).passport.key == "participants:8"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert popover(window) is None
    assert paper.hasFocus()


def test_the_finding_of_the_open_number_is_tinted(window):
    page = window.page
    page.open_number("participants:5")
    looks = [row.property("look") for finding, row in page.findings._rows if "5 класс" in finding.message]
    assert looks == ["finding-current"]
    popover(window).dismiss()
    assert all(row.property("look") == "finding" for _finding, row in page.findings._rows)


def test_an_exact_number_is_kept_with_its_reason(qtbot, window, journal, press):
    window.page.open_number("participants:5")
    press(popover(window), "Указать точное число")
    form = popover(window).form
    form.load(16, "сверено с классным руководителем")
    with qtbot.waitSignal(window.changes_committed):
        press(popover(window), "Подтвердить число")
    report = build(journal, sample.AUTUMN)
    assert report.figures.participants[5] == 16
    assert "сверено с классным руководителем" in history(journal, sample.AUTUMN)[0].text
    assert popover(window).passport.figure == "16"
    assert window.page.strip.message.text.startswith("5 класс: подтверждено 16")
    for button in popover(window).findChildren(Button):
        assert button.width() >= button.sizeHint().width(), button.text()
    press(popover(window), "Снять подтверждение")
    assert build(journal, sample.AUTUMN).figures.participants[5] == 15
    press(window.page.strip, "Вернуть")
    assert build(journal, sample.AUTUMN).figures.participants[5] == 16


@pytest.mark.parametrize(
    ("number", "reason", "field"), [(18, "верю", "number_field"), (14, "", "number_field"), (16, "  ", "reason_field")]
)
def test_a_refused_number_stays_in_the_form_with_its_field_named(window, journal, number, reason, field, press):
    window.page.open_number("participants:5")
    press(popover(window), "Указать точное число")
    form = popover(window).form
    form.load(number, reason)
    press(popover(window), "Подтвердить число")
    assert popover(window).form is form
    assert getattr(form, field).problem
    assert form.value == (number, reason)
    assert history(journal, sample.AUTUMN) == ()


def test_what_was_typed_comes_back_with_the_passport(qtbot, window, press):
    window.page.open_number("participants:5")
    press(popover(window), "Указать точное число")
    popover(window).form.load(17, "все были на")
    qtbot.keyClick(popover(window), Qt.Key.Key_Escape)
    assert popover(window) is None
    window.page.open_number("participants:5")
    assert popover(window).form.value == (17, "все были на")


def test_a_number_without_doubt_cannot_be_set(window):
    window.page.open_number("participants:6")
    texts = [button.text() for button in popover(window).findChildren(Button)]
    assert "Указать точное число" in texts or window.page.report.classes[1].pupils.is_point
    window.page.open_number("participants:9")
    assert "Указать точное число" not in [button.text() for button in popover(window).findChildren(Button)]


def test_a_record_opens_as_a_card_and_the_description_is_kept(qtbot, window, journal, ids, press):
    page = window.page
    page.open_number("participants:5")
    press(popover(window), "Экскурсия в пожарную часть")
    assert popover(window) is None
    panel = page.record.panel
    assert panel.record_id == ids["Экскурсия в пожарную часть"]
    assert not page.findings.isVisible()
    panel.description.edit.setPlainText("Раз. Два. Три. Четыре. Пять.")
    qtbot.keyClick(panel.description.edit, Qt.Key.Key_Escape)
    assert page.record.panel is None
    assert page.findings.isVisible()
    event = next(one for one in build(journal, sample.AUTUMN).events if one.id == panel.record_id)
    assert event.description == "Раз. Два. Три. Четыре. Пять."


def test_the_full_head_of_the_form_can_be_shown(window, paper, press):
    assert "к распоряжению Департамента" not in paper.toPlainText()
    press(window.page._tab("paper"), "Полная шапка формы")
    assert "к распоряжению Департамента" in paper.toPlainText().replace("\N{SOFT HYPHEN}", "")
    press(window.page._tab("paper"), "Короткая шапка")
    assert "к распоряжению Департамента" not in paper.toPlainText()


def test_confirmed_ovz_is_its_own_subject(window, journal):
    page = window.page
    seven = next(one for one in page.report.classes if one.school_class.grade == 7)
    assert seven.ovz.lowest == 4
    page.open_number("participants_ovz:7")
    assert popover(window).passport.confirmable.subject is ConfirmedSubject.OVZ


def test_what_was_typed_for_one_campaign_does_not_come_up_in_another(window, press):
    window.page.open_number("participants:5")
    press(popover(window), "Указать точное число")
    popover(window).form.load(17, "осенью были все")
    window.page.buttons.campaign.set_value("spring-2027")
    window.page.open_number("participants:5")
    assert popover(window).form is None
    window.page.buttons.campaign.set_value(sample.AUTUMN)
    window.page.open_number("participants:5")
    assert popover(window).form.value == (17, "осенью были все")


def test_what_was_typed_outlives_the_window(qtbot, journal, open_window, press):
    first = open_window(journal, "report")
    first.page.open_number("participants:5")
    press(popover(first), "Указать точное число")
    popover(first).form.load(17, "все были на")
    first.close()
    second = open_window(journal, "report")
    second.page.open_number("participants:5")
    assert popover(second).form.value == (17, "все были на")
    press(popover(second), "Отмена")
    popover(second).dismiss()
    second.page.open_number("participants:5")
    assert popover(second).form is None


def test_a_card_leads_to_the_form_of_its_record(window, ids, press):
    page = window.page
    page.open_record(ids["Экскурсия в пожарную часть"])
    press(page.record.panel, "Изменить запись")
    assert window.place == "work_log"
    assert window.page.asked == [{"id": ids["Экскурсия в пожарную часть"]}]


def test_a_finding_about_a_record_leads_to_its_form(window, journal, ids):
    from models.tables import WorkRecord
    from models.vocabulary import Direction

    with journal.write() as session:
        record = session.get(WorkRecord, ids["Экскурсия в пожарную часть"])
        record.direction, record.hours = Direction.PRACTICE, None
    page = window.page
    page.reload()
    finding = next(one for one in page.report.findings if one.code == "no-hours")
    page.follow(finding)
    assert window.page.asked == [{"id": ids["Экскурсия в пожарную часть"]}]


def test_a_campaign_without_events_leads_to_a_blank_form(window):
    page = window.page
    page.buttons.campaign.set_value("spring-2027")
    page.follow(next(one for one in page.report.findings if one.code == "no-events"))
    assert window.place == "work_log"
    assert window.page.asked == ["new"]
