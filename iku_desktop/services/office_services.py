"""All services of one open office, each loaded when it is first asked."""

from functools import cached_property
from typing import TYPE_CHECKING

from iku_desktop.services.context import Context

if TYPE_CHECKING:  # the first page must not wait for the services of the others
    from iku_desktop.services.accounts import Accounts
    from iku_desktop.services.activities import Activities
    from iku_desktop.services.agenda import AgendaDesk
    from iku_desktop.services.backups import Backups
    from iku_desktop.services.closings import Closings
    from iku_desktop.services.documents import Documents
    from iku_desktop.services.electronic import Signing
    from iku_desktop.services.evaluations import Evaluations
    from iku_desktop.services.evidence import EvidenceFiles
    from iku_desktop.services.first_steps import FirstStepsDesk
    from iku_desktop.services.frame import Frame
    from iku_desktop.services.grid_marks import GridMarks
    from iku_desktop.services.history import History
    from iku_desktop.services.holidays import Holidays
    from iku_desktop.services.home import Home
    from iku_desktop.services.indicators import Indicators
    from iku_desktop.services.letters import Letters
    from iku_desktop.services.packages import Packages
    from iku_desktop.services.plan import Plan
    from iku_desktop.services.preferences import Preferences
    from iku_desktop.services.progress import Progress
    from iku_desktop.services.proof import Proof
    from iku_desktop.services.receiving import Receiving
    from iku_desktop.services.recycle_bin import RecycleBin
    from iku_desktop.services.reports import Reports
    from iku_desktop.services.settings import Settings
    from iku_desktop.services.trail import Trail
    from iku_desktop.services.villages import Villages
    from iku_desktop.services.workbook import Workbook


class OfficeServices:
    """What pages and commands ask and tell."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @classmethod
    def of(cls, context: Context) -> "OfficeServices":
        """The services of one context."""
        return cls(context)

    @cached_property
    def frame(self) -> "Frame":
        """Period, states of the quarters, counts for the status bar."""
        from iku_desktop.services.frame import Frame

        return Frame(self.context)

    @cached_property
    def home(self) -> "Home":
        """What the first page shows."""
        from iku_desktop.services.home import Home

        return Home(self.context)

    @cached_property
    def agenda(self) -> "AgendaDesk":
        """What falls due, its calendar and its messages."""
        from iku_desktop.services.agenda import AgendaDesk

        return AgendaDesk(self.context)

    @cached_property
    def documents(self) -> "Documents":
        """Village documents, their dates, causes and exceptions."""
        from iku_desktop.services.documents import Documents

        return Documents(self.context)

    @cached_property
    def evaluations(self) -> "Evaluations":
        """Evaluations of drafts and how long they may still take."""
        from iku_desktop.services.evaluations import Evaluations

        return Evaluations(self.context)

    @cached_property
    def holidays(self) -> "Holidays":
        """The days on which the office doesn't work."""
        from iku_desktop.services.holidays import Holidays

        return Holidays(self.context)

    @cached_property
    def activities(self) -> "Activities":
        """Activities with their evidence and follow-up."""
        from iku_desktop.services.activities import Activities

        return Activities(self.context)

    @cached_property
    def villages(self) -> "Villages":
        """Villages and their documents over the years."""
        from iku_desktop.services.villages import Villages

        return Villages(self.context)

    @cached_property
    def indicators(self) -> "Indicators":
        """Figures, targets, hand-entered values, narratives."""
        from iku_desktop.services.indicators import Indicators

        return Indicators(self.context)

    @cached_property
    def plan(self) -> "Plan":
        """The IKU plan: goals, indicators, which documents count."""
        from iku_desktop.services.plan import Plan

        return Plan(self.context)

    @cached_property
    def settings(self) -> "Settings":
        """Office, officials, sections, rules, document types, categories."""
        from iku_desktop.services.settings import Settings

        return Settings(self.context)

    @cached_property
    def accounts(self) -> "Accounts":
        """Who may log in, and who is logged in."""
        from iku_desktop.services.accounts import Accounts

        return Accounts(self.context)

    @cached_property
    def first_steps(self) -> "FirstStepsDesk":
        """What a new office does first, up to its first report."""
        from iku_desktop.services.first_steps import FirstStepsDesk

        return FirstStepsDesk(self.context)

    @cached_property
    def preferences(self) -> "Preferences":
        """How letters are numbered, and whom signatures are trusted by."""
        from iku_desktop.services.preferences import Preferences

        return Preferences(self.context)

    @cached_property
    def reports(self) -> "Reports":
        """The office's papers."""
        from iku_desktop.services.reports import Reports

        return Reports(self.context)

    @cached_property
    def letters(self) -> "Letters":
        """Reminder letters with numbers."""
        from iku_desktop.services.letters import Letters

        return Letters(self.context, lambda: self.evidence)

    @cached_property
    def closings(self) -> "Closings":
        """Closing quarters and opening them again."""
        from iku_desktop.services.closings import Closings

        return Closings(self.context)

    @cached_property
    def evidence(self) -> "EvidenceFiles":
        """Files that prove something, kept by their content."""
        from iku_desktop.services.evidence import EvidenceFiles

        return EvidenceFiles(self.context)

    @cached_property
    def marks(self) -> "GridMarks":
        """What grids show beside the entries: locks and files."""
        from iku_desktop.services.grid_marks import GridMarks

        return GridMarks(self.context)

    @cached_property
    def progress(self) -> "Progress":
        """How far final reports went: printed, signed, sent."""
        from iku_desktop.services.progress import Progress

        return Progress(self.context, lambda: self.evidence)

    @cached_property
    def signing(self) -> "Signing":
        """Electronic signatures on the office's papers."""
        from iku_desktop.services.electronic import Helpers, Signing

        helpers = Helpers(
            lambda: self.reports,
            lambda: self.progress,
            lambda: self.evidence,
            lambda: self.preferences,
        )
        return Signing(self.context, helpers)

    @cached_property
    def proof(self) -> "Proof":
        """Whether a file is what this office issued."""
        from iku_desktop.services.proof import Proof

        return Proof(self.context)

    @cached_property
    def backups(self) -> "Backups":
        """Copies of the office, here and at a second place."""
        from iku_desktop.services.backups import Backups

        return Backups(self.context)

    @cached_property
    def recycle_bin(self) -> "RecycleBin":
        """What was removed, to be put back."""
        from iku_desktop.services.recycle_bin import RecycleBin

        return RecycleBin(self.context, lambda: self.evidence)

    @cached_property
    def history(self) -> "History":
        """Undoing and redoing what this session changed."""
        from iku_desktop.services.history import History

        return History(self.context)

    @cached_property
    def packages(self) -> "Packages":
        """Packages to other PCs and from them."""
        from iku_desktop.domain.backups import BackupReason
        from iku_desktop.services.packages import Packages

        return Packages(
            self.context,
            lambda: self.reports,
            lambda: self.backups.make_if_changed(BackupReason.MERGE),
        )

    @cached_property
    def trail(self) -> "Trail":
        """Who changed what, when, from what to what."""
        from iku_desktop.services.trail import Trail

        return Trail(self.context)

    @cached_property
    def workbook(self) -> "Workbook":
        """The Excel workbook in and out."""
        from iku_desktop.domain.backups import BackupReason
        from iku_desktop.services.workbook import Workbook

        return Workbook(self.context, lambda: self.backups.make_if_changed(BackupReason.IMPORT))

    @cached_property
    def receiving(self) -> "Receiving":
        """What villages send: folders and zips of their documents."""
        from iku_desktop.services.receiving import Receiving

        return Receiving(self.context, lambda: self.evidence)
