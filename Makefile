# The project's commands. Each recipe is a line or a script in bin/; `make` alone lists them.

SHELL := /bin/bash
PYTHON := .venv/bin/python
RUN := .venv/run.stamp
DEV := .venv/dev.stamp

# Compiled once, not by every process of every run: the tests alone are six seconds of it for each worker.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo serve test walk faults restore-drill bench lighthouse check format lock sbom services services-stop services-status

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | while IFS='|' read -r name text; do printf '%-24s %s\n' "$$name" "$$text"; done

demo: $(RUN) ## Serve the site with example content (PORT, DATA_DIR)
	@$(PYTHON) manage.py demo

serve: $(RUN) ## Serve it as production does, on nginx, PostgreSQL, Redis and Elasticsearch (PORT, DATA_DIR)
	@bin/serve

test: $(DEV) ## Run the tests in parallel and in random order (ARGS="tests/search -k latin")
	@$(PYTHON) -m pytest -n 2 -m "not walk and not faults" $(ARGS)

walk: $(DEV) ## The tests in a browser, in each theme, width and language, on PostgreSQL, with veraPDF: minutes
	@$(PYTHON) -m pytest -n 2 --dist loadgroup -m "walk and not faults" $(ARGS)

faults: $(DEV) ## Hurt a running stack in each way while people use it, and time how it recovers: minutes
	@$(PYTHON) -m pytest -m faults $(ARGS)

check: $(DEV) ## Format, lint, types, import contracts, migrations, templates, locks
	@bin/check

restore-drill: $(DEV) ## Back up what make serve serves while it is written to, destroy it, restore, compare (PORT, DATA_DIR)
	@$(PYTHON) -m tests.drill.restoring

format: $(DEV) ## Format the code and fix what can be fixed
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m ruff check --fix .

lock: $(DEV) ## Compile the locks from pyproject.toml (ARGS=--upgrade for newer versions)
	@bin/lock write $(ARGS)

bench: $(DEV) ## Measure pages beside Wagtail's tutorial, search beside bare engines, the check of statistics: an hour
	@bin/bench-pages
	@bin/bench-search $(ARGS)

lighthouse: $(DEV) ## Ask Lighthouse about each kind of page as a slow phone sees it: half an hour (PORT, DATA_DIR)
	@bin/lighthouse $(ARGS)

sbom: $(DEV) ## Write var/sbom.json: what the site is made of, with versions and licences (CycloneDX)
	@$(PYTHON) bin/sbom $(ARGS)

services: ## Install and start the real servers for tests and benchmarks
	@bin/services start

services-stop: ## Stop those servers, for every clone on this machine
	@bin/services stop

services-status: ## Say which of those servers run, and where
	@bin/services status

.venv/uv.stamp: locks/uv.txt
	@bin/environment create

$(RUN): locks/run.txt .venv/uv.stamp
	@bin/environment run

$(DEV): locks/dev.txt .venv/uv.stamp
	@bin/environment dev
