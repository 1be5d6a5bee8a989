"""Numbers that identify people: the NIP of a civil servant."""

from datetime import date

from iku_desktop.domain.problems import Problem, Refused

NIP_DIGITS = 18
NIP_GROUPS = (8, 6, 1, 3)
SPACES_IN_NIP = str.maketrans("", "", " .-\u00a0")


def read_nip(typed: str) -> str:
    """The 18 digits of a typed NIP, "" for none; refused when it has not 18 digits."""
    digits = typed.strip().removeprefix("NIP").translate(SPACES_IN_NIP)
    if digits == "":
        return ""
    if len(digits) != NIP_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise Refused(Problem("nip_digits", "nip", {"typed": typed, "count": len(digits)}))
    return digits


def show_nip(digits: str) -> str:
    """The NIP grouped as printed: `19750921 199602 1 002`."""
    groups, start = [], 0
    for length in NIP_GROUPS:
        groups.append(digits[start : start + length])
        start += length
    return " ".join(filter(None, groups))


def nip_warnings(digits: str) -> tuple[Problem, ...]:
    """What is odd about a NIP of 18 digits; contract staff use other month codes, so it only warns."""
    if len(digits) != NIP_DIGITS:
        return ()
    warnings = []
    if not _is_date(digits[:8]):
        warnings.append(Problem("nip_birth_date", "nip", {"digits": digits[:8]}))
    if not _is_date(digits[8:14] + "01"):
        warnings.append(Problem("nip_month", "nip", {"digits": digits[8:14]}))
    if digits[14] not in "12":
        warnings.append(Problem("nip_sex", "nip", {"digits": digits[14]}))
    return tuple(warnings)


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
