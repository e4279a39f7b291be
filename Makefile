# daybrief: `make brief` and `make test` need Python 3.11 or newer, pip and make, and nothing else.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(PYTHON) -m pip --disable-pip-version-check --quiet --python $(BIN)/python
DAY    := 2025-02-27
OUT    := out/ukraine-$(DAY)
SHARED ?= ../shared
SPLIT  ?= dev
FACTS  ?= 10000 100000

.PHONY: brief test check eval bench lock format clean help

# The example holds one file that is broken on purpose, so the command ends with 1: the brief says so under its gaps.

help:            ## what can be made
	@grep -E '^[a-z]+: .*##|^[a-z]+: +##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

brief: $(VENV)/.locked  ## publish the brief of the shipped example day
	@rm -f $(OUT)/brief.html
	@$(BIN)/daybrief run examples/ukraine-$(DAY) --day $(DAY) --out $(OUT) || test -f $(OUT)/brief.html
	@echo "The brief is in $(CURDIR)/$(OUT)/brief.html"

test: $(VENV)/.locked-dev check  ## lint, types, layers and every test
	@sh tools/browser.sh
	$(BIN)/python -m pytest

check: $(VENV)/.locked-dev
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# make eval ERRORS=/tmp/page.md [SPLIT=dev|train|all] [ONLY="kind:ground lang:uk"] writes the page of errors instead.
eval: $(VENV)/.locked-dev  ## score extraction, places and cleaning on the gold documents against pinned floors
	$(if $(ERRORS),$(BIN)/python -m tools.eval_errors $(ERRORS) --shared $(SHARED) --split $(SPLIT) --only $(ONLY),\
	$(BIN)/python tools/eval_gate.py --tables --shared $(SHARED) $(EVAL))

# make bench FACTS="10000 100000 1000000" goes on to a million claims, which takes about half an hour more.
bench: $(VENV)/.locked-dev  ## speed and memory against named baselines, in one run (FACTS="10000 100000 1000000": half an hour more)
	$(BIN)/python tools/bench.py --shared $(SHARED) $(BENCH)
	$(BIN)/python -m tools.bench_archive --shared $(SHARED) $(ARCHIVE)
	$(BIN)/python -m tools.bench_facts $(FACTS) --a-day 1000 --by-day
	$(BIN)/python -m tools.bench_facts 1000 10000 30000 --a-day 1000

format: $(VENV)/.locked-dev
	$(BIN)/ruff check --fix src tests tools
	$(BIN)/ruff format src tests tools

lock: $(VENV)/.locked-dev  ## resolve pyproject.toml anew into the two lock files
	$(BIN)/python tools/lock.py

clean:           ## remove the environment and all output
	rm -rf $(VENV) out build

# The locked set alone, then daybrief itself without looking anything up.
$(VENV)/.locked: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing the locked set"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src/daybrief
	@$(BIN)/python -c 'from daybrief.theatre.pack import load; load("ukraine")'
	@touch $@

$(VENV)/.locked-dev: requirements-dev.lock $(VENV)/.locked
	@echo "installing the locked development set"
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

# Some systems ship Python without ensurepip; the system's own pip then fills the environment.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("expected Python 3.11 or newer, found " + sys.version.split()[0] + "; set PYTHON=") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --without-pip $(VENV)
