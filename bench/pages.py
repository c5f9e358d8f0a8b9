"""Pages with many cases: p50/p99, number of queries, requests a second beside a bare Django page that reads 50 rows."""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

CASES = int(os.environ.get("SIZAI_BENCH_CASES", "1000000"))
TIMES = int(os.environ.get("SIZAI_BENCH_TIMES", "100"))
OPEN = min(CASES // 10, 3000)
"""So many of the newest are not closed: a county handles some hundred at a time."""
CHUNK, DAYS = 5000, 3900


def load(count: int) -> None:
    """Towns, five stations, and `count` invented cases straight into the tables (a bench may), newest last."""
    from django.db import connection

    from sizai.access import clock
    from sizai.access.actor import SYSTEM, Role
    from sizai.figures.verbs.kept import keep_standing_figures
    from sizai.figures.verbs.refresh import refresh_figures
    from sizai.orgs.models import Organisation
    from sizai.orgs.verbs.founding import HESHAN, found_default, found_organisation
    from sizai.orgs.verbs.posts import give_post
    from sizai.orgs.vocabulary import OrganisationKind
    from sizai.people.verbs.accounts import open_account
    from sizai.registers import search
    from sizai.resolution.models import Agreement, Case, Deadline, Instalment, Intake, Party, Payment
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
    numbers = iter(range(1, count * 4))
    for start in range(0, count, CHUNK):
        cases, intakes, agreements, instalments, payments, deadlines = [], [], [], [], [], []
        for number in range(start, min(start + CHUNK, count)):
            day = first + dt.timedelta(days=number * DAYS // count)
            where, name = (
                chance.randrange(10),
                "".join(chance.choice("王李张刘陈杨黄赵吴周堃明华伟强芳") for _ in range(3)),
            )
            firm, station = f"鹤山市{number % 5000}五金厂", stations[where % 5]
            done, agreed = number < count - OPEN, chance.random() < 0.6
            state = "closed" if done else "performing" if agreed else "mediating"
            common = {
                "channel": "counter", "applicant_name": name, "enterprise_name": firm, "area_path": towns[where], "station": station, "workers_count": 1,
            }  # fmt: skip
            case = Case(
                **common, pk=number + 1, year=day.year, number=number + 1, state=state, title=f"{name}诉{firm}拖欠工资", claim_kind="wages", claim_text="拖欠工资",
                amount_claimed=Decimal(8000), amount_promised=5000 if agreed else 0, amount_received=5000 if agreed and done else 0, received_on=day, accepted_on=day,
                mediated_on=day if done or agreed else None, mediation_result="success" if agreed else "failure" if done else "", closed_on=day if done else None,
                outcome=("paid_full" if agreed else "not_paid") if done else "", turn_of=None if done else station, turn_to="" if done else "安排调解会",
                due_on=None if done else day + dt.timedelta(days=30), created_at=clock.now(),
            )  # fmt: skip
            cases.append(case)
            moment = dt.datetime.combine(day, dt.time(9), clock.ZONE)
            intakes.append(
                Intake(
                    **common,
                    state="accepted",
                    received_at=moment,
                    kinds=["wages"],
                    story="拖欠工资",
                    case=case,
                    receipt_index=str(number),
                )
            )
            if not done and number % 10 == 0:
                waiting = Intake(**common, state="received", received_at=moment, kinds=["wages"], story="拖欠工资", receipt_index=f"w{number}", turn_of=station,
                                 turn_to="看来件", due_on=day + dt.timedelta(days=5))  # fmt: skip
                intakes.append(waiting)
            if agreed:
                key = next(numbers)
                agreements.append(
                    Agreement(
                        pk=key,
                        case=case,
                        signed_on=day,
                        effective_on=day,
                        terms="付清",
                        amount=5000,
                        last_due_on=day + dt.timedelta(days=15),
                        body_kind="labour_dispute",
                    )
                )
                part = Instalment(
                    pk=key, agreement_id=key, position=1, due_on=day + dt.timedelta(days=15), amount=5000
                )
                instalments.append(part)
                if done:
                    payments.append(
                        Payment(
                            case=case,
                            instalment_id=key,
                            received_on=day,
                            amount=5000,
                            noted_by="赵",
                            noted_at=moment,
                        )
                    )
                else:
                    deadlines.append(
                        Deadline(
                            case=case,
                            instalment=part,
                            kind="instalment",
                            name="应付",
                            starts_on=day,
                            due_on=part.due_on,
                            length=15,
                            working={"agreed": True},
                            unit="natural_day",
                            explanation="",
                        )
                    )
        Case.objects.bulk_create(cases)
        Party.objects.bulk_create(Party(case=case, name=case.applicant_name) for case in cases)
        for model, rows in (
            (Intake, intakes),
            (Agreement, agreements),
            (Instalment, instalments),
            (Payment, payments),
            (Deadline, deadlines),
        ):
            model.objects.bulk_create(rows)
    search.index_many("case", all_documents())
    with connection.cursor() as cursor:
        cursor.execute(
            "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        )  # as the queue does at noon, and autovacuum
    refresh_figures()
    keep_standing_figures()


PLAIN_PAGE = """<!doctype html><title>plain</title><table>{% for each in rows %}<tr><td><a href="/cases/{{ each.pk }}/">{{ each.number }}</a></td>
<td>{{ each.title }}</td><td>{{ each.area_path }}</td><td>{{ each.amount_claimed }}</td><td>{{ each.amount_received }}</td><td>{{ each.get_state_display }}</td>
<td>{{ each.accepted_on|date:"m-d" }}</td><td>{{ each.station }}</td></tr>{% endfor %}</table>"""


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
    from django.template import Context, Engine
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    import sizai.urls as addresses
    from sizai.orgs.queries import actor_for
    from sizai.people.models import Account
    from sizai.resolution.models import Case
    from sizai.resolution.queries import cases_for

    plain_page = Engine().from_string(PLAIN_PAGE)
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
        """What a plain Django page does: who is it, 50 rows, a template with a table."""
        if not request.user.is_authenticated:
            return HttpResponse(status=403)
        return HttpResponse(
            plain_page.render(
                Context(
                    {
                        "rows": Case.objects.filter(staged=False)
                        .select_related("station")
                        .order_by("-accepted_on", "-id")[:50]
                    }
                )
            )
        )

    addresses.urlpatterns.insert(0, path("bare/", bare))
    for username in ("wang", "zhao"):
        client = Client()
        account = Account.objects.get(username=username)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        own = cases_for(actor_for(account)).latest("id").pk
        pages = {
            "bare page": "/bare/", "today": "/", "inbox": "/intakes/", "list": "/cases/", "filtered list": "/cases/?state=performing&area=440784001",
            "case": f"/cases/{own}/", "search, 2 characters": "/search/?q=五金", "search, 4 characters": "/search/?q=拖欠工资", "dashboard": "/figures/",
        }  # fmt: skip
        plain = 0.0
        for name, address in pages.items():
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                status = client.get(address).status_code
            queries = len(captured)
            middle, slow, rate = sample(lambda address=address, client=client: client.get(address), TIMES)  # type: ignore[misc]
            plain = plain or rate
            yield {
                "what": f"{name}, {username}", "status": status, "queries": queries, "p50_ms": round(middle, 1), "p99_ms": round(slow, 1),
                "per_second": round(rate, 1), "of_bare": round(rate / plain, 2),
            }  # fmt: skip
    yield {
        "what": "memory of the process",
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }
