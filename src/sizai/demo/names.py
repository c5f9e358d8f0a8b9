"""Invented names: persons, enterprises. Deterministic for a given random generator."""

from __future__ import annotations

from random import Random

from stdnum.cn import uscc

SURNAMES = "李陈黄何林梁吴冯温麦谢罗邓胡任钟区劳谭余郭马宋吕施叶彭文钱孔"
GIVEN = "伟强明军辉杰华平芳玲丽霞兰英娟梅秀燕敏静志建文国荣德金水福成新东海堃彧昇玥"
PLACES = ("沙坪", "桃源", "雅瑶", "古劳", "龙口", "鹤城", "共和", "址山", "宅梧", "双合", "鹤山", "江门")
BRANDS = (
    "恒",
    "裕",
    "金",
    "永",
    "顺",
    "宏",
    "新",
    "华",
    "广",
    "泰",
    "嘉",
    "利",
    "联",
    "捷",
    "万",
    "鸿",
    "粤",
    "益",
    "丰",
    "盛",
)
SECONDS = (
    "艺",
    "成",
    "穗",
    "兴",
    "达",
    "业",
    "源",
    "远",
    "昌",
    "辉",
    "和",
    "安",
    "通",
    "力",
    "美",
    "隆",
    "创",
    "信",
    "发",
    "堃",
)
TRADES: dict[str, tuple[str, str, tuple[str, str]]] = {
    "水暖器材": ("manufacturing", "水暖卫浴五金", ("有限公司", "厂")),
    "五金制品": ("manufacturing", "五金", ("有限公司", "厂")),
    "制鞋": ("manufacturing", "制鞋", ("有限公司", "厂")),
    "工艺制品": ("manufacturing", "工艺品", ("有限公司", "厂")),
    "家具": ("manufacturing", "家具制造", ("有限公司", "厂")),
    "印刷包装": ("manufacturing", "印刷", ("有限公司", "厂")),
    "电子科技": ("manufacturing", "电子", ("有限公司", "有限公司")),
    "纺织服装": ("manufacturing", "纺织服装", ("有限公司", "厂")),
    "新能源材料": ("manufacturing", "新材料", ("有限公司", "有限公司")),
    "建筑工程": ("construction", "建筑", ("有限公司", "有限公司")),
    "物流": ("transport", "物流", ("有限公司", "有限公司")),
    "餐饮管理": ("catering", "餐饮", ("有限公司", "有限公司")),
    "物业服务": ("property", "物业", ("有限公司", "有限公司")),
    "商贸": ("trade", "批发零售", ("有限公司", "有限公司")),
    "生态农业": ("agriculture", "农业", ("有限公司", "专业合作社")),
}


def person(random: Random) -> str:
    """李建芳."""
    return random.choice(SURNAMES) + "".join(random.choice(GIVEN) for _ in range(random.choice((1, 2, 2))))


def phone(serial: int) -> str:
    """A number of no operator's range that is in use: 190 0000 ...."""
    return f"1900{serial:07d}"


def code(serial: int) -> str:
    """A 统一社会信用代码 that checks and belongs to nobody."""
    body = f"91440784MADEM{serial:04d}"
    return body + uscc.calc_check_digit(body)


def enterprise(random: Random, town: str, taken: set[str]) -> tuple[str, str, str]:
    """(name, industry, trade), a name that is not taken."""
    while True:
        word, (industry, trade, kinds) = random.choice(list(TRADES.items()))
        name = f"鹤山市{town}{random.choice(BRANDS)}{random.choice(SECONDS)}{word}{random.choice(kinds)}"
        if name not in taken:
            taken.add(name)
            return name, industry, trade
