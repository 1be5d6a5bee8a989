"""Messages to the clerk: refused, unavailable, a question, and a bug with copyable details."""

import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from iku_desktop import __version__
from iku_desktop.domain.bugs import bug_of, is_painting
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.services.logbook import Logbook


class Notifier(QObject):
    """Shows messages over one window, each by open() so that nothing waits for it.

    `support_wanted` when somebody who met a mistake of the program wants a file for its makers;
    `bug_repeated` carries how often one has come that was told already.
    """

    support_wanted = Signal()
    bug_repeated = Signal(int)

    def __init__(self, window: QWidget | None = None, log: Logbook | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.log = log or Logbook()
        self._bug: QMessageBox | None = None

    def refused(self, problems: Iterable[Problem]) -> None:
        """Say why an entry was not accepted."""
        from iku_desktop.presentation.words import problem_text

        problems = tuple(problems)
        self.log.refused(problems)
        self.tell(
            t("message.refused"), "\n".join(map(problem_text, problems)), QMessageBox.Icon.Warning
        )

    def unavailable(self, fault: Unavailable) -> None:
        """Say what is safe and what to do next."""
        from iku_desktop.presentation.words import unavailable_text

        self.log.unavailable(fault)
        self.tell(t("message.unavailable"), unavailable_text(fault), QMessageBox.Icon.Critical)

    def fault(self, fault: BaseException) -> None:
        """Say what kept something from being done: an entry, the disk, or a mistake of the program."""
        if isinstance(fault, Refused):
            self.refused(fault.problems)
        elif isinstance(fault, Unavailable):
            self.unavailable(fault)
        else:
            self.bug(type(fault), fault, fault.__traceback__)

    def tell(self, headline: str, text: str, icon: QMessageBox.Icon | None = None) -> None:
        """One message with one button."""
        box = self._box(icon or QMessageBox.Icon.Information, headline, text)
        box.addButton(t("message.close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def ask(
        self,
        question: str,
        verb: str,
        action: Callable[[], object],
        details: str = "",
        parent: QWidget | None = None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """A question whose `verb` runs the action; Esc and the safe button run `otherwise`: nothing."""
        self.ask_which(question, [(verb, action)], details, otherwise, parent)

    def ask_which(
        self,
        question: str,
        choices: Sequence[tuple[str, Callable[[], object]]],
        details: str = "",
        otherwise: Callable[[], object] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """A question with a button for each (verb, action); Esc and the safe button run `otherwise`."""
        box = self._box(QMessageBox.Icon.Question, question, details, parent)
        role = QMessageBox.ButtonRole.AcceptRole
        actions = [(box.addButton(verb, role), action) for verb, action in choices]
        stay = box.addButton(t("message.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(_push_button(stay))
        box.setEscapeButton(stay)

        def answered(_: int) -> None:
            clicked = box.clickedButton()
            next((action for button, action in actions if button is clicked), otherwise)()

        box.finished.connect(answered)
        box.open()

    def bug(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that the program made a mistake; what was saved is safe, the details can be copied.

        Each mistake is told once; one that comes again and again, as in painting, is only counted.
        """
        details = "".join(traceback.format_exception(kind, fault, trace))
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(details)
        bug = bug_of(kind, trace)
        count = self.log.bug(bug)
        if count > 1:
            self.bug_repeated.emit(count)
        elif is_painting(bug):
            # No window opens while another one is drawn.
            QTimer.singleShot(0, self, partial(self._tell_bug, details))
        else:
            self._tell_bug(details)

    def _tell_bug(self, details: str) -> None:
        details = f"IKU Desktop {__version__}\n{details}"
        if self._bug is not None:
            self._bug.setDetailedText(f"{self._bug.detailedText()}\n{details}")
            return
        box = self._box(QMessageBox.Icon.Critical, t("message.bug"), t("message.bug_text"))
        box.setDetailedText(details)
        copy = box.addButton(t("message.copy_details"), QMessageBox.ButtonRole.ActionRole)
        bundle = box.addButton(t("message.save_support"), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(t("message.go_on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(_push_button(close))
        box.setEscapeButton(close)
        from PySide6.QtGui import QGuiApplication

        # A message box closes on any button; copying must leave it open.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
        bundle.clicked.connect(self.support_wanted)
        box.finished.connect(self._forget_bug)
        self._bug = box
        box.open()

    def crashed(self, reports: Sequence[str]) -> None:
        """Say that an earlier run broke off, that nothing accepted was lost, and offer a file for support."""
        self.log.crashed(len(reports))
        box = self._box(QMessageBox.Icon.Warning, t("message.crashed"), t("message.crashed_text"))
        box.setDetailedText("\n\n".join(reports))
        bundle = box.addButton(t("message.save_support"), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(t("message.go_on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(_push_button(close))
        box.setEscapeButton(close)
        bundle.clicked.connect(self.support_wanted)
        box.open()

    def _forget_bug(self) -> None:
        self._bug = None

    def _box(
        self, icon: QMessageBox.Icon, headline: str, text: str, parent: QWidget | None = None
    ) -> QMessageBox:
        # Qt's enums load in one piece, so the window is shown before anything asks for them.
        from PySide6.QtCore import Qt

        box = QMessageBox(icon, t("message.title"), headline, parent=parent or self._window)
        # What people typed must not be read as markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box


def _push_button(button: object) -> QPushButton:
    assert isinstance(button, QPushButton)
    return button
