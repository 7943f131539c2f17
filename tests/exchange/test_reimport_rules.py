"""Rules that a changed file meets because of what stands in the database already."""

import pytest

from conftest import Run
from exchange.claim_files import STOPPED, TINY, a, answer, dump, edited, match, state, write
from tracker.models import Appearance, Claim
from tracker.store.location import Location

WENT_ON = 'text = "Work went on."'
EMPLOYED = """name = "Ann"
[[speaker.ann.affiliation]]
organization = "Institute"
role = "head\""""


def refused(location: Location, run: Run, first: str, second: str) -> str:
    """What is told when the second file is refused after the first; nothing is written."""
    outcome = run("import", write(first))
    assert (outcome.code, outcome.err) == (0, "")
    before = dump(location)
    outcome = run("import", write(second))
    assert (outcome.code, outcome.out) == (1, "")
    assert dump(location) == before
    return outcome.err


def test_an_unnamed_speaker_is_not_given_a_name(location: Location, run: Run) -> None:
    named = edited(('descriptor = "a clerk"', 'name = "Clara"'))
    assert refused(location, run, TINY, named) == (
        "tracker: story.toml:12: speaker.clerk: a speaker keeps its naming: the named are not"
        " un-named, the unnamed are revealed; mend it in the file\n"
    )


def test_a_named_speaker_does_not_lose_the_name(location: Location, run: Run) -> None:
    unnamed = edited(('name = "Ann"', 'descriptor = "a scientist"'))
    assert refused(location, run, TINY, unnamed) == (
        "tracker: story.toml:9: speaker.ann: a speaker keeps its naming: the named are not"
        " un-named, the unnamed are revealed; mend it in the file\n"
    )


@pytest.mark.parametrize("change", [('"head"', '"member"'), ('"Institute"', '"Academy"')])
def test_an_affiliation_that_a_claim_uses_keeps_role_and_organization(
    location: Location, run: Run, change: tuple[str, str]
) -> None:
    employed = edited(('name = "Ann"', EMPLOYED))
    assert refused(location, run, employed, edited(change, of=employed)) == (
        "tracker: story.toml:11: speaker.ann.affiliation[1]: an affiliation that a claim uses"
        " keeps its role and organization; mend it in the file\n"
    )


def test_a_used_affiliation_may_be_told_more_of(location: Location, run: Run) -> None:
    del location
    employed = edited(('name = "Ann"', EMPLOYED))
    run("import", write(employed))
    outcome = run(
        "import", write(edited(('role = "head"', 'role = "head"\ncountry = "RU"'), of=employed))
    )
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "updated from the file: speaker.ann.affiliation[1] (country)\n"


@pytest.mark.parametrize(("first", "second"), [("ann", "clerk"), ("clerk", "ann")])
def test_a_claim_is_given_to_a_speaker_of_another_naming(
    location: Location, run: Run, first: str, second: str
) -> None:
    before = edited(('speaker = "ann"', f'speaker = "{first}"'))
    run("import", write(before))
    outcome = run("import", write(edited(('speaker = "ann"', f'speaker = "{second}"'))))
    assert (outcome.code, outcome.err) == (0, "")
    uid = state(location, Claim, 1)["speakers"][0]["speaker"]
    other = state(location, Claim, 2)["speakers"][0]["speaker"]
    assert (uid == other) is (second == "clerk")
    told = {"ann": "named", "clerk": "generic"}
    assert state(location, Appearance, 1)["identification"] == told[second]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param(
            answer("contradicts", match()),
            edited((WENT_ON, f'{WENT_ON}\nkind = "opinion"'), of=answer("contradicts", match())),
            "story.toml:20: claim.B: R1 forbids this change: B contradicts A refused: B (opinion)"
            " cannot be true or false; two opinions can be disputes",
            id="the kind of the claim that contradicts",
        ),
        pytest.param(
            answer("contradicts", match()),
            edited((STOPPED, f'{STOPPED}\nkind = "opinion"'), of=answer("contradicts", match())),
            "story.toml:15: claim.A: R1 forbids this change: B contradicts A refused: A (opinion)"
            " cannot be true or false; two opinions can be disputes",
            id="the kind of the claim contradicted",
        ),
        pytest.param(
            edited(
                (STOPPED, f'{STOPPED}\nscope.quantifier = "all"'),
                of=answer("contradicts", match(who="narrower")),
            ),
            edited(
                (STOPPED, f'{STOPPED}\nscope.quantifier = "generic"'),
                of=answer("contradicts", match(who="narrower")),
            ),
            "story.toml:15: claim.A: R1 forbids this change: B contradicts A refused: who is"
            " narrower and the quantifier of A is generic; one counter-example refutes"
            " only all or none; use disputes or qualifies",
            id="the quantifier a contradiction rests on",
        ),
        pytest.param(
            answer("corroborates"),
            edited((STOPPED, f'{STOPPED}\nvia = ["clerk"]'), of=answer("corroborates")),
            "story.toml:15: claim.A: R1 forbids this change: B corroborates A refused: both claims"
            " have one origin: a clerk, who relayed the other; use repeats where it says the same"
            " again, else no relation",
            id="the hops of a claim corroborated",
        ),
    ],
)
def test_a_relation_that_no_longer_holds_stops_the_change_of_its_claim(
    location: Location, run: Run, first: str, second: str, told: str
) -> None:
    assert refused(location, run, first, second) == f"tracker: {told}\n"


def test_a_contradiction_confirmed_once_need_not_be_confirmed_again(
    location: Location, run: Run
) -> None:
    del location
    unknown = answer("contradicts", match(when="unknown"))
    run("import", write(unknown), "--yes")
    outcome = run("import", write(edited(('"Work stopped."', '"All stopped."'), of=unknown)))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "updated from the file: claim.A (text)\n"


def test_narration_becomes_speech_and_speech_becomes_narration(
    location: Location, run: Run
) -> None:
    narrated = edited(
        ('speaker = "ann"\n', ""), ('title = "A paper"', 'title = "A paper"\noutlet = "ann"')
    )
    spoken = edited(("[claim.A]", '[claim.A]\nspeaker = "ann"'), of=narrated)
    forms = []
    for file in (narrated, spoken, narrated):
        outcome = run("import", write(file))
        assert (outcome.code, outcome.err) == (0, "")
        carried = state(location, Appearance, 1)
        forms.append((carried["form"], carried["identification"]))
    assert forms == [("narration", None), ("paraphrase", "named"), ("narration", None)]


def test_the_order_of_hops_and_speakers_is_the_order_of_the_file(
    location: Location, run: Run
) -> None:
    bob = '[speaker.bob]\nname = "Bob"\n'
    first = edited(('"ann"\nsource', '["ann", "bob"]\nsource'), of=a('via = ["clerk", "?"]') + bob)
    second = edited(('"ann"\nsource', '["bob", "ann"]\nsource'), of=a('via = ["?", "clerk"]') + bob)
    states = []
    for file in (first, second):
        assert run("import", write(file)).code == 0
        speakers = [link["speaker"] for link in state(location, Claim, 1)["speakers"]]
        hops = [hop["speaker"] for hop in state(location, Appearance, 1)["relays"]]
        states.append((speakers, hops))
    (speakers, hops), turned = states
    assert turned == (speakers[::-1], hops[::-1])
    assert len(set(speakers)) == 2
    assert None in hops
