"""Hostile strings in every field of every form: stored as typed or refused; shown, printed, sent then."""

import json
import os
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from iku_desktop.domain.audit import AuditFilter
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.words import problem_text
from iku_desktop.storage.store import Store
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.children import Trial, in_children
from tests.faults.hostile_strings import strings
from tests.faults.office import CLOSED, SECTION, Stand, make_base, workplace
from tests.services.desk import Desk
from tests.services.test_hostile_input import WRITES

QUICK, FULL = 100, 500
# After so many strings, what is stored by then is listed, searched, printed and sent.
SHOWN = 25
SPACES = re.compile(r"\s+")
FORMULA = re.compile(rb"<f[ >]")
# Fields that hold something else than a text as it was typed: days, numbers, flags, choices, parts.
READ = frozenset(
    {
        *(
            "date",
            "first_day",
            "new_due",
            "decided_on",
            "dated",
            "set_on",
            "valid_from",
            "valid_to",
        ),
        *(
            "follow_up_date",
            "evaluated_on",
            "draft_received",
            "section",
            "evidence",
            "cause",
            "code",
        ),
        *(
            "evidence_numbers",
            "organisation_lines",
            "aliases",
            "functions",
            "calculator",
            "goal",
            "value",
        ),
        *(
            "first_year",
            "last_year",
            "acting",
            "on_behalf",
            "shows_post",
            "nip",
            "signatory_nip",
            "phone",
        ),
        *(
            "RKPDES",
            "APBDES",
            "LPPDES",
            "position",
            "month",
            "day",
            "year_offset",
            "counts",
            "bound",
            "bars",
        ),
        *("document_type", "direction", "unit", "formula_factor", "not_after", "post"),
    }
)


def others(desk: Desk, name: str, text: str, field: str) -> dict[str, object]:
    """What else a form needs, told apart from what was entered before where it makes a row."""
    number = sum(f"{field}{text}".encode("utf-8", "replace")) % 9_000
    dated = {"decided_on": "20/11/2025", "reason": "Banjir", "letter_number": "100/1"}
    indicator = {
        "title": "Indeks",
        "short_title": "Indeks",
        "calculator": "manual_ratio",
        "unit": "%",
    }
    village = {"code": f"35.08.20.2{100 + number % 900}", "name": f"Ranu {number}"}
    given: dict[str, dict[str, object]] = {
        "add_activity": {"description": f"Kegiatan {field} {number}"},
        "add_village": {**village, "valid_from": "1/1/2030"},
        "add_section": {"code": f"X{number}", "name": f"Seksi {number}"},
        "set_target": {"value": "50", **dated},
        "grant_exception": {"new_due": "15/1/2026", **dated},
        "add_indicator": {
            **{"code": f"IKK-{number}", "goal": desk.services.plan.plans()[0].goals[0].id},
            **indicator,
        },
    }
    return given.get(name, {})


def stored(desk: Desk) -> list[object]:
    """Every value that the newest step put into rows."""
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        rows = connection.execute(
            "SELECT new FROM audit WHERE step = (SELECT step FROM audit ORDER BY sequence DESC LIMIT 1)"
        ).fetchall()
    return [value for (new,) in rows if new for value in json.loads(new).values()]


def written(desk: Desk, name: str, field: str, text: str) -> str:
    """What is wrong with how a form took a text in one of its fields."""
    before = desk.counter()
    try:
        WRITES[name][1](desk, others(desk, name, text, field) | {field: text})
    except Refused as refused:
        said = all(map(problem_text, refused.problems))
        return "" if said and desk.counter() == before else f"{name}.{field}: refused by half"
    if field in READ or not text.strip() or desk.counter() == before:
        return ""
    plain = SPACES.sub(" ", text).strip()
    kept = [SPACES.sub(" ", each).strip() for each in stored(desk) if isinstance(each, str)]
    if plain in kept or len(text) > 4_000:
        return ""
    return f"{name}.{field}: stored otherwise: {[each for each in kept if each[:2] == plain[:2]][:3]!r}"


def shown(desk: Desk, folder: Path, search: str) -> str:
    """What is wrong once everything stored is listed, searched, printed, exported and packed."""
    services, moment = desk.services, desk.moment()
    services.home.home(moment)
    services.activities.list(moment, whole_year=True)
    services.trail.page(AuditFilter(text=search))
    services.villages.rows()
    services.documents.matrix(moment)
    for kind in ("sheet", "quarterly", "annual", "reminders"):
        try:
            document = services.reports.make(kind, moment)
        except Refused as refused:
            if not all(map(problem_text, refused.problems)):
                return f"{kind} refused without a word"
            continue
        if not document.data.startswith(b"%PDF-") or b"/JavaScript" in document.data:
            return f"{kind} is no plain paper"
    services.workbook.export(folder / "keluar.xlsx")
    with zipfile.ZipFile(folder / "keluar.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and FORMULA.search(archive.read(name)):
                return f"a formula in {name}"
    if not services.workbook.check(folder / "keluar.xlsx").refused:
        services.packages.pack(folder / "keluar.ikupak", SECTION)
    problems = desk.store.check()
    return f"{[each.code for each in problems]}" if problems else ""


def prepared(base: Stand, home: Path, texts: Sequence[str], *, full: bool) -> Trial:
    """Writes one string into every form; in full into every field of it, else into one of them."""
    stand = base.copied_to(home / f"teks-{os.getpid()}")
    desk = Desk(Store.open(stand.paths))

    def trial(number: int) -> str:
        text = texts[number]
        wrong = [
            written(desk, name, field, text)
            for name, (fields, _) in WRITES.items()
            for field in (fields if full else [fields[number % len(fields)]])
        ]
        if number % SHOWN == SHOWN - 1:
            wrong.append(shown(desk, stand.outside, text))
        return "; ".join(filter(None, wrong))

    return trial


def run(options: Options) -> Iterator[Campaign]:
    """Every string, each child in an office of its own; the controls are planted faults."""
    texts = strings(FULL if options.full else QUICK)
    campaign = Campaign("hostile text", "every form", options.seed)
    with Stopwatch(campaign), workplace() as home:
        base = make_base(home / "asal")
        with base.opened() as services:
            # What a closed quarter forbids would be refused before a text is looked at.
            services.closings.reopen(CLOSED, "Uji teks")
        campaign.control_found = finds_harm(base, home)
        numbers = options.mine(range(len(texts)))
        wrong = in_children(
            lambda: prepared(base, home, texts, full=options.full), numbers, home, steps=10
        )
        for number in numbers:
            harm = [wrong[number]] if number in wrong else []
            campaign.tried({"string": texts[number][:80].encode("unicode_escape").decode()}, harm)
    yield campaign


def finds_harm(base: Stand, home: Path) -> bool:
    """Whether a file opened elsewhere and a text stored otherwise are noticed."""

    def prepare() -> Trial:
        desk = Desk(Store.open(base.copied_to(home / f"kendali-{os.getpid()}").paths))
        return lambda number: _opening() if number else _changing(desk)

    return set(in_children(prepare, [0, 1], home)) == {0, 1}


def _opening() -> str:
    Path("/etc/passwd").read_bytes()
    return ""


def _changing(desk: Desk) -> str:
    kept: Mapping[str, object] = {"description": "Rapat", "note": "tebal"}
    desk.activity(**kept)
    return "" if "<b>tebal</b>" in stored(desk) else "stored otherwise"
