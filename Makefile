# Chapter8: two commands do everything. `make brief` builds the joint brief, `make test` runs every check.
# On your own files: make brief CORPUS=DIR EVENTS=FILE SITUATION=NAME [AS_OF=YYYY-MM-DD]

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The exercise, unless a corpus of your own is named. Each corpus has its own library, so that the two never mix.
ifdef CORPUS
SITUATION ?= $(error SITUATION is missing: make brief CORPUS=$(CORPUS) EVENTS=FILE SITUATION=Sudan)
LIBRARY ?= .data/corpus-$(shell printf '%s' '$(CORPUS) $(EVENTS)' | cksum | cut -d' ' -f1)
else
CORPUS := sample
SITUATION ?= Iskara
LIBRARY ?= .data/exercise
endif
export CHAPTER8_HOME := $(LIBRARY)

# What is kept, found and withheld is tested on both databases each time; all other pages in `make test-all`.
STORAGE_TESTS := $(addprefix tests/site/test_,$(addsuffix .py,adding killed search_index withheld saved_searches))

.DEFAULT_GOAL := help
.PHONY: help brief up test test-all bench check types docs lock clean

help: ## What can be asked of this Makefile
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

brief: .venv/run ## Build everything and make the joint brief: out/brief.html (and .pdf)
	@$(BIN)/chapter8 add $(CORPUS) $(EVENTS) || [ $$? -eq 3 ]
	@$(BIN)/chapter8 brief '$(SITUATION)' $(if $(AS_OF),--as-of $(AS_OF)) -o out/brief.html -o out/brief.pdf
	@echo "Open the site:  make up$(if $(filter-out .data/exercise,$(LIBRARY)), LIBRARY=$(LIBRARY))"

up: .venv/run ## Open the site on this machine (LIBRARY=DIR for another library)
	@$(BIN)/chapter8 up

test: .venv/dev ## Every check: lint, types, layers, tests on SQLite, PostgreSQL and in Chromium
	@.ci/system
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -n 2 --dist loadgroup
	@.ci/postgresql && $(BIN)/pytest -n 2 --dist loadgroup $(STORAGE_TESTS) --database=postgresql || [ $$? -eq 99 ]

test-all: test ## The tests, all pages on PostgreSQL too, and the generative ones with many more examples
	@.ci/postgresql && $(BIN)/pytest -n 2 --dist loadgroup tests/site --database=postgresql --thorough || [ $$? -eq 99 ]
	@HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n 2 tests/generative

bench: .venv/dev ## Measure the published figures, rewrite docs/reference/benchmarks.md
	@$(BIN)/python -m bench

check: .venv/dev ## The quick checks: lint, types, layers
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

docs: .venv/dev ## Rewrite what is generated: reference pages, schemas, help texts, golden files
	@CHAPTER8_ACCEPT=1 $(BIN)/pytest -q tests/docs tests/golden

lock: ## Resolve the dependencies again (needs the registry)
	@.venv/bin/uv --version >/dev/null 2>&1 || $(BIN)/pip install -q uv
	@$(BIN)/uv pip compile -q pyproject.toml --extra pdf --group build --generate-hashes --universal \
	    --python-version 3.11 --custom-compile-command "make lock" -o requirements/run.lock
	@$(BIN)/uv pip compile -q pyproject.toml --extra pdf --extra postgres --extra cluster --group build --group dev --generate-hashes \
	    --universal --python-version 3.11 -c requirements/run.lock --custom-compile-command "make lock" -o requirements/dev.lock

clean: ## Remove what was built (not the libraries in .data)
	@rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run: requirements/run.lock pyproject.toml
	@PYTHON=$(PYTHON) .ci/environment requirements/run.lock && touch $@

.venv/dev: requirements/dev.lock .venv/run
	@PYTHON=$(PYTHON) .ci/environment requirements/dev.lock && touch $@
