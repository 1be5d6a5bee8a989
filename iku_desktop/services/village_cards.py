"""Builds village cards: one village's documents over the years of all plans, up to the moment's year."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import DocumentCell
from iku_desktop.domain.report_models import VillageCard, VillageCards, VillageYear
from iku_desktop.domain.villages import Village
from iku_desktop.services.annual_report import year_state
from iku_desktop.services.facts import year_facts
from iku_desktop.services.frame import years_of
from iku_desktop.services.matrix import type_names, village_row
from iku_desktop.services.reminders import chosen_villages
from iku_desktop.services.snapshot import Snapshot


def village_cards(rows: Snapshot, moment: Moment, villages: Collection[str] = ()) -> VillageCards:
    """The cards of all villages that set documents, or of some (ids).

    Refused where a village is unknown, or is a kelurahan, or where there is none at all.
    """
    moment = moment.of_year()
    chosen = chosen_villages(rows, villages)
    if villages:
        _refuse_kelurahan(chosen)
    cards = _cards(rows, moment, [each for each in chosen if each.sets_documents])
    if not cards:
        raise Refused(Problem("no_village_cards", "village"))
    return VillageCards(
        office=rows.office(),
        moment=moment,
        state=year_state(rows, moment.year, moment.today),
        cards=cards,
        logo=rows.reader.logo(),
        causes=rows.causes(),
    )


def _refuse_kelurahan(villages: Collection[Village]) -> None:
    problems = [
        Problem("kelurahan_has_no_documents", "village", {"village": each.name})
        for each in villages
        if not each.sets_documents
    ]
    if problems:
        raise Refused(problems)


def _cards(
    rows: Snapshot, moment: Moment, villages: Collection[Village]
) -> tuple[VillageCard, ...]:
    years: dict[str, list[VillageYear]] = {each.id: [] for each in villages}
    names = type_names(rows)
    for year in years_of(rows, moment.today):
        facts = year_facts(rows, year)
        if year > moment.year or not facts.counted:
            continue
        # All years are looked at on one day: what came in late is shown as late, not as missing.
        own = replace(moment, quarter=Quarter(year, QUARTERS[-1]))
        for village in villages:
            cells = village_row(facts, own, village, names, as_printed=True).cells
            if any(cell.state is not None or cell.dated for cell in cells):
                years[village.id].append(_in_order_of_due_dates(year, facts.counted, cells))
    return tuple(VillageCard(each, tuple(years[each.id])) for each in villages)


def _in_order_of_due_dates(
    year: int, counted: Sequence[CountedDocument], cells: Sequence[DocumentCell]
) -> VillageYear:
    pairs = sorted(zip(counted, cells, strict=True), key=lambda pair: pair[0].due)
    return VillageYear(year, tuple(each for each, _ in pairs), tuple(each for _, each in pairs))
