"""The schema as SQLModel rows; importing this package fills METADATA with every table.

Only making, migrating and checking a database needs it: building the models takes a third of a second,
so reads and writes name tables by the registry, which a test holds against METADATA.
"""

from sqlmodel import SQLModel

from iku_desktop.storage.tables import (
    accounts,
    documents,
    figures,
    history,
    packages,
    papers,
    plan,
    profile,
)

__all__ = [
    "METADATA",
    "accounts",
    "documents",
    "figures",
    "history",
    "packages",
    "papers",
    "plan",
    "profile",
]

METADATA = SQLModel.metadata
