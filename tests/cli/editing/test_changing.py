"""`claim edit C6 --edit`: the claim as it stands, changed where the form is another."""

import json
from pathlib import Path

import pytest

from cli.editing.editors import forms_left, set_editor, written
from conftest import Run
from recording.paper import appearance, claim, some, spoken_as
from reporting.stories import asked


def live(form: str) -> list[str]:
    """The lines of a form that say something."""
    return [line for line in form.splitlines() if line and not line.startswith("#")]


def test_a_claim_opens_as_it_stands(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    outcome = paper("claim", "edit", "C2", "--edit")
    assert (outcome.code, outcome.out) == (
        0,
        "C2 is so already: assertion, a clerk (unnamed person), in S1\n",
    )
    (form,) = editor.seen
    assert live(form) == [
        "[claim.C2]",
        'text = "Nobody was told."',
        'source = "S1"',
        'speaker = "P4"',
        'kind = "assertion"',
        'published.descriptor = "a clerk"',
        'published.anonymity_origin = "at_request"',
        'published.anonymity_reason = "safety"',
        'published.anonymity_reason_published = "for fear"',
        'published.ground_rule = "background"',
    ]
    assert "#   = S1: The Daily, The paper, 2022-04-16\n" in form
    assert "#   = P4: a clerk (unnamed)\n" in form
    assert max(map(len, form.splitlines())) <= 60
    assert asked(paper, "log", "C2")["total"] == 1
    assert forms_left(tmp_path) == []


def test_only_what_differs_changes_and_what_follows_from_it_follows(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(
        monkeypatch,
        tmp_path,
        written("text", '"Work goes on."')
        + written("kind", '"no_comment"')
        + written("venue", '""')
        + written("quote", '"It goes on."'),
    )
    outcome = paper("claim", "edit", "C1", "--edit", "--why", "Misheard.")
    assert outcome.out == (
        "C1 changed: no comment, Ann, head, Institute (named), said 14 Apr 2022 (inferred), in S1\n"
    )
    assert some(claim(paper, "C1"), "text", "polarity", "certainty", "venue") == (
        "Work goes on.",
        "none",
        "uncommitted",
        None,
    )
    assert some(appearance(paper, "C1"), "form", "quote", "basis") == ("quote", "It goes on.", None)
    assert spoken_as(paper, "C1") == ["P2, head, Institute"]
    newest = asked(paper, "log", "C1")["changes"][0]
    assert some(newest, "command", "why") == ("claim edit", "Misheard.")


def test_options_are_filled_in_and_what_is_unset_is_left_out(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    outcome = paper("claim", "edit", "C1", "--venue", "Paris", "--unset", "said-note", "--edit")
    assert outcome.out.startswith("C1 changed: assertion, Ann, head, Institute (named)")
    assert 'venue = "Paris"' in live(editor.seen[0])
    assert not [line for line in live(editor.seen[0]) if line.startswith("said_note")]
    assert some(claim(paper, "C1"), "venue", "said", "said_note") == ("Paris", "2022-04-14", None)


def test_what_the_form_says_of_a_new_date_or_a_new_speaker_holds(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(
        monkeypatch,
        tmp_path,
        written("said", '"2022-04-13"')
        + written("speaker", '"Bea"')
        + written("new", "true")
        + written("affiliation", '"Institute"')
        + written("role", '"deputy"'),
    )
    assert paper("claim", "edit", "C1", "--edit").code == 0
    assert spoken_as(paper, "C1") == ["P5, deputy, Institute"]
    assert some(claim(paper, "C1"), "said", "said_basis") == ("2022-04-13", "inferred")
    assert appearance(paper, "C1")["as_published"] == "head of the institute"


def test_another_speaker_does_not_speak_as_the_first(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path, written("speaker", '"P1"'))
    assert paper("claim", "edit", "C1", "--edit").code == 1
    assert editor.remarks == [
        "affiliation: P2.1 is not an affiliation of P1; see: tracker affiliation list P1."
    ]


@pytest.mark.parametrize("key", ["text", "source", "speaker"])
def test_a_claim_keeps_text_source_and_speaker(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str
) -> None:
    editor = set_editor(monkeypatch, tmp_path, written(key, '""'))
    assert paper("claim", "edit", "C1", "--edit").code == 1
    (remark,) = editor.remarks
    assert remark.startswith(f"{key}: ")
    lines = editor.seen[-1].splitlines()
    last = [place for place, line in enumerate(lines) if line.startswith("#!!")][-1]
    assert lines[last + 1] == f'{key} = ""'


def test_with_several_appearances_it_names_them_as_without_a_form(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    paper("source", "add", "Another", "--type", "speech")
    paper("appearance", "add", "C1", "--source", "S2")
    with_form = paper("claim", "edit", "C1", "--edit")
    assert (with_form.code, with_form.err) == (
        2,
        (
            "tracker: C1 appears in several sources: C1.1 in S1, C1.2 in S2; edit one of them:"
            " tracker appearance edit C1.1\n"
        ),
    )
    assert editor.seen == []


def test_emptied_it_changes_nothing(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(monkeypatch, tmp_path, "text = ''")
    outcome = paper("claim", "edit", "C1", "--edit")
    assert (outcome.code, outcome.err) == (1, "tracker: the form is empty; nothing was changed\n")
    assert asked(paper, "log", "C1")["total"] == 1


def test_the_whole_record_can_be_asked_for(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(monkeypatch, tmp_path, written("note", '"Ours."'))
    outcome = paper("claim", "edit", "C1", "--edit", "-f", "json")
    assert json.loads(outcome.out)["claim"]["note"] == "Ours."


def test_a_weekday_is_read_against_the_source_as_after_an_option(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_editor(monkeypatch, tmp_path, written("said", '"Friday"'))
    assert paper("claim", "edit", "C2", "--edit").code == 0
    assert some(claim(paper, "C2"), "said", "said_basis") == ("2022-04-15", "inferred")


def test_a_form_is_not_opened_of_a_version_that_is_past(
    paper: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = set_editor(monkeypatch, tmp_path)
    paper("claim", "edit", "C1", "--venue", "Paris")
    outcome = paper("claim", "edit", "C1", "--edit", "--version", "1")
    assert (outcome.code, editor.seen) == (1, [])
    assert outcome.err.startswith("tracker: C1 was changed underneath: it is at version 2, not 1")
