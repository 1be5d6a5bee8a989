"""The e-SAKIP table as lines of cells: for the window, the clipboard and the files of a package."""

from iku_desktop.domain.package_models import EsakipTable
from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t

MEASURES = ("target", "actual", "achievement")


def esakip_title(table: EsakipTable) -> str:
    """What the table is of."""
    values = {"office": table.office, "year": table.year, "date": show_long(table.as_of)}
    return t("esakip.title", **values)


def esakip_head(table: EsakipTable) -> list[str]:
    """The names of the columns."""
    measures = [
        t(f"esakip.{measure}", roman=Quarter(table.year, quarter).roman)
        for quarter in QUARTERS
        for measure in MEASURES
    ]
    fixed = [t(f"esakip.{name}") for name in ("code", "title_column", "unit", "year_target")]
    return [*fixed, *measures]


def esakip_lines(table: EsakipTable) -> list[list[str]]:
    """A line an indicator, in the order of `esakip_head`."""
    return [
        [
            *(row.code, row.title, row.unit, row.year_target),
            *(getattr(each, measure) for each in row.quarters for measure in MEASURES),
        ]
        for row in table.rows
    ]
