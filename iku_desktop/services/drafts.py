"""Makes the drafts of a quarter's narratives from its facts; they are shown, never stored until taken."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from iku_desktop.domain.assessment import assess
from iku_desktop.domain.drafts import document_standings, open_activities
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import IkuPlan, Indicator, target_on
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.draft_activities import activity_drafts
from iku_desktop.presentation.draft_documents import document_drafts
from iku_desktop.presentation.draft_words import Drafts, Held
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.services.facts import year_facts
from iku_desktop.services.frame import state_of
from iku_desktop.services.snapshot import Snapshot

Maker = Callable[[Snapshot, YearFacts, Held], Drafts]
# A closed quarter holds what was written; one that has not begun has no facts of its own.
WITH_DRAFTS = (QuarterState.RUNNING, QuarterState.OPEN)


def drafts(rows: Snapshot, plan: IkuPlan, moment: Moment) -> Mapping[str, Drafts]:
    """By indicator id what the facts say for each kind of narrative; kinds with nothing to say are left out.

    None of a closed quarter or one that has not begun, nor of an indicator entered by hand.
    """
    facts = year_facts(rows, moment.year)
    found = {each.id: _drafts(rows, facts, each, moment) for each in plan.indicators}
    return {key: texts for key, texts in found.items() if texts}


def drafts_of(rows: Snapshot, indicator: Indicator, moment: Moment) -> Drafts:
    """The same of one indicator."""
    return _drafts(rows, year_facts(rows, moment.year), indicator, moment)


# What is taken from a draft is the office's own report, whatever language its clerk reads.
@speaking(Language.INDONESIAN)
def _drafts(rows: Snapshot, facts: YearFacts, indicator: Indicator, moment: Moment) -> Drafts:
    make = MAKERS.get(indicator.calculator)
    if make is None or state_of(rows, moment.quarter, moment.today) not in WITH_DRAFTS:
        return {}
    place = (indicator.id, moment.year, moment.quarter.number, moment.as_of)
    own_target = target_on(facts.targets, *place) is not None
    return make(rows, facts, Held(assess(facts, indicator, moment, rows.categories()), own_target))


def _documents(rows: Snapshot, facts: YearFacts, held: Held) -> Drafts:
    standings = document_standings(facts, held.assessment.moment)
    return document_drafts(held, standings, rows.causes())


def _activities(rows: Snapshot, _facts: YearFacts, held: Held) -> Drafts:
    moment = held.assessment.moment
    year = moment.year
    activities = rows.reader.activities(date(year, 1, 1), date(year, 12, 31))
    sections = {section.id: section.name for section in rows.sections()}
    return activity_drafts(held, open_activities(activities, moment), sections)


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {"documents_on_time": _documents, "follow_up": _activities}
)
