"""Entities of FollowTheMoney: only the named, and its own library takes every one."""

import json
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from conftest import Run
from reporting.canaries import fill
from reporting.stories import load, tell
from tracker.store.location import Location

STORY = """\
schema = "tracker/claim-file/1"
id = "story"

[defaults]
source = "paper"

[source.paper]
type = "article-newspaper"
title = "The paper"
outlet = "daily"
byline = "Eve Roe"
language = "en"
published = "2022-04-16"
url = "https://example.org/paper"

[source.cable]
type = "report"
outlet = "tass"
published = "2022-04-15/2022-04-16"

[source.call]
type = "interview"
title = "Call with the deputy"

[speaker.daily]
type = "publication"
name = "The Daily"

[speaker.tass]
type = "organization"
name = "TASS"

[speaker.bureau]
type = "organization"
name = "Secret Bureau"

[speaker.ann]
name = "Ann"
aliases = ["Anna"]
identifiers = { wikidata = "Q42", orcid = "0000-0002-1825-0097" }
affiliation = [{ organization = "Academy", role = "head", valid = "2019/2021-05" }]

[speaker.bob]
name = "Bob"
affiliation = [{ organization = "Party", role = "member", valid = "2019~", uncertain = true }]

[speaker.clerk]
descriptor = "a clerk"
affiliation = [{ organization = "bureau", role = "clerk" }]

[speaker.fox]
name = "Fox"
naming = "pseudonym"
affiliation = [{ organization = "Den", role = "owner" }]

[claim.A]
speaker = "ann"
text = "Work stopped."
via = ["cable"]

[claim.B]
speaker = "bob"
text = "Work went on."

[claim.C]
speaker = "clerk"
text = "Nobody knows."

[claim.D]
speaker = "fox"
text = "I know."
published.identification = "pseudonym"

[claim.E]
speaker = "clerk"
source = "call"
text = "Not even I."
published.ground_rule = "background"
"""


def entities(run: Run, *options: str) -> list[dict[str, Any]]:
    """What is exported, a line each."""
    outcome = run("export", "ftm", *options)
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


def told(found: list[dict[str, Any]]) -> list[str]:
    """Entities in words; ends by name."""
    names = {one["id"]: one["properties"].get("name", [""])[0] for one in found}
    lines = []
    for one in found:
        values = [
            f"{name}={', '.join(names.get(value, value) for value in each)}"
            for name, each in one["properties"].items()
        ]
        lines.append(f"{one['schema']}: {'; '.join(values)}")
    return sorted(lines)


ALL = """\
Article: name=TASS, report, 2022-04-15/2022-04-16; publisher=TASS
Article: name=The paper; title=The paper; author=Eve Roe; publisher=The Daily; \
publishedAt=2022-04-16; language=eng; sourceUrl=https://example.org/paper
Documentation: document=TASS, report, 2022-04-15/2022-04-16; entity=TASS; role=publisher
Documentation: document=The paper; entity=Ann; role=speaker
Documentation: document=The paper; entity=Bob; role=speaker
Documentation: document=The paper; entity=TASS; role=relay
Documentation: document=The paper; entity=The Daily; role=publisher
Employment: employee=Ann; employer=Academy; role=head; startDate=2019; endDate=2021-05
Membership: member=Bob; organization=Party; role=member; status=uncertain
Organization: name=Academy
Organization: name=Party
Organization: name=TASS
Organization: name=The Daily
Person: name=Ann; alias=Anna; wikidataId=Q42
Person: name=Bob""".splitlines()


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_the_named_are_told_with_their_bodies_and_sources_and_nobody_else(
    location: Location, run: Run, audience: str
) -> None:
    del location
    load(run, STORY)
    assert told(entities(run, "--audience", audience)) == ALL


def test_an_unnamed_speakers_body_is_told_once_it_speaks_itself(
    location: Location, run: Run
) -> None:
    del location
    load(run, STORY, '\n[claim.F]\nspeaker = "bureau"\ntext = "We exist."\n')
    assert sorted(set(told(entities(run))) - set(ALL)) == [
        "Documentation: document=The paper; entity=Secret Bureau; role=speaker",
        "Organization: name=Secret Bureau",
    ]


def test_who_was_named_later_is_told_to_us_from_then_on(location: Location, run: Run) -> None:
    del location
    load(run, STORY)
    tell(
        run,
        "source add Later --type report --published 2023 --outlet 'The Daily'\n"
        "speaker reveal P6 'Carl Clerk' --source S4\n"
        "claim add 'It was me.' --speaker 'Carl Clerk' --source S4",
    )
    documented = "Documentation: document=Later; entity=Carl Clerk; role=speaker"
    found = told(entities(run))
    assert [line for line in found if line.startswith("Documentation: ") and "Carl" in line] == [
        documented
    ]
    assert not any("Carl" in line for line in told(entities(run, "--audience", "public")))


@pytest.mark.skipif(find_spec("followthemoney") is None, reason="needs the extra test-ftm")
def test_the_library_of_followthemoney_takes_every_entity(seeded: Location, run: Run) -> None:
    del seeded
    model: Any = import_module("followthemoney").model
    load(run, STORY)
    found = entities(run)
    assert Counter(one["schema"] for one in found) == {
        "Article": 6,
        "Documentation": 14,
        "Employment": 4,
        "Membership": 1,
        "Organization": 10,
        "Person": 5,
    }
    for one in found:
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        assert proxy.to_dict()["properties"] == one["properties"]
        for name, values in one["properties"].items():
            kind = proxy.schema.get(name).type
            assert [kind.clean(value) for value in values] == values


def test_no_word_of_the_newsrooms_own_leaves_for_any_reader(location: Location, run: Run) -> None:
    words = fill(location)
    left = {
        audience: [field for word, field in words.items() if word in made]
        for audience in ("internal", "public")
        if "shown-ada" in (made := run("export", "ftm", "--audience", audience).out)
    }
    assert left == {"internal": [], "public": []}
