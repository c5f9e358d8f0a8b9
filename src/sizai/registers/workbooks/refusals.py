"""Why a whole file is not read: one class per refusal, its docstring is the sentence."""

from __future__ import annotations


class Refusal(Exception):
    """这个文件读不了，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or "").strip().format(**facts))


class FileMissing(Refusal):
    """找不到文件“{name}”，请核对路径后再导入。"""


class EmptyFile(Refusal):
    """文件“{name}”是空的（0 字节），请重新保存或重新上传。"""


class FileTooLarge(Refusal):
    """文件有 {size} MB，超过上限 {limit} MB：请删去图片和无关的工作表，或按年份拆成几个文件再导入。"""


class UnpacksTooLarge(Refusal):
    """文件解压后有 {size} MB，超过上限 {limit} MB：请删去表格下方和右侧的空白格式，或拆成几个文件再导入。"""


class ZipBomb(Refusal):
    """文件内部的压缩比异常（{ratio} 倍），不像正常的表格：请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。"""


class TooManyParts(Refusal):
    """文件内部有 {count} 个部件，超过上限 {limit} 个：请删去图片和无关的工作表，另存为新的 .xlsx 再导入。"""


class NotAWorkbook(Refusal):
    """“{name}”不是 Excel 文件：请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"""


class OtherFormat(Refusal):
    """“{name}”是{what}，不是 Excel 表格：请把表格复制到 Excel 或 WPS 里，另存为 .xlsx 再导入。"""


class WebPage(Refusal):
    """“{name}”其实是网页格式（有些系统导出的 .xls 是这样）：请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"""


class Damaged(Refusal):
    """文件“{name}”已损坏或没有传完整：请用 Excel 或 WPS 打开并另存为新的 .xlsx，再导入。"""


class Encrypted(Refusal):
    """文件“{name}”设了打开密码：请在 Excel 或 WPS 里取消密码（文件—信息—保护工作簿）并保存，再导入。"""


class HasMacros(Refusal):
    """文件“{name}”带有宏，为安全起见不读取：请另存为“Excel 工作簿（*.xlsx）”，去掉宏后再导入。"""


class BinaryWorkbook(Refusal):
    """文件“{name}”是二进制工作簿（.xlsb）：请另存为“Excel 工作簿（*.xlsx）”后再导入。"""


class ForbiddenXml(Refusal):
    """文件“{name}”里有不该出现的实体声明，为安全起见不读取：请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入。"""


class CellTooLong(Refusal):
    """文件里有一个单元格超过 {limit} 个字（{where}），Excel 的单元格最多 32767 字：请缩短或删去后再导入。"""


class SheetTooLarge(Refusal):
    """工作表“{sheet}”的有效区域到了第 {rows} 行、{columns} 列，多半是远处误填了格子：请删去表格外的内容后再导入。"""


class NoSheets(Refusal):
    """文件“{name}”里没有任何有内容的工作表，请核对是不是选错了文件。"""


class UnknownEncoding(Refusal):
    """文件“{name}”的文字编码认不出来：请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"""


class BrokenCsv(Refusal):
    """文件“{name}”第 {row} 行的引号或分隔符不成对：请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"""


class NoLedgerHeader(Refusal):
    """没有找到“{ledger}”的表头：表头至少要有{needed}。{nearest}请核对表头，或下载模板填写后再导入。"""
