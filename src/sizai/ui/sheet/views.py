"""One view: `?as=` picks the page; without it all parts are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sizai.ui.sheet import case, figures, parts, registers, screen, today
from sizai.ui.sheet.around import TODAY, portal, shell

DESK: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "parts": parts.context,
    "today": today.context,
    "case": case.context,
    "list": registers.context,
    "empty": registers.nothing,
    "figures": figures.context,
}
PHONE: Final = {"home": "鹤山工会帮您", "complaint": "投诉2/3", "receipt": "收条", "result": "经济补偿"}
ALONE: Final = ("door", "400", "403", "404", "500", "refused")


def sheet(request: HttpRequest) -> HttpResponse:
    """`as`: a desk page, a phone page, `screen`, or a page that stands alone."""
    name = request.GET.get("as", "parts")
    if name in DESK:
        context = {"today": TODAY, **DESK[name]()}
        return render(request, f"ui/sheet/{name}.html", {"shell": shell(context.pop("place")), **context})
    if name in PHONE:
        return render(request, f"ui/sheet/{name}.html", {"portal": portal(name, PHONE[name])})
    if name == "screen":
        return render(request, "ui/sheet/screen.html", {"demo": True, **screen.context()})
    if name in ALONE:
        folder = "ui/sheet" if name == "door" else "ui"
        return render(
            request,
            f"{folder}/{name}.html",
            {"sentence": "结案前还差：2人未到账。可以先登记到账。", "status": 409},
        )
    raise Http404
