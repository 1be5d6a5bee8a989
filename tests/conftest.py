"""Guards of every test: no window server needed, and an unexpected log line or Qt warning fails."""

import logging
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.WARNING)
    yield
    unexpected = [record for record in caplog.get_records("call") if record.levelno >= 30]
    assert not unexpected, [record.getMessage() for record in unexpected]
