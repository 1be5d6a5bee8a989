"""What a new office begins with: its profile, villages, rules and plans, before it has a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.documents import DeadlineRule, DocumentType
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.plan import IkuPlan, Target
from iku_desktop.domain.villages import Village


@dataclass(frozen=True, slots=True)
class OfficeContent:
    """All that a new data folder is filled with in one transaction.

    Ids in it only link its parts (an indicator's `goal_id`, a target's `indicator_id`) and may be any
    text, "" where nothing refers to them; the store gives every row its own UUIDv7. `presets` maps a
    preset's name to offsets by document type, `causes` a cause's code to its words, in their order.
    """

    office: Office
    villages: tuple[Village, ...] = ()
    sections: tuple[Section, ...] = ()
    officials: tuple[Official, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    rules: tuple[DeadlineRule, ...] = ()
    plans: tuple[IkuPlan, ...] = ()
    categories: tuple[Category, ...] = ()
    presets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
