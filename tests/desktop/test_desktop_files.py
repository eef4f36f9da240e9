"""Double-click on Linux: what `register` writes for the user's desktop."""

import configparser
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

FOLDER = Path(__file__).parents[2] / "setup" / "desktop"
ASICE, JOURNAL = "application/vnd.etsi.asic-e+zip", "application/x-profjournal"


@pytest.fixture
def register(tmp_path):
    """Runs the script beside a program, in the home of its own."""

    def run(*words, folder="Мой «журнал» 100% $HOME"):
        place = tmp_path / folder
        if not place.exists():
            shutil.copytree(FOLDER, place / "desktop")
            (place / "profjournal").write_text("#!/bin/sh\n")
            (place / "profjournal").chmod(0o755)
        environment = os.environ | {
            "HOME": str(tmp_path / "home"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        (tmp_path / "config").mkdir(exist_ok=True)
        script = place / "desktop" / "register"
        return subprocess.run(
            [script, *words], env=environment, capture_output=True, text=True, timeout=60
        ), environment

    return run


def entry(tmp_path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(tmp_path / "data" / "applications" / "profjournal.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_both_kinds_of_file_open_with_the_program(register, tmp_path):
    done, _environment = register()
    assert done.returncode == 0, done.stderr
    written = entry(tmp_path)
    assert written["MimeType"] == f"{JOURNAL};{ASICE};"
    program = str(tmp_path / "Мой «журнал» 100% $HOME" / "profjournal").replace("$", "\\\\$").replace("%", "%%")
    assert written["Exec"] == f'"{program}" %f'
    assert ElementTree.parse(tmp_path / "data/icons/hicolor/scalable/apps/profjournal.svg")


@pytest.mark.skipif(shutil.which("xdg-mime") is None or shutil.which("gio") is None, reason="no desktop tools here")
def test_the_system_knows_the_types(register, tmp_path):
    _done, environment = register()
    with zipfile.ZipFile(tmp_path / "a.asice", "w") as archive:
        archive.writestr("mimetype", ASICE)
    (tmp_path / "ж.profjournal").write_bytes(b"x")
    for name, kind in (("a.asice", ASICE), ("ж.profjournal", JOURNAL)):
        found = subprocess.run(
            ["gio", "info", "-a", "standard::content-type", tmp_path / name],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert kind in found.stdout
        asked = subprocess.run(
            ["xdg-mime", "query", "default", kind], env=environment, capture_output=True, text=True, timeout=60
        )
        assert asked.stdout.strip() == "profjournal.desktop"


def test_it_is_taken_away_again_and_says_when_the_program_is_not_there(register, tmp_path):
    register()
    done, _environment = register("--remove")
    assert done.returncode == 0 and not (tmp_path / "data" / "applications" / "profjournal.desktop").exists()
    (tmp_path / "Мой «журнал» 100% $HOME" / "profjournal").unlink()
    done, _environment = register()
    assert done.returncode == 1 and "нет" in done.stderr


def test_make_build_puts_the_files_beside_the_program():
    makefile = (FOLDER.parents[1] / "Makefile").read_text(encoding="utf-8")
    assert "cp -R setup/desktop build/dist/profjournal/" in makefile
