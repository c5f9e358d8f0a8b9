"""Closed lists of the register of enterprises. Industries follow the sections of GB/T 4754-2017, as far as a county meets them."""

from __future__ import annotations

from django.db.models import TextChoices


class Ownership(TextChoices):
    PRIVATE = "private", "私营"
    STATE = "state", "国有"
    COLLECTIVE = "collective", "集体"
    FOREIGN = "foreign", "外商投资"
    HKMT = "hkmt", "港澳台投资"
    SELF_EMPLOYED = "self_employed", "个体工商户"
    OTHER = "other", "其他"


class Industry(TextChoices):
    AGRICULTURE = "agriculture", "农林牧渔"
    MINING = "mining", "采矿"
    MANUFACTURING = "manufacturing", "制造"
    UTILITIES = "utilities", "水电气"
    CONSTRUCTION = "construction", "建筑"
    TRADE = "trade", "批发零售"
    TRANSPORT = "transport", "交通运输、仓储、邮政"
    CATERING = "catering", "住宿餐饮"
    INFORMATION = "information", "信息软件"
    FINANCE = "finance", "金融"
    PROPERTY = "property", "房地产"
    BUSINESS = "business", "租赁商务服务"
    SCIENCE = "science", "科学技术服务"
    ENVIRONMENT = "environment", "水利环境公共设施"
    RESIDENTS = "residents", "居民服务修理"
    EDUCATION = "education", "教育"
    HEALTH = "health", "卫生社会工作"
    CULTURE = "culture", "文化体育娱乐"
    PUBLIC = "public", "公共管理"
    OTHER = "other", "其他"
