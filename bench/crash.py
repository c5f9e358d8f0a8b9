"""Sixteen writers for a minute while the server is killed with SIGKILL and started again three times: is anything lost?

Acknowledged means: the browser got its redirect. Afterwards every acknowledged case must be there, no code twice, no gap, and the
audit chain must verify. `SIZAI_BENCH_SECONDS` (60), `DATABASE_URL` for PostgreSQL (an empty database).
"""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import psutil

SECONDS = int(os.environ.get("SIZAI_BENCH_SECONDS", "60"))
WRITERS, KILLS = 16, 3
PASSWORD = "writers write 四在"
SETUP = f"""
import datetime as dt, os
import django; django.setup()
from django.core.management import call_command; call_command("migrate", verbosity=0)
from sizai.access.actor import SYSTEM, Role
from sizai.orgs.verbs.founding import found_default, found_organisation
from sizai.orgs.verbs.posts import give_post
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.verbs.accounts import open_account, set_password
federation = found_default(actor=SYSTEM)
station = found_organisation(actor=SYSTEM, kind=OrganisationKind.STATION, name="桃源实践站", area_path="440784104", parent=federation)
account = open_account(actor=SYSTEM, username="zhao", name="赵调解员")
set_password(actor=SYSTEM, account=account, password={PASSWORD!r}, must_change=False)
give_post(actor=SYSTEM, account=account, role=Role.STATION_MEDIATOR, organisation=station, since=dt.date(2020, 1, 1))
print(station.pk)
"""
CHECK = """
import json
import django; django.setup()
from sizai.audit.chain import verify
from sizai.resolution.models import Case, CodeCounter, Intake
numbers = list(Case.objects.order_by("number").values_list("number", flat=True))
print(json.dumps({"intakes": list(Intake.objects.values_list("pk", flat=True)), "keys": list(Case.objects.values_list("pk", flat=True)), "numbers": numbers,
                  "last": CodeCounter.objects.get().last, "sound": verify().sound}))
"""


class Browser:
    """A signed-in clerk that knows the least of HTTP that it needs."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def ask(self, method: str, path: str, fields: dict[str, object] | None = None) -> tuple[int, str, str]:
        """(status, location, body)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            body = urllib.parse.urlencode(
                {**(fields or {}), "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}, doseq=True
            )
            headers = {
                "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
                "Content-Type": "application/x-www-form-urlencoded",
            }
            connection.request(method, path, body if method == "POST" else None, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for value in answer.headers.get_all("Set-Cookie") or []:
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.split(";")[0]
            return answer.status, answer.headers.get("Location") or "", text
        finally:
            connection.close()

    def sign_in(self) -> None:
        self.ask("GET", "/door/login/")
        status, where, _ = self.ask("POST", "/door/login/", {"login": "zhao", "password": PASSWORD})
        if status != 302 or "login" in where:
            raise RuntimeError(f"sign-in failed: {status} {where}")


def write(
    browser: Browser,
    writer: int,
    station: str,
    until: float,
    receipts: list[int],
    acknowledged: list[int],
    refused: list[int],
) -> None:
    """Intake after intake, each accepted; a lost answer is simply sent again with the same key."""
    number = 0
    while time.monotonic() < until:
        number += 1
        form = {
            "channel": "counter", "applicant_name": f"写手{writer}", "enterprise_name": f"厂{writer}-{number}", "area_path": "440784104",
            "kinds": ["wages"], "story": "欠薪", "workers_count": 1, "amount": "100", "submission": f"{writer}-{number}",
        }  # fmt: skip
        where = _insist(browser, "/intakes/receive_intake", form, until)
        if not where:
            continue
        receipts.append(int(where.rstrip("/").rpartition("/")[2]))
        accepted = _insist(browser, f"{where}accept_intake", {"station": station}, until)
        found = re.fullmatch(r"/cases/(\d+)/", accepted)
        if found:
            acknowledged.append(int(found[1]))
        else:
            refused.append(number)


def _insist(browser: Browser, path: str, fields: dict[str, object], until: float) -> str:
    while time.monotonic() < until + 30:
        try:
            status, where, _ = browser.ask("POST", path, fields)
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
            continue
        return where if status == 302 else ""
    return ""


def serve(port: int, home: str) -> subprocess.Popen[bytes]:
    """`sizai up`, waited for."""
    variables = {**os.environ, "SIZAI_HOME": home, "PORT": str(port), "SIZAI_REQUIRE_TWO_FACTOR": "false"}
    server = subprocess.Popen(
        [sys.executable, "-m", "sizai.cli", "up"],
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def measure(home: Path) -> Iterator[dict[str, object]]:
    """One run on the database of DATABASE_URL (empty: SQLite)."""
    place = str(home / "crash")
    variables = {**os.environ, "SIZAI_HOME": place, "DJANGO_SETTINGS_MODULE": "sizai.settings"}

    def python(code: str) -> str:
        return (
            subprocess.run(
                [sys.executable, "-c", code], env=variables, check=True, capture_output=True, text=True
            )
            .stdout.strip()
            .splitlines()[-1]
        )

    station = python(SETUP)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = serve(port, place)
    browser = Browser(port)
    browser.sign_in()
    receipts: list[int] = []
    acknowledged: list[int] = []
    refused: list[int] = []
    until = time.monotonic() + SECONDS
    writers = []
    for number in range(WRITERS):
        own = Browser(port)
        own.cookies = dict(browser.cookies)
        writers.append(
            threading.Thread(
                target=write, args=(own, number, station, until, receipts, acknowledged, refused)
            )
        )
        writers[-1].start()
    for kill in range(KILLS):
        time.sleep(SECONDS / (KILLS + 1))
        family = [server.pid, *(each.pid for each in psutil.Process(server.pid).children(recursive=True))]
        for pid in (
            family if kill else family[:1]
        ):  # once the parent alone, whose children must end; then all at one blow
            os.kill(pid, signal.SIGKILL)
        server.wait()
        time.sleep(0 if kill else 3)
        server = serve(port, place)
    for thread in writers:
        thread.join()
    server.send_signal(signal.SIGINT)
    server.wait(60)
    found = json.loads(python(CHECK))
    numbers = found["numbers"]
    yield {
        "what": "16 writers, 3 kills", "seconds": SECONDS, "intakes": len(receipts), "intakes_lost": len(set(receipts) - set(found["intakes"])),
        "acknowledged": len(acknowledged), "lost": len(set(acknowledged) - set(found["keys"])), "cases": len(numbers),
        "twice": len(numbers) - len(set(numbers)), "gaps": found["last"] - len(numbers), "not_taken": len(refused), "audit_sound": found["sound"],
    }  # fmt: skip
