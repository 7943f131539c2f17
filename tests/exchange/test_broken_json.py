"""Broken JSON, and bytes that are no claim file at all."""

from pathlib import Path

import pytest

from conftest import Run
from exchange.claim_files import JSON, TINY, a, edited, filled, write
from tracker.store.location import Location

ID = 'id = "tiny"'
STOPPED = '"text": "Work stopped."'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(
            edited((STOPPED, f"{STOPPED},"), of=JSON),
            "story.json:11: not JSON: expecting property name enclosed in double quotes;"
            " mend the line",
            id="a comma too many",
        ),
        pytest.param(
            edited(('"id": "tiny"', '"id": "tiny", "id": "huge"'), of=JSON),
            "story.json:3: id: this key stands twice; rename or remove one",
            id="a key twice",
        ),
        pytest.param(
            edited((STOPPED, f'{STOPPED}, "text": "Work ended."'), of=JSON),
            "story.json:10: text: this key stands twice; rename or remove one",
            id="a key twice that other tables have too",
        ),
        pytest.param(
            edited((STOPPED, '"text": NaN'), of=JSON),
            "story.json:10: NaN is not JSON; remove it",
            id="not a number",
        ),
        pytest.param(
            edited((STOPPED, f'"text": {"9" * 5_000}'), of=JSON),
            "story.json:10: holds a number of 5,000 digits; write text in quotes",
            id="a number of 5,000 digits",
        ),
        pytest.param(
            edited(("Work stopped.", "Work \\ud800 stopped."), of=JSON),
            "story.json:10: claim.A.text: holds half of a surrogate pair;"
            " save the text as UTF-8 again",
            id="half of a surrogate pair in a text",
        ),
        pytest.param(
            edited((STOPPED, '"te\\ud800xt": "Work stopped."'), of=JSON),
            "story.json:10: claim.A.te\\ud800xt: holds half of a surrogate pair;"
            " save the text as UTF-8 again",
            id="half of a surrogate pair in a key",
        ),
        pytest.param(
            edited(('"A":', '"\\ud800":'), of=JSON),
            "story.json:7: claim.\\ud800: holds half of a surrogate pair;"
            " save the text as UTF-8 again",
            id="half of a surrogate pair in the key of a claim",
        ),
        pytest.param(
            edited((STOPPED, f'{STOPPED}, "kind": "denial"'), of=JSON),
            "story.json:7: claim.A.denied_proposition: a denial denies something;"
            " say what it literally negates",
            id="a key missing that the next table has",
        ),
        pytest.param(
            edited(
                (STOPPED, f'{STOPPED},\n      "via": [\n        "ann",\n        "bob"\n      ]'),
                of=JSON,
            ),
            "story.json:13: claim.A.via[2]: no source 'bob' in this file;"
            " write [source.bob], or mend the key",
            id="a hop that is not in the file",
        ),
        pytest.param(
            edited(('"title": "A paper"', '"published": 2022'), of=JSON),
            "story.json:4: source.paper.published: is a number; write text in quotes,"
            ' such as "2022-02"',
            id="a bare year",
        ),
        pytest.param(
            "[]\n",
            "story.json:1: is a JSON list, and not of CSL items or ClaimReviews;"
            " a claim file begins with {",
            id="a list",
        ),
        pytest.param(
            "{}\n",
            "story.json:1: schema: no schema is given; nor are these CSL items, in a list, or"
            ' ClaimReviews; a claim file begins with {"schema": "tracker/claim-file/1"',
            id="an empty object",
        ),
        pytest.param(
            edited(('"id": "tiny"', f'"id": {"[" * 99_000}'), of=JSON),
            "story.json:3: is nested too deeply; a claim file is a few levels deep",
            id="a hundred thousand brackets on a line",
        ),
        pytest.param(
            edited(('"id": "tiny"', f'"id": {"[" * 100_000}'), of=JSON),
            "story.json:3: the line is 100,009 characters long; keep lines under 100,000",
            id="a longer line",
        ),
        pytest.param(
            edited(('"id": "tiny"', f'"id": {"[" * 900}{"]" * 900}'), of=JSON),
            "story.json:3: is nested too deeply; a claim file is a few levels deep",
            id="nine hundred brackets",
        ),
    ],
)
def test_a_json_file_that_cannot_be_read_is_told_in_one_line_and_nothing_is_written(
    blank_file: Location, run: Run, content: str, told: str
) -> None:
    outcome = run("import", write(content, "story.json"), "--db", blank_file.path)
    assert outcome.err == f"tracker: {told}\n"
    assert (outcome.code, outcome.out) == (2, "")
    assert filled(blank_file) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(
            edited(("Work stopped.", "Travail arr\xeat\xe9.")).encode("latin-1"),
            "story.toml:18: is not UTF-8; save it as UTF-8",
            id="another encoding",
        ),
        pytest.param(
            edited(("Work stopped.", "x" * 10_000_000)).encode(),
            "story.toml:18: the line is 10,000,009 characters long; keep lines under 100,000",
            id="a line of ten megabytes",
        ),
        pytest.param(
            TINY.encode() + (b"#" * 999 + b"\n") * 16_000,
            "story.toml: is larger than 16,000,000 bytes; split it into several files",
            id="more than sixteen megabytes",
        ),
        pytest.param(
            edited(('text = "Work stopped."', f"text = {'9' * 5_000}")).encode(),
            "story.toml:18: holds a number of 5,000 digits; write text in quotes",
            id="a number of 5,000 digits",
        ),
        pytest.param(
            edited((ID, "id = " + "[\n" * 100_000)).encode(),
            "story.toml:102: is nested too deeply; a claim file is a few levels deep",
            id="a hundred thousand brackets",
        ),
        pytest.param(
            edited((ID, f"{ID}\n{'.'.join('a' * 5_000)} = 1")).encode(),
            "story.toml:3: is nested too deeply; a claim file is a few levels deep",
            id="a key of five thousand parts",
        ),
    ],
)
def test_bytes_that_are_no_claim_file_are_told_in_one_line_and_nothing_is_written(
    blank_file: Location, run: Run, content: bytes, told: str
) -> None:
    Path("story.toml").write_bytes(content)
    outcome = run("import", "story.toml", "--db", blank_file.path)
    assert outcome.err == f"tracker: {told}\n"
    assert (outcome.code, outcome.out) == (2, "")
    assert filled(blank_file) == []


def test_a_folder_is_no_claim_file(blank_file: Location, run: Run) -> None:
    Path("stories").mkdir()
    outcome = run("import", "stories", "--db", blank_file.path)
    assert outcome.err == "tracker: stories: Is a directory; give a file\n"
    assert (outcome.code, outcome.out) == (2, "")


def test_a_file_that_is_not_there_is_told(blank_file: Location, run: Run) -> None:
    outcome = run("import", "nope.toml", "--db", blank_file.path)
    assert outcome.err == "tracker: nope.toml: No such file or directory; give a file\n"
    assert (outcome.code, outcome.out) == (2, "")


def test_a_broken_file_on_standard_input_is_told_under_that_name(
    blank_file: Location, run: Run
) -> None:
    outcome = run("import", "-", "--db", blank_file.path, stdin=a("zzzz = 1"))
    assert outcome.err == (
        "tracker: standard input:19: claim.A.zzzz: no such key; remove it,"
        " or see: tracker schema claim-file\n"
    )
    assert (outcome.code, outcome.out) == (2, "")
