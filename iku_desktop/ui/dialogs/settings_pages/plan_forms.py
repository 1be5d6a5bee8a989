"""The forms of the settings page Lembar IKU: fields of head, goal and indicator, and their values."""

from collections.abc import Callable
from types import MappingProxyType

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.plan import IkuPlan, Indicator
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, Input, LinesInput, SwitchInput, TextInput
from iku_desktop.ui.page_context import PageContext

CALCULATORS = ("follow_up", "documents_on_time", "manual_value", "manual_ratio")
PLAIN_HEAD = (
    *("title", "first_year", "last_year", "place", "set_on", "signatory_name"),
    *("signatory_rank", "signatory_post", "shows_post"),
)
PLAIN_INDICATOR = (
    *("code", "title", "short_title", "unit", "calculator", "explanation"),
    *("source", "in_charge", "position"),
)
NEW_INDICATOR = MappingProxyType({"unit": "%", "calculator": "manual_value"})


def _field(
    key: str,
    make: Callable[[], Input] = TextInput,
    hint: str = "",
    needed: bool = False,
    stretch: int = 1,
    label: str = "",
) -> FieldSpec:
    words = t(f"settings.plan.{label or key}")
    return FieldSpec(key, words, make, t(hint) if hint else "", needed, stretch)


def _paragraph() -> LinesInput:
    return LinesInput(2, one_paragraph=True)


def head_rows(context: PageContext) -> Rows:
    """The head of a plan, and who signed the sheet where and when."""
    post = t("settings.plan.shows_post")
    return (
        _field("title", needed=True),
        _field("organisation_lines", lambda: LinesInput(2), "settings.plan.lines_hint"),
        (_field("first_year", needed=True), _field("last_year", needed=True)),
        (_field("place"), _field("set_on", lambda: DateInput(context))),
        (_field("signatory_name", stretch=2), _field("signatory_nip")),
        (_field("signatory_rank"), _field("signatory_post")),
        _field("shows_post", lambda: SwitchInput(post)),
    )


def head_values(plan: IkuPlan) -> dict[str, Typed]:
    """A plan's head as its form shows it."""
    values: dict[str, Typed] = {key: getattr(plan, key) for key in PLAIN_HEAD}
    values["organisation_lines"] = "\n".join(plan.organisation_lines)
    values["signatory_nip"] = show_nip(plan.signatory_nip)
    return values


GOAL_ROWS: Rows = (
    _field("text", lambda: LinesInput(4), needed=True, label="goal_text"),
    (_field("position"),),
)


def indicator_rows() -> Rows:
    """All that the sheet says of an indicator, and how its value is got."""
    calculators = [(each, t(f"settings.plan.calculator.{each}")) for each in CALCULATORS]
    directions = [(each.value, t(f"settings.plan.direction.{each.value}")) for each in Direction]
    return (
        (_field("code", needed=True), _field("short_title", stretch=3)),
        _field("title", _paragraph, needed=True, label="indicator_title"),
        (
            _field("goal", ChoiceInput, stretch=2, label="indicator_goal"),
            _field("unit"),
            _field("position"),
        ),
        (
            _field("calculator", lambda: ChoiceInput(calculators)),
            _field("direction", lambda: ChoiceInput(directions)),
        ),
        _field("formula_text", _paragraph, "settings.plan.formula_text_hint"),
        _field("formula_numerator", _paragraph),
        (
            _field("formula_denominator", stretch=3),
            _field("formula_factor"),
        ),
        _field("explanation", lambda: LinesInput(8), "settings.plan.explanation_hint"),
        (
            _field("source", lambda: LinesInput(2)),
            _field("in_charge", lambda: LinesInput(2)),
        ),
    )


def indicator_values(indicator: Indicator) -> dict[str, Typed]:
    """An indicator as its form shows it."""
    values: dict[str, Typed] = {key: getattr(indicator, key) for key in PLAIN_INDICATOR}
    values["goal"] = indicator.goal_id
    values["direction"] = indicator.direction.value
    for part in ("text", "numerator", "denominator", "factor"):
        values[f"formula_{part}"] = getattr(indicator.formula, part)
    return values
