"""`claim`: list and show claims."""

from datetime import date

import click

from tracker.cli import claim_recording
from tracker.cli.output import deliver_report, limit_of, output_options, showing
from tracker.cli.parameters import FIRST_DAY, LAST_DAY, NAME, WordOf
from tracker.cli.references import CLAIM, SOURCE, SPEAKER
from tracker.cli.retracting import because, retract_command
from tracker.cli.settings import Group, Settings, pass_settings
from tracker.vocabulary.anonymity import Identification
from tracker.vocabulary.claims import Kind, Status


@click.group(cls=Group)
def claim() -> None:
    """Claims: what somebody said, as one proposition or speech act."""


@claim.command("list", epilog="Example: tracker claim list --kind denial --speaker P4")
@click.option("--speaker", "speakers", multiple=True, type=SPEAKER, help="Made by this speaker.")
@click.option("--source", "sources", multiple=True, type=SOURCE, help="Carried by this source.")
@click.option(
    "--said-after", type=FIRST_DAY, metavar="DATE", help="May have been said on it or later."
)
@click.option(
    "--said-before", type=LAST_DAY, metavar="DATE", help="May have been said on it or before."
)
@click.option(
    "--kind", "kinds", multiple=True, type=WordOf(Kind), metavar="KIND", help="Such as denial."
)
@click.option(
    "--identification",
    multiple=True,
    type=WordOf(Identification),
    metavar="WORD",
    help="What readers were given, such as described.",
)
@click.option("--topic", "topics", multiple=True, type=NAME, metavar="NAME", help="Tagged so.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=WordOf(Status),
    metavar="WORD",
    help="Such as withdrawn.",
)
@click.option(
    "--limit", "-n", type=click.IntRange(min=0), metavar="N", help="At most so many; 0 is all."
)
@click.option("--all", "everything", is_flag=True, help="All, those recorded in error too.")
@output_options("table", "json")
@pass_settings
def list_(
    settings: Settings,
    *,
    speakers: tuple[str, ...],
    sources: tuple[str, ...],
    said_after: date | None,
    said_before: date | None,
    kinds: tuple[Kind, ...],
    identification: tuple[Identification, ...],
    topics: tuple[str, ...],
    statuses: tuple[Status, ...],
    limit: int | None,
    everything: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """List claims in the order of recording."""
    from tracker.rendering.lists import render_claims
    from tracker.reporting.claims import ClaimFilter, claims_report
    from tracker.store.lookup import find_source, find_speaker
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        found = claims_report(
            session,
            ClaimFilter(
                speakers=[find_speaker(session, ref) for ref in speakers],
                sources=[find_source(session, ref) for ref in sources],
                said_after=said_after,
                said_before=said_before,
                kinds=kinds,
                identifications=identification,
                topics=topics,
                statuses=statuses,
                everything=everything,
                limit=limit_of(limit, everything=everything),
            ),
        )
    deliver_report(found, render_claims, format_, output)
    settings.hint(showing(len(found.claims), found.total, "claims"))


@claim.command(epilog="Example: tracker claim show C6")
@click.argument("ref", type=CLAIM)
@output_options("table", "json")
@pass_settings
def show(settings: Settings, *, ref: str, format_: str | None, output: str | None) -> None:
    """Show one claim: what, who, where it appears, and how it is answered."""
    from tracker.rendering.lists import render_claim
    from tracker.reporting.claims import claim_report
    from tracker.store.lookup import find_claim
    from tracker.store.session import reading

    with reading(settings.location()) as session:
        found = claim_report(session, find_claim(session, ref))
    deliver_report(found, render_claim, format_, output)


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
