"""A live server, people who sign in at the door, and pictures of what they see."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sizai.people.models import Account
from tests import cast as the_cast

PASSWORD = "correct horse 四在"
PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"


@pytest.fixture
def cast(transactional_db: None, settings: Any) -> the_cast.Cast:
    """The standing cast, today; no second factor, so that the journey is about the case."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": False})
    return the_cast.assemble()


@pytest.fixture
def at(chromium: Any, live_server: Any, cast: the_cast.Cast) -> Iterator[Callable[..., Any]]:
    """`at("zhao", width=390)`: a page of that person, signed in at the door. Errors on the console fail the test."""
    contexts, wrong = [], []

    def open_page(username: str, width: int = 1440, height: int = 900) -> Any:
        assert Account.objects.filter(username=username).exists()
        context = chromium.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                wrong.append(message.text) if message.type == "error" and "422" not in message.text else None
            ),
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto("/door/login/")
        page.get_by_label("账号").fill(username)
        page.get_by_label("口令", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "/door/login" not in url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def picture(page: Any, name: str) -> None:
    """No picture on the page is broken. Kept, when asked (KEEP_PICTURES=1): tests do not change the tree by themselves."""
    page.wait_for_load_state("networkidle")
    broken = page.evaluate("[...document.images].filter(each => !each.naturalWidth).map(each => each.src)")
    assert broken == []
    if os.environ.get("KEEP_PICTURES"):
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
