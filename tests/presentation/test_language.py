"""The language that is spoken: of the process, and of one thread for a while."""

from collections.abc import Iterator
from threading import Thread

import pytest

from iku_desktop.presentation.language import Language, choose, language_of, speaking, spoken


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    choose(Language.INDONESIAN)


def elsewhere() -> Language:
    heard: list[Language] = []
    thread = Thread(target=lambda: heard.append(spoken()))
    thread.start()
    thread.join()
    return heard[0]


def test_that_indonesian_is_spoken_until_another_language_is_chosen() -> None:
    assert spoken() is Language.INDONESIAN
    choose(Language.ENGLISH)
    assert (spoken(), elsewhere()) == (Language.ENGLISH, Language.ENGLISH)


def test_that_a_language_for_a_while_is_of_one_thread_only() -> None:
    choose(Language.ENGLISH)
    with speaking(Language.INDONESIAN):
        assert (spoken(), elsewhere()) == (Language.INDONESIAN, Language.ENGLISH)
        with speaking(Language.ENGLISH):
            assert spoken() is Language.ENGLISH
        assert spoken() is Language.INDONESIAN
    assert spoken() is Language.ENGLISH


def test_that_a_fault_ends_a_language_for_a_while() -> None:
    with pytest.raises(ValueError, match="no"), speaking(Language.ENGLISH):
        raise ValueError("no")
    assert spoken() is Language.INDONESIAN


def test_that_a_function_can_always_speak_one_language() -> None:
    official = speaking(Language.INDONESIAN)(spoken)
    choose(Language.ENGLISH)
    assert [official(), official(), spoken()] == ["id", "id", "en"]


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", "en"), (" ID ", "id"), ("", None), ("fr", None), ("english", None)],
)
def test_that_a_language_is_known_by_its_code(code: str, language: str | None) -> None:
    assert language_of(code) == language
