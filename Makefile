# A bare Debian 12 with python3 (>= 3.11) and make reaches every target. What is set up is remembered by stamps in
# .venv: a target sets something up again only when pyproject.toml, constraints.txt or a list in setup/ has changed.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check install --quiet --progress-bar off --constraint constraints.txt --editable
PACKAGES := pyproject.toml constraints.txt

.DELETE_ON_ERROR:
.PHONY: help run setup test lint demo bench soak build clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

run: $(VENV)/.run  ## set up what is missing and open the window
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/profjournal; \
	else echo "No display (neither DISPLAY nor WAYLAND_DISPLAY is set): running make demo instead."; \
	     $(MAKE) --no-print-directory demo; fi

setup: $(VENV)/.run  ## the set-up of make run, starting nothing

test: $(VENV)/.test  ## the whole suite but the long loops; the rules' branches must all be covered
	$(BIN)/pytest -n 2 --dist worksteal -m "not soak and not bench" \
	    --cov=models/rules --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

lint: $(VENV)/.dev  ## ruff, mypy, import-linter: all of them, whatever the first says
	@failed=0; \
	for check in "ruff check ." "ruff format --check ." mypy lint-imports; do \
	    echo "$$check"; $(BIN)/$$check || failed=1; \
	done; exit $$failed

demo: $(VENV)/.run  ## the sample school's journal and every paper, into build/demo
	@rm -rf build/demo
	$(BIN)/profjournal demo build/demo

bench: $(VENV)/.bench  ## ratios against the bare libraries
	$(BIN)/python -m tests.bench

soak: $(VENV)/.test  ## the long loops: kills, mutations, full disks
	$(BIN)/pytest -m soak --timeout=3600

build: $(VENV)/.build  ## the frozen program in build/dist, then its smoke test
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath build/dist --workpath build/freeze build.spec
	cp -R setup/desktop build/dist/profjournal/
	setup/smoke build/dist/profjournal/profjournal

clean:  ## remove what the targets have made
	rm -rf $(VENV) build

$(BIN)/python:
	@setup/venv $(PYTHON) $(VENV)

$(VENV)/.run: $(PACKAGES) setup/needs-run | $(BIN)/python
	@setup/system setup/needs-run
	@echo "Installing Python packages into $(VENV)"
	@$(PIP) .
	@touch $@

$(VENV)/.dev: $(PACKAGES) | $(BIN)/python
	@echo "Installing the development tools into $(VENV)"
	@$(PIP) '.[dev]'
	@touch $@

$(VENV)/.test: $(VENV)/.run $(VENV)/.dev setup/needs-test
	@setup/system setup/needs-test
	@touch $@

$(VENV)/.bench: $(VENV)/.test $(VENV)/.build setup/needs-bench
	@setup/system setup/needs-bench
	@touch $@

$(VENV)/.build: $(VENV)/.run setup/needs-build
	@setup/system setup/needs-build
	@echo "Installing PyInstaller into $(VENV)"
	@$(PIP) '.[build]'
	@touch $@
