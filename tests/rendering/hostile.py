"""A story with a given text wherever a person can write one, and texts that are hard to show."""

import json
import unicodedata
from collections.abc import Sequence

INTERNAL = "for our eyes only"
"""Stands in every field that is internal."""

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script src=//evil.example></script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "</bdi></blockquote></section></main></body></html>",
    "<!--",
    "--> <b>bold</b>",
    "<![CDATA[<b>x</b>]]>",
    "<?php echo 1 ?>",
    "<!doctype html>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;nbsp;&#x3c;b&#62;&notit;",
    "<a href='https://evil.example'>x</a>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "{{ ''.__class__.__mro__ }}",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "\u202egnp.exe\u202c <b>",
    "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "line one\n\n</p>\n# line two\n\n---\n- three",
    "\u2028<b>\u2029<i>\u0085<u>",
    "<\u200bscript>\ufeff<script\u00a0>",
    "＜script＞ ‹b› «i»",
    "<" * 200,
]


HARMLESS = [f"harmless{number:02}" for number in range(len(PAYLOADS))]
"""As many texts that nothing has to be done about."""


def obeyed(char: str) -> bool:
    """Whether a terminal may act on a character, by what Unicode says of it."""
    return (
        unicodedata.category(char) in {"Cc", "Cs"}
        or unicodedata.bidirectional(char) in _BIDI
        or char in "\u061c\u200e\u200f\u2028\u2029"
        or "\u206a" <= char <= "\u206f"
        or "\ufff9" <= char <= "\ufffb"
        or "\U000e0000" <= char <= "\U000e007f"
    )


_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def story(texts: Sequence[str]) -> bytes:
    """A claim file: for each text a source, a named and an unnamed speaker, and three claims."""
    return json.dumps(_story(texts), indent=1).encode()


def _story(texts: Sequence[str]) -> dict[str, object]:
    sources: dict[str, object] = {}
    speakers: dict[str, object] = {}
    claims: dict[str, object] = {}
    for number, text in enumerate(texts):
        sources[f"s{number}"] = {
            "type": "article-newspaper",
            "outlet": f"o{number}",
            "title": text,
            "byline": text,
            "url": text,
            "archived_url": text,
            "note": INTERNAL,
        }
        speakers[f"o{number}"] = {"type": "publication", "name": text, "note": INTERNAL}
        speakers[f"n{number}"] = {
            "name": text,
            "aliases": [f"{text} alias"],
            "identifiers": {"url": text},
            "descriptor": text,
            "note": INTERNAL,
            "affiliation": [{"described": text, "role": text, "place": text, "note": INTERNAL}],
            "published": {"descriptor": text, "terms_note": INTERNAL},
        }
        speakers[f"u{number}"] = {
            "descriptor": text,
            "note": INTERNAL,
            "published": {
                "descriptor": text,
                "anonymity_origin": "at_request",
                "anonymity_reason": "safety",
                "anonymity_reason_published": text,
                "terms_note": INTERNAL,
            },
        }
        told = {
            "source": f"s{number}",
            "text": text,
            "said": "2022-04-16",
            "said_note": text,
            "venue": text,
            "locator": text,
            "scope": {"who": text, "what": text, "where": text},
            "topics": [text],
            "via": [f"o{number}"],
            "note": INTERNAL,
            "approved_by_role": INTERNAL,
        }
        quoted = {**told, "quote": text, "editorial_marks": text}
        answer = {"claim": f"a{number}", "type": "disputes", "why": text}
        denial = {"kind": "denial", "denied_proposition": text}
        claims[f"a{number}"] = {**quoted, "speaker": f"n{number}"}
        claims[f"b{number}"] = {**quoted, "speaker": f"u{number}", "answers": [answer]}
        claims[f"c{number}"] = {**told, **denial, "speaker": f"u{number}", "answers": [answer]}
    return {
        "schema": "tracker/claim-file/1",
        "id": "hostile",
        "note": INTERNAL,
        "source": sources,
        "speaker": speakers,
        "claim": claims,
    }
