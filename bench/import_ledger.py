"""How long do 50,000 ledger rows take, and how much memory, beside plain openpyxl reading the same file?"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import psutil

ROWS = int(os.environ.get("SIZAI_BENCH_ROWS", "50000"))
HEAD = ["编号", "受理日期", "申请人", "联系电话", "身份证号", "用人单位", "统一社会信用代码", "镇街", "请求事项", "涉及人数", "涉及金额", "受理单位",
        "调解员", "结果", "结案日期", "协议金额", "到账金额"]  # fmt: skip
READ = "import sys,openpyxl; print(sum(1 for _ in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True)))"


def ledger(path: Path, rows: int = ROWS) -> Path:
    """An invented ledger as people keep it: dates as text, amounts in 万, several wordings."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("2024年台账")
    sheet.append(["劳动争议调解台账（2024年，虚构）"])
    sheet.append(HEAD)
    chance = random.Random(50000)
    for number in range(rows):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(330))
        result = chance.choice(("调解成功", "调解成功", "达成协议", "调解不成", "撤回", "调解中"))
        ended = "" if result == "调解中" else (day + dt.timedelta(days=9)).isoformat()
        money = 8000 if result in ("调解成功", "达成协议") else ""
        name = "".join(chance.choice("王李张刘陈杨黄赵吴周堃明华伟强芳") for _ in range(3))
        sheet.append([
            f"台{number + 1}", day.isoformat() if number % 3 else f"{day.year}年{day.month}月{day.day}日", name, f"138{chance.randrange(10**8):08d}", "",
            f"鹤山市{chance.choice('东南西北中')}{chance.randrange(4000)}五金厂", "", chance.choice(("桃源镇", "沙坪街道", "址山")), "拖欠工资",
            chance.choice((1, 1, "2人", 5)), chance.choice((12000, "4.16万", "3,200元")), "", "赵某", result, ended, money, money and 5000,
        ])  # fmt: skip
    book.save(path)
    return path


def timed(command: list[str], **variables: str) -> tuple[float, float, str]:
    """(seconds, peak MB of the process tree, last line of its output)."""
    began, peak = time.perf_counter(), 0
    process = subprocess.Popen(command, env={**os.environ, **variables}, stdout=subprocess.PIPE, text=True)
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(
                peak, sum(each.memory_info().rss for each in (watched, *watched.children(recursive=True)))
            )
        except psutil.NoSuchProcess:
            break
        time.sleep(0.05)
    assert process.stdout is not None
    text = process.stdout.read()
    return time.perf_counter() - began, peak / 1e6, text.strip().splitlines()[-1] if text.strip() else ""


def measure(home: Path) -> Iterator[dict[str, object]]:
    """The peer, then Sizai's preview and commit of the same file on the database of DATABASE_URL (empty: SQLite)."""
    path = ledger(home / "ledger.xlsx")
    seconds, memory, _ = timed([sys.executable, "-c", READ, str(path)])
    yield {
        "what": "openpyxl reads only",
        "rows": ROWS,
        "seconds": round(seconds, 1),
        "peak_mb": round(memory),
    }
    for step, extra in (("preview", []), ("commit", ["--commit"])):
        command = [sys.executable, "-m", "sizai.cli", "import", "cases", str(path), "--json", *extra]
        seconds, memory, said = timed(command, SIZAI_HOME=str(home / "import"))
        report = json.loads(said)
        yield {
            "what": f"sizai {step}", "rows": report["rows"], "ok": report["ok"], "seconds": round(seconds, 1), "peak_mb": round(memory),
            "goal": "<60 s, <500 MB",
        }  # fmt: skip
