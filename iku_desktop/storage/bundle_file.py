"""Writes a zip of texts and files whole or not at all."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from iku_desktop.storage.files import written_whole

# The time of every member, so that two bundles of the same content are the same.
NO_TIME = (1980, 1, 1, 0, 0, 0)
CHUNK = 1024 * 1024


def write_bundle(
    path: Path,
    texts: Mapping[str, str],
    files: Mapping[str, Path],
    told: Callable[[int], object] = lambda _bytes: None,
) -> None:
    """Texts packed, files as they are; `told` hears how many bytes of the files were written and may raise.

    What was at `path` stays until the zip is whole. Unavailable `file_…` where the disk refuses.
    """
    with written_whole(path) as beside, zipfile.ZipFile(beside, "x") as bundle:
        for name, text in texts.items():
            info = zipfile.ZipInfo(name, NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(info, text)
        for name, source in files.items():
            info = zipfile.ZipInfo(name, NO_TIME)
            info.file_size = source.stat().st_size
            with source.open("rb") as content, bundle.open(info, "w") as member:
                while data := content.read(CHUNK):
                    member.write(data)
                    told(len(data))
