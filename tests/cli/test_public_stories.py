"""Whatever is recorded: no field outside the allow-list is in anything made for the public.

Every field that stays inside holds Georgian letters alone, and no other field holds any.
"""

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cli.test_public import ALONE, MADE, held_in
from conftest import Run

GEORGIAN = re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]")
KEPT = st.text("abcdeжд习=<&| ", min_size=1, max_size=12).filter(str.strip)
INSIDE = st.text("აბგდევზთ \n", min_size=1, max_size=12).filter(str.strip)
VOICES = ("named", "unnamed", "nightjar", "hidden")
RULES = {
    "named": ["on_record", "unknown"],
    "unnamed": ["on_record", "background", "unknown"],
    "nightjar": ["on_record", "background"],
    "hidden": ["off_record"],
}
TYPES = ["qualifies", "weakens", "leaves_open"]


def told(open_: bool) -> st.SearchStrategy[str]:
    return KEPT if open_ else INSIDE


@st.composite
def claims(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """A claim of some voice; what the public gets of it depends on who speaks."""
    voice = draw(st.sampled_from(VOICES))
    shown, named = voice != "hidden", voice == "named"
    rule = draw(st.sampled_from(RULES[voice]))
    only_read = shown and rule == "unknown"
    optional = {
        "venue": told(named),
        "said_note": INSIDE,
        "locator": told(named or only_read),
        "note": INSIDE,
        "approved_by_role": INSIDE,
        "known_to_newsroom": st.sampled_from(["reporter", "more"]),
        "topics": st.lists(told(shown), min_size=1, max_size=2),
        "quote": told(shown),
    }
    scope = {name: told(shown) for name in ("who", "what", "where")}
    published: dict[str, Any] = {
        "ground_rule": rule,
        "terms_note": draw(INSIDE),
    }
    if voice == "unnamed":
        published |= {
            "descriptor": draw(KEPT),
            "anonymity_origin": "at_request",
            "anonymity_reason": "safety",
            "anonymity_reason_published": draw(KEPT),
        }
    found: dict[str, Any] = {
        "speaker": voice,
        "source": draw(st.sampled_from(["article", "other"])) if shown else "talk",
        "text": draw(told(shown)),
        "published": published,
        "scope": draw(st.fixed_dictionaries({}, optional=scope)),
        **draw(st.fixed_dictionaries({}, optional=optional)),
    }
    if draw(st.booleans()):
        denied = draw(told(shown).filter(lambda one: not one.strip().endswith("?")))
        found |= {"kind": "denial", "denied_proposition": denied}
    if draw(st.booleans()):
        answer = draw(st.sampled_from(["yes", "no", "partly"]))
        position = {"question": "asked", "answer": answer, "why": draw(told(shown))}
        found["positions"] = [position]
    if number:
        found["_answers"] = draw(st.none() | st.tuples(st.integers(0, number - 1), INSIDE, KEPT))
    return found


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """A claim file with up to four claims, and their sources, speakers, question and relations."""
    some = [draw(claims(number)) for number in range(draw(st.integers(1, 4)))]
    for one in some:
        answered = one.pop("_answers", None)
        if answered is None:
            continue
        which, inside, kept = answered
        both = "hidden" not in {one["speaker"], some[which]["speaker"]}
        one["answers"] = [
            {
                "claim": f"c{which}",
                "type": draw(st.sampled_from(TYPES)),
                "why": kept if both else inside,
            }
        ]
    body = {"described": draw(KEPT), "role": draw(KEPT), "note": draw(INSIDE)}
    own = {"described": draw(INSIDE), "role": draw(INSIDE), "place": draw(INSIDE)}
    return {
        "schema": "tracker/claim-file/1",
        "id": "story",
        "note": draw(INSIDE),
        "source": {
            "article": _source(draw, "paper"),
            "other": _source(draw, "gazette"),
            "talk": {"type": "interview", "title": draw(INSIDE), "byline": draw(INSIDE)},
        },
        "speaker": {
            "paper": {"type": "publication", "name": "Paper", "note": draw(INSIDE)},
            "gazette": {"type": "publication", "name": "Gazette"},
            "named": {"name": "Ann", "note": draw(INSIDE), "affiliation": [body]},
            "unnamed": {"descriptor": draw(INSIDE), "note": draw(INSIDE), "affiliation": [own]},
            "nightjar": {
                "name": "Nightjar",
                "naming": "pseudonym",
                "aliases": [draw(INSIDE)],
                "affiliation": [own],
            },
            "hidden": {"name": draw(INSIDE), "affiliation": [own]},
        },
        "question": {"asked": {"text": draw(KEPT), "note": draw(INSIDE)}},
        "claim": {f"c{number}": one for number, one in enumerate(some)},
    }


def _source(draw: st.DrawFn, outlet: str) -> dict[str, Any]:
    return {
        "type": "article-newspaper",
        "outlet": outlet,
        "title": draw(KEPT),
        "note": draw(INSIDE),
    }


def check(run: Run, template: Path, story: dict[str, Any], made: list[tuple[str, str]]) -> None:
    """Import a story into a new database and print some of it for the public."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        shutil.copyfile(template, "story.db")
        patch.setenv("TRACKER_DB", "story.db")
        imported = run("import", "-", stdin=json.dumps(story))
        assert imported.code == 0, imported.err
        for number, (command, format_) in enumerate(made):
            name = f"{number}.made"
            picked = () if command in ALONE else ("-f", format_)
            outcome = run(*command.split(), *picked, "-o", name, "--audience", "public")
            assert outcome.code in {0, 1}, (command, outcome.err)
            assert GEORGIAN.findall(outcome.out) == []
            assert Path(name).exists() == (outcome.code == 0)
            if outcome.code == 0:
                held = held_in(Path(name), format_)
                leaked = [line for line in held.splitlines() if GEORGIAN.search(line)]
                assert leaked == [], (command, format_)
            elif "off the record" not in outcome.err:
                # A dossier of what nothing may be told of says so; nothing else is refused.
                assert "nothing" in outcome.err, outcome.err


SOME = st.lists(st.sampled_from(MADE), min_size=2, max_size=3, unique=True)
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # a story is slow to shrink
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=6, suppress_health_check=QUIET, phases=PHASES)
@given(story=stories(), made=SOME)
def test_what_stays_inside_is_in_nothing_that_leaves(
    run: Run, templates: dict[str, Path], story: dict[str, Any], made: list[tuple[str, str]]
) -> None:
    check(run, templates["sqlite"], story, made)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=QUIET, phases=PHASES)
@given(story=stories(), made=SOME)
def test_what_stays_inside_is_in_nothing_that_leaves_for_100_stories(
    run: Run, templates: dict[str, Path], story: dict[str, Any], made: list[tuple[str, str]]
) -> None:
    check(run, templates["sqlite"], story, made)
