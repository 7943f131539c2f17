"""Invented statements beside the seed's: what each one does, and what it would not do."""

import pytest

from conftest import Run
from exchange.claim_files import dump, edited, relations, write
from tracker.models import Base
from tracker.store.location import Location

FILE = """\
schema = "tracker/claim-file/1"
id = "contrast"
defaults.source = "paper"

[source.paper]
type = "article-newspaper"
outlet = "paper"

[source.wire-report]
type = "article-newspaper"
outlet = "wire"
title = "Report of the speech"

[source.other-report]
type = "article-newspaper"
title = "Another paper's report"

[speaker.paper]
type = "publication"
name = "The Paper"

[speaker.wire]
type = "publication"
name = "The Wire"

[speaker.president]
name = "The president"

[speaker.colleagues]
type = "group"
descriptor = "the colleagues"

[speaker.head]
descriptor = "the head of an institute"

[claim.pause]
speaker = "president"
text = "The colleagues have put cooperation with the academy on pause."
via = ["wire-report"]
said = 2022-04-14
scope.quantifier = "generic"

[claim.talks]
speaker = "president"
text = "The academy has been unable to start serious talks for a month."
via = ["wire-report"]
polarity = "negate"

"""
SAME = 'match = { who = "same", what = "same", where = "same", when = "same" }\n'


def statement(key: str, speaker: str, text: str, more: str = "") -> str:
    return f'[claim.{key}]\nspeaker = "{speaker}"\ntext = "{text}"\n{more}\n'


def answers(claim: str, kind: str, match: str = "", *, by: str = "new") -> str:
    return f'[[claim.{by}.answers]]\nclaim = "{claim}"\ntype = "{kind}"\nwhy = "x"\n{match}'


NO_PAUSE = statement(
    "new",
    "colleagues",
    "No institute of ours has paused any work with the academy since early March.",
    'kind = "denial"\ndenied_proposition = "an institute has paused"\nscope.quantifier = "none"',
)
MET = statement(
    "new", "colleagues", "We met the negotiators for serious talks every week in March."
)
MISQUOTED = statement("new", "head", "The agency misquoted the speech.")
WRONG = statement("new", "president", "I was wrong, talks went on.", "said = 2022-05-02")
ON_HOLD = statement("new", "head", "Our joint work has been on hold since March.")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        pytest.param(
            NO_PAUSE + answers("pause", "contradicts", SAME),
            ["R1 C3 contradicts C1"],
            id="no institute of the same colleagues has paused",
        ),
        pytest.param(
            MET + answers("talks", "contradicts", SAME),
            ["R1 C3 contradicts C2"],
            id="serious talks every week",
        ),
        pytest.param(
            MISQUOTED + answers("pause", "weakens"),
            ["R1 C3 weakens C1"],
            id="the agency misquoted",
        ),
        pytest.param(
            WRONG + answers("pause", "supersedes") + answers("pause", "contradicts", SAME),
            ["R1 C3 supersedes C1", "R2 C3 contradicts C1"],
            id="the speaker was wrong",
        ),
        pytest.param(
            ON_HOLD + answers("pause", "corroborates"),
            ["R1 C3 corroborates C1"],
            id="an independent head says the same",
        ),
    ],
)
def test_a_statement_is_related_as_it_deserves(
    location: Location, run: Run, more: str, found: list[str]
) -> None:
    outcome = run("import", write(FILE + more))
    assert (outcome.code, outcome.err) == (0, "")
    assert relations(location) == found


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param(
            edited(('"none"', '"specific"'), of=NO_PAUSE)
            + answers(
                "pause", "contradicts", edited(('who = "same"', 'who = "narrower"'), of=SAME)
            ),
            "story.toml:55: claim.new.answers[1]: new contradicts pause refused: who is narrower"
            " and the quantifier of pause is generic; one counter-example refutes only all or none;"
            " use disputes or qualifies",
            id="one institute has not paused",
        ),
        pytest.param(
            MET
            + answers(
                "pause", "contradicts", edited(('what = "same"', 'what = "overlapping"'), of=SAME)
            ),
            "story.toml:53: claim.new.answers[1]: new contradicts pause refused: what is"
            " overlapping, not same; use qualifies or weakens",
            id="talks are not the pause",
        ),
        pytest.param(
            NO_PAUSE
            + answers(
                "pause", "contradicts", edited(('when = "same"', 'when = "different"'), of=SAME)
            ),
            "story.toml:55: claim.new.answers[1]: new contradicts pause refused: when is different;"
            " use weakens, or no relation",
            id="another year",
        ),
        pytest.param(
            edited(("\n\n", '\nvia = ["wire"]\n\n'), of=ON_HOLD) + answers("pause", "corroborates"),
            "story.toml:54: claim.new.answers[1]: new corroborates pause refused: both claims have"
            " one origin: the hop The Wire; use repeats where it says the same again, else no"
            " relation",
            id="a head heard by the same agency",
        ),
        pytest.param(
            answers("pause", "corroborates", by="talks"),
            "story.toml:49: claim.talks.answers[1]: talks corroborates pause refused: both claims"
            " have one origin: the speaker The president, the hop The Wire; use repeats where it"
            " says the same again, else no relation",
            id="the same speech",
        ),
    ],
)
def test_a_statement_is_not_related_as_more_than_it_is(
    location: Location, run: Run, more: str, told: str
) -> None:
    outcome = run("import", write(FILE + more))
    assert outcome.err == f"tracker: {told}\n"
    assert (outcome.code, outcome.out) == (1, "")
    assert relations(location) == []


def test_a_second_source_with_the_same_copy_is_an_appearance_through_the_same_hop(
    location: Location, run: Run
) -> None:
    copy = '[[claim.pause.appearance]]\nsource = "other-report"\nvia = ["wire-report"]\n'
    outcome = run("import", write(FILE + copy))
    assert (outcome.code, outcome.err) == (0, "")
    held = dump(location)
    assert (len(held["claim"]), len(held["appearance"]), held["relation"]) == (2, 3, [])
    column = list(Base.metadata.tables["relay"].c.keys()).index("source_id")
    assert [hop[column] for hop in held["relay"]] == [2, 2, 2]
