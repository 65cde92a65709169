# Everything that is done to reformgraph, each step with its own set-up. `make help` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/pip --disable-pip-version-check --quiet
SETUP := $(STAMPS)/package $(STAMPS)/morphology $(STAMPS)/page
DEMO := demo
PEERS := bench/venv
PYTHON_OF_PEERS := $(PEERS)/bin/python
PYTHON ?=

define peers
	$(PYTHON_OF_PEERS) -m pip --version >/dev/null 2>&1 || $(BIN)/python -m venv $(PEERS)
	$(PYTHON_OF_PEERS) -m pip --quiet install maplib oxrdflib rdflib pyoxigraph
endef

# What this environment has installed must not depend on packages or settings of the person who calls make.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo test check format lint types assets figures questions screenshots bench bench-large bench-reading bench-turtle bench-release bench-view bench-shacl bench-round-trip bench-site bench-growth wheel lock clean

help: ## Say what the targets do.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(SETUP) ## Create .venv with everything that reformgraph runs on.

demo: setup ## Build the sample documents and ask three questions of them.
	@tools/demo $(DEMO)

test: $(STAMPS)/tests ## Run every test.
	@tools/browser
	@tools/virtuoso
	$(BIN)/python -m pytest

check: lint types test ## Check format, lint and strict types, and run every test.

format: $(STAMPS)/tests ## Put the format of the code right.
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	tools/lint-page --write

lint: $(STAMPS)/tests ## Check format and lint of Python and of the page.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	tools/lint-page

types: $(STAMPS)/tests ## Check types strictly, tests and tools too.
	$(BIN)/mypy

assets: $(STAMPS)/page ## Bring the page's libraries into viz/vendor.

figures: setup ## Measure how documents are read, into docs/reading.md.
	$(BIN)/python tools/reading_figures.py seen

questions: setup ## Write docs/queries.md from the saved questions and their answers in the sample.
	$(BIN)/reformgraph build sample --output bench/sample
	$(BIN)/python -m reformgraph.query.guide bench/sample > docs/queries.md

screenshots: $(STAMPS)/tests ## Take the pictures of the page in docs/pictures/.
	@tools/browser
	$(BIN)/python tools/screenshots.py

bench-view: $(STAMPS)/tests ## Open pages of up to 20,000 boxes beside pyvis's (takes minutes).
	@tools/browser
	$(BIN)/python -m benchmarks.view

bench: setup ## Time twelve kinds of question beside other engines, at two sizes (takes half an hour).
	$(peers)
	$(BIN)/python -m benchmarks.queries --peers $(PYTHON_OF_PEERS) --output bench/queries.md

bench-large: setup ## The same at ten million triples, without rdflib (takes an hour, and 8 GB of memory).
	$(peers)
	$(BIN)/python -m benchmarks.queries 10000000 --peers $(PYTHON_OF_PEERS) --output bench/queries-large.md

bench-reading: setup ## Time the reading of a thousand documents beside spaCy's Finnish pipeline (takes minutes).
	PYTHONPATH=tools $(BIN)/python benchmarks/reading.py $(if $(wildcard ../shared/corpus/turku-ner),--corpus ../shared/corpus/turku-ner)

bench-turtle: setup ## Time the writing of Turtle beside rdflib's own (takes minutes).
	$(BIN)/python benchmarks/turtle.py

bench-round-trip: setup ## Read a million triples back from every format, by two libraries (takes many minutes).
	$(BIN)/python -m benchmarks.round_trip

bench-release: setup ## Time exports, releases and a diff of a million triples (takes minutes).
	$(BIN)/python -m benchmarks.release

bench-shacl: setup ## Time the checking of the shapes beside plain pyshacl (takes many minutes).
	$(BIN)/python -m benchmarks.shacl

bench-service: setup ## Time small queries through the service beside the engine's own calls.
	$(BIN)/python -m benchmarks.service

load-test: setup ## Ask the service by a hundred clients, many of them hostile (takes minutes).
	$(BIN)/python -m benchmarks.load

conformance: setup ## Run the W3C's tests through the service: SUITE is a checkout of github.com/w3c/rdf-tests.
	$(BIN)/python tools/conformance.py $(SUITE)

bench-site: setup ## Time the site of ten thousand things (takes minutes).
	$(BIN)/python -m benchmarks.site

bench-growth: setup ## Measure what a build costs by step as documents grow in number (takes minutes).
	$(BIN)/python -m benchmarks.growth 1000 4000 --plan 100000000

wheel: setup ## Build the wheel into dist/.
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

lock: $(STAMPS)/environment ## Pin the requirements anew, with hashes (needs uv).
	tools/lock

clean: ## Remove all that these targets made.
	rm -rf $(VENV) $(DEMO) .$(DEMO).read bench dist node_modules viz/vendor reformgraph.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find graph ontology queries viz tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up, a stamp a step: a step runs again when what it read has changed.

$(STAMPS)/environment: tools/environment
	@PYTHON="$(PYTHON)" tools/environment
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/requirements: requirements/runtime.txt requirements/build.txt $(STAMPS)/environment
	@echo "Installing what reformgraph needs"
	@$(PIP) install --only-binary :all: --require-hashes --requirement requirements/runtime.txt --requirement requirements/build.txt
	@touch $@

$(STAMPS)/package: pyproject.toml setup.py $(STAMPS)/requirements
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/morphology: $(STAMPS)/package
	@$(BIN)/reformgraph setup
	@touch $@

$(STAMPS)/page: package.json package-lock.json tools/page-libraries requirements/node.txt $(STAMPS)/environment
	@echo "Bringing the libraries of the page"
	@tools/page-libraries
	@touch $@

$(STAMPS)/tests: requirements/dev.txt $(SETUP)
	@echo "Installing what the tests need"
	@$(PIP) install --only-binary :all: --require-hashes --requirement requirements/dev.txt
	@touch $@
