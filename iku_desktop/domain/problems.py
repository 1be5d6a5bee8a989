"""What can be wrong with an entry or with the machine, as data that presentation puts into words."""

import dataclasses
from collections.abc import Iterable, Mapping
from types import MappingProxyType

NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One reason why an entry was refused (or, for a warning, is odd).

    `code` names the sentence (`problem.<code>` in presentation/texts), `field` the form field or
    column it belongs to ("" = the whole entry), `values` fill the sentence's placeholders.
    """

    code: str
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=lambda: NO_VALUES)

    def at(self, field_name: str) -> "Problem":
        """The same problem, said of another field."""
        return Problem(self.code, field_name, self.values)


class Refused(Exception):
    """The entry was not accepted and nothing was changed; holds every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.field}: {p.code}" for p in self.problems))


class Unavailable(Exception):
    """The disk, folder or database can't be used now; `code` names what is safe and what to do next."""

    def __init__(self, code: str, damaged: bool = False, **values: object) -> None:
        self.code = code
        self.damaged = damaged
        self.values: Mapping[str, object] = values
        super().__init__(code)
