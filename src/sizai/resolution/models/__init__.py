from sizai.resolution.models.agreements import Agreement, Instalment, Payment
from sizai.resolution.models.cases import Case, Claim, CodeCounter, Party, Turn
from sizai.resolution.models.clocks import Deadline, Pause
from sizai.resolution.models.duplicates import DuplicateHint
from sizai.resolution.models.evidence import Evidence
from sizai.resolution.models.figures import TouchedDay
from sizai.resolution.models.green_channel import GreenChannelStep
from sizai.resolution.models.intakes import Intake
from sizai.resolution.models.joint import Dispatch
from sizai.resolution.models.papers import IssuedPaper
from sizai.resolution.models.sessions import Attendance, Session

__all__ = ["Agreement", "Attendance", "Case", "Claim", "CodeCounter", "Deadline", "Dispatch", "DuplicateHint", "Evidence",
           "GreenChannelStep", "Instalment", "Intake", "IssuedPaper", "Party", "Pause", "Payment", "Session", "TouchedDay", "Turn"]  # fmt: skip
