"""One story in many scripts: the seed's shape, with everything a terminal finds hard."""

import json

CHINESE = "中国科学界的同事们也按下了暂停键，合作因此停顿。双方都没有给出任何理由或解释。"
RUSSIAN = "Наши китайские научные коллеги тоже нажали на паузу, и сотрудничество приостановлено."
ARABIC = "لم يتوقف التعاون العلمي بين البلدين، ولا يوجد سبب لوقفه في المستقبل القريب."
DEVANAGARI = "हमें सहयोग रोकने का कोई आदेश नहीं मिला है और काम पहले की तरह जारी है।"
COMBINING = "Le me\u0301decin a de\u0301cide\u0301 de\u0300s l’e\u0301te\u0301 : ô, ụ̈, x̂̂̂, Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢."
EMOJI = "👩‍🔬👨‍👩‍👧‍👦 said 🇨🇳🇷🇺 ☎️ ☎︎ 👍🏽 — ½ ﬁ ｶﾅ Ａｂｃ 한국어"
LONG = "https://example.org/" + "a" * 230
UNBROKEN = "汉" * 90

SCRIPTS = [CHINESE, RUSSIAN, ARABIC, DEVANAGARI, COMBINING, EMOJI, LONG, UNBROKEN]


def story() -> bytes:
    """A claim file: each text is a claim, and each answers the first."""
    speakers: dict[str, object] = {}
    claims: dict[str, object] = {}
    for number, text in enumerate(SCRIPTS):
        speakers[f"s{number}"] = {"descriptor": text[:90], "published": {"descriptor": text}}
        claims[f"c{number}"] = {
            "speaker": f"s{number}",
            "source": "paper",
            "text": text,
            "quote": text,
            "said": "2022-04-16",
            "venue": text,
        }
        if number:
            answer = {"claim": "c0", "type": "disputes", "why": f"{text} {CHINESE}"}
            claims[f"c{number}"] |= {"answers": [answer]}  # type: ignore[operator]
    file = {
        "schema": "tracker/claim-file/1",
        "id": "scripts",
        "source": {"paper": {"type": "article-newspaper", "title": f"{RUSSIAN} {CHINESE}"}},
        "speaker": speakers,
        "claim": claims,
    }
    return json.dumps(file, indent=1).encode()
