"""Makes the data folder of a new office: whole and filled, or not at all."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import move_into_place, remove_leftovers
from iku_desktop.storage.engine import open_engine, writing
from iku_desktop.storage.faults import in_our_words, of_the_disk
from iku_desktop.storage.migrator import make_database
from iku_desktop.storage.unit_of_work import UnitOfWork

UNFINISHED_NAME = "iku-baru.tmp"


def make_office(paths: OfficePaths, content: OfficeContent, who: str, at: datetime) -> None:
    """Makes folder and database; a crash on the way leaves at most a file that the next try removes.

    Unavailable: `office_exists`, `not_empty` (the folder holds something else), `not_a_folder`,
    `folder_missing` (it can't be made), `read_only`, `disk_full`, `disk_error`.
    """
    unfinished = paths.folder / UNFINISHED_NAME
    with of_the_disk():
        made = _make_folder(paths)
        try:
            remove_leftovers(unfinished)
            make_database(unfinished)
            _fill_database(unfinished, content, who, at)
            for folder in (paths.evidence, paths.backups, paths.reports, paths.log):
                folder.mkdir(exist_ok=True)
            move_into_place(unfinished, paths.database)
        except BaseException:
            remove_leftovers(unfinished)
            _remove_folder(paths, made)
            raise
        # The journal of its making, empty by now, would stay behind.
        remove_leftovers(unfinished)


def _make_folder(paths: OfficePaths) -> bool:
    """Whether the folder had to be made."""
    if paths.folder.exists() and not paths.folder.is_dir():
        raise Unavailable("not_a_folder", folder=str(paths.folder))
    if not paths.folder.exists():
        paths.folder.mkdir(parents=True)
        return True
    if paths.database.exists():
        raise Unavailable("office_exists", folder=str(paths.folder))
    ours = {paths.evidence, paths.backups, paths.reports, paths.log, paths.lock}
    unfinished = str(paths.folder / UNFINISHED_NAME)
    foreign = [
        each
        for each in sorted(paths.folder.iterdir())
        if each not in ours and not str(each).startswith(unfinished)
    ]
    if foreign:
        raise Unavailable("not_empty", folder=str(paths.folder), name=foreign[0].name)
    return False


def _remove_folder(paths: OfficePaths, made: bool) -> None:
    with suppress(OSError):
        for folder in (paths.evidence, paths.backups, paths.reports, paths.log):
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()
        if made:
            paths.folder.rmdir()


def _fill_database(path: Path, content: OfficeContent, who: str, at: datetime) -> None:
    engine = open_engine(path)
    try:
        with in_our_words(), writing(engine) as connection:
            fill(UnitOfWork(connection, content.office.code, who, at), content)
    finally:
        engine.dispose()


def fill(unit: UnitOfWork, content: OfficeContent) -> None:
    """Writes an office's content; its ids become UUIDv7, the references between its parts follow."""
    unit.put(content.office)
    unit.put_all(content.document_types)
    unit.put_all(replace(each, id="") for each in content.villages)
    unit.put_all(replace(each, id="") for each in content.sections)
    unit.put_all(replace(each, id="") for each in content.officials)
    unit.put_all(replace(each, id="") for each in content.rules)
    unit.put_categories(content.categories)
    unit.put_presets(content.presets)
    unit.put_causes(content.causes)
    indicator_ids: dict[str, str] = {}
    for plan in content.plans:
        indicator_ids |= _put_plan(unit, plan)
    unit.put_all(
        replace(each, id="", indicator_id=indicator_ids[each.indicator_id])
        for each in content.targets
    )


def _put_plan(unit: UnitOfWork, plan: IkuPlan) -> dict[str, str]:
    """The ids that the plan's indicators were given, by those they came with."""
    plan_id = unit.put(replace(plan, id=""))
    goal_ids = unit.put_all((replace(each, id="") for each in plan.goals), plan_id=plan_id)
    new_goals = dict(zip((each.id for each in plan.goals), goal_ids, strict=True))
    indicators = [replace(each, id="", goal_id=new_goals[each.goal_id]) for each in plan.indicators]
    ids = unit.put_all(indicators, plan_id=plan_id)
    return dict(zip((each.id for each in plan.indicators), ids, strict=True))
