"""What a claim file leaves out and what it says in short, as it stands in the database."""

from uuid import UUID

import pytest

from conftest import SEED, Run
from exchange.claim_files import STOPPED, TINY, a, edited, relations, state, write
from tracker.models import Affiliation, Appearance, Claim, Source, Speaker, Topic
from tracker.store.location import Location

DEFAULTS = ("[speaker.ann]", "[defaults]\n{}\n\n[speaker.ann]")


def stored(run: Run, text: str) -> None:
    """Import a file that must be accepted."""
    outcome = run("import", write(text))
    assert (outcome.code, outcome.err) == (0, "")


def defaults(line: str, *, of: str = TINY) -> str:
    """The tiny file with a default."""
    old, new = DEFAULTS
    return edited((old, new.format(line)), of=of)


def test_the_smallest_claim_gets_the_plain_defaults(location: Location, run: Run) -> None:
    stored(run, TINY)
    claim = state(location, Claim, 1)
    uids = {name: claim.pop(name) for name in ("uid", "speakers")}
    assert claim == {
        "text": "Work stopped.",
        "kind": "assertion",
        "polarity": "affirm",
        "certainty": "certain",
        "denied_proposition": None,
        "denied_inferred": False,
        "said": None,
        "said_basis": "unknown",
        "said_note": None,
        "venue": None,
        "scope_who": None,
        "scope_quantifier": None,
        "scope_what": None,
        "scope_where": None,
        "scope_when": None,
        "status": "current",
        "note": None,
        "retracted_by": None,
        "retracted_at": None,
        "retracted_why": None,
        "topics": [],
    }
    appearance = state(location, Appearance, 1)
    del appearance["uid"], appearance["source"]
    assert appearance.pop("claim") == uids["uid"]
    assert appearance == {
        "place": 1,
        "form": "paraphrase",
        "quote": None,
        "editorial_marks": None,
        "locator": None,
        "language": None,
        "original_language": "und",
        "translation": None,
        "basis": "not_stated",
        "attribution_ambiguous": False,
        "identification": "named",
        "descriptor": None,
        "anonymity_origin": None,
        "anonymity_reason": None,
        "anonymity_reason_published": None,
        "ground_rule": "on_record",
        "terms_note": None,
        "known_to_newsroom": None,
        "approved_by_role": None,
        "approved_on": None,
        "note": None,
        "retracted_by": None,
        "retracted_at": None,
        "retracted_why": None,
        "relays": [],
        "verification": None,
        "anchor_text": None,
        "anchor_start": None,
        "anchor_end": None,
        "anchor_prefix": None,
        "anchor_suffix": None,
    }


def test_an_unnamed_speaker_without_a_printed_descriptor_is_generic(
    location: Location, run: Run
) -> None:
    stored(run, TINY)
    appearance = state(location, Appearance, 2)
    assert {
        name: appearance[name]
        for name in ("identification", "ground_rule", "anonymity_origin", "anonymity_reason")
    } == {
        "identification": "generic",
        "ground_rule": "unknown",
        "anonymity_origin": "not_stated",
        "anonymity_reason": "not_stated",
    }


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('said = "2022-04"', "said", "2022-04"),
        ('said_basis = "inferred"', "said_basis", "inferred"),
        ('said_note = "Thursday"', "said_note", "Thursday"),
        ('venue = "Moscow"', "venue", "Moscow"),
    ],
)
def test_a_claim_falls_back_to_the_file_and_says_otherwise_where_it_does(
    location: Location, run: Run, line: str, field: str, value: str
) -> None:
    own = {"said": "2021", "said_basis": "unknown", "said_note": "then", "venue": "here"}[field]
    stored(run, defaults(line, of=a(f'{field} = "{own}"')))
    assert (state(location, Claim, 1)[field], state(location, Claim, 2)[field]) == (own, value)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('basis = "briefed"', "basis", "briefed"),
        ('original_language = "zh"', "original_language", "zh"),
        ('translation = "outlet"', "translation", "outlet"),
    ],
)
def test_an_appearance_falls_back_to_the_file_and_says_otherwise_where_it_does(
    location: Location, run: Run, line: str, field: str, value: str
) -> None:
    own = {"basis": "hearsay", "original_language": "ru", "translation": "ours"}[field]
    stored(run, defaults(line, of=a(f'{field} = "{own}"')))
    found = (state(location, Appearance, 1)[field], state(location, Appearance, 2)[field])
    assert found == (own, value)


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(
            kind,
        )
        for kind in ("no_comment", "call", "plan")
    ],
)
def test_a_default_basis_is_not_for_claims_that_have_none(
    location: Location, run: Run, kind: str
) -> None:
    stored(run, defaults('basis = "firsthand"', of=a(f'kind = "{kind}"')))
    assert state(location, Appearance, 1)["basis"] is None


def test_the_language_is_the_claims_else_the_defaults_else_the_sources_else_the_files(
    location: Location, run: Run
) -> None:
    languages = []
    text = TINY
    for old, new in (
        ('id = "tiny"', 'id = "tiny"\nlanguage = "en"'),
        ('title = "A paper"', 'title = "A paper"\nlanguage = "ru"'),
        (DEFAULTS[0], DEFAULTS[1].format('language = "zh"')),
        (STOPPED, f'{STOPPED}\nlanguage = "fr"'),
    ):
        text = edited((old, new), of=text)
        stored(run, text)
        languages.append(state(location, Appearance, 1)["language"])
    assert languages == ["en", "ru", "zh", "fr"]


def test_topics_of_the_file_and_of_the_claim_add_up_and_are_shared(
    location: Location, run: Run
) -> None:
    stored(run, defaults('topics = ["Space"]', of=a('topics = ["fusion", "SPACE"]')))
    names = [state(location, Topic, number)["name"] for number in (1, 2)]
    uids = [state(location, Topic, number)["uid"] for number in (1, 2)]
    assert names == ["Space", "fusion"]
    assert [link["topic"] for link in state(location, Claim, 1)["topics"]] == uids
    assert [link["topic"] for link in state(location, Claim, 2)["topics"]] == uids[:1]


def test_narration_is_spoken_by_the_outlet_and_identifies_nobody(
    location: Location, run: Run
) -> None:
    stored(
        run,
        edited(
            ('speaker = "ann"\n', ""), ('title = "A paper"', 'title = "A paper"\noutlet = "clerk"')
        ),
    )
    appearance = state(location, Appearance, 1)
    assert (appearance["form"], appearance["identification"]) == ("narration", None)
    assert (appearance["ground_rule"], appearance["anonymity_origin"]) == ("on_record", None)
    speakers = state(location, Claim, 1)["speakers"]
    assert speakers == [speakers[0] | {"speaker": state(location, Speaker, 2)["uid"]}]


@pytest.mark.parametrize(
    ("written", "stored_as"),
    [
        pytest.param("ann", ("ann", None, "relay", False), id="a speaker"),
        pytest.param("clerk?", ("clerk", None, "relay", True), id="an inferred speaker"),
        pytest.param("paper", (None, "paper", "relay", False), id="a source"),
        pytest.param("wire", ("ann", "wire", "document", False), id="a document with an outlet"),
        pytest.param("clerk:translator", ("clerk", None, "translator", False), id="a translator"),
        pytest.param("clerk:translator?", ("clerk", None, "translator", True), id="both"),
        pytest.param("wire:translator", ("ann", "wire", "translator", False), id="an official one"),
        pytest.param("?", (None, None, "relay", False), id="nobody named"),
    ],
)
def test_a_hop_is_written_in_short(
    location: Location, run: Run, written: str, stored_as: tuple[object, ...]
) -> None:
    wire = '[source.wire]\ntype = "document"\noutlet = "ann"\n'
    stored(run, f'{TINY}via = ["{written}"]\n{wire}')
    keys: dict[object, object] = {
        state(location, Speaker, 1)["uid"]: "ann",
        state(location, Speaker, 2)["uid"]: "clerk",
        state(location, Source, 1)["uid"]: "paper",
        state(location, Source, 2)["uid"]: "wire",
    }
    [hop] = state(location, Appearance, 2)["relays"]
    assert (
        keys.get(hop["speaker"]),
        keys.get(hop["source"]),
        hop["role"],
        hop["inferred"],
    ) == stored_as
    assert hop["place"] == 1


def test_a_denied_proposition_with_a_question_mark_is_inferred(
    location: Location, run: Run
) -> None:
    stored(run, a('kind = "denial"\ndenied_proposition = "work goes on?"'))
    claim = state(location, Claim, 1)
    assert (claim["denied_proposition"], claim["denied_inferred"]) == ("work goes on", True)
    assert (claim["polarity"], claim["certainty"]) == ("negate", "certain")


def test_a_question_mark_of_the_denied_proposition_itself_is_doubled(
    location: Location, run: Run
) -> None:
    stored(run, a('kind = "denial"\ndenied_proposition = "why work goes on??"'))
    claim = state(location, Claim, 1)
    assert (claim["denied_proposition"], claim["denied_inferred"]) == ("why work goes on?", False)


def test_a_whole_day_may_be_a_bare_date_or_text(location: Location, run: Run) -> None:
    stored(run, a("said = 2022-04-14"))
    stored(run, a('said = "2022-04-14"'))
    claim = state(location, Claim, 1)
    assert (claim["said"], claim["said_basis"]) == ("2022-04-14", "stated")


def test_a_further_source_that_carries_the_claim_is_its_second_appearance(
    location: Location, run: Run
) -> None:
    stored(
        run,
        f'{TINY}basis = "briefed"\npublished.descriptor = "an office clerk"\n'
        '[[claim.B.appearance]]\nsource = "web"\nlocator = "p. 2"\n'
        'published.descriptor = "an official"\nnote = "Seen later."\n'
        '[source.web]\ntype = "webpage"\ntitle = "Web"\n',
    )
    first, second = state(location, Appearance, 2), state(location, Appearance, 3)
    assert second["claim"] == first["claim"]
    assert [one["place"] for one in (first, second)] == [1, 2]
    assert [one["descriptor"] for one in (first, second)] == ["an office clerk", "an official"]
    assert [one["basis"] for one in (first, second)] == ["briefed", "briefed"]
    assert [one["locator"] for one in (first, second)] == [None, "p. 2"]
    assert [one["note"] for one in (first, second)] == [None, "Seen later."]
    assert second["source"] == state(location, Source, 2)["uid"]


def test_a_default_basis_reaches_further_appearances(location: Location, run: Run) -> None:
    stored(run, defaults('basis = "briefed"') + '[[claim.B.appearance]]\nsource = "paper"\n')
    assert state(location, Appearance, 3)["basis"] == "briefed"


def test_what_the_source_printed_goes_from_the_speaker_to_each_appearance_but_the_claims_own_first(
    location: Location, run: Run
) -> None:
    printed = '[speaker.clerk.published]\ndescriptor = "a clerk in Kazan"\n'
    printed += 'anonymity_origin = "at_request"\nanonymity_reason = "safety"\n\n[claim.A]'
    stored(run, edited(("[claim.A]", printed)) + 'published.anonymity_reason = "employment"\n')
    appearance = state(location, Appearance, 2)
    assert [
        appearance[name]
        for name in ("identification", "descriptor", "anonymity_origin", "anonymity_reason")
    ] == ["described", "a clerk in Kazan", "at_request", "employment"]
    assert state(location, Speaker, 2)["descriptor"] == "a clerk"


def test_a_joint_statement_has_its_speakers_in_order(location: Location, run: Run) -> None:
    bob = '[speaker.bob]\nname = "Bob"\n'
    stored(run, edited(('speaker = "ann"', 'speaker = ["bob", "ann"]')) + bob)
    uids = [state(location, Speaker, number)["uid"] for number in (3, 1)]
    assert [link["speaker"] for link in state(location, Claim, 1)["speakers"]] == uids


def test_an_organization_is_a_speakers_key_a_speakers_name_or_a_body_of_that_name(
    location: Location, run: Run
) -> None:
    employers = "".join(
        f'[[speaker.ann.affiliation]]\norganization = "{name}"\n'
        for name in ("inst", "The Institute", "Academy", "Academy")
    )
    stored(
        run,
        edited(("[claim.A]", "[claim.A]\naffiliation = 2"))
        + employers
        + '[speaker.inst]\ntype = "organization"\nname = "The Institute"\n',
    )
    institute, academy = (state(location, Speaker, number)["uid"] for number in (3, 4))
    assert state(location, Speaker, 4)["name"] == "Academy"
    assert [state(location, Affiliation, number)["organization"] for number in (1, 2, 3, 4)] == [
        institute,
        institute,
        academy,
        academy,
    ]
    [link] = state(location, Claim, 1)["speakers"]
    assert link["affiliation"] == state(location, Affiliation, 2)["uid"]


def test_a_speaker_with_one_affiliation_speaks_as_that(location: Location, run: Run) -> None:
    stored(
        run, edited(('name = "Ann"', 'name = "Ann"\naffiliation = [{ organization = "Academy" }]'))
    )
    [link] = state(location, Claim, 1)["speakers"]
    assert link["affiliation"] == state(location, Affiliation, 1)["uid"]


def test_a_relation_may_reach_a_claim_of_another_file_by_its_uid(story: Location, run: Run) -> None:
    uid = state(story, Claim, 6)["uid"]
    link = f'[[relation]]\nfrom = "B"\ntype = "weakens"\nto = "uid:{uid}"\nwhy = "x"\n'
    stored(run, TINY + link)
    assert relations(story)[12:] == ["R13 C32 weakens C6"]


def test_uids_come_from_the_files_id_and_the_key_alone(location: Location, run: Run) -> None:
    stored(run, TINY)
    first = state(location, Claim, 1)["uid"]
    assert UUID(first).version == 5
    stored(run, edited(('id = "tiny"', 'id = "other"')))
    assert state(location, Claim, 3)["uid"] != first


def test_texts_are_kept_exactly_as_typed(location: Location, run: Run) -> None:
    typed = "  Jose\u0301 said “\uf900”\u200d\u00a0— שלום 👩‍👩‍👧\n\tand left. "
    stored(run, edited((STOPPED, f'text = """{typed}"""')))
    assert state(location, Claim, 1)["text"] == typed


def test_a_file_with_carriage_returns_and_a_byte_order_mark_is_the_same_file(
    story: Location, run: Run
) -> None:
    del story
    text = SEED.read_text(encoding="utf-8").replace("\n", "\r\n")
    run_on = write("\ufeff" + text)
    assert run("import", run_on).out == "nothing to change: 103 records as they were\n"


def test_a_claim_file_is_read_from_standard_input(location: Location, run: Run) -> None:
    outcome = run("import", "-", stdin=TINY)
    assert (outcome.code, outcome.err) == (0, "")
    assert state(location, Claim, 1)["text"] == "Work stopped."
