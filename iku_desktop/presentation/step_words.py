"""Puts steps of work into words: `tempel 12 sel`, `ubah dokumen desa`, `hapus 3 kegiatan`."""

from iku_desktop.domain.steps import FOR_GOOD, Act, Step
from iku_desktop.presentation.texts import t

# What a step is called by, the first of these that it touched; parts come after what they belong to.
TABLES = (
    *("activity", "village_document", "deadline_exception", "village", "target", "manual_value"),
    *("narrative", "evidence_file", "evidence", "iku_plan", "indicator", "goal", "plan_offset"),
    *("section", "official", "deadline_rule", "document_type", "category", "preset", "cause"),
    *("office", "preference", "holiday"),
)
ACTIONS = ("insert", "update", "delete")


def step_text(step: Step) -> str:
    """The name of a step, to stand after a verb: `tempel 12 sel`."""
    if step.name.act is not Act.CHANGE:
        return t(f"step.act.{step.name.act.value}", count=step.name.count)
    for table in TABLES:
        counts = {action: step.rows.get((table, action), 0) for action in ACTIONS}
        if any(counts.values()):
            return _rows_text(table, counts)
    return t("step.other")


def _rows_text(table: str, counts: dict[str, int]) -> str:
    what = t(f"step.table.{table}")
    done = [action for action in ACTIONS if counts[action]]
    action = done[0] if len(done) == 1 else "update"
    count = sum(counts.values())
    return t(f"step.{action}_{'one' if count == 1 else 'many'}", what=what, count=count)


def passed_text(steps: tuple[Step, ...]) -> str:
    """What was done for good and is passed over, "" for nothing."""
    tables = {table for step in steps for table, _ in step.rows} & FOR_GOOD
    for table in ("closing", "letter", "report_progress", "logo"):
        if table in tables:
            return t(f"step.passed.{table}")
    return t("step.passed.issued_document") if tables else ""
