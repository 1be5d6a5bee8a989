"""*Periksa bukti* from the menu: every evidence file is looked at, with progress and Batal."""

from iku_desktop.domain.evidence_files import EvidenceCheck
from iku_desktop.presentation.evidence_words import check_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.office_view import OfficeView


def check_evidence(view: OfficeView) -> None:
    """Look at all files in a worker and say what is gone, changed or claimed by nobody."""
    notifier, evidence = view.context.notifier, view.office.services.evidence

    def done(found: object) -> None:
        assert isinstance(found, EvidenceCheck)
        notifier.tell(t("evidence.check_done"), check_text(found))

    def failed(fault: Exception) -> None:
        if not isinstance(fault, tasks.Cancelled):
            notifier.fault(fault)

    run_with_progress(t("evidence.checking"), evidence.check, done, failed, view)
