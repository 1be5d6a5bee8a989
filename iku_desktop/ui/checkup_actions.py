"""*Periksa data* from the menu: database, evidence, closings and copies, with progress and Batal."""

from PySide6.QtWidgets import QMessageBox

from iku_desktop.domain.checkups import Checkup
from iku_desktop.presentation.backup_words import checkup_text
from iku_desktop.presentation.texts import t
from iku_desktop.services import checkup
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.office_view import OfficeView


def check_everything(view: OfficeView) -> None:
    """Look at everything in a worker and say what is whole and what isn't."""
    notifier, services = view.context.notifier, view.office.services

    def done(found: object) -> None:
        assert isinstance(found, Checkup)
        icon = None if found.is_sound else QMessageBox.Icon.Warning
        headline = t("frame.checked" if found.is_sound else "frame.damaged")
        notifier.tell(headline, checkup_text(found), icon)

    def failed(fault: Exception) -> None:
        if not isinstance(fault, tasks.Cancelled):
            notifier.fault(fault)

    run_with_progress(
        t("frame.checking_all"),
        lambda report: checkup.check_everything(services, report),
        done,
        failed,
        view,
    )
