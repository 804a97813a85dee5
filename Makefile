# make brief   set up, read examples/, say where the brief is
# make test    set up, run the tests
# make check   style, types, contracts, tests
# make score   the score table over the annotated stories beside the project, where they are there
# make bench   seconds and memory of whole runs
# make bless, bless-score, schema, picture   renew what is derived: golden run and notebook, baseline, JSON Schema, the README's picture
# make notebook, python-page                 the worked notebook, the tables of columns in docs/python.md

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: brief test check lint types contracts score bless bless-score picture schema notebook python-page bench clean

brief: $(READY)
	$(BIN)/trucewatch brief examples/energy-halt -o build/brief
	@echo "Open it: file://$(CURDIR)/build/brief/brief.html"

test: $(READY)
	$(BIN)/pytest -n auto

check: lint types contracts test

lint: $(READY)
	$(BIN)/ruff check src tests tools training
	$(BIN)/ruff format --check src tests tools training

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

score: $(READY)
	$(BIN)/python tools/score.py

bless: $(READY)
	$(BIN)/python tools/bless.py
	$(BIN)/python tools/notebook.py

notebook: $(READY)
	$(BIN)/python tools/notebook.py

python-page: $(READY)
	$(BIN)/python tools/python_page.py

bless-score: $(READY)
	$(BIN)/python tools/score.py --bless

picture: $(READY)
	$(BIN)/python tools/picture.py

schema: $(READY)
	$(BIN)/trucewatch schema > src/trucewatch/data/account.schema.json

bench: $(READY)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_rooms.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf build $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
