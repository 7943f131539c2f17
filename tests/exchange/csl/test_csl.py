"""CSL-JSON out and in: what Zotero takes, and what comes back of it."""

import json
import shutil
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from conftest import Run
from tracker.errors import FileFaultError
from tracker.exchange.csl.reading import read_csl
from tracker.recording.record_bodies import record_source
from tracker.store.history import Author
from tracker.store.location import Location
from tracker.store.session import writing

SCHEMA = Draft7Validator(
    json.loads(Path(__file__).with_name("csl-data.json").read_text(encoding="utf-8"))
)
ARTICLE = {
    "id": "http://zotero.org/users/1/items/AB12",
    "type": "article-newspaper",
    "title": "Work stops",
    "author": [{"given": "Ludwig", "non-dropping-particle": "van", "family": "Doe"}],
    "container-title": "The Daily",
    "issued": {"date-parts": [["2022", 4, 16]]},
    "URL": "https://example.org/1",
    "language": "en",
}


def exported(run: Run, *options: str) -> list[dict[str, Any]]:
    """What is exported, which is CSL."""
    outcome = run("export", "csl", *options)
    assert outcome.code == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    SCHEMA.validate(found)
    return found


def write(*items: object) -> None:
    """A file of items."""
    Path("items.json").write_text(json.dumps(items, indent=1), encoding="utf-8")


def imported(run: Run, *items: object, options: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """What importing items prints, and the hints beside it."""
    write(*items)
    outcome = run("import", "items.json", *options)
    assert outcome.code == 0, outcome.err
    return outcome.out.rstrip("\n"), outcome.err.splitlines()


def refused(run: Run, *items: object) -> str:
    """The one line that refuses items."""
    write(*items)
    outcome = run("import", "items.json")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    return outcome.err.removeprefix("tracker: items.json: ").rstrip("\n")


def test_the_seed_is_told_as_csl(story: Location, run: Run) -> None:
    del story
    found = exported(run)
    assert [{name: one[name] for name in one if name != "id"} for one in found] == [
        {
            "type": "article-newspaper",
            "issued": {"date-parts": [[2022, 4, 16]]},
            "language": "en",
            "note": "Title, byline, publication and URL are not in the file.",
        },
        {
            "type": "article-newspaper",
            "container-title": "TASS",
            "issued": {"date-parts": [[2022, 4, 14], [2022, 4, 16]]},
        },
        {
            "type": "document",
            "title": "Xi–Putin joint statement",
            "issued": {"date-parts": [[2022, 2]]},
        },
        {
            "type": "dataset",
            "publisher": "Chinese Ministry of Science and Technology",
            "issued": {"date-parts": [[2022]], "circa": True},
            "note": "The article calls it “latest data” and gives neither title nor date.",
        },
    ]
    public = exported(run, "--audience", "public")
    assert {one["id"] for one in public} == {one["id"] for one in found}
    assert not any("note" in one for one in public)


def test_importing_twice_is_importing_once_and_an_outlet_becomes_a_publication(
    location: Location, run: Run
) -> None:
    del location
    other = {"id": 2, "type": "report", "title": "Findings", "publisher": "the daily"}
    assert imported(run, ARTICLE, other) == ("added: 1 speaker, 2 sources", [])
    assert imported(run, ARTICLE, other) == ("nothing to change: 2 records as they were", [])
    found = exported(run)
    assert found[0] == ARTICLE | {
        "id": found[0]["id"],
        "author": [{"literal": "Ludwig van Doe"}],
        "issued": {"date-parts": [[2022, 4, 16]]},
    }
    assert found[1]["publisher"] == "The Daily"
    shown = json.loads(run("speaker", "list", "--all", "-f", "json").out)["speakers"]
    assert [(one["speaker"]["name"], one["speaker"]["type"]) for one in shown] == [
        ("The Daily", "publication")
    ]


def test_what_others_changed_is_taken_over_and_what_was_undone_comes_back(
    location: Location, run: Run
) -> None:
    del location
    imported(run, ARTICLE)
    assert imported(run, ARTICLE | {"title": "Work stopped"}) == (
        "updated from the file: item 1 (Work stopped) (title)",
        [],
    )
    run("source", "edit", "S1", "--language", "ru")
    out, hints = imported(run, ARTICLE | {"title": "Work stopped"})
    assert (out, hints) == ("kept as changed in the database: item 1 (Work stopped) (language)", [])
    run("undo", "--yes")
    run("undo", "--yes")
    run("undo", "--yes")
    assert imported(run, ARTICLE)[0] == "brought back: 1 speaker, 1 source"


def test_a_source_on_file_is_known_by_uid_url_or_title_and_left_as_it_is(
    location: Location, run: Run
) -> None:
    del location
    url = "https://example.org/2"
    run("source", "add", "One", "--type", "report", "--published", "2020?")
    run("source", "add", "Two", "--type", "report", "--url", url)
    run("source", "add", "Editorial", "--type", "report", "--outlet", "A", "--published", "2020")
    one, _, editorial = exported(run)
    items = [
        one | {"title": "One, changed"},
        {"id": "x", "type": "report", "title": "Two, elsewhere", "URL": url},
        {"id": "y", "type": "report", "title": "Editorial", "publisher": "a"},
        {"id": "z", "type": "report", "title": "Editorial", "publisher": "B"},
    ]
    out, hints = imported(run, *items)
    assert out == "added: 1 speaker, 1 source"
    assert hints == ["on file already, left as recorded: 3 sources"]
    assert exported(run)[2] == editorial
    report = json.loads(run("import", "items.json", "-f", "json", "-q").out)
    assert report["counts"]["unchanged"] == 4
    assert [(match["given"], match["how"], match["ref"]) for match in report["matches"]] == [
        ("item 1 (One, changed)", "uid", "S1"),
        ("item 2 (Two, elsewhere)", "url", "S2"),
        ("item 3 (Editorial)", "title", "S3"),
    ]


def test_a_dry_run_changes_nothing_and_what_was_retracted_stays_so(
    location: Location, run: Run
) -> None:
    del location
    assert imported(run, ARTICLE, options=("-n",))[0] == "would be added: 1 speaker, 1 source"
    assert exported(run) == []
    imported(run, ARTICLE)
    run("source", "retract", "S1", "--why", "Twice.")
    assert imported(run, ARTICLE) == (
        "nothing to change: 1 records as they were",
        ["on file already, left as recorded: 1 source"],
    )
    assert exported(run) == []


@pytest.mark.parametrize("engine", ["sqlite"])
def test_what_cannot_be_taken_over_is_told(location: Location, run: Run) -> None:
    del location
    item = {
        "id": "a",
        "type": "webpage",
        "title": "A page",
        "DOI": "10.1000/1",
        "issued": {"raw": "n.d."},
        "language": "English",
        "archive_location": "Box 3",
    }
    bare = {"id": "b", "type": "song"}
    assert imported(run, item, bare) == (
        "added: 1 source",
        [
            "item 1 (A page): issued 'n.d.' is no date, left out",
            "item 1 (A page): language 'English' is no language tag such as en, left out",
            "item 1 (A page): archive_location 'Box 3' is no URL, left out",
            "item 2: has no title, outlet, date or URL, left out",
        ],
    )
    assert exported(run)[0]["URL"] == "https://doi.org/10.1000/1"
    many = [item | {"id": number, "URL": f"https://example.org/{number}"} for number in range(4)]
    assert imported(run, *many)[1][-1] == "and 7 values more left out"


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            {"id": 1, "type": "artcle-newspaper", "title": "T"},
            "item 2 (T): 'artcle-newspaper' is no type of CSL; did you mean article-newspaper?",
        ),
        (
            {"id": 1, "title": "T"},
            "item 2 (T): has no type; give it one: every item of CSL has an id and a type",
        ),
        (
            {"type": "song"},
            "item 2: has no id; give it one: every item of CSL has an id and a type",
        ),
        ("song", "item 2: is no object; write it as { … }, as CSL has"),
        (
            {"id": 1, "type": "song", "title": ["T"]},
            "item 2: title is no text; write text in quotes",
        ),
        (
            {"id": 1, "type": "song", "title": "T\0"},
            "item 2 (T\\x00): title holds a NUL character; remove it",
        ),
        (
            {"id": 1, "type": "song", "publisher": "T" * 301},
            "item 2: publisher is too long; keep it to 300 characters",
        ),
        (
            {"id": 1, "type": "song", "author": "Ann"},
            "item 2: author is no list of names; write it as [{…}]",
        ),
        (
            ARTICLE,
            "item 2 (Work stops): has the id of item 1 (Work stops); give each an id of its own",
        ),
    ],
)
def test_a_bad_item_is_told_in_one_line_and_nothing_is_imported(
    blank_file: Location, run: Run, monkeypatch: pytest.MonkeyPatch, item: object, told: str
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(blank_file.path))
    assert refused(run, ARTICLE, item) == told
    assert exported(run) == []


def test_the_id_of_another_record_is_refused(story: Location, run: Run) -> None:
    del story
    uid = json.loads(run("claim", "show", "C1", "-f", "json").out)["claim"]["uid"]
    assert refused(run, {"id": uid, "type": "book", "title": "A book"}) == (
        "item 1 (A book): has the id of a record that is no source; give it an id of its own"
    )
    outlet = str(uuid5(UUID("6f0f5bd0-2c1e-4a58-9d52-8f3f0a6e7c11"), "outlet/the courier"))
    item = {"id": outlet, "type": "book", "title": "A book", "container-title": "The Courier"}
    assert refused(run, item) == (
        "item 1 (A book): has the id that its outlet The Courier gets; give it an id of its own"
    )
    assert run("db", "check").out == ""


def test_what_is_no_json_is_told_with_its_line(blank_file: Location, run: Run) -> None:
    del blank_file
    Path("items.json").write_text('[\n{"id": 1,}]', encoding="utf-8")
    outcome = run("import", "items.json")
    assert (outcome.code, outcome.err.startswith("tracker: items.json:2: not JSON: ")) == (2, True)


NAMES = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)
WORDS = st.text("ab ;–é“", min_size=1, max_size=12).filter(lambda text: bool(text.strip(" ;")))
SOURCES = st.fixed_dictionaries(
    {"type": st.sampled_from(["article-newspaper", "chapter", "interview", "post", "report"])},
    optional={
        "title": st.builds(" ".join, st.lists(NAMES.map(str.strip), min_size=1, max_size=3)),
        "byline": WORDS,
        "outlet": st.sampled_from(["The Daily", "P1", "TASS", "Ann & Co."]),
        "published": st.sampled_from(
            ["2022-04-16", "2022-04~", "2022%", "../2022", "2022-03/2022-04?", "201X", "2022-22"]
        ),
        "language": st.sampled_from(["en", "zh-Hans", "und"]),
        "url": st.sampled_from(["https://example.org/1", "https://example.org/2"]),
        "archived_url": st.just("https://archive.example/1"),
        "note": WORDS,
        "read": st.booleans(),
    },
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sources=st.lists(SOURCES, min_size=1, max_size=4))
def test_sources_come_back_as_they_were_exported(
    templates: dict[str, Path], run: Run, sources: list[dict[str, Any]]
) -> None:
    for name in ("there.db", "here.db"):
        shutil.copyfile(templates["sqlite"], name)
    with writing(Location(path=Path("there.db")), Author("tester", "source add")) as session:
        for number, source in enumerate(sources):
            outlet = source.get("outlet")
            named = {"outlet": f"{outlet} News"} if outlet == "P1" else {}
            record_source(session, {"text_sha256": f"{number:064}", **source, **named})
    there = exported(run, "--db", "there.db")
    told = [one for one in there if set(one) - {"id", "type", "author", "language"} - NO_MARKS]
    write(*there)
    assert run("import", "items.json", "--db", "here.db").code == 0
    assert sorted(map(str, exported(run, "--db", "here.db"))) == sorted(map(str, told))


NO_MARKS = {"archive_location", "note"}
"""What does not tell a source apart from another, with its id, type, byline and language."""


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = ["id", "type", "title", "author", "issued", "container-title", "publisher", "URL", "DOI"]
ODD = st.sampled_from(["\ud800", "\0", " ", "a\nb", "٢٠٢٢", "S1", "uid:x"])
PARTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("date-parts", "season", "circa", "literal", "raw"), ANYTHING)
)


@settings(max_examples=150)
@given(
    items=st.lists(
        st.fixed_dictionaries(
            {"id": st.text(min_size=1, max_size=3), "type": st.sampled_from(["song", "chapter"])},
            optional={name: ANYTHING | ODD | PARTS | st.lists(PARTS) for name in KEYS[2:]},
        )
        | st.dictionaries(st.sampled_from(KEYS), ANYTHING | ODD),
        min_size=1,
        max_size=2,
    )
)
def test_whatever_stands_in_an_item_is_read_or_told(items: list[object]) -> None:
    try:
        read = read_csl(json.dumps(items).encode(), "items.json")
    except FileFaultError as error:
        assert str(error).startswith("items.json: item ")  # noqa: PT017 - either may happen
    else:
        assert len(read) == len(items)
