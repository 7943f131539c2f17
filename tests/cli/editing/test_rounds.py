"""A form that cannot be recorded opens again, with what is wrong where it is wrong."""

import re
from pathlib import Path

import pytest

from cli.editing.editors import Editor, forms_left, set_editor, written
from conftest import Run
from reporting.stories import asked

FORM = '[claim.new]\ntext = "It pours."\nsource = "S1"\nspeaker = "Ann"\n'


def left_invalid(
    run: Run, patch: pytest.MonkeyPatch, folder: Path, form: str
) -> tuple[Editor, str]:
    """An editor that writes a form and leaves it so when it opens again; what is told."""
    editor = set_editor(patch, folder, f"text = {form!r}")
    outcome = run("claim", "add", "--edit")
    assert (outcome.code, outcome.out) == (1, "")
    assert len(editor.seen) == 2
    assert editor.forms()[1] == form, "the text is as it was"
    return editor, outcome.err


@pytest.mark.parametrize(
    "case",
    [
        (
            FORM + 'kind = "denail"\n',
            'kind = "denail"',
            (
                "kind: 'denail' is none of its words; did you mean denial? It takes assertion,"
                " denial, no_knowledge, no_comment, prediction, plan, call, opinion."
            ),
        ),
        (FORM + "said = 2022-02\n", "said = 2022-02", "not TOML: expected newline"),
        (
            FORM + 'said = "Feb"\n',
            'said = "Feb"',
            "said: 'Feb' is no date; write EDTF, such as 2022-04-16",
        ),
        (FORM + 'vanue = "x"\n', 'vanue = "x"', "vanue: no such key; did you mean venue?"),
        (
            FORM + 'venue = "a\\nb"\n',
            'venue = "a\\nb"',
            "venue: has a line break; write it on one line.",
        ),
        (
            FORM.replace("Ann", "Anna Lee"),
            'speaker = "Anna Lee"',
            (
                "no speaker 'Anna Lee'. If it is not on file yet, give new = true as well; see:"
                " tracker speaker list --all."
            ),
        ),
        (
            FORM.replace("S1", "S9"),
            'source = "S9"',
            "no source 'S9'. See: tracker source list --all.",
        ),
        (
            FORM + 'via = [\n  "P1",\n  "P9",\n]\n',
            '  "P9",',
            "no speaker 'P9'. See: tracker speaker list --all.",
        ),
        (
            FORM + 'published.anonymity_reason = "safety"\n',
            'published.anonymity_reason = "safety"',
            "published.anonymity_reason: only an unnamed person or group is anonymous; remove it.",
        ),
        (
            FORM + 'form = "quote"\n',
            'form = "quote"',
            "form: form is quote, but there is no quotation; give quote.",
        ),
        (
            FORM + 'unnamed = "a clerk"\n',
            'unnamed = "a clerk"',
            "unnamed: a named and an unnamed speaker together; record two claims.",
        ),
        (
            FORM + 'kind = "denial"\n',
            "[claim.new]",
            "denied_proposition: a denial denies something; say what it literally negates.",
        ),
        (
            FORM + '[[claim.new.answers]]\nclaim = "C9"\ntype = "disputes"\nwhy = "So."\n',
            'claim = "C9"',
            "no claim 'C9'. See: tracker claim list --all.",
        ),
        (
            FORM + '[[claim.new.answers]]\nclaim = "C1"\ntype = "contradicts"\nwhy = "So."\n',
            "[[claim.new.answers]]",
            "the new claim contradicts C1 refused:",
        ),
        ('text = "It pours."\n', 'text = "It pours."', "text: stands outside; put it below"),
        (FORM + "[claim.other]\n" + 'text = "x"\n', "[claim.other]", "a form is of one record"),
    ],
)
def test_what_is_wrong_stands_above_its_line(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: tuple[str, str, str]
) -> None:
    form, line, told = case
    editor, _ = left_invalid(paper, monkeypatch, tmp_path, form)
    (remark,) = editor.remarks
    assert remark.startswith(told)
    lines = editor.seen[-1].splitlines()
    last = [place for place, one in enumerate(lines) if one.startswith("#!! ")][-1]
    assert lines[last + 1] == line
    assert max(map(len, lines)) <= 60


def test_a_form_left_invalid_is_kept_and_taken_up_again(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, told = left_invalid(paper, monkeypatch, tmp_path, FORM + 'kind = "wish"\n')
    (kept,) = forms_left(tmp_path)
    assert told == (
        "tracker: the form:5: claim.new.kind: 'wish' is none of its words; it takes assertion,"
        " denial, no_knowledge, no_comment, prediction, plan, call, opinion. Your text is kept in"
        f" {kept}; take it up again with: tracker claim add --edit --recover {kept}\n"
    )
    assert kept.stat().st_mode & 0o777 == 0o600
    editor = set_editor(monkeypatch, tmp_path, written("kind", '"opinion"'))
    outcome = paper("claim", "add", "--edit", "--recover", kept)
    assert outcome.out.startswith("C3 recorded: opinion, Ann")
    assert editor.forms() == [FORM + 'kind = "wish"\n']
    assert forms_left(tmp_path) == []


def test_old_remarks_are_taken_away_and_new_ones_put_in(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(
        monkeypatch,
        tmp_path,
        f"text = {FORM + 'kind = 1'!r}",
        "text = text.replace('kind = 1', 'kind = \"plan\"\\nsaid = \"x\"')",
        "text = text.replace('said = \"x\"', 'said = \"2022\"')",
    )
    assert paper("claim", "add", "--edit").out.startswith("C3 recorded: plan, Ann")
    assert [re.findall("(?m)^#!! [a-z]+", one) for one in editor.seen[1:]] == [
        ["#!! kind"],
        ["#!! said"],
    ]


@pytest.mark.parametrize(
    "form",
    [
        FORM + 'quote = """\nOne\n#!! is not a remark\n"""\nkind = "x"',
        FORM + "quote = '''\n#!! is not a remark\n'''\nnote = \"\"\"\n\\q\n\"\"\"\n",
        FORM + 'quote = """\n#!! nor is this, for it is not closed\nkind = "x"\n',
        FORM.replace("\n", "\r\n") + 'kind = "x"\r\n',
        "\ufeff" + FORM + 'kind = "x"\n',
        FORM + "kind = \x01\n",
        FORM + "# \U000e0041\u202e\ud7ff\nkind = 2",
        '"\n\n\n',
    ],
)
def test_the_text_stays_byte_for_byte_whatever_is_wrong(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    left_invalid(paper, monkeypatch, tmp_path, form)


def test_bytes_that_are_no_text_stay_too(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "editor.sh"
    program.write_text('#!/bin/sh\nprintf \'[claim.new]\\ntext = "\\377"\\n\' > "$1"\n')
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(program))
    outcome = paper("claim", "add", "--edit")
    assert outcome.err.startswith("tracker: the form:2: is not UTF-8; save it as UTF-8. Your text")
    (kept,) = forms_left(tmp_path)
    assert kept.read_bytes() == b'[claim.new]\ntext = "\xff"\n'


def test_a_quotation_the_source_does_not_have_is_told_at_the_quotation(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("text.txt").write_text("Work went on, she said.\n")
    paper("source", "attach", "S1", "text.txt")
    quoted = FORM + 'quote = "Work did not go on."'
    editor = set_editor(
        monkeypatch,
        tmp_path,
        f"text = {quoted!r}",
        "text += '\\nunverified = true\\n'",
    )
    assert paper("claim", "add", "--edit").code == 0
    (remark,) = editor.remarks
    assert remark.endswith("mend it, or save it as it is with unverified = true.")


def test_what_must_be_confirmed_is_refused_where_nobody_can_be_asked(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = FORM + (
        '[[claim.new.answers]]\nclaim = "C2"\ntype = "contradicts"\nwhy = "So."\n'
        'match = { who = "same", what = "same", where = "same", when = "unknown" }\n'
    )
    left_invalid(paper, monkeypatch, tmp_path, form)
    (kept,) = forms_left(tmp_path)
    set_editor(monkeypatch, tmp_path)
    assert paper("claim", "add", "--edit", "--yes", "--recover", kept).out.endswith(
        "R1 recorded: C3 contradicts C2\n"
    )
    assert asked(paper, "log", "C3")["total"] == 1


def test_what_is_wrong_far_below_is_pointed_to_at_the_top(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path, written("text", '"It pours."'))
    paper("claim", "add", "--edit", "--source", "S1", "--kind", "denial")
    far = set_editor(
        monkeypatch, tmp_path, written("text", '"It pours."') + written("polarity", '"maybe"')
    )
    paper("claim", "add", "--edit", "--source", "S1")
    assert not editor.seen[-1].startswith("#!! Nothing")
    assert far.seen[-1].startswith(
        "#!! Nothing is recorded yet: look for #!! below.\n#: new claim "
    )
