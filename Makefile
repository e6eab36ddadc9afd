# Everything a person can do here. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := .uv/bin/uv
PY := .venv/bin/python
READY := .venv/.ready

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: $(READY) ## show a directive carried through an invented country and back (ONCE=1: without serving it)
	$(PY) -m suffuse demo $(if $(ONCE),--once) $(if $(DIRECTIVE),--directive "$(DIRECTIVE)")

test: house sqlite postgresql browser ## everything that must hold before a change lands, on both databases

sqlite: $(READY)
	SUFFUSE_TEST_DATABASE=sqlite $(PY) -m pytest tests -m "not browser" --ignore=tests/faults -n 2

postgresql: $(READY)
	SUFFUSE_TEST_DATABASE=postgresql $(PY) -m pytest tests -m "not browser and not once" --ignore=tests/faults -n 2

browser: $(READY) .venv/.browser
	SUFFUSE_TEST_DATABASE=sqlite $(PY) -m pytest tests -m browser --ignore=tests/faults -n 2

house: $(READY) ## style, types, the staircase, catalogues
	$(PY) -m ruff check .
	$(PY) -m ruff format --check src tests bench locale
	$(PY) -m mypy
	$(dir $(PY))lint-imports
	$(PY) locale/keep.py --check

run: $(READY) ## serve the site on your own data (see README)
	$(PY) -m suffuse serve

fmt: $(READY) ## put the code in its usual shape
	$(PY) -m ruff check --fix . ; $(PY) -m ruff format src tests bench locale

words: $(READY) ## collect what the code says, and compile the catalogues
	$(PY) locale/keep.py

faults: $(READY) ## kill, cut, fill and corrupt: the promises, each with its sabotage
	$(PY) -m pytest tests/faults -p no:xdist

bench: $(READY) ## figures, as ratios against a limit measured in the same run
	$(PY) -m pytest bench -p no:xdist -s

vendor: ## fetch the browser's fonts and files anew, with their licences
	bash docs/vendor.sh

lock: $(UV) ## resolve the dependencies anew
	$(UV) pip compile -q --universal --generate-hashes --all-extras pyproject.toml -o requirements.lock --no-emit-index-url --custom-compile-command "make lock"

$(UV):
	@bash docs/bootstrap.sh uv

$(READY): requirements.lock pyproject.toml | $(UV)
	@bash docs/bootstrap.sh venv

.venv/.browser: | $(READY)
	@bash docs/bootstrap.sh browser

.PHONY: help demo test sqlite postgresql browser house run fmt words faults bench vendor lock
