"""Zip files that are the same bytes whenever they are made of the same contents."""

import io
import zipfile
from collections.abc import Mapping

# The earliest day a zip can say; what is inside is told by hashes, not by clocks.
DAY = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644


def write_zip(members: Mapping[str, bytes], *, is_deflated: bool = False) -> bytes:
    """A zip of these members (name with `/`: content), sorted and without times.

    Stored where a solid installer packs it again or Python reads it at every start.
    """
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if is_deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method, compresslevel=9 if is_deflated else None) as packed:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = method
            entry.external_attr = READABLE << 16
            entry.create_system = 3
            packed.writestr(entry, members[name])
    return target.getvalue()
