"""A mapping that does not fit its table is told in one line, with what would."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from conftest import Run
from exchange.table.statements import CODED, CODING
from tracker.exchange.table.mapping import FIELDS
from tracker.exchange.table.mapping_reading import read_mapping
from tracker.exchange.table.shape import Row
from tracker.store.location import Location


@pytest.fixture
def engine() -> str:
    """What is typed and printed does not depend on the engine."""
    return "sqlite"


MAPPED = "--map speaker=person --map text=concept"
TOLD = {
    "--map question=concept --map said=date --date-format said=DD/MM/YYYY": (
        "'DD/MM/YYYY' is no format of said; write it with %d, %m, %Y: %d/%m/%Y"
    ),
    "": (
        "coded.csv is a table: say what stands where with --map FIELD=COLUMN or --map-file FILE;"
        " see: tracker import --help"
    ),
    "--map txt=concept": "no field 'txt'; did you mean text?",
    "--map text=Concpt": "no column 'Concpt'; did you mean 'concept'?",
    "--map text=zzz": (
        "no column 'zzz'; there are: id, document, date, person, organization, concept, agreement"
    ),
    "--map text=8": "no column 8; the table has 7, from 1",
    "--map text=concept --no-header": (
        "no column 'concept': the table has no header; give columns by number, from 1"
    ),
    "--map text": (
        "Invalid value for '--map': 'text' is not readable; write FIELD=COLUMN;"
        " see: tracker import --help"
    ),
    "--map speaker=person": (
        "nothing says what is claimed; map text, or question and position, such as --map"
        " text=COLUMN"
    ),
    "--map text=concept --map text=id": (
        "text is mapped to 2 columns; give one; speaker, topic, via take several"
    ),
    "--map text=concept --map published=date": (
        "published describes a source, and no column names one; map source, url or title; of the"
        " table itself give it with --set"
    ),
    f"{MAPPED} --set key=1": "key is the same in every row; map it to a column",
    f"{MAPPED} --separator said=;": "said is one value; separators are for speaker, topic, via",
    f"{MAPPED} --date-format text=%d": (
        "text is no date; formats are for approved_on, published, said, when"
    ),
    f"{MAPPED} --value position:true": "'true' translates nothing; write FIELD:FROM=TO",
    f"{MAPPED} --encoding klingon": (
        "coded.csv: 'klingon' is no encoding; write it like utf-8 or windows-1252"
    ),
    f"{MAPPED} --delimiter ab": (
        "Invalid value for '--delimiter': 'ab' is no character; give one, or tab, comma, semicolon,"
        " bar; see: tracker import --help"
    ),
    f"{MAPPED} --id 'my table'": (
        "Invalid value for '--id': 'my table' is no id; write letters, digits, dots, dashes and"
        " underscores, such as pause-2022; see: tracker import --help"
    ),
    f"{MAPPED} --rejects coded.csv": (
        "Invalid value for '--rejects': coded.csv is the table itself; name another file;"
        " see: tracker import --help"
    ),
    "--map-file none.toml": "none.toml: No such file or directory; give a file",
    "--map-file bad.toml": (
        "bad.toml:2: columns: 'txt' is none of its words; did you mean text?\n"
    ),
}


@pytest.mark.parametrize("typed", TOLD)
def test_a_mapping_that_does_not_fit_is_told_in_one_line(
    location: Location, run: Run, typed: str
) -> None:
    del location
    Path("coded.csv").write_text(CODED, encoding="utf-8")
    Path("bad.toml").write_text('id = "x"\n[columns]\ntxt = "concept"\n', encoding="utf-8")
    outcome = run("import", "coded.csv", *shlex.split(typed), "-q")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"tracker: {TOLD[typed]}")
    assert outcome.err.count("\n") == 1


def test_two_columns_of_one_name_are_told_apart_by_number(location: Location, run: Run) -> None:
    del location
    Path("rows.csv").write_text("text,who,who\nIt rains.,Ann,Bob\n", encoding="utf-8")
    outcome = run("import", "rows.csv", "--map", "text=text", "--map", "speaker=who", "-q")
    assert (outcome.code, outcome.err) == (
        2,
        ("tracker: 2 columns are called 'who'; give the number of one: 2, 3\n"),
    )
    outcome = run("import", "rows.csv", "--map", "text=text", "--map", "speaker=3", "-q")
    assert outcome.code == 0
    assert "Bob" in run("claim", "list").out


def test_what_is_typed_goes_before_what_the_file_of_the_mapping_says(
    location: Location, run: Run
) -> None:
    del location
    Path("coded.csv").write_text(CODED, encoding="utf-8")
    Path("coding.toml").write_text(CODING, encoding="utf-8")
    typed = ("--map-file", "coding.toml", "--value", "position:false=partly", "--id", "other")
    outcome = run("import", "coded.csv", *typed, "-f", "json")
    report = json.loads(outcome.out)
    assert (report["id"], report["counts"]["added"]) == ("other", 22)
    assert "partly: 2 claims, 2 voices" in run("report", "conflicts", "--question", "Q1").out


@pytest.mark.parametrize("file", ["coded.csv", "story.toml"])
def test_the_result_as_json_is_what_its_schema_says(
    location: Location, run: Run, file: str
) -> None:
    del location
    Path("coded.csv").write_text(f"{CODED}5,,,,,,\n", encoding="utf-8")
    Path("story.toml").write_text('schema = "tracker/claim-file/1"\nid = "x"\n', encoding="utf-8")
    Path("coding.toml").write_text(CODING, encoding="utf-8")
    options = () if file == "story.toml" else ("--map-file", "coding.toml", "--rejects", "bad.csv")
    outcome = run("import", file, *options, "-f", "json")
    assert outcome.code == 0
    printed = json.loads(outcome.out)
    Draft202012Validator(json.loads(run("schema", "import").out)).validate(printed)
    assert printed["counts"]["rejected"] == (file == "coded.csv")


def test_a_mapping_is_what_its_schema_says(run: Run) -> None:
    schema = json.loads(run("schema", "table-mapping").out)
    Draft202012Validator(schema).validate(tomllib.loads(CODING))
    with pytest.raises(ValidationError, match="'txt' is not one of"):
        Draft202012Validator(schema).validate({"columns": {"txt": 1}})


def test_what_a_table_takes_is_refused_for_a_claim_file(location: Location, run: Run) -> None:
    del location
    Path("story.toml").write_text('schema = "tracker/claim-file/1"\nid = "x"\n', encoding="utf-8")
    outcome = run("import", "story.toml", "--rejects", "bad.csv")
    assert (outcome.code, outcome.err) == (
        2,
        (
            "tracker: a claim file needs no mapping; for a table, give --map or --map-file as well;"
            " see: tracker import --help\n"
        ),
    )


def test_the_mapping_in_the_documentation_is_one() -> None:
    document = Path(__file__).parents[3] / "docs" / "tables.md"
    (shown,) = re.findall(
        r"^```toml\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    Path("shown.toml").write_text(shown, encoding="utf-8")
    mapping = read_mapping("shown.toml")
    assert (mapping.id, mapping.columns) == (
        "debate",
        {"key": "id", "speaker": "person", "topic": [4, "subject"]},
    )
    assert mapping.dates == {"said": ["%m/%d/%Y", "%Y"]}


def test_every_field_that_can_be_mapped_is_read() -> None:
    parted = {"anonymity_origin", "anonymity_reason"}
    assert set(FIELDS) == {*Row.__struct_fields__, "anonymity"} - parted
