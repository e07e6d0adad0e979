# Everything runs in .venv, made here from the lock files; nothing is installed outside of it,
# except Debian's own packages (venv support, Chromium) where this runs as root.
# `make` alone lists the targets.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
RAW ?= ../shared/raw
NO_BROWSER ?=
# Processes that run tests beside each other, each a whole file.
TESTERS ?= logical --maxprocesses=4

VENV := .venv
NODE := layouts/vendor
PY := $(VENV)/bin/python
# Wheels only: an install that compiles would need tools and build packages no lock file pins.
# -qq: some set-ups make pip warn about each package it looks up.
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all:
PIP_TOOLS := pip-tools==7.6.2
# No address of any index in the lock files: they say what is installed, the machine says from where.
COMPILE := .venv-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
	--strip-extras --no-header --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --no-emit-options

export NO_BROWSER

.PHONY: help run serve ready tools test pytest lint format build-data update check sbom audit bench vendor lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/run.stamp vendor ## install what the app needs and serve it (HOST, PORT)
	@$(PY) app.py

serve: $(VENV)/run.stamp vendor ## serve many readers (HOST, PORT, WORKERS; docs/serving.md)
	@$(PY) -m layouts.serving serve

ready: $(VENV)/run.stamp vendor ## make the answers ahead that `make serve` would make beside itself
	@$(PY) -m layouts.serving build

tools: $(VENV)/test.stamp ## install the pinned test tools: pytest, ruff, mypy
	@echo "The test tools are in $(VENV), e.g. $(PY) -m pytest -q tests/test_search.py"

test: lint pytest ## all checks and tests, browser tests included (NO_BROWSER=1 leaves those out)

pytest: $(VENV)/test.stamp vendor
ifneq ($(NO_BROWSER),1)
	@sh tests/browser/chromium.sh || true
else
	@echo "NO_BROWSER=1: the browser tests are skipped."
endif
	@$(PY) -m pytest -n $(TESTERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/test.stamp ## ruff and mypy
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: $(VENV)/test.stamp ## put all files into ruff's layout
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

build-data: $(VENV)/run.stamp ## rebuild data/ from a folder of raw files (RAW=../shared/raw)
	@$(PY) -m loaders build --raw $(RAW)

update: $(VENV)/run.stamp ## ask the live services and bring data/ up to date (docs/live-sources.md)
	@$(PY) -m loaders update

check: $(VENV)/run.stamp ## check data/ as it stands
	@$(PY) -m loaders check

sbom: $(VENV)/test.stamp ## list what the app is made of as sbom.json (CycloneDX), offline
	@$(PY) -m cyclonedx_py requirements requirements.txt --output-reproducible --of JSON -o sbom.json
	@echo "sbom.json: $$(grep -c '"purl"' sbom.json) packages"

audit: $(VENV)/test.stamp ## ask for known holes in the pinned packages (needs the network)
	@$(PY) -m pip_audit --require-hashes --disable-pip -r requirements.txt

bench: $(VENV)/bench.stamp vendor ## measure beside stock Dash, Datasette and nginx (QUICK=1: in short)
	@sh tests/browser/chromium.sh
	@sh benchmarks/tools.sh
	@PATH="$$PATH:/usr/sbin" $(PY) -m benchmarks $(if $(filter 1,$(QUICK)),--quick)

# The full plotly.js inside the plotly package is the fallback, so nothing here may stop a run.
vendor: ## bring plotly.js in its small form, where npm is there
	@if [ $(NODE)/node_modules/.package-lock.json -nt $(NODE)/package-lock.json ]; then :; \
	elif ! command -v npm >/dev/null; then \
		echo "No npm here: pages load the full plotly.js (4.8 MB) instead of the small one (1.2 MB)."; \
	elif npm ci --prefix $(NODE) --ignore-scripts --no-audit --no-fund --silent; then \
		touch $(NODE)/node_modules/.package-lock.json; \
	else \
		echo "npm could not bring the small plotly.js; pages load the full one (4.8 MB)."; \
	fi

lock: ## renew the three lock files with the newest releases
	@$(call make_venv,.venv-lock)
	@.venv-lock/bin/python -m pip install -qq --disable-pip-version-check $(PIP_TOOLS)
	@$(COMPILE) --output-file requirements.txt requirements.in
	@$(COMPILE) --output-file requirements-dev.txt requirements-dev.in
	@$(COMPILE) --output-file requirements-bench.txt requirements-bench.in

clean: ## remove the environments and caches; data/ stays
	@rm -rf .venv .venv-lock .mypy_cache .ruff_cache .pytest_cache .hypothesis $(NODE)/node_modules
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps carry the time of the last install: a newer lock file installs again.
$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/pip
	@echo "Installing the pinned packages into $(VENV) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing the pinned test tools into $(VENV) ..."
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/test.stamp
	@echo "Installing the pinned peers to measure against into $(VENV) ..."
	@$(PIP) -r requirements.txt -r requirements-dev.txt -r requirements-bench.txt
	@touch $@

$(VENV)/bin/pip:
	@$(call make_venv,$(VENV))

# Debian splits ensurepip off into a package of its own; without it `venv` fails half way.
# pip comes last into an environment: where it is missing, a run broke off and is begun again.
define make_venv
set -e; python="$(PYTHON)"; \
[ -n "$$python" ] || { echo "No python3 found: install Python 3.11 or newer." >&2; exit 1; }; \
"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$$python is too old: Python 3.11 or newer is needed (make PYTHON=/path/to/python3.11)." >&2; exit 1; }; \
if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	package=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing $$package (apt-get, once) ..."; \
		log=$$(apt-get -qq update 2>&1; DEBIAN_FRONTEND=noninteractive apt-get -qq install -y $$package 2>&1 </dev/null) || \
			{ echo "$$log" >&2; exit 1; }; \
	else \
		echo "$$python cannot make a virtual environment. As root: apt-get install $$package" >&2; exit 1; \
	fi; \
fi; \
[ -x $(1)/bin/pip ] || "$$python" -m venv --clear $(1)
endef
