"""Faces of GB/T 9704-2012, their stand-ins, and a second family for characters the first may lack.

Word and WPS choose the font of a Chinese character by `eastAsia` and, for marks that exist in both scripts
(“ ” — …), by `hint`; both are set on every run. A machine without a face takes one of its `altName`s.
Official faces are often cut to GB 2312 (6,763 characters); some then print nothing at all for 堃, 昇 or 喆.
A name must never print blank, so such characters stand in runs of their own, in a family that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .markup import el

LATIN = "Times New Roman"
FANGSONG = "仿宋"
HEITI = "黑体"
KAITI = "楷体"
XIAOBIAOSONG = "方正小标宋简体"
SONGTI = "宋体"
SONGTI_EXTENDED = "SimSun-ExtB"

#: name: (stand-ins, PANOSE, family, pitch). SimSun-ExtB holds the characters beyond the basic plane.
_TABLE = {
    LATIN: ("Liberation Serif", "02020603050405020304", "roman", "variable"),
    FANGSONG: (
        "FangSong,仿宋_GB2312,方正仿宋_GBK,华文仿宋,STFangsong",
        "02010609060101010101",
        "modern",
        "fixed",
    ),
    HEITI: (
        "SimHei,方正黑体_GBK,Noto Sans CJK SC,Source Han Sans SC",
        "02010609060101010101",
        "modern",
        "fixed",
    ),
    KAITI: ("KaiTi,楷体_GB2312,方正楷体_GBK,华文楷体,STKaiti", "02010609060101010101", "modern", "fixed"),
    XIAOBIAOSONG: (
        "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体",
        "03000509000000000000",
        "script",
        "fixed",
    ),
    SONGTI: ("SimSun,Noto Serif CJK SC,Source Han Serif SC", "02010600030101010101", "auto", "variable"),
    SONGTI_EXTENDED: ("Noto Serif CJK SC,Plangothic P1", "02010609060101010101", "modern", "fixed"),
}
_IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: Boxes to tick, which neighbours of another script would otherwise draw into another font.
_BOXES = "□■"


@dataclass(frozen=True)
class Face:
    """`size` in points, `tracking` in twentieths of a point between characters."""

    family: str
    size: float
    tracking: int = 0
    latin: str = LATIN
    bold: bool = False
    red: bool = False

    def fonts(self, family: str) -> Any:
        latin = self.latin if family == self.family else family
        return el("rFonts", hint="eastAsia", ascii=latin, eastAsia=family, hAnsi=latin, cs=self.latin)

    def properties(self, family: str = "") -> Any:
        half_points = int(self.size * 2)
        return el(
            "rPr",
            self.fonts(family or self.family),
            el("b") if self.bold else None,
            el("color", val="D7000F") if self.red else None,
            el("spacing", val=self.tracking),
            el("sz", val=half_points),
            el("szCs", val=half_points),
        )


@lru_cache(maxsize=8192)
def second_family(character: str) -> str:
    """The family a character is set in when the paper's own may lack it; "" when it surely has it."""
    if character in _BOXES:
        return SONGTI
    if not _IDEOGRAPHS.match(character):
        return ""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return SONGTI if ord(character) < 0x10000 else SONGTI_EXTENDED
    return ""


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into (family, piece); family "" is the paper's own."""
    start, current = 0, ""
    for at, character in enumerate(text):
        family = second_family(character)
        if family != current:
            if at > start:
                yield current, text[start:at]
            start, current = at, family
    if start < len(text):
        yield current, text[start:]


def font_table() -> Any:
    """The children of w:fonts."""
    return [
        el(
            "font",
            el("altName", val=stand_ins),
            el("panose1", val=panose),
            el("charset", val="00" if name == LATIN else "86"),
            el("family", val=family),
            el("pitch", val=pitch),
            name=name,
        )
        for name, (stand_ins, panose, family, pitch) in _TABLE.items()
    ]
