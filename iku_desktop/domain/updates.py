"""An update of the program as its makers describe it, and why one can't be taken here."""

import re
from dataclasses import dataclass

from iku_desktop.domain.problems import Problem

PRODUCT = "IKU-Desktop"
DESCRIPTION_NAME = "update.json"
VERSION = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){1,3}")
MOST_BYTES = 300 * 1024 * 1024
MOST_DESCRIPTION_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Update:
    """One version: its installer's name, SHA-256 and size in bytes; `made_on` an ISO day.

    `schema` is the version of data it writes, `minimum_schema` the oldest it can bring up to date.
    """

    product: str
    version: str
    file: str
    sha256: str
    size: int
    schema: int
    minimum_schema: int
    made_on: str
    notes: str = ""


def installer_name(version: str) -> str:
    """`IKU-Desktop-0.2.0-setup.exe`, as the build names it."""
    return f"{PRODUCT}-{version}-setup.exe"


def order_of(version: str) -> tuple[int, ...]:
    """What versions are compared by: 0.10.0 comes after 0.9.0, and 1.0 is 1.0.0."""
    numbers = [int(each) for each in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def update_problem(update: Update, version: str, schema: int) -> Problem | None:
    """Why a program of that version, with data of that schema, can't take the update; None: it can."""
    values = {"version": update.version, "here": version}
    if update.product != PRODUCT:
        return Problem("update_other_product", "file", {"product": update.product})
    if order_of(update.version) == order_of(version):
        return Problem("update_same", "file", values)
    if order_of(update.version) < order_of(version) or update.schema < schema:
        return Problem("update_older", "file", values)
    if update.minimum_schema > schema:
        return Problem("update_too_far", "file", values)
    if update.size > MOST_BYTES:
        return Problem("update_too_large", "file", {"file": update.file})
    return None
