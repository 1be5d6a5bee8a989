"""Where an open problem or a row leads to, and the icon and colour a problem is shown with."""

from collections.abc import Mapping
from types import MappingProxyType

from iku_desktop.domain.read_models import Concern, ConcernLine, FactLine
from iku_desktop.ui.page import Door

SETTINGS, DIFFERING, COPY, FIRST_STEPS = "settings", "differing", "copy", "first_steps"

# Of each problem: page, the hint's name and value for that page ("" = told by the line), icon, colour.
PLACES: Mapping[Concern, tuple[str, str, str]] = MappingProxyType(
    {
        Concern.DOCUMENT_MISSING: ("documents", "", ""),
        Concern.CAUSE_MISSING: ("documents", "focus", "cause"),
        Concern.ORDER_FLAG: ("documents", "", ""),
        Concern.EVIDENCE_MISSING: ("activities", "filter", "uncounted"),
        Concern.FILES_MISSING: ("activities", "", ""),
        Concern.FOLLOW_UP_OPEN: ("activities", "filter", "follow_up_open"),
        Concern.MANUAL_MISSING: ("indicators", "focus", "manual"),
        Concern.TARGET_MISSING: ("indicators", "focus", "target"),
        Concern.NARRATIVE_MISSING: ("indicators", "focus", "narrative"),
        Concern.OFFICIAL_MISSING: (SETTINGS, "page", "officials"),
        Concern.PROFILE_MISSING: (SETTINGS, "page", "office"),
        Concern.RULE_MISSING: (SETTINGS, "page", "rules"),
        Concern.NO_VILLAGES: ("villages", "", ""),
        Concern.PLAN_MISSING: (SETTINGS, "page", "plan"),
        Concern.ROWS_DIFFER: (DIFFERING, "", ""),
        Concern.COPY_OLD: (COPY, "", ""),
    }
)
MISSING, ODD, BLANK = ("circle-x", "miss"), ("clock-alert", "late"), ("circle-dashed", "wait")
MARKS: Mapping[Concern, tuple[str, str]] = MappingProxyType(
    {
        Concern.DOCUMENT_MISSING: MISSING,
        Concern.CAUSE_MISSING: ODD,
        Concern.ORDER_FLAG: ("triangle-alert", "late"),
        Concern.EVIDENCE_MISSING: ("triangle-alert", "late"),
        Concern.FOLLOW_UP_OPEN: ("hourglass", "late"),
        Concern.RULE_MISSING: MISSING,
        Concern.NO_VILLAGES: MISSING,
        Concern.PLAN_MISSING: MISSING,
        Concern.ROWS_DIFFER: ("git-compare", "late"),
        Concern.COPY_OLD: ("archive", "late"),
    }
)


def door_of(line: ConcernLine) -> Door:
    """The door of a problem; its hints name village, document or indicator and what to do there."""
    page, hint, value = PLACES[line.concern]
    hints: dict[str, object] = {hint: value} if hint else {}
    for name in ("village_id", "document_type", "indicator_code"):
        if getattr(line, name):
            hints[name] = getattr(line, name)
    fields = line.values.get("fields")
    if line.concern is Concern.OFFICIAL_MISSING and fields != ("signing_official",):
        hints["page"] = "plan"  # the IKU sheet's own place, date and signatory
    return Door(page, hints)


def door_of_row(line: FactLine) -> Door:
    """The door to the page on which a row behind a figure is recorded."""
    if line.activity_id:
        return Door("activities", {"activity_id": line.activity_id})
    hints = {"village_id": line.village_id, "document_type": line.document_type}
    return Door("documents", hints)


def mark_of(concern: Concern) -> tuple[str, str]:
    """Icon and colour token of a problem; a blank one to fill in is dashed."""
    return MARKS.get(concern, BLANK)
