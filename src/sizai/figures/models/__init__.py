from sizai.figures.models.cube import CubeState, DayFigure, MonthFigure
from sizai.figures.models.kept import KeptFigure
from sizai.figures.models.printed import PrintedFigure
from sizai.figures.models.reports import Report, ReportFile
from sizai.figures.models.snapshots import Snapshot, SnapshotRows

__all__ = [
    "CubeState",
    "DayFigure",
    "KeptFigure",
    "MonthFigure",
    "PrintedFigure",
    "Report",
    "ReportFile",
    "Snapshot",
    "SnapshotRows",
]
