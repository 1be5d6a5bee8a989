"""Who works in the window: the door before an office, the lock after idle minutes, a change of account."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.login import LoginDialog
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from iku_desktop.services.offices import OpenOffice
    from iku_desktop.ui.main_window import MainWindow

MINUTE = 60_000
AWAKE = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
        *(QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
    }
)


def let_in(
    window: "MainWindow",
    office: "OpenOffice",
    then: Callable[[], object],
    otherwise: Callable[[], object],
) -> None:
    """Go on with `then` once somebody may: at once without accounts, else after the login."""
    accounts = office.services.accounts
    if not accounts.are_used or accounts.current is not None:
        then()
        return
    opening = window.centralWidget()
    if isinstance(opening, QLabel):
        # It is open; what is waited for is the login.
        opening.clear()
    dialog = LoginDialog(window.theme, accounts, "entry", window)
    dialog.logged_in.connect(then)
    dialog.left.connect(otherwise)
    dialog.open()


class Cover(QWidget):
    """Hides everything in a window while it is locked, whatever size it takes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAutoFillBackground(True)
        self.setAccessibleName(t("accounts.lock.title"))
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)


class AccountDesk(QObject):
    """Locks one open office's window when nobody has been at it for a while, and lets others in."""

    def __init__(self, view: OfficeView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self._accounts = view.office.services.accounts
        self._cover: Cover | None = None
        self._hidden: list[QWidget] = []
        self.dialog: LoginDialog | None = None
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.timeout.connect(self.lock)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        view.context.data_changed.connect(self.wind_up)
        self._watch(view.window().windowHandle())
        self.wind_up()

    def fill_menu(self, menu: QMenu) -> None:
        """The entries that an office with accounts has."""
        acts = (
            ("lock", self.lock, "Ctrl+Shift+L"),
            ("switch", self.switch, ""),
            ("own", self.change_passphrase, ""),
        )
        actions = []
        for key, act, keys in acts:
            action = menu.addAction(t(f"accounts.menu.{key}"))
            if keys:
                action.setShortcut(keys)
            action.triggered.connect(lambda _=False, act=act: act())
            actions.append(action)

        def show() -> None:
            for each in actions:
                each.setVisible(self._accounts.are_used)

        menu.aboutToShow.connect(show)
        show()

    def _watch(self, window: QWindow | None) -> None:
        # On windows alone: every event of every widget would go through Python.
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in AWAKE and self.idle.isActive():
            self.idle.start()
        return super().eventFilter(watched, event)

    def wind_up(self) -> None:
        """Count from now on, where there are accounts."""
        if not self._accounts.are_used:
            self.idle.stop()
            return
        self.idle.setInterval(self._view.office.services.preferences.idle_minutes() * MINUTE)
        if not self.is_locked:
            self.idle.start()

    @property
    def is_locked(self) -> bool:
        """Whether the work is hidden until somebody logs in."""
        return self._cover is not None

    def lock(self) -> None:
        """Hide the window and its dialogs as they stand; what runs goes on."""
        if self.is_locked or not self._accounts.are_used:
            return
        self.idle.stop()
        window = self._view.window()
        self._hidden = [
            each
            for each in QApplication.topLevelWidgets()
            if each is not window and each.isVisible() and each.isWindow()
        ]
        for each in self._hidden:
            each.hide()
        self._cover = Cover(window)
        account = self._view.office.services.context.account
        self._ask("lock", account.name if account is not None else "", self._unlock)

    def _ask(self, kind: str, name: str, then: Callable[[], object]) -> None:
        self.dialog = LoginDialog(self._theme, self._accounts, kind, self._view.window(), name)
        self.dialog.logged_in.connect(then)
        self.dialog.open()

    def _unlock(self) -> None:
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        for each in self._hidden:
            each.show()
        self._hidden = []
        self._changed()

    def switch(self) -> None:
        """Let another account work; a pasted block that waits is asked about first."""
        if self._accounts.are_used:
            self._view.context.blocks.settle(lambda: self._ask("switch", "", self._changed))

    def _changed(self) -> None:
        self.wind_up()
        self._view.refresh()

    def change_passphrase(self) -> None:
        """Change the own passphrase."""
        from iku_desktop.ui.dialogs.own_passphrase import OwnPassphraseDialog

        OwnPassphraseDialog(self._view.context, self._view).open()
