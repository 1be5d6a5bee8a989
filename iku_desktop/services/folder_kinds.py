"""Refuses folders that can't be an office's live place, and tells what kind a folder is."""

from pathlib import Path

from iku_desktop.domain.folder_kinds import FolderKind, FolderVerdict, is_too_long, judge_folder
from iku_desktop.domain.problems import Unavailable


def kind_of(folder: Path) -> FolderVerdict:
    """What kind of place a folder is, which need not exist yet."""
    from iku_desktop.storage.folder_facts import folder_facts

    return judge_folder(folder_facts(folder))


def is_local(folder: Path) -> bool:
    """Whether an office may be in use in a folder."""
    return kind_of(folder).kind is FolderKind.LOCAL


def refuse_shared(folder: Path) -> None:
    """Unavailable `folder_network`, `folder_synced` or `folder_path_long` where no office can be in use.

    Two computers writing at once, or a service that copies a half-written file, destroy a database; a
    path that is too long lets entries in and then refuses their evidence.
    """
    from iku_desktop.storage.folder_facts import path_limit

    path = str(folder)
    if is_too_long(path, path_limit()):
        raise Unavailable("folder_path_long", folder=path, length=len(path))
    verdict = kind_of(folder)
    if verdict.kind is not FolderKind.LOCAL:
        raise Unavailable(f"folder_{verdict.kind.value}", folder=str(folder), by=verdict.by)
