"""Which encoding a text is in: byte order marks, UTF-16 without one, UTF-8, what the file declares, then statistics."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

from reader.core.errors import OpeningError
from reader.opening.characters import control_share


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding to choose by hand: its name for Python and for Article.encoding, its title for people."""

    name: str
    english: str
    arabic: str

    def title(self, language: str) -> str:
        """The title in "ar" or "en"."""
        return self.arabic if language == "ar" else self.english


ENCODINGS = (
    Encoding("utf-8", "Unicode (UTF-8)", "يونيكود (UTF-8)"),
    Encoding("utf-16-le", "Unicode (UTF-16, little endian)", "يونيكود (UTF-16 LE)"),
    Encoding("utf-16-be", "Unicode (UTF-16, big endian)", "يونيكود (UTF-16 BE)"),
    Encoding("windows-1256", "Arabic (Windows-1256)", "عربي (Windows-1256)"),
    Encoding("iso-8859-6", "Arabic (ISO-8859-6)", "عربي (ISO-8859-6)"),
    Encoding("cp864", "Arabic (DOS 864)", "عربي (DOS 864)"),
    Encoding("cp720", "Arabic (DOS 720)", "عربي (DOS 720)"),
    Encoding("mac-arabic", "Arabic (Mac)", "عربي (Mac)"),
    Encoding("windows-1252", "Western (Windows-1252)", "غربي (Windows-1252)"),
)
"""The encodings offered for opening a text again."""


class Decoded(NamedTuple):
    """A text, the encoding that it was in, and whether some bytes could not be read (each is U+FFFD in the text)."""

    text: str
    encoding: str
    replaced: bool = False


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
# What a written text is made of: Latin with its accents, Arabic and its presentation forms, general punctuation.
_WRITTEN = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u024f\u0600-\u06ff\u0750-\u077f\u2000-\u206f\u20a0-\u20bf\ufb50-\ufdcf\ufe70-\ufefc]"
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f\xa0\xab\xbb\u2000-\u206f]+")
_ARABIC = re.compile("[،؛؟\u0621-\u0652]+")
# Of no use for reading, and some of them take quadratic time.
_NOT_FOR_READING = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "rot13", "utf-7", "utf_7"}


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """The text of the bytes.

    `encoding` is the person's choice and is obeyed; `declared` is what the file says of itself and is only believed
    where the bytes agree. Raises OpeningError: "encoding" where the choice does not fit, "binary" where the bytes are
    no text in any encoding. Its sentences need a path, which the caller adds.
    """
    if encoding is not None:
        return _chosen(data, encoding)
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return _written(text, name, "\ufffd" in text)
    wide = _wide(data)
    if wide is not None:
        text = data.decode(wide, "replace")
        return _written(text, wide, "\ufffd" in text)
    try:
        return _written(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error)
    if nearly is not None:
        return _written(nearly, "utf-8", True)
    return _single_byte(data, declared)


def _chosen(data: bytes, encoding: str) -> Decoded:
    try:
        info = codecs.lookup(encoding)
        if not getattr(info, "_is_text_encoding", True) or info.name in _NOT_FOR_READING:
            raise LookupError(encoding)
        name = _name(info.name)
        for mark, marked in _BYTE_ORDER_MARKS:
            if data.startswith(mark) and name in (marked, marked[:6]):
                data, name = data[len(mark) :], marked
                break
        text = data.decode(name)
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error) if name == "utf-8" else None
        if nearly is None:
            raise OpeningError("encoding", encoding=encoding) from error
        return Decoded(nearly, name, True)
    except (LookupError, ValueError) as error:
        raise OpeningError("encoding", encoding=encoding) from error
    return Decoded(text, name)


def _name(codec: str) -> str:
    names = {"cp1256": "windows-1256", "iso8859-6": "iso-8859-6", "cp1252": "windows-1252", "iso8859-1": "iso-8859-1"}
    return names.get(codec, codec)


def _written(text: str, encoding: str, replaced: bool = False) -> Decoded:
    """The text as decoded, if it is one: bytes of a picture or a program decode too, but to control characters."""
    if control_share(text) > 0.005:
        raise OpeningError("binary")
    if replaced and text.count("\ufffd") > 0.05 * len(text):
        raise OpeningError("binary")
    return Decoded(text, encoding, replaced)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark. Arabic in it is bytes of 06 and of letters, which also decode as UTF-8."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    shares = {
        "utf-16-le": sum(sample[1::2].count(byte) for byte in (0x00, 0x06)) / half,
        "utf-16-be": sum(sample[0::2].count(byte) for byte in (0x00, 0x06)) / half,
    }
    best, worst = sorted(shares, key=shares.__getitem__, reverse=True)
    if shares[best] < 0.5 or shares[worst] > 0.5 * shares[best]:
        return None
    text = sample.decode(best, "replace")
    return best if len(_WRITTEN.findall(text)) > 0.9 * len(text) else None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> str | None:
    """UTF-8 in which a byte here and there was damaged, or a text cut in the middle of a letter; else None."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    at_the_end = error.reason == "unexpected end of data" and len(data) - error.start < 4
    if at_the_end and damaged == 1 and beyond_ascii > 1:
        return text
    return text if damaged <= 0.02 * beyond_ascii else None


def _single_byte(data: bytes, declared: str | None) -> Decoded:
    sample = data if len(data) <= 4 * _SAMPLE else data[:_SAMPLE] + data[len(data) // 2 :][:_SAMPLE]
    candidates: list[str] = []
    detected = _arabic(sample) or _detected(sample)
    if declared is not None:
        try:
            name = _name(codecs.lookup(declared).name)
        except (LookupError, ValueError):
            name = None
        western = name in ("windows-1252", "iso-8859-1")
        # Servers put the Western name on pages of every language.
        if name and not name.startswith("utf") and not (western and detected not in (None, name)):
            candidates.append(name)
    if detected:
        candidates.append(detected)
    candidates += ["windows-1256", "iso-8859-6"]
    for name in candidates:
        try:
            if name in _NOT_FOR_READING or not getattr(codecs.lookup(name), "_is_text_encoding", True):
                continue
            return _written(data.decode(name), name)
        except (UnicodeDecodeError, LookupError, OpeningError):
            continue
    raise OpeningError("binary")


def _arabic(sample: bytes) -> str | None:
    """The Arabic encoding in which nearly all that is not ASCII is Arabic, if there is just one.

    Sure where it answers: read in the other one, the commonest letters (ل م ن و ي) turn into others or into Latin ones.
    """
    shares: dict[str, float] = {}
    for name in ("windows-1256", "iso-8859-6"):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        beyond = _BEYOND_ASCII.findall(text)
        shares[name] = sum(map(len, _ARABIC.findall("".join(beyond)))) / max(1, sum(map(len, beyond)))
    best = max(shares, key=shares.__getitem__, default=None)
    if best is None or shares[best] < 0.97 or any(shares[best] - shares[name] < 0.1 for name in shares if name != best):
        return None
    return best


def _detected(sample: bytes) -> str | None:
    import chardet

    answer = chardet.detect(sample)
    name = answer.get("encoding")
    if not name:
        return None
    try:
        return _name(codecs.lookup(name).name)
    except LookupError:
        return None
