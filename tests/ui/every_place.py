"""Every place of the window, one after the other over the practice office: pages, settings, dialogs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from iku_desktop.domain.computer import Finding, Part, State
from iku_desktop.domain.permissions import Permission, who_may
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.presentation.texts import t
from iku_desktop.services.logbook import Logbook
from iku_desktop.services.support_bundle import Asked
from iku_desktop.services.updates import Here, Updates
from iku_desktop.ui.dialogs.agenda import AgendaDialog
from iku_desktop.ui.dialogs.check_document import CheckDocumentDialog
from iku_desktop.ui.dialogs.closing_history import ClosingHistoryDialog
from iku_desktop.ui.dialogs.computer_check import ComputerCheckDialog
from iku_desktop.ui.dialogs.copy_place import CopyPlaceDialog, PassphraseDialog
from iku_desktop.ui.dialogs.counting import CountingDialog
from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog
from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.dialogs.esakip import EsakipDialog
from iku_desktop.ui.dialogs.explanation import ExplanationDialog
from iku_desktop.ui.dialogs.first_steps import FirstStepsDialog
from iku_desktop.ui.dialogs.known_senders import KnownSendersDialog
from iku_desktop.ui.dialogs.login import LoginDialog
from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog
from iku_desktop.ui.dialogs.new_indicator import NewIndicatorDialog
from iku_desktop.ui.dialogs.own_passphrase import OwnPassphraseDialog
from iku_desktop.ui.dialogs.quarter_closing import CloseQuarterDialog, reopen_dialog
from iku_desktop.ui.dialogs.receive import ReceiveDialog
from iku_desktop.ui.dialogs.recycle_bin import RecycleBinDialog
from iku_desktop.ui.dialogs.restore import RestoreDialog
from iku_desktop.ui.dialogs.restore_login import RestoreLoginDialog
from iku_desktop.ui.dialogs.send_package import SendPackageDialog
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES, SettingsDialog
from iku_desktop.ui.dialogs.sign_document import SignDialog
from iku_desktop.ui.dialogs.support_bundle import SupportBundleDialog
from iku_desktop.ui.dialogs.target_history import TargetHistoryDialog
from iku_desktop.ui.dialogs.target_revision import TargetRevisionDialog
from iku_desktop.ui.dialogs.trail import TrailDialog
from iku_desktop.ui.dialogs.update import UpdateDialog
from iku_desktop.ui.dialogs.workbook_import import WorkbookImportDialog
from iku_desktop.ui.help_window import HelpWindow
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.reports import ReportsPage

MOST_WAITS = 200
FOUND = (Finding(Part.WRITING, State.FINE, "fine"), Finding(Part.LOCK, State.BAD, "not_kept"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name, and the widget that shows it."""

    name: str
    widget: QWidget


def pages(view: OfficeView) -> Iterator[Place]:
    """Each page in turn, as it stands when all that it makes beside the window is there."""
    for number, entry in enumerate(PAGES):
        view.tabs.setCurrentIndex(number)
        settle()
        for _ in range(MOST_WAITS):
            if not isinstance(view.page, ReportsPage) or view.page.document is not None:
                break
            # The report is made after a pause, in case another one is chosen meanwhile.
            QTest.qWait(50)
            settle()
        yield Place(f"page.{entry.key}", view.page)


def settings(view: OfficeView) -> Iterator[Place]:
    """Each page of the settings in turn."""
    for kind in SETTINGS_PAGES:
        dialog = SettingsDialog(view.context, view, kind.key)
        dialog.open()
        settle()
        yield Place(f"settings.{kind.key}", dialog)
        leave(dialog)


def dialogs(view: OfficeView, wanted: str = "") -> Iterator[Place]:
    """Each dialog in turn, opened as the program opens it."""
    for name, make in DIALOGS.items():
        if wanted not in ("", name):
            continue
        dialog = make(view)
        if isinstance(dialog, QDialog):
            dialog.open()
        else:
            dialog.show()
        settle()
        yield Place(name, dialog)
        leave(dialog)


def everywhere(view: OfficeView) -> Iterator[Place]:
    """The frame, the pages, the settings and the dialogs."""
    yield Place("frame", view.window())
    yield from pages(view)
    yield from settings(view)
    yield from dialogs(view)


def settle() -> None:
    """Let workers end and let what they found be shown."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()


def leave(widget: QWidget) -> None:
    """Take a dialog away before the next one comes; one that Esc closed has gone."""
    if isValid(widget):
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(view: OfficeView) -> MainWindow:
    window = view.window()
    assert isinstance(window, MainWindow)
    return window


def _agenda(view: OfficeView) -> QDialog:
    return AgendaDialog(view.context, view)


def _proof(view: OfficeView) -> QDialog:
    context = view.context
    return CheckDocumentDialog(context.theme, context.services.proof, context.notifier, view)


def _history(view: OfficeView) -> QDialog:
    context = view.context
    history = context.services.progress.history(context.moment.quarter.preceding)
    return ClosingHistoryDialog(context.theme, history, view)


def _computer(view: OfficeView) -> QDialog:
    context = view.context
    return ComputerCheckDialog(context.theme, context.notifier, lambda _report: FOUND, view)


def _passphrase(view: OfficeView) -> QDialog:
    about, verb = t("backup.passphrase_title"), t("backup.passphrase_go")
    return PassphraseDialog(view.context.theme, about, verb, view)


def _counting(view: OfficeView) -> QDialog:
    plan = view.context.services.plan.plan(view.context.moment.year)
    assert plan is not None
    return CountingDialog(view.context, plan, view)


def _login(view: OfficeView) -> QDialog:
    context = view.context
    return LoginDialog(context.theme, context.services.accounts, "entry", view)


def _new_indicator(view: OfficeView) -> QDialog:
    plan = view.context.services.plan.plan(view.context.moment.year)
    assert plan is not None
    return NewIndicatorDialog(view.context, plan, view)


def _effect(view: OfficeView) -> QDialog:
    context = view.context
    after = context.services.indicators.assessments(context.moment)
    changes = [FigureChange(each, each) for each in after]
    return EffectDialog(context, changes, view)


def _closing(view: OfficeView) -> QDialog:
    context = view.context
    readiness = context.services.closings.readiness(context.moment)
    return CloseQuarterDialog(context, readiness, view, lambda: readiness)


def _reopening(view: OfficeView) -> QDialog:
    readiness = view.context.services.closings.readiness(view.context.moment)
    return reopen_dialog(view.context, readiness, view, signed=True)


def _restore(view: OfficeView) -> QDialog:
    context = view.context
    return RestoreDialog(context.theme, context.notifier, view.office.paths, view)


def _restore_login(view: OfficeView) -> QDialog:
    fault = Refused(Problem("restore_needs_login", "", {"roles": who_may(Permission.RESTORE)}))
    return RestoreLoginDialog(view.context.theme, fault, "Siti", view)


def _sign(view: OfficeView) -> QDialog:
    context = view.context
    paper = context.services.reports.make("quarterly", context.moment)
    return SignDialog(context, paper, context.moment, view)


def _support(view: OfficeView) -> QDialog:
    context = view.context
    clock = _window(view).offices.clock
    asked = Asked(view.office.paths, clock, Logbook(), {"iku": "1"}, context.services)
    return SupportBundleDialog(context.theme, context.notifier, asked, view)


def _target_history(view: OfficeView) -> QDialog:
    context = view.context
    history = context.services.indicators.target_history("IKU-2", context.moment.year)
    return TargetHistoryDialog(context.theme, history, view)


def _revision(view: OfficeView) -> QDialog:
    indicators, moment = view.context.services.indicators, view.context.moment
    shown = indicators.view("IKU-2", moment)

    def revise(_typed: object) -> object:
        raise AssertionError

    return TargetRevisionDialog(view.context, shown, revise, view)  # type: ignore[arg-type]


def _update(view: OfficeView) -> QDialog:
    context = view.context
    return UpdateDialog(context.theme, context.notifier, Updates(Here(), Logbook()), view)


DIALOGS: dict[str, Callable[[OfficeView], QWidget]] = {
    "AgendaDialog": _agenda,
    "CheckDocumentDialog": _proof,
    "ClosingHistoryDialog": _history,
    "ComputerCheckDialog": _computer,
    "CopyPlaceDialog": lambda view: CopyPlaceDialog(view.context, view),
    "PassphraseDialog": _passphrase,
    "CountingDialog": _counting,
    "DifferingRowsDialog": lambda view: DifferingRowsDialog(view.context, view),
    "EffectDialog": _effect,
    "EsakipDialog": lambda view: EsakipDialog(view.context, view),
    "ExplanationDialog": lambda view: ExplanationDialog(view.context, "IKU-2", view),
    "FirstStepsDialog": lambda view: FirstStepsDialog(view.context, view),
    "KnownSendersDialog": lambda view: KnownSendersDialog(view.context, view),
    "LoginDialog": _login,
    "OwnPassphraseDialog": lambda view: OwnPassphraseDialog(view.context, view),
    "MergePackagesDialog": lambda view: MergePackagesDialog(view.context, view),
    "NewIndicatorDialog": _new_indicator,
    "CloseQuarterDialog": _closing,
    "WorkDialog": _reopening,
    "ReceiveDialog": lambda view: ReceiveDialog(view.context, view),
    "RecycleBinDialog": RecycleBinDialog,
    "RestoreDialog": _restore,
    "RestoreLoginDialog": _restore_login,
    "SendPackageDialog": lambda view: SendPackageDialog(view.context, view),
    "SignDialog": _sign,
    "SupportBundleDialog": _support,
    "TargetHistoryDialog": _target_history,
    "TargetRevisionDialog": _revision,
    "TrailDialog": lambda view: TrailDialog(view.context, view),
    "UpdateDialog": _update,
    "WorkbookImportDialog": lambda view: WorkbookImportDialog(view.context, view),
    "HelpWindow": lambda view: HelpWindow(view.context.theme),
}
