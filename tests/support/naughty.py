"""Texts that a form must survive, and how a browser would send them."""

from collections.abc import Iterable
from urllib.parse import quote_plus

Pairs = list[tuple[str, str]]
NAUGHTY = [
    *("", " ", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\ufffe", "\ufeff", "\u202e\u2066", "\u2028"),
    *("-1", "0", "00", "1e400", "NaN", "Infinity", "0x10", "1_000", "\uff11", "²", "9" * 5000, "2147483648"),
    *("9223372036854775808", "1.5", "1,5", "true", "null", "undefined", "[]", "{}", "on", "None"),
    *("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "31-12-2026", "2026-W01-1"),
    *("' OR 1=1 --", '"; DROP TABLE x; --', "%", "%s", "%(x)s", "%00", "\\", "\\u0000", "{{7*7}}", "{% now %}"),
    *("<script>alert(1)</script>", "]]>", "&#0;", "=1+1", "@SUM(1)", "\r\nSet-Cookie: a=b", "\t", "\x7f", "\x1b[2J"),
    *("../../etc/passwd", "file:///etc/passwd", "//evil.example", "javascript:alert(1)", "00000000-0000-0000-0000-000000000000"),
    *("x" * 61, "x" * 2001, "x" * 70_000, "é" * 300, "👩‍👧‍👦" * 200, "\u0301" * 500, "שלום", "Aa1!" * 5000),
]  # fmt: skip


def body_of(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Write pairs as a browser does; lone surrogates as the bytes they would be."""

    def quoted(text: str) -> str:
        return quote_plus(text.encode("utf-8", "surrogatepass"))

    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in pairs).encode()
