"""Reads of the union tree."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.db.models import Q, QuerySet

from sizai.access import clock
from sizai.access.actor import VISITOR, Actor, Role
from sizai.orgs.models import Area, DepartmentKind, Installation, Organisation, Post
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.models import Account
from sizai.registers.bad_input import BadInput


def posts_of(account: Account) -> QuerySet[Post]:
    """The posts an account holds today."""
    today = clock.today()
    return Post.objects.filter(Q(until__isnull=True) | Q(until__gte=today), account=account, since__lte=today)


def actor_of(post: Post, account: Account) -> Actor:
    """The actor that a post makes of its account."""
    role = Role(post.role)
    return Actor(
        name=account.name,
        role=role,
        account_id=account.pk,
        post_id=post.pk,
        scope=post.scope,
        organisation_id=post.organisation_id,
        department_id=post.organisation_id if role == Role.DEPARTMENT_OFFICER else None,
        enterprise_id=post.enterprise_id,
        person_id=account.person_id,
    )


def actor_for(account: Account, post_id: int | None = None) -> Actor:
    """The actor in the chosen post, else in the first. An account without a post is a visitor with a name."""
    posts = list(posts_of(account))
    chosen = next((post for post in posts if post.pk == post_id), posts[0] if posts else None)
    if chosen is None:
        return Actor(name=account.name, role=VISITOR.role, account_id=account.pk, person_id=account.person_id)
    return actor_of(chosen, account)


def area_names() -> dict[str, str]:
    """Area path → name. The union tree changes seldom: kept for a minute."""
    names: dict[str, str] | None = cache.get("area_names")
    if names is None:
        names = dict(Area.objects.values_list("code", "name"))
        cache.set("area_names", names, 60)
    return names


def require_area(path: str) -> None:
    """Refuse an area that is not in the register: whoever is responsible for it would never see the matter."""
    if path not in area_names() and not Area.objects.filter(code=path).exists():
        raise BadInput("area_path", f"名册里没有“{path[:20]}”这个镇街：请从列出的镇街里选。")


def inside(path: str, field: str = "area_path") -> Q:
    """What lies in an area, its descendants included, in a form that an index can walk in order.

    The installation's own area (or one above it) is everything: no condition. An area that nothing is registered beneath is
    an equality. Else a range over digits: ':' never stands in a code. What is no code is nothing.
    """
    if not (path.isascii() and path.isdigit()):
        return Q(pk__in=[])
    ours = installation()
    if ours is not None and ours.area_path.startswith(path):
        return Q()
    beneath = [code for code in area_names() if code.startswith(path)]
    if beneath == [path]:
        return Q(**{field: path})
    return Q(**{f"{field}__gte": path, f"{field}__lt": path[:-1] + chr(ord(path[-1]) + 1)})


def area_options(actor: Actor) -> list[tuple[str, str]]:
    """The county and the towns that the actor's post reaches (the administrator: all), for filters and forms."""
    every = actor.role == Role.ADMINISTRATOR
    return [
        (code, name)
        for code, name in area_names().items()
        if len(code) <= 9 and (every or actor.reaches(code))
    ]


def areas_for(actor: Actor) -> QuerySet[Area]:
    """The register of areas: public facts."""
    return Area.objects.all()


def department_kinds_for(actor: Actor) -> QuerySet[DepartmentKind]:
    """The register of kinds of departments."""
    return DepartmentKind.objects.all()


def towns(scope: str = "") -> QuerySet[Area]:
    """The towns (9 digits) within a scope."""
    return Area.objects.filter(code__startswith=scope, code__regex=r"^\d{9}$")


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that an actor may read: names and public telephones are no secret inside the county."""
    return Organisation.objects.filter(staged=False)


def organisations_of(*kinds: OrganisationKind) -> Callable[[Actor], QuerySet[Organisation]]:
    """The door to some kinds of organisations, for their register."""
    return lambda actor: organisations_for(actor).filter(kind__in=kinds)


def union_options(actor: Actor) -> list[tuple[int, str]]:
    """Unions in the actor's area, for choosing one."""
    found = Organisation.objects.filter(
        kind=OrganisationKind.UNION, area_path__startswith=actor.scope, staged=False, closed_on=None
    )
    return list(found.order_by("name").values_list("pk", "name"))


def parent_options(actor: Actor) -> list[tuple[int, str]]:
    """What an organisation may stand under: the federations, and the stations (for their service points)."""
    kinds = (OrganisationKind.FEDERATION, OrganisationKind.STATION)
    found = Organisation.objects.filter(kind__in=kinds, staged=False, closed_on=None)
    return list(found.order_by("kind", "area_path", "name").values_list("pk", "name"))


def department_kind_options(actor: Actor) -> list[tuple[int, str]]:
    """人社所, 司法所, 派出所 …"""
    return list(DepartmentKind.objects.order_by("id").values_list("pk", "name"))


def stations(scope: str = "") -> QuerySet[Organisation]:
    """Stations that can take a case, within a scope."""
    return Organisation.objects.filter(
        kind=OrganisationKind.STATION, area_path__startswith=scope, staged=False, closed_on=None
    )


def departments(scope: str = "") -> QuerySet[Organisation]:
    """Departments within a scope, with their kind."""
    found = Organisation.objects.filter(
        kind=OrganisationKind.DEPARTMENT, area_path__startswith=scope, staged=False, closed_on=None
    )
    return found.select_related("department_kind")


def federation() -> Organisation | None:
    """The owner of the installation."""
    return Organisation.objects.filter(kind=OrganisationKind.FEDERATION, parent=None).order_by("id").first()


def installation() -> Installation | None:
    """Whose Sizai this is; None before the first set-up. Kept for a minute."""
    found: Installation | None = cache.get("installation")
    if found is None:
        found = Installation.objects.order_by("id").first()
        if found is not None:
            cache.set("installation", found, 60)
    return found


def is_demo() -> bool:
    """Whether everything here is invented."""
    found = installation()
    return found is not None and found.demo


def organisation_name(key: int | None) -> str:
    """The name of an organisation, kept for a minute."""
    if key is None:
        return ""
    name: str | None = cache.get(f"organisation:{key}")
    if name is None:
        name = Organisation.objects.filter(pk=key).values_list("name", flat=True).first() or ""
        cache.set(f"organisation:{key}", name, 60)
    return name


def mediators_of(scope: str) -> QuerySet[Account]:
    """Accounts that mediate within a scope: mediators of stations and cadres, in office today."""
    today = clock.today()
    posts = Post.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        role__in=(Role.STATION_MEDIATOR, Role.FEDERATION_CADRE),
        scope__startswith=scope,
    )
    found: QuerySet[Account] = Account.objects.filter(
        is_active=True, pk__in=posts.values("account_id")
    ).order_by("name")
    return found


def area_words(scope: str) -> dict[str, str]:
    """Every way a town is written → its path, within a scope: 桃源镇, 桃源, 440784104."""
    words: dict[str, str] = {}
    for area in Area.objects.filter(code__startswith=scope):
        for word in (
            area.name,
            area.short_name,
            area.name.removesuffix("镇").removesuffix("街道"),
            area.code,
        ):
            if word:
                words[word] = area.code
    return words
