"""`claim add --edit`: what the form says is recorded, as options would have it."""

from pathlib import Path

import pytest

from cli.editing.editors import forms_left, set_editor, written
from conftest import Run
from recording.paper import appearance, claim, some


def test_a_form_is_recorded_as_options_are(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(
        monkeypatch,
        tmp_path,
        written("text", '"Work did not stop."')
        + written("source", '"S1"')
        + written("speaker", '"ann"')
        + written("quote", '"It has \\"not\\" stopped."')
        + written("kind", '"denial"')
        + written("denied_proposition", '"work stopped ?"')
        + written("said", '"Friday"')
        + written("via", '["P4?", "?"]')
        + written("topics", '["work"]')
        + written("scope.quantifier", '"all"'),
    )
    outcome = paper("claim", "add", "--edit")
    assert (outcome.code, outcome.out) == (
        0,
        (
            "C3 recorded: denial, Ann, head, Institute (named), said 15 Apr 2022 (inferred), via a"
            " clerk (inferred), via somebody not named, in S1\n"
        ),
    )
    made = claim(paper, "C3")
    assert some(made, "denied_proposition", "denied_inferred", "topics") == (
        "work stopped",
        True,
        ["work"],
    )
    assert made["scope"]["quantifier"] == "all"
    assert appearance(paper, "C3")["quote"] == 'It has "not" stopped.'
    assert forms_left(tmp_path) == []


def test_options_are_filled_in(paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    outcome = paper(
        *("claim", "add", "Work did stop.", "--source", "S1", "--unnamed", "two clerks"),
        *("--head-count", "2", "--answers", "C1:weakens", "--why", "They saw it."),
        *("--anonymity", "newsroom,safety", "--via", "P1?", "--edit"),
    )
    assert outcome.out == (
        "C3 recorded: assertion, two clerks (unnamed group of 2), via The Daily (inferred), in S1\n"
        "R1 recorded: C3 weakens C1\n"
    )
    (form,) = editor.seen
    lines = [line for line in form.splitlines() if not line.startswith("#")]
    assert [line for line in lines if line] == [
        "[claim.new]",
        'text = "Work did stop."',
        'source = "S1"',
        'speaker = ""',
        'unnamed = "two clerks"',
        "head_count = 2",
        'via = ["P1?"]',
        'published.anonymity_origin = "newsroom"',
        'published.anonymity_reason = "safety"',
        "[[claim.new.answers]]",
        'claim = "C1"',
        'type = "weakens"',
        'why = "They saw it."',
    ]


def test_an_answer_is_recorded_with_the_claim(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = (
        '[claim.x]\ntext = "No."\nsource = "S1"\n'
        'answers = [{ claim = "C1", type = "disputes", why = "So.",'
        ' match = { who = "same", what = "same" } }]\n'
    )
    set_editor(monkeypatch, tmp_path, f"text = {form!r}")
    outcome = paper("claim", "add", "--edit")
    assert (outcome.code, outcome.out) == (
        0,
        "C3 recorded: assertion, The Daily, in its own voice, in S1\nR1 recorded: C3 disputes C1\n",
    )


@pytest.mark.parametrize(
    "left",
    ["", "text = ''", "text = '# nothing\\n\\n'", "path.unlink(); text = ''"],
    ids=["as it was", "emptied", "only a comment", "removed"],
)
def test_an_empty_form_records_nothing(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, left: str
) -> None:
    set_editor(monkeypatch, tmp_path, left)
    outcome = paper("claim", "add", "--edit", "--source", "S1")
    assert (outcome.code, outcome.out, outcome.err) == (
        1,
        "",
        "tracker: the form is empty; nothing was changed\n",
    )
    assert forms_left(tmp_path) == []


def test_without_an_editor_it_says_how_to_set_one(paper: Run) -> None:
    outcome = paper("claim", "add", "--edit")
    assert (outcome.code, outcome.err) == (
        1,
        (
            "tracker: no editor is set; name one in TRACKER_EDITOR, VISUAL or EDITOR, such as:"
            " export EDITOR=nano\n"
        ),
    )


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("no-such-editor -w", "'no-such-editor' cannot be started: No such file or directory"),
        ("false", "'false' ended with exit code 1"),
        ("'", '"\'" cannot be read: a quotation mark is missing'),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, editor: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    outcome = paper("claim", "add", "--edit")
    assert (outcome.code, outcome.err) == (
        1,
        f"tracker: the editor {told}; nothing was changed\n",
    )
    assert forms_left(tmp_path) == []


def test_the_trackers_own_editor_goes_before_the_visual_one_and_that_before_the_plain_one(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = ("EDITOR", "VISUAL", "TRACKER_EDITOR")
    editors = [set_editor(monkeypatch, tmp_path, name=name) for name in names]
    for place, name in reversed(list(enumerate(names))):
        paper("claim", "add", "--edit")
        assert [len(one.seen) for one in editors] == [int(n >= place) for n in range(3)]
        monkeypatch.delenv(name)


def test_a_form_is_its_owners_alone(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    modes = tmp_path / "modes"
    set_editor(
        monkeypatch,
        tmp_path,
        "import pathlib\n"
        "places = [path, path.parent, path.parent.parent]\n"
        f"pathlib.Path({str(modes)!r}).write_text(' '.join("
        "oct(one.stat().st_mode)[-3:] for one in places))\n",
    )
    paper("claim", "add", "--edit")
    assert modes.read_text() == "600 700 700"
