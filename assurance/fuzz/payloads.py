"""What is sent: texts that would do harm where someone forgot to guard, each with a mark to find it by.

A mark is a word that stands nowhere in the product. Where it turns up as the name of an element or of an
attribute, in a header or in the log, something was let through.
"""

import random
from collections.abc import Callable, Iterator

from tests.support.naughty import NAUGHTY

TYPED = "kanq7x"  # begins every mark in something that was posted: no address, header or log may hold it
ASKED = "kanq8x"  # begins every mark in an address that was asked for: that address may come back
WORKED_OUT = ("49kan",)  # what a template or a format would make of the texts below

MARKUP = [
    *("<{m}>", "<script>{m}()</script>", '"><{m} onclick=1>', "'><{m}>", '" {m}=1 onfocus="{m}()', "' {m}=1 x='"),
    *(" {m}=1 ", "` {m}=1 `", "</textarea><{m}>", "</script><{m}>", "</style><{m}>", "</title><{m}>", "--><{m}>"),
    *("]]><{m}>", "</text></svg><{m}>", "<svg onload={m}()>", "<img src=x onerror={m}()>", "<!--{m}", "&lt;{m}&gt;"),
    *("javascript:{m}()", "JaVaScRiPt:{m}()", "data:text/html,{m}", "//{m}.example", "https://{m}.example/"),
    *("<a href=javascript:{m}()>", "\u003c{m}\u003e", "\\u003c{m}\\u003e", "<{m}\x0c/>", "<\u200b{m}>"),
]  # fmt: skip
EVERYWHERE = "'\"></title></textarea></text></svg>--><{m}>"  # leaves wherever it may stand, in 60 signs
MARKUP.append(EVERYWHERE)
FORMULAS = [
    *("={m}", "+{m}", "-{m}", "@{m}", "\t={m}", "\r={m}", "\n={m}", " ={m}", "\uff1d{m}"),
    *('=HYPERLINK("http://{m}.example")', "=1+1+cmd|'/C {m}'!A0", "-2+3+{m}", '"=1+{m}"', "{m};=1+1", '{m};"=1+1"', "{m}\n=1+1", "{m},=1+1"),
]  # fmt: skip
WORDING = [
    "{{% widthratio 7 1 7 %}}{m}",
    "{{{{ 40|add:9 }}}}{m}",
    "{{{{ {m} }}}}{{#{m}#}}",
    "%({m})s",
    "%s{m}%n%d",
    "${{{m}}}",
]
PLAIN = [
    *("{m}", "Kanarie {m} van ’t Hof", "{m}@voorbeeld.example", "{m}\r\nX-{m}: 1", "{m}\nBcc: x@elders.example"),
    *("{m}@voorbeeld.example\r\nBcc: x@elders.example", "\u202e{m}\u2066", "{m}\u0085x", "e\u0301{m}\U0001f469\u200d\U0001f467"),
    *("{m}\x00", "{m}\ud800", "{m}\ufffe", "{m}" + " x" * 60, "{m}" + "x" * 1990, "{m}" + "y" * 4100, "{m}" + "z" * 70_000),
    *("../{m}", "{m}' OR 1=1 --", "\x1b[31m{m}", "[{m}](http://x)", "{m}: &a [*a,*a]\n- !!python/object:os.system {{}}"),
]  # fmt: skip
MARKED = [*MARKUP, *FORMULAS, *WORDING, *PLAIN]
ELSEWHERE = "9b2c8a44-1111-4c3d-9e76-8a0f3a7e4b21"  # the id of nothing here
UNMARKED = [
    *(*NAUGHTY, ELSEWHERE, "1e309", "-0", "99999999999999999999", "9999-12-31T23:59", "1900-01-01", "0/0"),
    *("٣", "12:61", "on\x00", "true,false", "0;1", "[1]", '{"a":1}', "-2147483649", "1" * 400, "2026-11-22"),
]  # fmt: skip

Text = Callable[[str], str]


def marked(pattern: str) -> Text:
    """Return a text that takes a mark; braces that are doubled stand for themselves."""
    return lambda mark: pattern.format(m=mark)


def plain(text: str) -> Text:
    """Return a text that takes no mark."""
    return lambda mark: text


DECK = [*map(marked, MARKED), *map(marked, MARKED), *map(plain, UNMARKED)]  # marked ones twice as often


def shuffled(chance: random.Random) -> Iterator[Text]:
    """Yield all texts in an order of its own, again and again."""
    while True:
        deck = list(DECK)
        chance.shuffle(deck)
        yield from deck


# Bodies and files: not a field but the whole of what is sent.
def json_bodies(mark: str) -> list[bytes]:
    """Return what a decoder of JSON has to survive."""
    deep, long = 100_000, "9" * 5000
    return [
        *(b"", b"null", b"[]", b"0", b'""', b"{", b'{"choice":', b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}"),
        *(
            b"[" * deep,
            b'{"a":' * deep,
            b'{"choice":NaN}',
            b'{"choice":1e999}',
            f'{{"choice":{long}}}'.encode(),
        ),
        b'{"choice":"1","choice":"2","revision":0,"key":"x"}',
        b'{"choice":"\\u0000","revision":1}',
        b'{"choice":"\\ud800","revision":1}',
        b'{"choice":["1"],"revision":{"a":1},"key":true}',
        b'{"__proto__":{"x":1},"choice":null,"revision":null,"key":null}',
        f'{{"choice":"1","example":"<{mark}>","revision":-1,"key":"{mark}"}}'.encode(),
        f'{{"choice":"{mark}","revision":1}}'.encode() + b" " * 70_000,
    ]


def file_contents(good: bytes, mark: str, chance: random.Random) -> list[bytes]:
    """Return files nearly like a good one, and some that are like nothing."""
    at = chance.randrange(max(1, len(good)))
    text = good.decode("utf-8", "replace")
    words = [word for word in set(text.split('"')) if word.isalpha()] or ["x"]
    word = chance.choice(sorted(words))
    return [
        *(
            good[:at],
            good[at:],
            good[:at] + b"\x00" + good[at:],
            good[:at] + b"\xff\xfe" + good[at:],
            good * 2,
        ),
        *(text.replace(word, f"<{mark}>").encode(), text.replace(word, f"={mark}").encode()),
        *(
            text.replace(
                word, chance.choice(["1e999", "[]", "null", "\\u0000", "\\ud800", "9" * 500])
            ).encode(),
        ),
        *(
            b"",
            b"\x00",
            b"\xff" * 100,
            b"[" * 50_000,
            b"{a: " * 5000,
            b"PK\x03\x04" + good,
            b"%PDF-1.7",
            b"x" * 610_000,
        ),
        b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\n",
        f"!!python/object/apply:os.system ['echo {mark}']".encode(),
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>{mark}&e;</x>'.encode(),
    ]


def file_names(mark: str, good: str) -> list[str]:
    """Return names for a file, the right one half of the time."""
    kind = good.rpartition(".")[2]
    odd = [
        f"<{mark}>.{kind}",
        f"../../{mark}.{kind}",
        f"={mark}.{kind}",
        f"{mark}\r\nX-{mark}: 1.{kind}",
        f'{mark}".{kind}',
    ]
    return [good] * 6 + [*odd, "", ".", f"{mark}.exe", f"{mark}\x00.{kind}", f"{mark * 90}.{kind}"]


CONTENT_TYPES = [
    *("application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=base64"),
    *("application/x-www-form-urlencoded; charset=rot13", "text/plain; charset=x", "text/plain; x*=undefined''y"),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 300),
    *("multipart/form-data; boundary=\x7f", "application/json", "application/xml", "", ";", "\u20ac", "x" * 5000),
]  # fmt: skip


def headers(mark: str) -> list[dict[str, str]]:
    """Return headers and cookies that nobody sends."""
    cookies = ["session", "csrf", "django_language", "messages", "device", "sessionid", "x\x00", ""]
    values = [
        mark,
        f"<{mark}>",
        f'"{mark}"',
        "\x00",
        "a" * 4000,
        f"nl\r\nX-{mark}: 1",
        "\xff",
        "..",
        "{}",
        "nl-x",
    ]
    return [
        *({"HTTP_COOKIE": f"{name}={value}"} for name in cookies for value in values),
        *({"HTTP_COOKIE": value} for value in (";;;=", "=" * 3000, "a=b; " * 500, f'csrf="{mark}')),
        *({"HTTP_REFERER": value} for value in (f"https://{mark}.example/", "javascript:x", "http://[", "\x00")),
        *({"HTTP_HOST": value} for value in (f"{mark}.example", "testserver:99999", "[::1", "a b", "", "testserver@x")),
        *({"HTTP_ACCEPT_LANGUAGE": value} for value in (f"<{mark}>", "en;q=9e999", "x" * 4000, "*;q=-1")),
        *({"HTTP_X_FORWARDED_FOR": value} for value in (f"<{mark}>", "1,2,3," * 400, "::::", "")),
        *({"HTTP_ORIGIN": value} for value in ("null", f"https://{mark}.example", "http://[")),
        *({"HTTP_USER_AGENT": value} for value in (f"<{mark}>", "", "x" * 9000)),
        *({"HTTP_IF_MODIFIED_SINCE": "x", "HTTP_IF_NONE_MATCH": mark}, {"HTTP_RANGE": "bytes=0-1,9-0"}),
        *({"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_X_CSRFTOKEN": mark, "HTTP_X_REQUEST_ID": f"<{mark}>"},),
        *({"HTTP_ACCEPT_ENCODING": "gzip;q=x, br;q=", "HTTP_ACCEPT": "application/json;;"}, {"HTTP_X_FORWARDED_PROTO": "x"}),
    ]  # fmt: skip
