import json
import logging

import pytest

from desktop.settings import Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "папка" / "settings.json"


def test_a_value_outlives_the_program(path):
    Settings.load(path).set("appearance.scale", 1.15)

    assert Settings.load(path).get("appearance.scale") == 1.15


def test_an_unknown_key_gives_the_default(path):
    assert Settings.load(path).get("window.geometry", "по умолчанию") == "по умолчанию"


def test_none_forgets(path):
    settings = Settings.load(path)
    settings.set("backups.folder", "/media/stick")
    settings.set("backups.folder", None)

    assert json.loads(path.read_text(encoding="utf-8")) == {}


def test_reading_and_an_unchanged_value_write_nothing(path):
    settings = Settings.load(path)
    settings.set("backups.folder", None)

    assert not path.parent.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1, 2]", b'"text"', b"\xff\xfe", b'{"a": ' * 100_000, b" " * 2_000_000],
    ids=["empty", "cut", "list", "text", "not-utf8", "deep", "huge"],
)
def test_unreadable_settings_are_set_aside_and_reported(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    settings = Settings.load(path)

    assert settings.get("appearance.mode") is None
    assert settings.notice and "отложены" in settings.notice
    (aside,) = path.parent.iterdir()
    assert aside.read_bytes() == content
    assert aside.name in settings.notice


def test_settings_save_after_unreadable_ones(path):
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    Settings.load(path).set("appearance.mode", "тёмная")

    again = Settings.load(path)

    assert again.notice is None
    assert again.get("appearance.mode") == "тёмная"


def test_a_folder_in_place_of_the_settings_is_reported(path):
    path.mkdir(parents=True)

    assert Settings.load(path).notice


def test_a_disk_that_refuses_costs_only_the_memory(tmp_path, caplog):
    (tmp_path / "file").touch()
    settings = Settings.load(tmp_path / "file" / "settings.json")

    with caplog.at_level(logging.WARNING):
        settings.set("appearance.mode", "тёмная")

    assert settings.get("appearance.mode") == "тёмная"
    assert "settings are not saved" in caplog.text


def test_the_latest_journal_stands_first_and_only_once(path, tmp_path):
    settings = Settings.load(path)
    for number in [*range(12), 5]:
        settings.remember_journal(tmp_path / f"{number}.profjournal")

    recent = Settings.load(path).recent_journals

    assert [item.stem for item in recent] == ["5", "11", "10", "9", "8", "7", "6", "4"]


def test_a_journal_that_is_gone_is_forgotten(path, tmp_path):
    settings = Settings.load(path)
    settings.remember_journal(tmp_path / "a.profjournal")
    settings.remember_journal(tmp_path / "b.profjournal")
    settings.forget_journal(tmp_path / "a.profjournal")

    assert Settings.load(path).recent_journals == [tmp_path / "b.profjournal"]


def test_the_folder_for_second_backups(path, tmp_path):
    settings = Settings.load(path)
    assert settings.backup_folder is None
    settings.set("backups.folder", str(tmp_path))

    assert Settings.load(path).backup_folder == tmp_path


def test_foreign_values_do_not_stop_the_program(path):
    path.parent.mkdir()
    path.write_text('{"journals.recent": {"a": 1}, "backups.folder": 7}', encoding="utf-8")
    settings = Settings.load(path)

    assert settings.recent_journals == []
    assert settings.backup_folder is None
