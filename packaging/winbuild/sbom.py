"""The software bill of materials (CycloneDX 1.5, JSON): every part of the installed tree, told once."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

from winbuild.kept import NEVER_IMPORTED
from winbuild.licences import QT, RESOURCES
from winbuild.project import Project
from winbuild.wheels import metadata, needs_of

# What those say in prose, or say wrongly; checked against their licence files.
LICENCES: Mapping[str, str] = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "aiosignal": "Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
RESOURCE_LICENCES: Mapping[str, str] = {
    "Liberation Sans": "OFL-1.1",
    "Open Sans": "Apache-2.0",
    "Lucide": "ISC",
    "Daftar wilayah Indonesia": "MIT",
}
Part = dict[str, object]


def sbom(
    project: Project,
    wheels: Mapping[str, Path],
    python: Mapping[str, bytes],
    python_version: str,
    time: int,
) -> bytes:
    """The bill as UTF-8 JSON; `time` in seconds since 1970 is the one time of the release."""
    shipped = {name: path for name, path in wheels.items() if name not in NEVER_IMPORTED}
    parts = [_of_python(python, python_version), *map(_of_wheel, shipped.values())]
    parts += [_of_resource(project.root, place, name) for place, name in RESOURCES.items()]
    program: Part = {
        "type": "application",
        "bom-ref": f"pkg:generic/{project.package}@{project.version}",
        "name": project.name,
        "version": project.version,
        "licenses": [_licence("MIT")],
    }
    bill: Part = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": program,
        },
        "components": parts,
        "dependencies": _dependencies(str(program["bom-ref"]), project, shipped, parts),
    }
    digest = hashlib.sha256(json.dumps(bill, sort_keys=True).encode()).hexdigest()
    bill["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_OID, digest).urn
    return json.dumps(bill, indent=1, sort_keys=True).encode() + b"\n"


def _of_python(files: Mapping[str, bytes], version: str) -> Part:
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/cpython@{version}",
        "name": "CPython, embeddable, amd64",
        "version": version,
        "licenses": [_licence("PSF-2.0")],
        "hashes": [_hash(files["python312.dll"])],
        "description": "the hash is that of python312.dll",
    }


def _of_wheel(path: Path) -> Part:
    said = metadata(path)
    name = str(said["Name"]).lower().replace("_", "-").replace(".", "-")
    return {
        "type": "library",
        "bom-ref": _reference(path),
        "name": str(said["Name"]),
        "version": str(said["Version"]),
        "purl": _reference(path),
        "licenses": [_licence(LICENCES.get(name) or _said(said))],
        "hashes": [_hash(path.read_bytes())],
    }


def _of_resource(root: Path, place: str, name: str) -> Part:
    return {
        "type": "data",
        "bom-ref": f"resource:{name}",
        "name": name,
        "licenses": [_licence(RESOURCE_LICENCES[name])],
        "hashes": [_hash((root / "resources" / place).read_bytes())],
        "description": f"resources/{place.rpartition('/')[0]}; the hash is that of its licence",
    }


def _said(said: Message) -> str:
    return str(said["License-Expression"] or said["License"] or "").strip().splitlines()[0]


def _licence(expression: str) -> Part:
    if any(word in expression for word in (" AND ", " OR ")):
        return {"expression": expression}
    is_id = " " not in expression
    return {"license": {"id" if is_id else "name": expression}}


def _hash(content: bytes) -> Part:
    return {"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}


def _reference(path: Path) -> str:
    said = metadata(path)
    return f"pkg:pypi/{str(said['Name']).lower().replace('_', '-')}@{said['Version']}"


def _dependencies(
    program: str, project: Project, wheels: Mapping[str, Path], parts: Iterable[Part]
) -> list[Part]:
    references = {name: _reference(path) for name, path in wheels.items()}
    direct = [references[name] for name in project.direct() if name in references]
    lines: list[Part] = [{"ref": program, "dependsOn": sorted(direct)}]
    for name, path in wheels.items():
        needs = {each.name.lower().replace("_", "-") for each in needs_of(path, "")}
        found = sorted(references[each] for each in needs if each in references)
        lines.append({"ref": references[name], "dependsOn": found})
    told = {line["ref"] for line in lines}
    return lines + [
        {"ref": part["bom-ref"], "dependsOn": []} for part in parts if part["bom-ref"] not in told
    ]


assert set(QT) <= set(LICENCES)
assert set(RESOURCES.values()) == set(RESOURCE_LICENCES)
