"""Closed lists of the union tree."""

from __future__ import annotations

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    FEDERATION = "federation", "总工会"
    UNION = "union", "工会"
    STATION = "station", "实践站"
    SERVICE_POINT = "service_point", "服务站"
    MOBILE_ROOM = "mobile_room", "流动调解室"
    DEPARTMENT = "department", "部门"


class BodyKind(TextChoices):
    """What kind of mediation body a station is: it decides the next step after an agreement."""

    LABOUR_DISPUTE = "labour_dispute", "劳动争议调解组织"
    ENTERPRISE_COMMITTEE = "enterprise_committee", "企业劳动争议调解委员会"
    PEOPLE_COMMITTEE = "people_committee", "人民调解委员会"
