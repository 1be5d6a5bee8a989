"""The table of accounts: who may log in to the data folder, with which role."""

from sqlalchemy import CheckConstraint

from iku_desktop.domain.accounts import Role
from iku_desktop.storage.tables.base import (
    CLUSTERED,
    DbText,
    DbTextOrNull,
    OfficeRow,
    belongs_to,
    index,
    of_an_office,
    one_of,
    unique,
)


class AccountRow(OfficeRow, table=True):
    """One who may log in; `secret` is an Argon2id string, which no audit row tells."""

    __tablename__ = "account"
    __table_args__ = (
        *(of_an_office(), belongs_to("section", "section_id"), unique("name")),
        *(one_of("role", Role), CheckConstraint("village_documents IN (0, 1)")),
        *(CheckConstraint("active IN (0, 1)"), CheckConstraint("wrong_tries >= 0")),
        *(index("account", "section_id"), CLUSTERED),
    )

    name: DbText
    role: DbText
    section_id: DbTextOrNull
    village_documents: int
    secret: DbText
    active: int
    wrong_tries: int
    tried_at: DbTextOrNull
