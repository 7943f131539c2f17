"""What a row says becomes a claim as a claim file's would; what does not fit is told."""

import csv
from pathlib import Path

import pytest

from conftest import Run
from exchange.claim_files import state
from tracker.models import Appearance, Claim, Speaker
from tracker.store.location import Location


def write(text: str, name: str = "rows.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def mapped(*fields: str) -> list[str]:
    """Options that map fields to columns of the same name."""
    return [word for field in fields for word in ("--map", f"{field}={field}")]


def imported(run: Run, text: str, *options: str) -> None:
    """Import a table whose columns are called as the fields."""
    header = text.partition("\n")[0].split(",")
    outcome = run("import", write(text), *mapped(*header), *options, "-q")
    assert (outcome.code, outcome.err) == (0, "")


def test_a_row_can_say_what_claim_add_can(location: Location, run: Run) -> None:
    imported(
        run,
        "key,text,quote,speaker,role,affiliation,place,country,said,said_basis,venue,topic,source,"
        "source_type,url,published,outlet,byline,language,locator,basis,certainty,who,quantifier,"
        "what,where,when,note\n"
        "a,It rains.,Rain again,Ann Lee,mayor,City of Porto,Porto,PT,2026-11-20,stated,radio,"
        "rain;weather,The Gazette of Friday,article-newspaper,https://example.org/1,2026-11-21,"
        "The Gazette,B. Line,en,p. 3,firsthand,probable,Porto,some,rain,PT,2026-11,ours\n",
        "--separator",
        "topic=;",
    )
    claim = state(location, Claim, 1)
    assert {name: claim[name] for name in ("text", "said", "venue", "certainty", "note")} == {
        "text": "It rains.",
        "said": "2026-11-20",
        "venue": "radio",
        "certainty": "probable",
        "note": "ours",
    }
    assert [claim[f"scope_{one}"] for one in ("who", "quantifier", "what", "where", "when")] == [
        *("Porto", "some", "rain", "PT", "2026-11")
    ]
    carried = state(location, Appearance, 1)
    assert [carried[one] for one in ("form", "quote", "locator", "language", "basis")] == [
        *("quote", "Rain again", "p. 3", "en", "firsthand")
    ]
    assert run("source", "show", "S1").out.splitlines()[:6] == [
        "S1         The Gazette of Friday",
        "type       article-newspaper",
        "outlet     The Gazette (P1)",
        "byline     B. Line",
        "published  21 Nov 2026",
        "url        https://example.org/1",
    ]
    assert "mayor" in run("affiliation", "list", "Ann Lee").out


def test_nothing_is_taken_over_from_the_row_above(location: Location, run: Run) -> None:
    imported(
        run,
        "text,speaker,said,venue,role,affiliation\n"
        "It rains.,Ann Lee,2026-11-20,radio,mayor,City of Porto\n"
        "It pours.,Ann Lee,,,,\n",
    )
    second = state(location, Claim, 2)
    assert (second["said"], second["venue"], second["said_basis"]) == (None, None, "unknown")
    assert second["speakers"][0]["affiliation"] is None


def test_a_table_without_a_source_is_one_and_the_row_is_the_place_in_it(
    location: Location, run: Run
) -> None:
    imported(run, "text,speaker\nIt rains.,Ann Lee\n")
    assert run("source", "list").out.splitlines()[2].split()[:3] == ["S1", "dataset", "rows.csv"]
    assert state(location, Appearance, 1)["locator"] == "row 2"


def test_who_speaks_where_no_speaker_is_given(location: Location, run: Run) -> None:
    imported(
        run,
        "text,speaker,unnamed,head_count,affiliation,form,source,outlet\n"
        "It rains.,,,,City of Porto,,Notice,\n"
        "It pours.,,two officials,2,,,Notice,\n"
        "It drips.,,two officials,2,,,Notice,\n"
        "It stops.,,,,,narration,Article,The Gazette\n",
    )
    assert run("claim", "list").out.splitlines()[2:] == [
        "C1   City of Porto  assertion        It rains.",
        "C2   two officials  assertion        It pours.",
        "C3   two officials  assertion        It drips.",
        "C4   The Gazette    assertion        It stops.",
    ]
    described = state(location, Speaker, 2)
    assert (described["naming"], described["name"], described["head_count"]) == ("unnamed", None, 2)
    assert state(location, Appearance, 2)["descriptor"] == "two officials"


def test_a_row_answers_a_row_above_and_a_claim_on_file(location: Location, run: Run) -> None:
    del location
    imported(run, "text,speaker\nAll roads are safe.,Ann Lee\n")
    imported(
        run,
        "key,text,speaker,kind,answers,why,match,quantifier\n"
        "a,Every bridge is safe.,Ann Lee,,,,,all\n"
        'b,One bridge is not.,Bo Sand,,a:contradicts,One refutes all.,"narrower,same,same,same",\n'
        "c,No comment.,Cy Wood,no_comment,C1:leaves_open,Takes no side.,,\n",
        "--id",
        "more",
    )
    for ref, told in (("R1", "C3 contradicts C2"), ("R2", "C4 leaves open C1")):
        assert told in " ".join(run("relation", "show", ref).out.split())


BAD = {
    "speaker,text\n,It rains.": (
        "speaker: nobody speaks; give speaker, unnamed or affiliation, or form narration"
    ),
    "text,speaker\n,Ann": "text: is empty; say what is claimed",
    "text,speaker,unnamed\nIt rains.,Ann,an official": (
        "unnamed: a named and an unnamed speaker together; make two rows"
    ),
    "text,speaker,role\nIt rains.,Ann,mayor": "role: does not say where; give affiliation as well",
    "text,role,affiliation\nIt rains.,mayor,City": (
        "role: nobody to have it; give speaker or unnamed"
    ),
    "text,speaker,affiliation\nIt rains.,Ann,Ann": (
        "affiliation: a speaker is not its own organization; name another"
    ),
    "text,speaker,kind\nIt rains.,Ann,asertion": (
        "kind: 'asertion' is none of its words; did you mean assertion? It takes assertion, denial,"
        " no_knowledge, no_comment, prediction, plan, call, opinion"
    ),
    "text,speaker,kind\nIt rains.,Ann,denial": (
        "denies: a denial denies something; say what it literally negates"
    ),
    "text,speaker,said\nIt rains.,Ann,Friday last": (
        "said: 'Friday last' is no date; write EDTF, such as 2022-04-16, 2022-04~ or"
        " 2022-03/2022-04"
    ),
    "text,speaker,said\nIt rains.,Ann,03/04/2020": (
        "said: '03/04/2020' can be read in several ways; say how with --date-format said=%d/%m/%Y"
        " or the like, or write 2020-04-03"
    ),
    "text,speaker,country\nIt rains.,Ann,Portugal": (
        "country: is not written as it should be; write two capital letters, such as RU"
    ),
    "text,speaker,form\nIt rains.,Ann,quote": (
        "form: form is quote, but there is no quotation; give quote"
    ),
    "text,speaker,anonymity\nIt rains.,Ann,safety": (
        "anonymity: 'safety' has 1 values; give origin,reason in that order"
    ),
    "text,speaker,head_count\nIt rains.,Ann,3": (
        "head_count: belongs to an unnamed voice; give unnamed"
    ),
    "text,speaker,question\nIt rains.,Ann,Does it rain?": (
        "position: is empty, but there is a question; give both or neither"
    ),
    "text,speaker,kind,question,position\nI say nothing.,Ann,no_comment,Does it rain?,yes": (
        "line 2 is no_comment, which says neither yes nor no; give no_position; if the claim is"
        " something else, correct its kind first"
    ),
    "text,speaker,answers\nIt rains.,Ann,x:disputes": "why: is empty; say why it answers so",
    "text,speaker,answers,why\nIt rains.,Ann,x:disputes,So.": (
        "answers: no row above has the key 'x'; put the row it answers above it"
    ),
    "text,speaker,why\nIt rains.,Ann,So.": (
        "why: belongs to answers or position; give one of them as well"
    ),
    "text,speaker,via\nIt rains.,Ann,TASS": (
        "no speaker or source 'TASS'. See: tracker speaker list --all, tracker source list"
    ),
    "text,speaker,source\nIt rains.,Ann,S9": "no source 'S9'. See: tracker source list --all",
    "key,text,speaker\n,It rains.,Ann": "key: is empty; give every row one",
}


@pytest.mark.parametrize("text", BAD)
def test_a_row_that_does_not_fit_is_told_and_nothing_of_it_is_kept(
    location: Location, run: Run, text: str
) -> None:
    del location
    header = text.partition("\n")[0].split(",")
    outcome = run("import", write(f"{text}\n"), *mapped(*header), "-q", "--rejects", "bad.csv")
    assert (outcome.code, outcome.err, outcome.out) == (
        0,
        "",
        "nothing to change: 0 records as they were\n",
    )
    with Path("bad.csv").open(encoding="utf-8", newline="") as file:
        rejected = list(csv.reader(file))
    assert rejected == [
        [*header, "line", "reason"],
        [*text.partition("\n")[2].split(","), "2", BAD[text]],
    ]
    assert run("speaker", "list", "--all").out == "no speakers\n"
    assert Path("bad.csv").stat().st_mode & 0o777 == 0o600
