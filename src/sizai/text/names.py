"""Names of persons and enterprises: as written, with a key to compare them by.

A key folds width, white space and look-alike marks, nothing else: 王小明 and 李小明, 堃 and 坤, 𠮷 and 吉 stay
different (a key that strips what is not ASCII would make all Chinese names one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sizai.text import numerals
from sizai.text.cells import BLANK_WORDS, text_of
from sizai.text.surnames import COMPOUND_SURNAMES, SURNAMES
from sizai.text.unreadable import Missing, TooLong, Unreadable
from sizai.text.width import comparable, half_width, squeeze, tidy
from sizai.text.words import words

LONGEST_NAME = 50
LONGEST_ENTERPRISE = 200


class NotAName(Unreadable):
    """「{value}」不像姓名，请填写姓名；不愿留名的填“匿名”。"""


class NotAnEnterprise(Unreadable):
    """「{value}」不像单位名称，请填写单位全称。"""


@dataclass(frozen=True, slots=True)
class Applicants:
    """Who applies: the cell as written, the names in it, how many people it says they are (None: it does not),
    whether they stay unnamed, and whether a name was given in confidence."""

    written: str
    names: tuple[str, ...] = ()
    people: int | None = None
    anonymous: bool = False
    confidential: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(person_key(name) for name in self.names)


_DOTS = re.compile(
    "[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u2024\u16eb\u0387\u2e31\u318d]|(?<=[\u3400-\u9fff])[.．](?=[\u3400-\u9fff])"
)
_CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_BRACKETS = str.maketrans("[]{}【】〔〕〈〉《》「」『』", "()()()()()()()()")
_EMBEDDED = re.compile(r"(?<!\d)(?:\d{17}[\dxX]|\+?(?:86[- ]?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8})(?!\d)")
_NUMBER = rf"(?:\d{{1,6}}|[{numerals.CHARACTERS}]{{1,7}})"
_WORKERS = "(?:职工|员工|工人|劳动者|农民工|民工|工友|会员|师傅|群众|工人代表|人)"
_HOW_MANY = re.compile(
    rf"(?:(?:(?:等|共计|共|约|近|合计|代表|另有?|及?其他)\s*)+({_NUMBER})\s*[余多]?\s*(?:名|位|个)?\s*{_WORKERS}?"
    rf"|(?<![{_CHINESE}\d])({_NUMBER})\s*[余多]?\s*(?:(?:名|位|个){_WORKERS}?|人)"
    rf"|(\d{{1,6}})\s*[余多]?\s*(?:(?:名|位|个){_WORKERS}?|人)"
    rf"|({_NUMBER})\s*[余多]?(?:名|位){_WORKERS})(?:代表)?"
)
_AND_OTHERS = re.compile(r"等(?:多|若干|数)?(?:人|[名位个][^\s,、;]*)?(?=[\s,、;]|\Z)")
_NOBODY = re.compile(r"(?:全体|全部|部分|众)?(?:员工|职工|工人|劳动者|农民工|工友)(?:代表)?\Z")
_LABEL = re.compile(r"(?:申请人|投诉人|来访人|当事人|姓名|代表人?|联系人|职工|劳动者|本人)\s*:\s*")
_SEPARATORS = re.compile(r"[、,;/\n|&+]|\s{2,}|(?<=\d)\s+")
_AND = re.compile("[和与及]")
_NOTE = re.compile(r"\(([^()]*)\)|\([^()]*\Z")
_FORBIDDEN = re.compile(r"[<>{}=\\|$#@%^~`\"]")
_UNNAMED = re.compile(
    "匿名|化名|无名氏|(?:不愿意?|不想|不肯|拒绝?|不便|不方便|未|没有?|不)(?:透露|留下?|公开|提供|具|署|告知|报上?|说明|填写?|写)"
    "(?:其|真实|个人)?(?:姓名|名字|名|身份|信息)?|(?:姓名|身份)(?:不详|不明|未知|保密)|(?:要求)?保密"
)
_UNNAMED_WORDS = frozenset(
    words("不详 (不详) 未知 不明 某 某某 某人 某职工 某员工 某工人 某群众 群众 热心群众 无名")
)


def is_anonymous(text: str) -> bool:
    """The whole cell says that no name is given."""
    word = squeeze(text).translate(_BRACKETS)
    return word in _UNNAMED_WORDS or bool(len(word) <= 20 and _UNNAMED.search(_NOTE.sub("", word) or word))


def read_applicants(cell: object) -> Applicants:
    """张三 · 张 三 · 张三、李四等5人 · 买买提·阿布都 · 匿名. Raises an `Unreadable`."""
    written = tidy(text_of(cell)).replace("\n", " ")
    if not written:
        raise Missing(cell)
    if len(written) > 500:
        raise TooLong(cell, length=len(written), longest=500)
    if is_anonymous(written):
        return Applicants(written, people=_people(half_width(written)), anonymous=True)
    if squeeze(written).lower() in BLANK_WORDS:
        raise Missing(cell)
    text = half_width(_unbroken(tidy(text_of(cell)))).translate(_BRACKETS)
    text = _LABEL.sub("", _EMBEDDED.sub(" ", text))
    people = _people(text)
    confidential = any(_UNNAMED.search(note) for note in _NOTE.findall(text))
    text = _AND_OTHERS.sub(" ", _HOW_MANY.sub(" ", _NOTE.sub(" ", text)))
    names = tuple(dict.fromkeys(name for part in _SEPARATORS.split(text) for name in _names_in(part)))
    if any(len(name) > LONGEST_NAME or _FORBIDDEN.search(name) for name in names):
        raise NotAName(cell)
    if people is not None:
        names = tuple(name for name in names if not _NOBODY.match(name))
    if not names and people is None:
        raise NotAName(cell)
    return Applicants(written, names, people, confidential=confidential)


def _unbroken(text: str) -> str:
    """王 above 五 in a narrow cell is one name, not two."""
    lines = text.split("\n")
    return "".join(lines) if any(len(line.strip()) == 1 for line in lines) else text


def _people(text: str) -> int | None:
    for found in _HOW_MANY.finditer(text):
        number = numerals.read_number(next(group for group in found.groups() if group))
        if number is not None and 0 < number == int(number):
            return int(number)
    return None


def _names_in(part: str) -> list[str]:
    """The names of one part between commas: 张 三 is one, 张三 李四 two, 张三和李四 two, 李和平 one."""
    part = " ".join(part.split()).strip(" .:-_'*")
    if not any(character.isalpha() for character in part):
        return []
    for mark in _AND.finditer(part):
        left, right = part[: mark.start()].strip(), part[mark.end() :].strip()
        if 2 <= len(left) <= 4 and 2 <= len(right) <= 4 and right[0] in SURNAMES and left[0] in SURNAMES:
            return [*_names_in(left), *_names_in(right)]
    words = part.split(" ")
    if len(words) > 1 and all(re.fullmatch(f"[{_CHINESE}·]+", word) for word in words):
        one_name = any(len(word) == 1 for word in words) or (
            len(words) == 2 and words[0] in COMPOUND_SURNAMES
        )
        return ["".join(words)] if one_name and len("".join(words)) <= 5 else words
    return [part]


def person_key(name: str) -> str:
    """张　三 = 张 三 = 张三; every middle dot alike; JOHN SMITH = John Smith."""
    return _DOTS.sub("·", comparable(name))


def enterprise_key(name: str) -> str:
    """Brackets of any kind and width alike, white space gone, Latin letters in one case. No word is dropped:
    鹤山市甲厂 and 甲厂 are not the same until someone says so."""
    return _DOTS.sub("·", comparable(name)).translate(_BRACKETS)


def read_enterprise(cell: object) -> str:
    """The name as written, line breaks inside it closed. Raises an `Unreadable`."""
    name = re.sub(f"(?<=[{_CHINESE}）)])\n(?=[{_CHINESE}（(])", "", tidy(text_of(cell))).replace("\n", " ")
    if not name or squeeze(name).lower() in BLANK_WORDS:
        raise Missing(cell)
    if len(name) > LONGEST_ENTERPRISE:
        raise TooLong(cell, length=len(name), longest=LONGEST_ENTERPRISE)
    if not any(character.isalpha() for character in name) or re.search("[<>{}]", name):
        raise NotAnEnterprise(cell)
    return name
