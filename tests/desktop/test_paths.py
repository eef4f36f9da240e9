from pathlib import Path

import pytest

from desktop import paths


def test_data_dir_holds_everything(tmp_path):
    found = paths.find(tmp_path / "данные")

    everything = [found.settings_file, found.logs, found.log_file, found.fault_file, found.journals, found.templates]
    assert all(path.is_relative_to(tmp_path / "данные") for path in [*everything, found.working_copies])
    assert not found.portable


def test_finding_creates_nothing(tmp_path):
    paths.find(tmp_path / "данные")

    assert list(tmp_path.iterdir()) == []


def test_a_relative_data_dir_does_not_follow_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = paths.find(Path("данные"))
    monkeypatch.chdir("/")

    assert found.settings_file == tmp_path / "данные" / "settings.json"


def test_a_marker_beside_the_program_keeps_everything_there_but_the_working_copies(tmp_path):
    (tmp_path / paths.PORTABLE_MARKER).touch()

    found = paths.find(program=tmp_path)

    assert found.portable
    assert found.settings_file.is_relative_to(tmp_path)
    assert found.journals.is_relative_to(tmp_path)
    assert not found.working_copies.is_relative_to(tmp_path)


def test_data_dir_wins_over_the_marker(tmp_path):
    (tmp_path / paths.PORTABLE_MARKER).touch()

    assert not paths.find(tmp_path / "elsewhere", program=tmp_path).portable


def test_without_either_the_system_says_where(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)

    found = paths.find(program=tmp_path)

    assert found.settings_file == tmp_path / ".config" / "profjournal" / "settings.json"
    assert found.journals.name == "Профжурнал"
    assert all(path.is_relative_to(tmp_path) for path in (found.logs, found.journals, found.working_copies))


def test_the_folder_of_the_program_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "profjournal"))
    (tmp_path / paths.PORTABLE_MARKER).touch()

    assert paths.find().settings_file == tmp_path / "data" / "settings.json"


def test_paths_cannot_be_changed(tmp_path):
    with pytest.raises(AttributeError):
        paths.find(tmp_path).logs = tmp_path
