# Two commands to begin with: `make run` and `make test`. Every tool's settings are in pyproject.toml.

PYTHON ?= python3
PORT ?= 8000
# The demonstration holds its date still, so that every state of the city can be seen. `CLOCK_AT= make run` lets it go.
CLOCK_AT ?= 2026-12-14T10:00
# What `make test` and `make lint` are told besides: `make test ONLY=tests/people`.
ONLY ?=
WORKERS ?= 2

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
STATIC := $(shell find . -path './.venv' -prune -o -path './var' -prune -o -path '*/static/*' -type f -print)
TEMPLATES := $(shell find . -path './.venv' -prune -o -path './var' -prune -o -path '*/templates/*.html' -print)

.PHONY: run test lint messages bench chaos

run: export CLOCK_AT := $(CLOCK_AT)
run: export SITE_URL := http://localhost:$(PORT)
run: .venv/.runs $(CATALOGUES) var/static/staticfiles.json
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_demo
	@$(MANAGE) welcome & PATH="$(CURDIR)/$(BIN):$$PATH" exec $(BIN)/honcho start --port $(PORT)

# On SQLite; on PostgreSQL with DATABASE_URL, and with the cache and broker that CACHE_URL and CELERY_BROKER_URL name.
test: .venv/.tests $(CATALOGUES)
	@command -v chromium chromium-browser google-chrome >/dev/null || { $(ROOT) apt-get update -q && $(ROOT) apt-get install -qy chromium; }
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal $(ONLY)

lint: .venv/.tests $(CATALOGUES)
	@command -v xgettext >/dev/null || { $(ROOT) apt-get update -q && $(ROOT) apt-get install -qy gettext; }
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(if $(TEMPLATES),$(BIN)/djhtml --tabwidth 2 --check $(TEMPLATES))
	PYTHONPATH=site $(BIN)/mypy
	PYTHONPATH=site $(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python -m pytest tests/test_repository.py --deselect tests/test_repository.py::test_no_migration_is_missing

# Collect every visible string into the catalogues, for the translators.
messages: .venv/.runs
	$(MANAGE) makemessages --locale es --locale ar --no-location --no-wrap --ignore .venv --ignore var --ignore tests

# The measures of speed, as ratios in one run: on SQLite, and on PostgreSQL when a server answers at DATABASE_URL or
# 127.0.0.1:5432. `make bench HOW=--quick` goes to 10,000 people; `HOW=--json` prints what programs read.
bench: .venv/.tests $(CATALOGUES)
	@PYTHONPATH=.:site $(BIN)/python -m tests.bench $(HOW)

# The last part of `make bench`, alone: letters to 10,000 people through PostgreSQL, RabbitMQ and a mail server that
# puts off, refuses and hangs up, while a worker is killed every half second. Ends with code 1 when a letter is lost, or
# comes twice more often than there were hang-ups and kills. `make chaos HOW="--people 1000 --json"`.
chaos: .venv/.tests $(CATALOGUES)
	@PYTHONPATH=.:site $(BIN)/python -m tests.bench.letters $(HOW)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.runs: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.tests: tests/requirements.txt .venv/.runs
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

# Babel compiles, so that a fresh machine needs no gettext.
%.mo: %.po | .venv/.runs
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

var/static/staticfiles.json: .venv/.runs $(STATIC)
	$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@
