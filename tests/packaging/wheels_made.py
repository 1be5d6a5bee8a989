"""Small wheels made on the spot, with the metadata that is asked about."""

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path


def wheel(
    folder: Path,
    name: str,
    files: Mapping[str, bytes] | None = None,
    needs: Sequence[str] = (),
    *,
    version: str = "1.0",
    licence: str = "MIT",
    has_text: bool = True,
) -> Path:
    """A wheel of these files; `needs` as its METADATA says them."""
    place = name.replace("-", "_")
    info = f"{place}-{version}.dist-info"
    head = [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        f"Version: {version}",
        f"License-Expression: {licence}",
        *(f"Requires-Dist: {need}" for need in needs),
    ]
    path = folder / f"{place}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{info}/METADATA", "\n".join([*head, "", "A long description.\n"]))
        packed.writestr(f"{info}/RECORD", "")
        if has_text:
            packed.writestr(f"{info}/licenses/LICENSE", f"licence of {name}")
        for member, content in (files or {}).items():
            packed.writestr(member, content)
    return path


def locked(*wheels: Path, marker: str = "") -> str:
    """A lock file of these wheels."""
    lines = []
    for path in wheels:
        name, version, *_ = path.name.split("-")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        said = f" ; {marker}" if marker else ""
        lines.append(f"{name.replace('_', '-')}=={version}{said} \\\n    --hash=sha256:{digest}\n")
    return "".join(lines)
