"""The commands that close a quarter and open it again."""

from iku_desktop.cli.arguments import DONE
from iku_desktop.cli.call import Call, answer
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.texts import t
from iku_desktop.services.office_services import OfficeServices


def close(call: Call, services: OfficeServices) -> int:
    """Close a quarter; says which revision it became and its hash."""
    quarter = Quarter(call.given.year, call.given.quarter)
    services.closings.close(quarter)
    mine = (h for h in services.closings.history(quarter.year) if h.quarter == quarter.number)
    head = max(mine, key=lambda each: each.revision)
    key = "cli.closed_revision" if head.revision else "cli.closed"
    values = {"quarter": quarter.roman, "year": quarter.year, "sha256": head.sha256}
    answer(t(key, revision=head.revision, **values))
    return DONE


def reopen(call: Call, services: OfficeServices) -> int:
    """Open a closed quarter again, with its reason."""
    quarter = Quarter(call.given.year, call.given.quarter)
    services.closings.reopen(quarter, call.given.reason)
    answer(t("cli.reopened", quarter=quarter.roman, year=quarter.year))
    return DONE
