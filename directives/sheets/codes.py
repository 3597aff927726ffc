"""The code of a line on paper: twelve signs a person can type, and what a machine reads beside them. No Django here.

Both name a delivery by its number and are sealed with what it stands for (`bound`: person, edition, cycle), so that a
code nobody printed, or one of another house, is no code. The key of the seal is handed in.

    short code   7K3M-9PXQ-2R4T   five signs of the seal, six of the number, one that checks them all
    mark         FW1…             what a QR holds: layout, language, place on the page, number, sixteen signs of seal

The checking sign is a weighted sum in the field of 32 elements: whatever one sign is mistaken for, and whichever two
change places, the sum is another. So a slip of the pen never leads to another person.
"""

import hmac
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Crockford's: no I, L, O, U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER, SEAL, LONG_SEAL = 6, 5, 16
LENGTH = NUMBER + SEAL + 1
HIGHEST = 32**NUMBER - 1
HOUSE = "FW1"
_TAKEN_FOR = str.maketrans("OIL", "011")
_LINE = re.compile(rf"{HOUSE}([A-Z])([{ALPHABET}]{{3}})([{ALPHABET}]{{{NUMBER}}})([{ALPHABET}]{{{LONG_SEAL}}})")
_PAGE = re.compile(
    rf"{HOUSE}([A-Z])([{ALPHABET}]{{2}})([{ALPHABET}]{{2}})([{ALPHABET}]{{2}})"
    rf"((?:[{ALPHABET}]{{{NUMBER}}}){{1,10}})([{ALPHABET}]{{{LONG_SEAL}}})"
)


@dataclass(frozen=True)
class Code:
    """The number of a delivery, and the seal that came with it: to be believed only when `is_sealed`."""

    number: int
    seal: str
    about: str


@dataclass(frozen=True)
class LineMark:
    """A QR beside a line: `place` from 0, of `count` on its page. `layout` is a letter of `sheets.layouts`, `language`
    a number in its table."""

    layout: str
    language: int
    place: int
    count: int
    code: Code


@dataclass(frozen=True)
class PageMark:
    """A QR of a whole page: which corner it stands in, which page of how many, whose lines stand on it."""

    layout: str
    language: int
    corner: int
    page: int
    pages: int
    numbers: tuple[int, ...]
    seal: str
    about: str

    @property
    def code(self) -> Code:
        return Code(self.numbers[0], self.seal, self.about)


def short_code(number: int, bound: str, key: bytes) -> str:
    """`7K3M-9PXQ-2R4T`. Raises ValueError for a number of more than six signs (a thousand million)."""
    signs = _seal(f"line:{number}:{bound}", key)[:SEAL] + _written(number, NUMBER)
    signs += _check(signs)
    return "-".join(signs[start : start + 4] for start in range(0, LENGTH, 4))


def typed_code(typed: str) -> Code | None:
    """What a person typed: any case, O for 0, I or L for 1, spaces, dashes, digits of any script. None when a sign is
    wrong, missing or out of place."""
    signs = "".join(map(_sign, typed[:80])).translate(_TAKEN_FOR)
    if len(signs) != LENGTH or set(signs) - set(ALPHABET) or _check(signs[:-1]) != signs[-1]:
        return None
    number = _number(signs[SEAL:-1])
    return Code(number, signs[:SEAL], f"line:{number}")


def line_mark(layout: str, language: int, place: int, count: int, number: int, bound: str, key: bytes) -> str:
    """What the QR of a line holds: 29 signs, all that one of 25 by 25 cells can hold and still mend a quarter."""
    about = layout + "".join(ALPHABET[each] for each in (language, place, count))
    seal = _seal(f"mark:{about}:{number}:{bound}", key)[:LONG_SEAL]
    return f"{HOUSE}{about}{_written(number, NUMBER)}{seal}"


def page_mark(
    layout: str, language: int, corner: int, page: int, pages: int, numbers: Sequence[int], bound: str, key: bytes
) -> str:
    """What the QR of a page holds, at most 87 signs; `bound` is what the first of its lines is bound to."""
    about = layout + ALPHABET[language] + ALPHABET[corner] + _written(page, 2) + _written(pages, 2)
    about += "".join(_written(number, NUMBER) for number in numbers)
    seal = _seal(f"page:{about}:{numbers[0]}:{bound}", key)[:LONG_SEAL]
    return f"{HOUSE}{about}{seal}"


def read_mark(text: str) -> LineMark | PageMark | None:
    """What a QR says, not yet believed; None for a QR of anything else."""
    if found := _LINE.fullmatch(text):
        layout, where, signs, seal = found.groups()
        code = Code(_number(signs), seal, f"mark:{layout}{where}:{_number(signs)}")
        language, place, count = map(_number, where)
        return LineMark(layout, language, place, count, code)
    if found := _PAGE.fullmatch(text):
        layout, where, page, pages, signs, seal = found.groups()
        numbers = tuple(_number(signs[start : start + NUMBER]) for start in range(0, len(signs), NUMBER))
        about = f"page:{layout}{where}{page}{pages}{signs}:{numbers[0]}"
        language, corner = map(_number, where)
        return PageMark(layout, language, corner, _number(page), _number(pages), numbers, seal, about)
    return None


def is_sealed(code: Code, bound: str, keys: Sequence[bytes]) -> bool:
    """Whether one of our keys, today's or an older one, made this code for what it is `bound` to."""
    made = [_seal(f"{code.about}:{bound}", key)[: len(code.seal)] for key in keys]
    return any(hmac.compare_digest(code.seal, each) for each in made)


def _sign(typed: str) -> str:
    if typed.isdecimal():
        return str(unicodedata.decimal(typed))
    return unicodedata.normalize("NFKC", typed).upper() if typed.isalnum() else ""


def _written(number: int, length: int) -> str:
    if not 0 <= number < 32**length:
        raise ValueError(f"{number} has no place in {length} signs")
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    return number


def _seal(words: str, key: bytes) -> str:
    digest = int.from_bytes(hmac.digest(key, words.encode(), "sha256")[: LONG_SEAL * 5 // 8])
    return _written(digest, LONG_SEAL)


def _check(signs: str) -> str:
    """The sign that brings the weighted sum to nothing: no two places weigh the same."""
    total, weight = 0, 1
    for sign in signs:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(sign))
    return ALPHABET[total]


def _times(one: int, other: int) -> int:
    """The product in the field of 32 elements, by the polynomial x⁵ + x² + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one, other = one << 1, other >> 1
        if one & 32:
            one ^= 0b100101
    return product
