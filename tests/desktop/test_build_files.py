"""The files that set up, build and check the project say the same thing as the project itself."""

import ast
import os
import re
import stat
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN = ("desktop", "ui", "models", "exporters", "resources")
PINS = {
    canonicalize_name(name): version
    for name, version in (
        line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split() if line
    )
}


def requirements():
    extras = PROJECT["project"]["optional-dependencies"].values()
    return [Requirement(line) for group in [PROJECT["project"]["dependencies"], *extras] for line in group]


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_each_requirement_is_pinned_within_its_range(requirement):
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_the_tests_run_on_what_is_pinned():
    installed = {canonicalize_name(found.metadata["Name"]): found.version for found in metadata.distributions()}
    differing = {name: (pin, installed[name]) for name, pin in PINS.items() if installed.get(name, pin) != pin}

    assert not differing


def test_the_qt_that_aborts_is_kept_out():
    """6.12.0 on Python 3.11 drops a reference to None at each void call and aborts after some 5 000."""
    qt = next(item for item in requirements() if item.name == "PySide6-Essentials")

    assert not qt.specifier.contains("6.12.0")


def test_a_package_named_pygost_is_not_what_it_says():
    assert "pygost" not in PINS


def test_every_folder_with_code_is_a_package_that_the_wheel_holds():
    found = PROJECT["tool"]["setuptools"]["packages"]["find"]
    assert found["include"] == [f"{top}*" for top in OWN]
    folders = {file.parent for top in OWN for file in (ROOT / top).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


@pytest.mark.parametrize("target", ["run", "test", "setup", "demo", "bench", "soak", "build", "lint"])
def test_make_has_the_targets_of_the_contract(target):
    assert re.search(rf"^{target}:.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("script", [".ci/run", "setup/system", "setup/venv", "setup/smoke"])
def test_scripts_may_be_started(script):
    assert (ROOT / script).stat().st_mode & stat.S_IXUSR


def run(*command, path=None):
    environment = {**os.environ, "PATH": f"{path}:{os.environ['PATH']}"} if path else None
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def ordinary_user(tmp_path):
    """A folder for PATH in which `id` says that the caller is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "id").write_text("#!/bin/sh\necho 1000\n")
    (folder / "id").chmod(0o755)
    return folder


def test_a_system_that_has_everything_is_left_alone(tmp_path):
    needs = tmp_path / "needs"
    needs.write_text("# a comment\nlibc.so.6 libc6\nsh dash  # another\n")
    result = run("setup/system", needs)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_what_is_missing_is_named_in_one_line_to_who_may_not_install(tmp_path, ordinary_user):
    needs = tmp_path / "needs"
    needs.write_text("libc.so.6 libc6\nlibabsent.so.1 libabsent1\nno-such-command some-package\n")
    result = run("setup/system", needs, path=ordinary_user)

    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.strip().endswith("apt-get install libabsent1 some-package")


def test_an_old_python_is_refused_with_a_reason(tmp_path):
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    result = run("setup/venv", old, tmp_path / "venv")

    assert result.returncode == 1
    assert "Python 3.11" in result.stderr and "3.9.2" in result.stderr


@pytest.mark.parametrize("needs", ["run", "test", "build", "bench"])
def test_each_line_of_needs_is_a_thing_and_its_package(needs):
    lines = (ROOT / f"setup/needs-{needs}").read_text(encoding="utf-8").splitlines()
    wanted = [line.split("#")[0].split() for line in lines if line.split("#")[0].strip()]

    assert wanted and all(len(words) == 2 for words in wanted)
    assert len({words[0] for words in wanted}) == len(wanted)


def excluded_modules():
    tree = ast.parse((ROOT / "build.spec").read_text(encoding="utf-8"))
    return next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "EXCLUDED_MODULES"
    )


def imported_modules():
    for top in OWN:
        for file in (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from ((file, name.name) for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield file, node.module
                    yield from ((file, f"{node.module}.{name.name}") for name in node.names)


def test_the_frozen_program_leaves_out_nothing_that_the_program_imports():
    out = excluded_modules()
    missed = {
        f"{file.relative_to(ROOT)}: {name}"
        for file, name in imported_modules()
        if any(name == left_out or name.startswith(f"{left_out}.") for left_out in out)
    }

    assert not missed
