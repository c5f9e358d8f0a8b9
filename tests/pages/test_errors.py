"""Pages for what went wrong: a code to read out on the telephone, and a way back that is the reader's own."""

from __future__ import annotations

import logging
import re

import pytest
from django.test import Client, RequestFactory

from sizai.pages.errors import broken


def test_a_broken_page_has_a_code_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="sizai.pages"):
        answer = broken(RequestFactory().get("/cases/7/"))
    found = re.search(r'请念这个码：<b class="num">([0-9a-f]{6})</b>', answer.content.decode())
    assert answer.status_code == 500
    assert found
    assert f"500 {found[1]} /cases/7/" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "way"), [("/m/nowhere/", "回到首页"), ("/nowhere/", "回到今日")])
def test_who_is_lost_is_led_to_his_own_page(address: str, way: str) -> None:
    page = Client().get(address)
    assert page.status_code == 404
    assert way in page.content.decode()
