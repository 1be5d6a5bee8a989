"""The IKU sheet: letterhead, the office's duties, and the table of indicators with their formulas."""

import re
from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase

from iku_desktop.domain.plan import GoalKind, IkuPlan, Indicator
from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.presentation.signature_words import Signature
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Content, Look, Row, scaled, table
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.formula import Fraction
from iku_desktop.reports.heads import head_of, title
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.signature import signature
from iku_desktop.reports.styles import BODY, CELL, CELL_CENTRED, HEADING
from iku_desktop.reports.text import KEPT_SPACE, Align, Span, Style, Text, blank

TOP_MM = 13.0
COLUMNS_MM = (10, 45, 52, 126, 32, 30)
PORTRAIT_COLUMNS_MM = (9, 29, 33, 66, 22, 21)
NARROW = 220 * MM
TITLE = Style(9.5, 12, bold=True, align=Align.CENTRE)
TABLE_HEADING = Style(11, 13, bold=True, align=Align.CENTRE)
TERMS = Style(8, 9.6)
FORMULA_COLUMN = 3
LOOK = Look(whole_up_to=0.0, cut_column=FORMULA_COLUMN)
LABEL_AT, COLON_AT, TEXT_AT, HANGING = 6 * MM, 41 * MM, 45 * MM, 6 * MM
LIST_HANGING = 4.5 * MM
LIST_ITEM = re.compile(r"(\d{1,2}[.)])\s+(.*)", re.DOTALL)


def render(model: IkuSheet, paper: Paper) -> bytes:
    """The IKU sheet as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def _imprint(model: IkuSheet) -> Imprint:
    plan, office = model.plan, model.office
    code = check_code("sheet", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("report.sheet.title", first=plan.first_year, last=plan.last_year),
        state="",
        code=code,
        qr=f"IKU {office.code} {plan.first_year}-{plan.last_year} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: IkuSheet, room: float) -> Iterator[Block]:
    plan = model.plan
    yield Text(blank(plan.title, 20), TITLE, keeps_next=True).lay(room)
    head, *rest = letterhead(model.office, model.logo, room)
    head.before = 2 * MM
    yield from (head, *rest)
    for at, line in enumerate(plan.organisation_lines):
        before = 3.5 * MM if at == 0 else 0.0
        yield Text(line, HEADING, before=before, keeps_next=True).lay(room)
    for text in _profile(model):
        yield text.lay(room)
    heading = Text(t("report.sheet.table"), TABLE_HEADING, before=2.5 * MM, keeps_next=True)
    yield heading.lay(room)
    yield from _table(plan, room)
    signed = Signature(
        place=plan.place,
        day=plan.set_on,
        post_lines=(plan.signatory_post,) if plan.shows_post else (),
        name=plan.signatory_name,
        rank=plan.signatory_rank,
        nip=plan.signatory_nip,
    )
    yield signature(signed, room)


def _profile(model: IkuSheet) -> Iterator[Text]:
    """The numbered block: Instansi, Tugas Pokok, Fungsi, Tujuan, Indikator Tujuan."""
    office, plan = model.office, model.plan
    yield _labelled("agency", t("report.office", name=office.name), before=2 * MM)
    yield _labelled("main_duty", blank(office.main_duty, 20))
    functions = office.functions or ("",)
    for letter, words in zip(_letters(), functions, strict=False):
        first = letter == "a"
        labels = _labels("functions") if first else ()
        if office.functions:
            labels = (*labels, (TEXT_AT, f"{letter}."))
        yield Text(blank(words, 20), BODY, indent=TEXT_AT + HANGING, labels=labels)
    objectives = [goal.text for goal in plan.goals if goal.kind is GoalKind.OBJECTIVE]
    yield from _listed("objective", objectives)
    indicators = [each.title for each in plan.of_kind(GoalKind.OBJECTIVE)]
    yield from _listed("objective_indicator", indicators)


def _listed(key: str, lines: list[str]) -> Iterator[Text]:
    """A label before the first of some lines."""
    for at, line in enumerate(lines or [""]):
        labels = () if at else _labels(key)
        yield Text(blank(line, 20), BODY, indent=TEXT_AT, labels=labels)


def _labelled(key: str, words: str, before: float = 0.0) -> Text:
    return Text(words, BODY, indent=TEXT_AT, labels=_labels(key), before=before)


def _labels(key: str) -> tuple[tuple[float, str], ...]:
    mark = t("report.sheet.first" if key == "agency" else "report.sheet.further")
    colon = t("report.sheet.colon")
    return ((0.0, mark), (LABEL_AT, t(f"report.sheet.{key}")), (COLON_AT, colon))


def _letters() -> Iterator[str]:
    """a to z, then aa, ab and on."""
    for round_ in count():
        before = ascii_lowercase[round_ - 1] if round_ else ""
        yield from (before + letter for letter in ascii_lowercase)


def _table(plan: IkuPlan, room: float) -> list[Block]:
    widths = scaled(COLUMNS_MM if room > NARROW else PORTRAIT_COLUMNS_MM, room)
    names = ("number", "goal", "indicator", "formula", "source", "in_charge")
    titles = [title(t(f"report.sheet.{name}")) for name in names]
    indicators = plan.of_kind(GoalKind.STRATEGIC)
    goals = {goal.id: goal.text for goal in plan.goals}
    rows = [
        Row(_cells(number, goals[indicator.goal_id], indicator), widths, LOOK)
        for number, indicator in enumerate(indicators, start=1)
    ]
    if not rows:
        words = Text(t("report.sheet.no_indicators"), CELL_CENTRED)
        rows = [Row([Cell((words,), span=len(widths))], widths, LOOK)]
    return table(head_of([titles], widths), rows)


def _cells(number: int, goal: str, indicator: Indicator) -> list[Cell]:
    return [
        Cell((Text(str(number), CELL_CENTRED),)),
        Cell((Text(goal, CELL),)),
        Cell((Text(indicator.title, CELL),)),
        Cell((_formula(indicator), *_explanation(indicator.explanation))),
        Cell((Text(blank(indicator.source), CELL),)),
        Cell((Text(blank(indicator.in_charge), CELL),)),
    ]


def _formula(indicator: Indicator) -> Content:
    formula = indicator.formula
    if not formula.is_fraction:
        return Text(blank(formula.text).replace(" 100", f"{KEPT_SPACE}100"), CELL)
    flat = t(
        "report.sheet.flat_formula",
        numerator=formula.numerator,
        denominator=formula.denominator,
        factor=formula.factor,
    )
    return Fraction(
        _kept(formula.numerator), _kept(formula.denominator), formula.factor, flat, TERMS
    )


def _kept(terms: str) -> str:
    """The terms with each factor on one line with its sign."""
    return terms.replace(" × ", f" ×{KEPT_SPACE}")


def _explanation(explanation: str) -> Iterator[Content]:
    """Penjelasan underlined; lines that begin with a number hang into their list."""
    if not explanation.strip():
        return
    heading = Span(t("report.sheet.explanation"), underlined=True)
    yield Text(heading, CELL, before=1.2 * MM, keeps_next=True)
    for line in explanation.splitlines():
        item = LIST_ITEM.fullmatch(line.strip())
        if item:
            mark, words = item.groups()
            yield Text(words, CELL, indent=LIST_HANGING, labels=((0.0, mark),), before=0.8)
        elif line.strip():
            yield Text(line.strip(), CELL, before=0.8)
