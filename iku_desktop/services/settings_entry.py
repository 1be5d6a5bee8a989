"""Forms of the settings: profile, officials, sections, rules, document types, categories, logo."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from iku_desktop.domain.achievement import Category, category_problems
from iku_desktop.domain.documents import (
    MOST_YEARS_OFF,
    CountingDate,
    DeadlineRule,
    DocumentType,
    rule_day_problem,
)
from iku_desktop.domain.form_fields import (
    choice_field,
    date_field,
    lines_field,
    nip_field,
    number_field,
    text_field,
    validity_problems,
    whole_field,
)
from iku_desktop.domain.forms import changed, read_fields, refuse
from iku_desktop.domain.office import Acting, Office, Official, OnBehalf, Section
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t

LOGO_BYTES = 2_000_000
IMAGE_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
TYPE_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,19}")
MOST_BARS = 5
OFFICE = (
    text_field("name", 100, needed=True),
    text_field("kabupaten", 100, needed=True),
    text_field("province", 100),
    text_field("government_line"),
    text_field("office_line"),
    text_field("address", 300),
    text_field("email", 100),
    text_field("postal_line", 100),
    text_field("place", 100),
    text_field("main_duty", 2000, lines=True),
    lines_field("functions"),
)
VALIDITY = (date_field("valid_from"), date_field("valid_to"))
SECTION = (
    text_field("code", 30, needed=True),
    text_field("name", 100, needed=True),
    text_field("short_name", 50),
    whole_field("position", 0, 999),
    lines_field("aliases"),
)
CATEGORY = (
    text_field("name", 50, needed=True),
    number_field("bound"),
    whole_field("bars", 0, MOST_BARS),
)


def changed_office(office: Office, typed: Mapping[str, Typed]) -> Office:
    """The profile with the typed fields changed; code and practice stay what they are."""
    values, problems = read_fields(OFFICE, typed)
    refuse(problems)
    return changed(office, values)


def check_logo(data: bytes) -> None:
    """Refused unless the bytes are a PNG or JPEG image of an acceptable size."""
    if not data.startswith(IMAGE_HEADS):
        raise Refused(Problem("not_an_image", "logo"))
    if len(data) > LOGO_BYTES:
        most = LOGO_BYTES // 1_000_000
        raise Refused(Problem("image_too_large", "logo", {"most": most}))


def changed_official(stored: Official | None, typed: Mapping[str, Typed]) -> Official:
    """The official with the typed fields changed; Refused with all problems."""
    acting = {each.value: each for each in Acting}
    on_behalf = {each.value: each for each in OnBehalf}
    fields = (
        text_field("name", 100, needed=True),
        text_field("post", 200, needed=True),
        nip_field("nip"),
        text_field("rank", 100),
        choice_field("acting", acting | {t(f"services.acting.{a.value}"): a for a in Acting}),
        choice_field("on_behalf", on_behalf | {"a.n.": OnBehalf.AN, "u.b.": OnBehalf.UB}),
        text_field("on_behalf_of", 200),
        *VALIDITY,
    )
    values, problems = read_fields(fields, typed, whole=stored is None)
    values |= {"acting": values.get("acting") or Acting.FULL} if "acting" in values else {}
    if "on_behalf" in values:
        values["on_behalf"] = values["on_behalf"] or OnBehalf.OWN
    official = changed(stored or Official("", "", ""), values)
    if official.on_behalf is not OnBehalf.OWN and not official.on_behalf_of:
        problems.append(Problem("needed", "on_behalf_of"))
    refuse([*problems, *validity_problems(official.valid_from, official.valid_to)])
    return official


def changed_section(
    sections: Sequence[Section], stored: Section | None, typed: Mapping[str, Typed]
) -> Section:
    """The section with the typed fields changed; Refused when it can't be told from another."""
    values, problems = read_fields(SECTION, typed, whole=stored is None)
    if values.get("position", 0) is None:
        del values["position"]
    last = max((each.position for each in sections), default=0)
    section = changed(stored or Section("", "", "", "", last + 1), values)
    others = [each for each in sections if each is not stored]
    for field in ("code", "name"):
        twin = str(getattr(section, field)).casefold()
        if twin and any(str(getattr(each, field)).casefold() == twin for each in others):
            problems.append(Problem("section_twice", field, {"typed": getattr(section, field)}))
    refuse(problems)
    return section


def changed_rule(
    rules: Iterable[DeadlineRule],
    types: Iterable[DocumentType],
    stored: DeadlineRule | None,
    typed: Mapping[str, Typed],
) -> DeadlineRule:
    """The rule with the typed fields changed; Refused with all problems.

    Of two rules for one document the newer is law, so they can't begin on the same day.
    """
    fields = (
        choice_field("document_type", _type_spellings(types), needed=True),
        whole_field("month", 1, 12, needed=True),
        whole_field("day", 1, 31, needed=True),
        whole_field("year_offset", -MOST_YEARS_OFF, MOST_YEARS_OFF, needed=True),
        choice_field("counts", {each.value: each for each in CountingDate}, needed=True),
        text_field("legal_basis", 500, needed=True, lines=True),
        *VALIDITY,
    )
    values, problems = read_fields(fields, typed, whole=stored is None)
    rule = changed(stored or DeadlineRule("", 1, 1, 0, CountingDate.SET, ""), values)
    unread = {problem.field for problem in problems}
    if not unread & {"month", "day"}:
        problem = rule_day_problem(rule.month, rule.day)
        problems += [problem] if problem else []
    problems += validity_problems(rule.valid_from, rule.valid_to)
    place = (rule.document_type, rule.valid_from)
    twins = [each for each in rules if (each.document_type, each.valid_from) == place]
    if "valid_from" not in unread and any(each is not stored for each in twins):
        problems.append(Problem("rule_twice", "valid_from"))
    refuse(problems)
    return rule


def changed_type(
    types: Sequence[DocumentType], stored: DocumentType | None, typed: Mapping[str, Typed]
) -> DocumentType:
    """The document type with the typed fields changed; Refused when another bears one of its names."""
    others = [each for each in types if each is not stored]
    fields = (
        text_field("name", 50, needed=True),
        text_field("full_name", 200),
        lines_field("aliases"),
        choice_field("not_after", _type_spellings(others)),
        whole_field("position", 0, 999),
    )
    own = () if stored else (text_field("code", 20, needed=True),)
    values, problems = read_fields((*own, *fields), typed, whole=stored is None)
    if "not_after" in values:
        values["not_after"] = values["not_after"] or None
    if values.get("position", 0) is None:
        del values["position"]
    last = max((each.position for each in types), default=0)
    kind = changed(stored or DocumentType("", "", "", position=last + 1), values)
    if kind.code and not TYPE_CODE.fullmatch(kind.code):
        problems.append(Problem("type_code", "code", {"typed": kind.code}))
    taken = {spelling.casefold() for spelling in _type_spellings(others)}
    for field, names in (("code", (kind.code,)), ("name", (kind.name,)), ("aliases", kind.aliases)):
        for name in names:
            if name.casefold() in taken:
                problems.append(Problem("type_twice", field, {"typed": name}))
    refuse(problems)
    return kind


def read_categories(rows: Sequence[Mapping[str, Typed]]) -> tuple[Category, ...]:
    """The category table from the highest bound down, the row without one last.

    Refused with all problems; those of a row bear its place in `row`, from 1.
    """
    problems: list[Problem] = []
    table: list[Category] = []
    for number, typed in enumerate(rows, start=1):
        values, wrong = read_fields(CATEGORY, typed, whole=True)
        problems += [
            Problem(each.code, f"{each.field}.{number}", {**each.values, "row": number})
            for each in wrong
        ]
        bound, bars = values.get("bound"), values.get("bars")
        table.append(
            Category(
                str(values.get("name", "")),
                bound if isinstance(bound, Fraction) else None,
                bars if isinstance(bars, int) else 0,
            )
        )
    refuse(problems or category_problems(table))
    return tuple(sorted(table, key=_from_the_top))


def _from_the_top(row: Category) -> tuple[bool, Fraction]:
    return row.bound is None, -(row.bound or Fraction(0))


def _type_spellings(types: Iterable[DocumentType]) -> dict[str, str]:
    return {name: kind.code for kind in types for name in (*kind.aliases, kind.name, kind.code)}
