"""The detail of one activity: every field writes as soon as it is left."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from iku_desktop.domain.activities import Activity, Evidence
from iku_desktop.domain.office import Section
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import ActivityRow, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.icons import icon
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.evidence_files import EvidenceFilesPanel, activity_shelf
from iku_desktop.ui.widgets.evidence_list import EvidenceList
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.instant_field import InstantField


class ActivityPanel(QFrame):
    """Shows the chosen activity; `fold_wanted` and `remove_wanted` tell what the clerk asks of the page."""

    fold_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        set_mark(self, "role", "card")
        self._title = label("", "card-title")
        self._state = label("", "chip")
        self.lock_icon = IconLabel(context.theme, "lock", "text3")
        self.description = label("", "", wraps=True)
        self._hint = label("", "text2", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.evidence = EvidenceList(context.theme)
        self.files = EvidenceFilesPanel(context)
        self._sections = ChoiceInput()
        self.fields = {spec.key: InstantField(context, spec) for spec in self._specs()}
        for field in self.fields.values():
            field.write = self._write
        self.fold_button = QToolButton()
        self._changed = label("", "hint", wraps=True)
        self.remove_button = IconButton(
            context.theme, "trash-2", t("activities.remove_button"), "tool"
        )
        self._body = QWidget()
        self._lay_out()
        self.fold_button.clicked.connect(self.fold_wanted)
        self.remove_button.clicked.connect(self.remove_wanted)
        self.evidence.changed.connect(self._write_evidence)
        context.theme.changed.connect(self._dress)
        self._dress()
        self.show_nothing(t("activities.panel_none"))

    def _specs(self) -> tuple[FieldSpec, ...]:
        def day() -> DateInput:
            return DateInput(self._context)

        return (
            FieldSpec("output", t("activities.output"), lambda: LinesInput(4)),
            FieldSpec("follow_up_date", t("activities.follow_up_date"), day),
            FieldSpec("section", t("activities.section"), lambda: self._sections),
            FieldSpec("date", t("activities.last_day"), day),
            FieldSpec("first_day", t("activities.first_day"), day),
            FieldSpec("place", t("activities.place"), TextInput),
            FieldSpec("note", t("activities.note"), lambda: LinesInput(2)),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self.lock_icon)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self.fold_button)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.fields["output"], 0, 0, 1, 2)
        grid.addWidget(self.fields["follow_up_date"], 1, 0, top)
        grid.addWidget(self.fields["section"], 1, 1, top)
        grid.addWidget(rule(), 2, 0, 1, 2)
        grid.addWidget(self.evidence, 3, 0, 1, 2)
        grid.addWidget(self.files, 4, 0, 1, 2)
        grid.addWidget(rule(), 5, 0, 1, 2)
        grid.addWidget(self.fields["date"], 6, 0, top)
        grid.addWidget(self.fields["first_day"], 6, 1, top)
        grid.addWidget(self.fields["place"], 7, 0, 1, 2)
        grid.addWidget(self.fields["note"], 8, 0, 1, 2)
        grid.setRowStretch(9, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(IconLabel(self._context.theme, "history", "text3"))
        foot.addWidget(self._changed, 1)
        foot.addWidget(self.remove_button)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolled(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 8)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.description)
        column.addWidget(rule())
        column.addWidget(self._hint, 1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)

    def _dress(self) -> None:
        theme = self._context.theme
        self.fold_button.setIcon(icon("panel-right", "text2", theme))
        self.fold_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.fold_button.setToolTip(t("activities.fold"))
        self.fold_button.setAccessibleName(t("activities.fold"))

    # Showing

    @property
    def title(self) -> str:
        """`Kegiatan 10`."""
        return self._title.text()

    @property
    def state(self) -> str:
        """Whether it counts and was followed up, in words."""
        return self._state.text()

    @property
    def changed(self) -> str:
        """When it was last changed and by whom."""
        return self._changed.text()

    @property
    def hint_text(self) -> str:
        """What stands there while no activity is chosen."""
        return self._hint.text()

    def show_nothing(self, hint: str) -> None:
        """Say what would be here."""
        self._switch("")
        self._title.setText(t("activities.unfold"))
        self._hint.setText(hint)
        for widget in (self._state, self.lock_icon, self.description, self._scroll, self._foot):
            widget.hide()
        self._hint.show()

    def offer_sections(self, sections: tuple[Section, ...]) -> None:
        """Offer the office's sections."""
        self._sections.offer([(section.id, section.short_name) for section in sections])

    def show_row(self, row: ActivityRow, lock: Problem | None = None) -> None:
        """Show an activity, and why it is locked; the same one again keeps what is being typed."""
        activity = row.activity
        self._switch(activity.id)
        self._title.setText(t("activities.panel_title", number=row.number))
        self._show_state(row)
        self.lock_icon.setVisible(lock is not None)
        self.lock_icon.setToolTip("" if lock is None else problem_text(lock))
        self.description.setText(activity.description)
        for key, value in _values(activity).items():
            self.fields[key].show_saved(value)
        self.evidence.show_evidence(activity.evidence)
        self.files.show_shelf(activity_shelf(self._context, activity.id))
        changed = t("activities.changed", at=row.changed_at, who=row.changed_by)
        self._changed.setText(changed if row.changed_at else "")
        self._hint.hide()
        for widget in (self._state, self.description, self._scroll, self._foot):
            widget.show()

    def _show_state(self, row: ActivityRow) -> None:
        key, tone = ("followed_up", "ok") if row.followed_up else ("open", "late")
        if not row.counts:
            key, tone = "uncounted", "wait"
        set_mark(self._state, "status", tone)
        # A frame measures its padding only when it is told that its style changed.
        QCoreApplication.sendEvent(self._state, QEvent(QEvent.Type.StyleChange))
        self._state.setText(t(f"activities.state.{key}"))

    def _switch(self, activity_id: str) -> None:
        if activity_id == self._id:
            return
        # What was typed for the former row is written to it, or dropped where it was refused.
        for field in self.fields.values():
            field.save()
            field.forget()
        self._id = activity_id

    # Writing

    def _write(self, typed: Mapping[str, Typed]) -> Saved:
        return self._context.services.activities.change(self._id, typed)

    def _write_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        typed: Mapping[str, Typed] = {"evidence": evidence}
        self._context.attempt(lambda: self._write(typed), self._refuse_evidence)

    def _refuse_evidence(self, problems: tuple[Problem, ...]) -> None:
        self.evidence.show_problem(" ".join(map(problem_text, problems)))


def _values(activity: Activity) -> dict[str, Typed]:
    return {
        "output": activity.output,
        "follow_up_date": activity.follow_up_date,
        "section": activity.section_id,
        "date": activity.day,
        "first_day": activity.first_day,
        "place": activity.place,
        "note": activity.note,
    }
