"""`claim`: list and show claims."""

import click

from tracker.api.values import ClaimsAsked
from tracker.cli import claim_recording
from tracker.cli.filters import claim_filters
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.references import CLAIM
from tracker.cli.retracting import because, retract_command
from tracker.cli.settings import Group, Settings, pass_settings


@click.group(cls=Group)
def claim() -> None:
    """Claims: what somebody said, as one proposition or speech act."""


@claim.command("list", epilog="Example: tracker claim list --kind denial --speaker P4")
@claim_filters
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, those recorded in error too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    asked: ClaimsAsked,
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List claims in the order of recording."""
    from tracker.rendering.lists import render_claims

    shown = limit_of(limit, everything=everything)
    found = settings.tracker().claim.list(everything=everything, limit=shown, **asked)
    deliver_report(found, render_claims, format_, output)
    settings.hint(showing(len(found.claims), found.total, "claims"))


@claim.command(epilog="Example: tracker claim show C6")
@click.argument("ref", type=CLAIM)
@click.option("--sentence", "alone", is_flag=True, help="Only who said it, in one sentence.")
@output_options("table", "json")
@pass_settings
def show(
    settings: Settings, *, ref: str, alone: bool, format_: str | None, output: str | None
) -> None:
    """Show one claim: what, who, where it appears, and how it is answered."""
    from tracker.rendering.lists import render_claim
    from tracker.rendering.sentence import render_sentence

    found = settings.tracker().claim.show(ref)
    deliver_report(found, render_sentence if alone else render_claim, format_, output)


claim.add_command(
    because(
        retract_command(
            "claim",
            "Take a claim back; its relations stay as they are.",
            "C6 --because error --why Slip",
        )
    )
)
claim.add_command(claim_recording.add)
claim.add_command(claim_recording.edit)
