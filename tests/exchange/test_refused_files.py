"""Claim files that are understood and refused: what each one is told."""

import pytest

from conftest import Run
from exchange.claim_files import STOPPED, TINY, answer, edited, filled, match, write
from tracker.store.location import Location

AGENCY = '[source.agency]\ntype = "report"\ntitle = "Agency report"\noutlet = "wire"\n'
AGENCY += '[speaker.wire]\ntype = "publication"\nname = "Agency"\n'
CORROBORATES = 'answers = [{ claim = "A", type = "corroborates", why = "x" }]\n'
FITS_LINEAGE = "use repeats where it says the same again, else no relation"
REFUSED = [
    pytest.param(
        answer("weakens", end="B"),
        "story.toml:24: claim.B.answers[1]: B weakens B refused: a claim cannot answer itself;"
        " name another claim",
        id="a claim that answers itself",
    ),
    pytest.param(
        answer("weakens", ', answered_by = "outlet"'),
        "story.toml:24: claim.B.answers[1]: B weakens A refused: answered_by belongs to disputes"
        " alone; leave it out",
        id="answered by the outlet, but not disputed",
    ),
    pytest.param(
        answer("contradicts"),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: contradicts needs the scope"
        " match; give match: who, what, where and when, each same, narrower, wider, overlapping,"
        " different or unknown (by the claims' own values where is unknown and when is unknown)",
        id="a contradiction without a match",
    ),
    pytest.param(
        answer("contradicts", match(what="different")),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: what is different, not same;"
        " use qualifies or weakens",
        id="a contradiction on another matter",
    ),
    pytest.param(
        answer("contradicts", match(who="different")),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: who is different;"
        " use disputes or qualifies, or no relation",
        id="a contradiction about other people",
    ),
    pytest.param(
        answer("contradicts", match(where="different")),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: where is different;"
        " use weakens, or no relation",
        id="a contradiction about another place",
    ),
    pytest.param(
        answer("contradicts", match(when="different")),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: when is different;"
        " use weakens, or no relation",
        id="a contradiction about another time",
    ),
    pytest.param(
        edited(
            (STOPPED, f'{STOPPED}\nscope.quantifier = "generic"'),
            of=answer("contradicts", match(who="narrower")),
        ),
        "story.toml:25: claim.B.answers[1]: B contradicts A refused: who is narrower and the"
        " quantifier of A is generic; one counter-example refutes only all or none;"
        " use disputes or qualifies",
        id="a counter-example to a generic claim",
    ),
    pytest.param(
        answer("contradicts", match(where="unknown", when="unknown")),
        "story.toml:24: claim.B.answers[1]: B contradicts A refused: where and when are unknown;"
        " find it out, or confirm with --yes",
        id="a contradiction about an unknown place and time",
    ),
    pytest.param(
        edited(
            ('text = "Work went on."', 'text = "No comment."\nkind = "no_comment"'),
            of=answer("contradicts", match()),
        ),
        "story.toml:25: claim.B.answers[1]: B contradicts A refused: B (no comment) cannot be"
        " true or false; use leaves_open",
        id="a contradiction by a no comment",
    ),
    pytest.param(
        edited((STOPPED, f'{STOPPED}\nkind = "no_comment"'), of=answer("contradicts", match())),
        "story.toml:25: claim.B.answers[1]: B contradicts A refused: A (no comment) cannot be"
        " true or false; answer what was asserted: A asserts nothing",
        id="a contradiction of a no comment",
    ),
    pytest.param(
        edited(
            ('text = "Work went on."', 'text = "I know nothing."\nkind = "no_knowledge"'),
            of=answer("disputes"),
        ),
        "story.toml:25: claim.B.answers[1]: B disputes A refused: B (no knowledge) rejects"
        " nothing; use leaves_open",
        id="a dispute by a no knowledge",
    ),
    pytest.param(
        edited(('speaker = "clerk"', 'speaker = "ann"'), of=TINY + CORROBORATES),
        "story.toml:24: claim.B.answers[1]: B corroborates A refused: both claims have one origin:"
        f" the speaker Ann; {FITS_LINEAGE}",
        id="one speaker corroborating herself",
    ),
    pytest.param(
        edited(
            (STOPPED, f'{STOPPED}\nvia = ["agency"]'),
            of=f'{TINY}via = ["agency?"]\n{CORROBORATES}{AGENCY}',
        ),
        "story.toml:26: claim.B.answers[1]: B corroborates A refused: both claims have one origin:"
        f" the hop Agency; {FITS_LINEAGE}",
        id="two claims through one agency",
    ),
    pytest.param(
        edited(
            (f'source = "paper"\n{STOPPED}', f'source = "agency"\n{STOPPED}'),
            of=f'{TINY}via = ["agency"]\n{CORROBORATES}{AGENCY}',
        ),
        "story.toml:25: claim.B.answers[1]: B corroborates A refused: both claims have one origin:"
        f" the source Agency; {FITS_LINEAGE}",
        id="a claim in the other one's hop",
    ),
    pytest.param(
        edited((STOPPED, f'{STOPPED}\nvia = ["clerk"]'), of=TINY + CORROBORATES),
        "story.toml:25: claim.B.answers[1]: B corroborates A refused: both claims have one origin:"
        f" a clerk, who relayed the other; {FITS_LINEAGE}",
        id="a claim by the one who relayed the other",
    ),
    pytest.param(
        edited(
            (STOPPED, f'{STOPPED}\nvia = ["agency"]'),
            ('speaker = "clerk"', 'speaker = "ann"'),
            of=f'{TINY}via = ["agency"]\n{CORROBORATES}{AGENCY}',
        ),
        "story.toml:26: claim.B.answers[1]: B corroborates A refused: both claims have one origin:"
        f" the speaker Ann, the hop Agency; {FITS_LINEAGE}",
        id="one speaker through one agency",
    ),
    pytest.param(
        edited(
            ('text = "Work went on."', 'text = "Good."\nkind = "opinion"'), of=TINY + CORROBORATES
        ),
        "story.toml:25: claim.B.answers[1]: B corroborates A refused: an opinion corroborates"
        " nothing; leave the relation out",
        id="corroboration by an opinion",
    ),
    pytest.param(
        f'{TINY}answers = [{{ claim = "A", type = "weakens", why = "x" }},'
        ' { claim = "A", type = "qualifies", why = "y" }]\n',
        "story.toml:24: claim.B.answers[2]: B qualifies A refused: one stance per pair:"
        " B weakens A stands already; change or retract that one first",
        id="two stances on one pair",
    ),
    pytest.param(
        f'{answer("weakens")}[[relation]]\nfrom = "A"\ntype = "weakens"\nto = "B"\nwhy = "y"\n',
        "story.toml:24: claim.B.answers[1]: B weakens A refused: A weakens B stands"
        " already; nothing to add",
        id="a stance from either end",
    ),
    pytest.param(
        f'{TINY}answers = [{{ claim = "A", type = "repeats", why = "x" }},'
        f' {{ claim = "A", type = "contradicts", why = "y"{match()} }}]\n',
        "story.toml:24: claim.B.answers[2]: B contradicts A refused: B repeats A stands"
        " already; a claim cannot repeat and contradict the same claim",
        id="a repetition that contradicts",
    ),
]


@pytest.mark.parametrize(("content", "told"), REFUSED)
def test_a_file_that_is_understood_and_refused_is_told_in_one_line_and_nothing_is_written(
    location: Location, run: Run, content: str, told: str
) -> None:
    outcome = run("import", write(content))
    assert outcome.err == f"tracker: {told}\n"
    assert (outcome.code, outcome.out) == (1, "")
    assert filled(location) == []


def test_a_contradiction_about_an_unknown_place_is_recorded_once_it_is_confirmed(
    location: Location, run: Run
) -> None:
    file = write(answer("contradicts", match(where="unknown")))
    assert run("import", file).code == 1
    assert filled(location) == []
    outcome = run("import", file, "--yes")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "added: 2 speakers, 1 source, 2 claims, 2 appearances, 1 relation\n"
    assert run("import", file).out == "nothing to change: 8 records as they were\n"
