"""Makes a new office in an empty folder from the catalog and the country's list of villages."""

from typing import TYPE_CHECKING

from iku_desktop.paths import OfficePaths
from iku_desktop.services.context import Clock

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.store import Store


def create_office(paths: OfficePaths, kecamatan_code: str, clock: Clock, user: str) -> "Store":
    """A new office of that kecamatan, open; Refused for an unknown code, Unavailable for the folder."""
    from iku_desktop.storage.catalog import office_content
    from iku_desktop.storage.store import Store

    content = office_content(kecamatan_code)
    return Store.create(paths, content, user, clock.now())
