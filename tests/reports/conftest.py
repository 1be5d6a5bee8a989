"""The office of the seed, as the catalog makes it."""

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.storage.catalog import office_content


@pytest.fixture(scope="session")
def ranuyoso() -> OfficeContent:
    """Kecamatan Ranuyoso with all that the seed says of it."""
    return office_content("35.08.20")


@pytest.fixture
def sheet(ranuyoso: OfficeContent) -> IkuSheet:
    """Ranuyoso's IKU sheet without a coat of arms."""
    return IkuSheet(ranuyoso.office, ranuyoso.plans[0], None)
