"""All services of one open office, made in one place."""

from dataclasses import dataclass

from iku_desktop.services.activities import Activities
from iku_desktop.services.context import Context
from iku_desktop.services.documents import Documents
from iku_desktop.services.frame import Frame
from iku_desktop.services.home import Home
from iku_desktop.services.indicators import Indicators
from iku_desktop.services.plan import Plan
from iku_desktop.services.reports import Reports
from iku_desktop.services.settings import Settings
from iku_desktop.services.villages import Villages
from iku_desktop.services.workbook import Workbook


@dataclass(frozen=True, slots=True)
class OfficeServices:
    """What pages and commands ask and tell."""

    context: Context
    frame: Frame
    home: Home
    documents: Documents
    activities: Activities
    villages: Villages
    indicators: Indicators
    plan: Plan
    settings: Settings
    reports: Reports
    workbook: Workbook

    @classmethod
    def of(cls, context: Context) -> "OfficeServices":
        """The services of one context."""
        return cls(
            context=context,
            frame=Frame(context),
            home=Home(context),
            documents=Documents(context),
            activities=Activities(context),
            villages=Villages(context),
            indicators=Indicators(context),
            plan=Plan(context),
            settings=Settings(context),
            reports=Reports(context),
            workbook=Workbook(context),
        )
