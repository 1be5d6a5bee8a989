"""The e-SAKIP table as lines of cells: for the window, the clipboard and the files of a package."""

from iku_desktop.domain.package_models import EsakipTable
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t

COLUMNS = (
    *("code", "title_column", "unit", "year_target"),
    *("quarter", "target", "actual", "achievement", "state"),
)


@speaking(Language.INDONESIAN)
def esakip_title(table: EsakipTable) -> str:
    """What the table is of."""
    values = {"office": table.office, "year": table.year, "date": show_long(table.as_of)}
    return t("esakip.title", **values)


def esakip_head() -> list[str]:
    """The names of the columns."""
    return [t(f"esakip.{name}") for name in COLUMNS]


@speaking(Language.INDONESIAN)
def esakip_lines(table: EsakipTable) -> list[list[str]]:
    """A line for each indicator and quarter, in the order of `esakip_head`."""
    return [
        [
            *(row.code, row.title, row.unit, row.year_target),
            t("common.quarter_short", roman=Quarter(table.year, each.quarter).roman),
            *(each.target, each.actual, each.achievement),
            t("esakip.closed") if each.closed else "",
        ]
        for row in table.rows
        for each in row.quarters
    ]
