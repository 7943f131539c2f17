"""A speaker whose name came out later stays, for the public, as each source printed it."""

from typing import Any

import pytest

from conftest import Run
from reporting.stories import asked, conflicts
from tracker.store.location import Location

BEFORE, REVEALING, AFTER = "S1", "S2", "S3"
DISPUTING = (
    *("--answers", "C2:disputes", "--why", "She denies it."),
    *("--answered-by", "speaker", "--match", "same,same,same,same"),
)
TABLES = ("claims", "sources", "relations", "conflicts", "speakers")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """What a speaker is called is asked of rows, and of the database."""
    return str(request.param)


def do(run: Run, *arguments: str) -> None:
    outcome = run(*arguments, "-q")
    assert outcome.code == 0, outcome.err


def public(run: Run, *arguments: str) -> str:
    outcome = run(*arguments, "--audience", "public")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.replace("\r\n", "\n")


@pytest.fixture
def papers(location: Location, run: Run) -> Location:
    """Three sources, a week apart."""
    for day, title in enumerate(("Early", "Revealing", "Late"), start=1):
        published = f"2022-04-{7 * day:02}"
        do(run, "source", "add", title, "--type", "article-newspaper", "--published", published)
    return location


@pytest.fixture
def aide(papers: Location, run: Run) -> Location:
    """An aide, P1, who speaks in the early source and relays there what Bob says."""
    do(run, "claim", "add", "Work stopped.", "--source", BEFORE, "--unnamed", "an aide")
    bob = ("--speaker", "Bob", "--new", "--via", "P1")
    do(run, "claim", "add", "Work went on.", "--source", BEFORE, *bob)
    return papers


def reveal(run: Run, source: str = REVEALING) -> None:
    do(run, "speaker", "reveal", "P1", "CANARY", "--source", source)


def dispute(run: Run, source: str) -> None:
    """Somebody answers what Bob said through the aide."""
    cleo = ("--speaker", "Cleo", "--new")
    do(run, "claim", "add", "It never did.", "--source", source, *cleo, *DISPUTING)


def origins(report: dict[str, Any]) -> dict[str, Any]:
    """Those of the one disputed claim."""
    (disputed,) = report["disputed_claims"]
    found: dict[str, Any] = disputed["origins"]
    return found


def everything(run: Run) -> str:
    """All that the public gets."""
    told = [public(run, "export", table, "--columns", "all") for table in TABLES]
    told += [public(run, "report", "conflicts", "-f", form) for form in ("table", "json", "md")]
    return "".join(told)


def test_a_revealed_relayer_is_not_named_by_what_was_printed_before(
    aide: Location, run: Run
) -> None:
    del aide
    dispute(run, BEFORE)
    reveal(run)
    told = everything(run)
    assert "CANARY" not in told
    assert "via person not named" in told
    assert "traced to person not named alone" in told


@pytest.mark.parametrize("source", [REVEALING, AFTER])
def test_a_revealed_relayer_is_named_by_the_source_that_names_it_and_later_ones(
    aide: Location, run: Run, source: str
) -> None:
    del aide
    reveal(run)
    do(run, "claim", "add", "It does.", "--source", source, "--speaker", "Bob", "--via", "P1")
    found = public(run, "export", "claims", "--columns", "text,via", "--sort", "text")
    assert found == "text,via\nIt does.,CANARY\nWork stopped.,\nWork went on.,person not named\n"


def test_a_name_is_not_told_by_a_later_source_if_nobody_published_it(
    aide: Location, run: Run
) -> None:
    del aide
    interview = ("--type", "interview", "--published", "2022-04-10")
    do(run, "source", "add", "Off the record", *interview)
    reveal(run, "S4")
    do(run, "claim", "add", "It does.", "--source", AFTER, "--speaker", "Bob", "--via", "P1")
    assert "CANARY" not in everything(run)


def test_one_origin_printed_twice_is_not_tied_together(aide: Location, run: Run) -> None:
    del aide
    dispute(run, BEFORE)
    do(run, "appearance", "add", "C2", "--source", AFTER, "--via", "P1")
    reveal(run)
    reported = asked(run, "report", "conflicts", "--audience", "public")
    assert origins(reported) == {
        "count": 2,
        "traced_to": ["person not named", "CANARY"],
        "not_stated": 0,
    }
    assert origins(conflicts(run)) == {"count": 1, "traced_to": ["CANARY"], "not_stated": 0}


def test_a_revealed_outlet_is_not_named_before_that(papers: Location, run: Run) -> None:
    del papers
    do(run, "speaker", "add", "--type", "publication", "--descriptor", "a leaflet")
    outlet = ("--type", "article-newspaper", "--outlet", "P1")
    do(run, "source", "add", "The leaflet", *outlet, "--published", "2022-04-01")
    do(run, "claim", "add", "We were there.", "--source", "S4")
    do(run, "speaker", "reveal", "P1", "CANARY", "--source", REVEALING)
    assert "CANARY" not in everything(run)
    columns = "speaker_as_published,identification,outlet,title"
    assert public(run, "export", "claims", "--columns", columns) == (
        f"{columns}\npublication not named,,,The leaflet\n"
    )


def test_a_revealed_organization_is_not_named_before_that(papers: Location, run: Run) -> None:
    del papers
    do(run, "speaker", "add", "--type", "organization", "--descriptor", "a ministry")
    do(run, "speaker", "add", "Ann")
    do(run, "affiliation", "add", "P2", "P1", "--role", "minister")
    for source, said in ((BEFORE, "First."), (AFTER, "Then.")):
        ann = ("--speaker", "Ann", "--affiliation", "P2.1")
        do(run, "claim", "add", said, "--source", source, *ann)
    do(run, "speaker", "reveal", "P1", "CANARY", "--source", REVEALING)
    columns = "text,role,organization"
    assert public(run, "export", "claims", "--columns", columns, "--sort", "text") == (
        f"{columns}\nFirst.,minister,\nThen.,minister,CANARY\n"
    )
    columns = "name,affiliations"
    assert public(run, "export", "speakers", "--columns", columns) == f"{columns}\nAnn,minister\n"
    internal = run("export", "speakers", "--columns", columns).out
    assert '\nAnn,"minister, CANARY"' in internal.replace("\r\n", "\n")


def test_a_speakers_row_tells_what_was_printed_with_the_name_alone(
    papers: Location, run: Run
) -> None:
    del papers
    do(run, "claim", "add", "One.", "--source", BEFORE, "--unnamed", "an aide")
    do(run, "affiliation", "add", "P1", "--described", "SECRETORG", "--role", "secretrole")
    unnamed = ("--speaker", "P1", "--affiliation", "P1.1", "--descriptor", "an aide")
    do(run, "claim", "add", "Two.", "--source", BEFORE, *unnamed)
    reveal(run)
    do(run, "affiliation", "add", "P1", "--described", "a union", "--role", "clerk")
    named = ("--speaker", "P1", "--identification", "named", "--affiliation", "P1.2")
    do(run, "claim", "add", "Three.", "--source", REVEALING, *named)
    deep = ("--speaker", "P1", "--identification", "named", "--ground-rule", "deep_background")
    do(run, "claim", "add", "Four.", "--source", AFTER, *deep, "--affiliation", "P1.1")
    do(run, "speaker", "alias", "P1", "Alias")
    columns = "as_published,aliases,affiliations,identification,claims"
    assert public(run, "export", "speakers", "--columns", columns) == (
        f'{columns}\nCANARY,,"clerk, a union",named,1\n'
    )
    assert "SECRETORG" not in everything(run)


def test_a_revealed_pseudonym_stays_as_printed(papers: Location, run: Run) -> None:
    del papers
    do(run, "speaker", "add", "Zorro", "--pseudonym")
    zorro = ("--speaker", "P1", "--descriptor", "Zorro", "--identification", "pseudonym")
    do(run, "claim", "add", "Work stopped.", "--source", BEFORE, *zorro)
    do(run, "claim", "add", "It did.", "--source", AFTER, "--speaker", "Ann", "--new")
    reveal(run)
    shown = run("claim", "show", "C1").out
    assert "Zorro (pseudonym)" in shown
    assert "CANARY (pseudonym)" not in shown
    assert "chain         Zorro → S1" in shown
    columns = "text,speaker_as_published"
    assert public(run, "export", "claims", "--columns", columns, "--sort", "text") == (
        f"{columns}\nIt did.,Ann\nWork stopped.,Zorro\n"
    )
