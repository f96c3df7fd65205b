# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
TREEBANKS ?= ../shared/nlp
SUITE ?=
DEMO := warehouse/newsflow.duckdb
STAMP := $(VENV)/.installed
# Python compiles what is used when it is used: installing takes a quarter less CPU.
QUIETLY := --quiet --disable-pip-version-check --no-compile

export PREFECT_SERVER_ANALYTICS_ENABLED := false

.PHONY: help install demo test lint format quality bench weights ui lock dictionary documents clean

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(STAMP)  ## make .venv from requirements.lock and install newsflow into it

# Progress goes to standard error: what `make quality` prints on standard output is for programs.
$(STAMP): requirements.lock pyproject.toml
	@echo "making $(VENV) and installing newsflow into it (about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(QUIETLY) --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install $(QUIETLY) --no-deps --no-build-isolation -e .
	@touch $@

demo: install  ## load seeds/reports and print what the reports of each story say
	$(BIN)/newsflow load seeds/reports --warehouse $(DEMO)
	$(BIN)/newsflow stories --warehouse $(DEMO)
	$(BIN)/newsflow story --all --warehouse $(DEMO)

test: install  ## run every test with branch coverage
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered $(ARGS)

lint: install  ## format check, ruff, mypy strict, floors of imports
	$(BIN)/ruff format --check src flows tests
	$(BIN)/ruff check src flows tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install  ## format the code and mend what ruff can mend
	$(BIN)/ruff format src flows tests
	$(BIN)/ruff check --fix src flows tests

quality: install  ## measure against DATA (SUITE=times, SUITE="times,figures"; all without it)
	@$(BIN)/python -m tests.quality --data $(DATA) $(if $(SUITE),--suite "$(SUITE)")

bench: install  ## time the stages and, where they are installed, their peers (ARGS="read --limit 50")
	@$(BIN)/python -m tests.benchmarks --data $(DATA) $(ARGS)

weights: install  ## train the English pipeline on the treebanks in TREEBANKS
	$(BIN)/python -m newsflow.language.train $(TREEBANKS) --out src/newsflow/language/weights $(ARGS)

ui: install  ## start a local Prefect server on 127.0.0.1:4200 with every flow deployed and scheduled
	$(BIN)/newsflow serve $(ARGS)

dictionary: install  ## write warehouse/README.md from the comments in the schema
	$(BIN)/python -m newsflow.warehouse.dictionary

documents: install  ## run the commands shown in README.md and docs/ and write what they print
	$(BIN)/python -m tests.cli.documents

lock:  ## resolve requirements.lock anew (needs uv)
	uv pip compile --universal --generate-hashes --no-header --no-strip-extras \
		--extra dev --python-version 3.11 -o requirements.lock pyproject.toml

clean:  ## remove what make made, the warehouse included
	rm -rf $(VENV) build dist .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache
	rm -rf warehouse/newsflow.duckdb* warehouse/.store
