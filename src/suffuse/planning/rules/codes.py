"""
Batch codes: short, printable, and hard to mistype.

Letters and digits that look or sound alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) are left out. The 23
signs that stay are a prime number of signs, so the weighted sum modulo 23 at the end notices every
single wrong sign and every two neighbours swapped.
"""

SIGNS = "34679ACDEFGHJKMNPQRTWXY"
_PRIME = len(SIGNS)
_SIZE = 5
_STEP = 2_764_081
"""Coprime to 23⁵: it scatters neighbouring numbers, so that a slip never hits the next batch."""


def batch_code(number: int) -> str:
    """Return the code of the batch with this number (from 1), such as `K7F-M4Q`."""
    if number < 1:
        raise ValueError(number)
    room = _PRIME**_SIZE
    scattered = (number % room) * _STEP % room + number // room * room
    body = ""
    while scattered or len(body) < _SIZE:
        scattered, sign = divmod(scattered, _PRIME)
        body = SIGNS[sign] + body
    whole = body + SIGNS[_check(body)]
    return f"{whole[:3]}-{whole[3:]}"


def is_batch_code(text: str) -> bool:
    """Tell whether the text is a code that could have been printed, check sign and all."""
    plain = tidy(text).replace("-", "")
    if len(plain) < _SIZE + 1 or any(sign not in SIGNS for sign in plain):
        return False
    return SIGNS[_check(plain[:-1])] == plain[-1]


def tidy(text: str) -> str:
    """Return a typed code as it is printed: capitals, and the hyphen after three signs."""
    plain = "".join(text.upper().split()).replace("-", "")
    return f"{plain[:3]}-{plain[3:]}" if len(plain) > 3 else plain  # noqa: PLR2004 - the hyphen's place


def _check(body: str) -> int:
    weighted = sum((place + 2) * SIGNS.index(sign) for place, sign in enumerate(reversed(body)))
    return -weighted % _PRIME
