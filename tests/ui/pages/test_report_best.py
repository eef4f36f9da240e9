"""Best events and their photos."""

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from models.services import photos
from models.services.campaign_report import build
from tests.ui.pages import sample
from ui.components.empty_state import EmptyState
from ui.components.photo_tile import PhotoTile


@pytest.fixture
def window(journal, open_window):
    window = open_window(journal, "report")
    window.page.open_tab("best")
    return window


@pytest.fixture
def tab(window):
    return window.page._tab("best")


def best(journal):
    return [event.title for event in build(journal, sample.AUTUMN).best_events]


def picture(path, size=(2000, 1500), colour="navy"):
    Image.new("RGB", size, colour).save(path)
    return path


def test_the_third_is_chosen_and_a_fourth_is_refused(tab, window, journal, press):
    press(tab, "Выбрать: Экскурсия на сыроварню")
    assert "Экскурсия на сыроварню" in best(journal)
    assert window.page._tabs._tabs.button("best").text() == "Лучшие события, 3 из 3"
    press(tab, "Выбрать: Мастер-класс «Агродрон»")
    assert len(best(journal)) == 3
    assert "Уже выбраны три" in window.page.strip.message.text


def test_a_choice_is_taken_back_with_undo(tab, window, journal, press):
    press(tab, "Снять выбор: Квест «Город профессий»")
    assert best(journal) == ["Профпроба «Повар, кондитер»"]
    press(window.page.strip, "Вернуть")
    assert len(best(journal)) == 2


def test_taking_back_makes_no_fourth(tab, window, journal, press):
    press(tab, "Снять выбор: Квест «Город профессий»")
    press(tab, "Выбрать: Экскурсия на сыроварню")
    press(tab, "Выбрать: Мастер-класс «Агродрон»")
    assert len(best(journal)) == 3
    assert window.page.strip.message is None, "«Вернуть» of the first step would take back the last one"
    for left in (2, 1, 2):
        window.page.undo()
        assert len(best(journal)) == left
    for left in (1, 2, 3):
        window.page.redo()
        assert len(best(journal)) == left


def test_sentences_are_counted_live_and_the_text_is_kept(qtbot, tab, journal, ids):
    quest = tab.chosen[ids["Квест «Город профессий»"]].description
    assert quest._count.text() == "0 предложений, нужно 5–7"
    quest.edit.setFocus()
    quest.edit.insertPlainText("Раз. Два. Три. Четыре. Пять.")
    assert quest._count.text() == "5 предложений, как нужно"

    def kept():
        event = next(
            one for one in build(journal, sample.AUTUMN).best_events if one.id == ids["Квест «Город профессий»"]
        )
        return event.description == "Раз. Два. Три. Четыре. Пять."

    qtbot.waitUntil(kept, timeout=3000)
    assert quest.edit.hasFocus()


def test_the_finding_about_a_description_leads_to_it(tab, window, ids):
    finding = next(one for one in window.page.report.findings if one.code == "description-length")
    window.page.open_tab("paper")
    window.page.findings.chosen.emit(finding)
    assert tab.chosen[finding.cause.id].description.edit.hasFocus()


def test_photos_are_added_marked_removed_and_put_back(qtbot, window, journal, ids, tmp_path, press):
    page, probe = window.page, ids["Профпроба «Повар, кондитер»"]
    page.open_tab("photos")
    tab = page._tab("photos")
    window.context.messages.files = [
        picture(tmp_path / "а.jpg"),
        picture(tmp_path / "б.png", (800, 600), "olive"),
    ]
    press(tab, "Добавить фото: Профпроба «Повар, кондитер»")
    qtbot.waitUntil(lambda: len(photos.of_record(journal, probe)) == 2, timeout=5000)
    qtbot.waitUntil(lambda: len(tab.sections[probe].findChildren(PhotoTile)) == 2)
    assert tab.sections[probe].count.text() == "2 из 10"
    assert page._tabs._tabs.button("photos").text() == "Фото, 2 из 30"
    tiles = tab.sections[probe].findChildren(PhotoTile)
    caption = "с 17 по 19 сентября 2026 г., Профпроба «Повар, кондитер»"
    assert tiles[0].accessibleName() == f"Фото 1: {caption}"
    assert tab.sections[probe]._caption.text() == f"Подпись: {caption}"
    assert any(finding.code == "photos-small" for finding in page.report.findings)
    qtbot.waitUntil(lambda: tiles[0]._picture._image is not None)
    press(tiles[1], "Убрать фото 2")
    assert len(photos.of_record(journal, probe)) == 1
    press(page.strip, "Вернуть")
    assert len(photos.of_record(journal, probe)) == 2


def test_photos_may_be_dropped(qtbot, window, journal, ids, tmp_path):
    page, probe = window.page, ids["Профпроба «Повар, кондитер»"]
    page.open_tab("photos")
    section = page._tab("photos").sections[probe]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "в.jpg"))), QUrl.fromLocalFile(str(tmp_path / "г.txt"))])
    section.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: len(photos.of_record(journal, probe)) == 1, timeout=5000)


def test_a_file_that_is_no_photo_is_refused_and_nothing_is_added(qtbot, window, journal, ids, tmp_path):
    page, probe = window.page, ids["Профпроба «Повар, кондитер»"]
    page.open_tab("photos")
    (tmp_path / "д.jpg").write_bytes(b"not a photo")
    page._tab("photos").add_photos(probe, [picture(tmp_path / "е.jpg"), tmp_path / "д.jpg"])
    qtbot.waitUntil(lambda: page.strip.message is not None, timeout=5000)
    assert "д.jpg" in page.strip.message.text
    assert "Остальные выбранные тоже не добавлены" in page.strip.message.text
    assert photos.of_record(journal, probe) == ()


def test_adding_can_be_stopped(qtbot, window, journal, ids, tmp_path):
    page, probe = window.page, ids["Профпроба «Повар, кондитер»"]
    page.open_tab("photos")
    files = [picture(tmp_path / f"{number}.jpg", colour=(number * 20, 0, 0)) for number in range(8)]
    page._tab("photos").add_photos(probe, files)
    assert page.job_line.is_busy
    page.job_line.stop()
    qtbot.waitUntil(lambda: not page.job_line.is_busy, timeout=5000)
    assert photos.of_record(journal, probe) == ()
    assert page.strip.message is None


def test_without_best_events_the_photos_lead_to_choosing(window, journal, tab, press):
    press(tab, "Снять выбор: Квест «Город профессий»")
    press(tab, "Снять выбор: Профпроба «Повар, кондитер»")
    window.page.open_tab("photos")
    photos_tab = window.page._tab("photos")
    assert photos_tab.findChildren(EmptyState)
    press(photos_tab, "Выбрать лучшие события")
    assert window.page._tabs.value == "best"


def test_a_refused_text_stays_and_is_tried_again(tab, window, journal, ids):
    quest = tab.chosen[ids["Квест «Город профессий»"]].description
    quest.edit.setPlainText("а" * 20_001)
    quest.keep()
    assert "20 000 знаков" in window.page.strip.message.text.replace("\N{NO-BREAK SPACE}", " ")
    assert len(quest.edit.toPlainText()) == 20_001
    window.page.strip.clear()
    window.page.open_tab("paper")
    assert window.page.strip.message is not None
