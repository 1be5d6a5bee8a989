"""What the workbook says about itself: the sheet Petunjuk and the drop-down lists."""

from collections import Counter
from collections.abc import Iterable, Sequence

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.exchange.layout import SHEETS, SheetLayout
from iku_desktop.exchange.writing import GuideLine
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.workbook_records import section_names

RULES = ("file", "columns", "dates", "numbers", "rows", "empty", "removing", "check", "choices")


def guide() -> tuple[GuideLine, ...]:
    """The lines of Petunjuk: the rules for all sheets, then each sheet with its columns."""
    lines = [GuideLine(t("workbook.guide.title"), is_heading=True)]
    lines += [GuideLine(t(f"workbook.guide.{rule}")) for rule in RULES]
    for sheet in SHEETS:
        heading = t("workbook.guide.sheet", sheet=sheet.title)
        lines += [GuideLine(""), GuideLine(heading, is_heading=True)]
        lines += [GuideLine(text) for text in _about(sheet)]
    return tuple(lines)


@speaking(Language.INDONESIAN)
def choices(rows: Snapshot) -> dict[str, Sequence[str]]:
    """The drop-down lists by the names that the layout's columns give them."""
    villages = [village for village in rows.villages() if village.sets_documents]
    bearers = Counter(village.name.casefold() for village in villages)
    indicators = (each.code for plan in rows.plans() for each in plan.indicators)
    return {
        "codes": [village.code for village in villages],
        "names": [each.name for each in villages if bearers[each.name.casefold()] == 1],
        "kinds": [kind.name for kind in rows.document_types()],
        "causes": list(rows.causes().values()),
        "sections": list(section_names(rows.sections()).values()),
        "evidence": [evidence_text(kind) for kind in EvidenceKind],
        "indicators": list(dict.fromkeys(indicators)),
    }


def _about(sheet: SheetLayout) -> Iterable[str]:
    needed = [column.title for column in sheet.columns if column.needed]
    needed += [t("workbook.guide.or").join(sheet.column(key).title for key in sheet.either)]
    others = [c.title for c in sheet.columns if not c.needed and c.key not in sheet.either]
    yield t("workbook.guide.needed", columns=", ".join(filter(None, needed)))
    yield t("workbook.guide.others", columns=", ".join(others))
    yield t(f"workbook.guide.{sheet.key}")
