"""What a run says about tables: findings, the ledger, and the frozen Run that reports see."""

from checker.finding.exemption import (
    Exempted,
    Exemption,
    ExemptionState,
    ExemptionUse,
    Notice,
)
from checker.finding.finding import (
    SEVERITY_NAMES,
    Finding,
    Fix,
    Operand,
    Related,
    Safety,
    Severity,
    TableRef,
)
from checker.finding.run import (
    FileRecord,
    FileState,
    LedgerEntry,
    PackRef,
    RuleNote,
    Run,
    TableContent,
    TableRecord,
    Threshold,
    Thresholds,
    WrittenCell,
)
from checker.finding.verdict import Judgement, Verdict, judge, worst_first

__all__ = [
    "SEVERITY_NAMES",
    "Exempted",
    "Exemption",
    "ExemptionState",
    "ExemptionUse",
    "FileRecord",
    "FileState",
    "Finding",
    "Fix",
    "Judgement",
    "LedgerEntry",
    "Notice",
    "Operand",
    "PackRef",
    "Related",
    "RuleNote",
    "Run",
    "Safety",
    "Severity",
    "TableContent",
    "TableRecord",
    "TableRef",
    "Threshold",
    "Thresholds",
    "Verdict",
    "WrittenCell",
    "judge",
    "worst_first",
]
