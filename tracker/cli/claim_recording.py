"""`claim add` and `claim edit`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tracker.api.claim_entry import Answering, ClaimEntry, speaking_of
from tracker.cli.claim_entry import edit_entry, record_entry
from tracker.cli.claim_options import ANSWERING, CARRIED, CLAIM, SPEAKING, given_of, options
from tracker.cli.parameters import PROSE
from tracker.cli.references import CLAIM as CLAIM_REF
from tracker.cli.references import SOURCE
from tracker.cli.settings import Command, Settings, pass_settings
from tracker.cli.writing import (
    changed_or_not,
    check_apart,
    edited,
    editing_options,
    format_option,
    reason_option,
    tell,
    unset_option,
    version_option,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.api.database import Written
    from tracker.reporting.claims import ClaimReport
    from tracker.vocabulary.relations import RelationType

_UNSET = (
    "denied_proposition",
    "polarity",
    "certainty",
    "said",
    "said_basis",
    "said_note",
    "venue",
    "affiliation",
    "who",
    "quantifier",
    "what",
    "where",
    "when",
    "topics",
    "note",
)
UNSET_CARRIED = (
    "form",
    "quote",
    "editorial_marks",
    "via",
    "basis",
    "locator",
    "language",
    "original_language",
    "translation",
    "identification",
    "descriptor",
    "anonymity_origin",
    "anonymity_reason",
    "anonymity_reason_published",
    "ground_rule",
    "terms_note",
    "known_to_newsroom",
    "approved_by_role",
    "approved_on",
)


@click.command(
    cls=Command,
    epilog="Example: tracker claim add 'Talks stopped.' --speaker sergeev --source S1",
)
@click.argument("text", required=False, type=PROSE, metavar="TEXT")
@click.option("--source", type=SOURCE, help="What carries it: S1, or a title.")
@options(SPEAKING, CLAIM, CARRIED, ANSWERING)
@editing_options
@format_option
@pass_settings
def add(
    settings: Settings,
    /,
    *,
    text: str | None,
    source: str | None,
    format_: str | None,
    answers: tuple[str, RelationType] | None,
    why: str | None,
    match: Mapping[str, Any] | None,
    answered_by: Any,  # noqa: ANN401 - a word of the vocabulary, imported late
    in_editor: bool,
    recover: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Record a claim: TEXT says in your words what is claimed.

    Needs TEXT, a source and who speaks; without a speaker it is the source's own voice. On a
    terminal, what is missing is asked for: tracker claim add alone is a guided form. With --edit a
    form opens in your editor ($TRACKER_EDITOR, $VISUAL or $EDITOR).

    Descriptor, identification, anonymity, ground rule, affiliation, date and venue are taken
    from the last claim of the same voice in the same source, unless they are given; what was
    taken is told.
    """
    from tracker.recording.voicing import Speaking

    answering = {"answers": answers, "why": why, "match": match, "answered_by": answered_by}
    given = given_of(values)
    if in_editor or recover is not None:
        everything = given_of({"text": text, "source": source, **answering}) | given
        _add_in_editor(settings, everything, recover, format_)
        return
    _check_answer(answers, why=why, match=match, answered_by=answered_by)
    if text is None or source is None:
        _guide(settings, given_of({"text": text, "source": source, **answering}) | given, format_)
        return
    answering_ = None
    if answers is not None and why is not None:
        answering_ = Answering(
            claim=answers[0],
            type=answers[1],
            why=why,
            match=match or {},
            answered_by=answered_by,
        )
    speaking = speaking_of(given) or Speaking()
    entry = ClaimEntry(
        source=source, speaking=speaking, given={"text": text, **given}, answering=answering_
    )
    tell_claim(settings, record_entry(settings, entry), "recorded", format_)


def _add_in_editor(
    settings: Settings, given: dict[str, Any], recover: str | None, format_: str | None
) -> None:
    from tracker.cli.editing.asked import Asked
    from tracker.cli.editing.commands import add_in_editor
    from tracker.cli.editing.entries import form_values

    add_in_editor(settings, Asked(values=form_values(given), recover=recover, format_=format_))


def _guide(settings: Settings, values: dict[str, Any], format_: str | None) -> None:
    """Ask for what is missing, on a terminal; elsewhere say which option it is."""
    context = click.get_current_context()
    if format_ is not None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        missing = "argument 'TEXT'" if "text" not in values else "option '--source'"
        raise click.UsageError(f"Missing {missing}", context)
    from tracker.cli.form.guided import add_guided
    from tracker.cli.form.terminal import open_terminal

    add_guided(settings, open_terminal(), values)


@click.command(
    cls=Command,
    epilog="Example: tracker claim edit C6 --venue 'conference, Moscow' --unset note",
)
@click.argument("ref", type=CLAIM_REF)
@click.option("--text", type=PROSE, help="What is claimed, in your words.")
@click.option("--source", type=SOURCE, help="What carries it.")
@options(SPEAKING, CLAIM, CARRIED)
@unset_option((*_UNSET, *UNSET_CARRIED))
@version_option
@reason_option
@editing_options
@format_option
@pass_settings
def edit(
    settings: Settings,
    /,
    *,
    ref: str,
    source: str | None,
    unset: dict[str, None],
    version: int | None,
    why: str | None,
    in_editor: bool,
    recover: str | None,
    format_: str | None,
    **values: Any,  # noqa: ANN401 - one per option
) -> None:
    """Change a claim; each option replaces one value.

    Reaches the only appearance of the claim, too; where there are several, edit that one. With
    --edit the claim opens in your editor, with what the options give filled in.
    """
    if in_editor or recover is not None:
        from tracker.cli.editing.asked import Asked
        from tracker.cli.editing.commands import edit_in_editor
        from tracker.cli.editing.entries import form_values

        given = given_of({**values, "source": source})
        check_apart(given, unset)
        asked = Asked(
            values=form_values(given),
            unset=unset,
            recover=recover,
            version=version,
            why=why,
            format_=format_,
        )
        edit_in_editor(settings, ref, asked)
        return
    given = edited(given_of({**values, "source": source}), unset)
    source = given.pop("source", None)
    speaking = speaking_of(given)
    done = edit_entry(
        settings, ref, given, source=source, speaking=speaking, version=version, why=why
    )
    tell_claim(settings, done, changed_or_not(done), format_)


def tell_claim(
    settings: Settings, written: Written[ClaimReport], verb: str, format_: str | None
) -> None:
    """Say what happened to a claim, or to its appearance."""
    from tracker.rendering.recorded import claim_line

    _, point, place = written.ref.partition(".")
    line = claim_line(written.record.claim, verb, int(place) if point else None)
    tell(settings, [line, *written.also], written.record, format_, written.hints)


def _check_answer(answers: object, **needed: object) -> None:
    context = click.get_current_context()
    if answers is None:
        for name, value in needed.items():
            if value is not None:
                option = f"--{name.replace('_', '-')}"
                raise click.UsageError(f"{option} needs --answers C6:TYPE", context)
    elif needed["why"] is None:
        raise click.UsageError("--answers needs --why, a sentence", context)
