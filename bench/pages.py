"""Pages with many cases: p50/p99, number of queries, requests a second beside a bare Django page that reads 50 rows."""

from __future__ import annotations

import datetime as dt
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

CASES = int(os.environ.get("SIZAI_BENCH_CASES", "1000000"))
TIMES = int(os.environ.get("SIZAI_BENCH_TIMES", "100"))


def load(count: int) -> None:
    """Towns, five stations, and `count` invented cases straight into the tables (a bench may), newest last."""
    from sizai.access import clock
    from sizai.access.actor import SYSTEM, Role
    from sizai.orgs.models import Organisation
    from sizai.orgs.verbs.founding import HESHAN, found_default, found_organisation
    from sizai.orgs.verbs.posts import give_post
    from sizai.orgs.vocabulary import OrganisationKind
    from sizai.people.models import Account
    from sizai.people.verbs.accounts import open_account
    from sizai.registers import search
    from sizai.resolution.models import Case, Party
    from sizai.resolution.queries.documents import all_documents

    federation = found_default(actor=SYSTEM)
    towns = [code for code in HESHAN if len(code) == 9]
    stations: list[Organisation] = [
        found_organisation(
            actor=SYSTEM,
            kind=OrganisationKind.STATION,
            name=f"{HESHAN[code]}实践站",
            area_path=code,
            parent=federation,
        )
        for code in towns[:5]
    ]
    for username, role, place in (
        ("wang", Role.FEDERATION_CADRE, federation),
        ("zhao", Role.STATION_MEDIATOR, stations[0]),
        ("admin", Role.ADMINISTRATOR, federation),
    ):
        give_post(
            actor=SYSTEM,
            account=open_account(actor=SYSTEM, username=username, name=username),
            role=role,
            organisation=place,
            since=dt.date(2020, 1, 1),
        )
    chance, first = random.Random(1), dt.date(2016, 1, 1)
    assert Account.objects.count() == 3
    for start in range(0, count, 5000):
        cases = []
        for number in range(start, min(start + 5000, count)):
            day = first + dt.timedelta(days=number * 3900 // count)
            where = chance.randrange(10)
            done = number < count * 0.97
            name = "".join(chance.choice("王李张刘陈杨黄赵吴周堃明华伟强芳") for _ in range(3))
            cases.append(Case(
                year=day.year, number=number + 1, state="closed" if done else "mediating", channel="counter", title=f"{name}诉鹤山市{number % 5000}五金厂拖欠工资",
                claim_kind="wages", claim_text="拖欠工资", applicant_name=name, enterprise_name=f"鹤山市{number % 5000}五金厂", area_path=towns[where],
                station=stations[where % 5], amount_claimed=Decimal(8000), received_on=day, accepted_on=day, mediated_on=day if done else None,
                mediation_result="success" if done else "", closed_on=day if done else None, outcome="paid_full" if done else "",
                turn_of=None if done else stations[where % 5], turn_to="" if done else "安排调解会", due_on=None if done else day, created_at=clock.now(),
            ))  # fmt: skip
        Case.objects.bulk_create(cases)
        Party.objects.bulk_create(Party(case=case, name=case.applicant_name) for case in cases)
    search.index_many("case", all_documents())


def sample(ask: Callable[[], Any], times: int) -> tuple[float, float, float]:
    """(p50 ms, p99 ms, requests a second) of one client, one after another."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    taken.sort()
    return (
        statistics.median(taken) * 1000,
        taken[min(len(taken) - 1, int(len(taken) * 0.99))] * 1000,
        len(taken) / sum(taken),
    )


def measure(home: Path) -> Iterator[dict[str, object]]:
    """In one process through Django's test client, so that peer and pages pay the same for the way in."""
    import django

    os.environ["SIZAI_HOME"] = str(home / "pages")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    import sizai.urls as addresses
    from sizai.people.models import Account
    from sizai.resolution.models import Case

    settings.ALLOWED_HOSTS = ["*"]
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": False})
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    load(CASES)
    yield {
        "what": f"loaded {connection.vendor}",
        "cases": CASES,
        "seconds": round(time.perf_counter() - began),
    }

    def bare(request: HttpRequest) -> HttpResponse:
        rows = Case.objects.order_by("-accepted_on", "-id").values_list(
            "number", "title", "state", "accepted_on", "amount_claimed"
        )[:50]
        return HttpResponse("".join(f"<tr><td>{'</td><td>'.join(map(str, row))}</td></tr>" for row in rows))

    addresses.urlpatterns.insert(0, path("bare/", bare))
    newest = Case.objects.latest("id").pk
    pages = {
        "bare": "/bare/", "inbox": "/", "list": "/cases/", "filtered": "/cases/?state=mediating&area=440784001", "case": f"/cases/{newest}/",
        "search 2": "/search/?q=五金", "search 4": "/search/?q=拖欠工资", "dashboard": "/figures/",
    }  # fmt: skip
    for username in ("wang", "zhao"):
        client = Client()
        client.force_login(
            Account.objects.get(username=username),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        for name, address in pages.items():
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                status = client.get(address).status_code
            middle, slow, rate = sample(lambda address=address, client=client: client.get(address), TIMES)  # type: ignore[misc]
            yield {
                "what": f"{name} as {username}", "status": status, "queries": len(queries), "p50_ms": round(middle, 1), "p99_ms": round(slow, 1),
                "per_second": round(rate, 1),
            }  # fmt: skip
