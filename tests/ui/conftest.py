"""A browser and the sheet behind the real content policy. Without Chromium these tests say so and stand aside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests say what they need."""


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    """The one browser of the run: a second Playwright in the same thread would not start."""
    return chromium


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """The address of a server that has nothing but the sheet."""
    with override_settings(ROOT_URLCONF="tests.ui.urls", MIDDLEWARE=MIDDLEWARE, ALLOWED_HOSTS=["*"]):
        application = StaticFilesHandler(get_wsgi_application())
        server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()


@pytest.fixture
def context(browser: Browser, house: str) -> Iterator[BrowserContext]:
    fresh = browser.new_context(
        base_url=house, viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    yield fresh
    fresh.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained of."""
    return []


@pytest.fixture
def page(context: BrowserContext, complaints: list[str]) -> Page:
    """A page whose every console error, failed request and uncaught error is kept in `complaints`."""
    opened = context.new_page()
    opened.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    opened.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    return opened
