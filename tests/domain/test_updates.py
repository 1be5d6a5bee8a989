"""Which updates a program takes: newer ones of itself that can bring its data up to date."""

import pytest

from iku_desktop.domain.updates import (
    MOST_BYTES,
    VERSION,
    Update,
    installer_name,
    order_of,
    update_problem,
)


def update(**changes: object) -> Update:
    given = {"product": "IKU-Desktop", "version": "0.2.0", "file": "x", "sha256": "0" * 64}
    numbers = {"size": 1, "schema": 4, "minimum_schema": 1, "made_on": "2026-11-25"}
    return Update(**(given | numbers | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"version": "0.10.0"}, None),
        ({"version": "0.1.0.1"}, None),
        ({"minimum_schema": 3}, None),
        ({"size": MOST_BYTES}, None),
        ({"product": "IKU-Server"}, "update_other_product"),
        ({"version": "0.1.0"}, "update_same"),
        ({"version": "0.1"}, "update_same"),
        ({"version": "0.0.9"}, "update_older"),
        ({"schema": 2}, "update_older"),
        ({"minimum_schema": 4}, "update_too_far"),
        ({"size": MOST_BYTES + 1}, "update_too_large"),
    ],
)
def test_that_only_a_newer_version_that_fits_is_taken(
    changes: dict[str, object], code: str | None
) -> None:
    problem = update_problem(update(**changes), "0.1.0", 3)
    assert (problem and problem.code) == code


def test_that_versions_are_compared_as_numbers() -> None:
    versions = ["0.1.0", "0.9.0", "0.10.0", "1.0", "1.0.1", "2.0"]
    assert sorted(versions, key=order_of) == versions


@pytest.mark.parametrize("version", ["0.2", "0.2.0", "10.20.30", "1.2.3.4"])
def test_that_a_version_is_numbers_and_dots(version: str) -> None:
    assert VERSION.fullmatch(version)
    assert installer_name(version) == f"IKU-Desktop-{version}-setup.exe"


@pytest.mark.parametrize("version", ["", "1", "1.", "01.2", "1.2-rc1", "1.2/3", "1.2.3.4.5", "१.२"])
def test_that_anything_else_is_no_version(version: str) -> None:
    assert not VERSION.fullmatch(version)
