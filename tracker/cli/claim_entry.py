"""A claim as it came from options, prompts or an editor, written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.writing import confirming, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.api.claim_entry import ClaimEntry
    from tracker.api.database import Written
    from tracker.cli.settings import Settings
    from tracker.recording.voicing import Speaking
    from tracker.reporting.claims import ClaimReport


def record_entry(settings: Settings, entry: ClaimEntry) -> Written[ClaimReport]:
    """Record a claim with what is new beside it, and the relation it stands in.

    Raises:
        TrackerError: the entry cannot be read or is refused; nothing was changed.
    """

    def write(confirmed: bool) -> Written[ClaimReport]:
        with opened(settings) as tracker:
            return tracker.claim.enter(entry, confirmed=confirmed)

    return confirming(settings, write)


def edit_entry(
    settings: Settings,
    ref: str,
    given: Mapping[str, Any],
    *,
    source: str | None,
    speaking: Speaking | None,
    version: int | None,
    why: str | None,
) -> Written[ClaimReport]:
    """Change a claim, if it is still as it was read at this version.

    Raises:
        TrackerError: the values cannot be read or are refused; nothing was changed.
    """
    with opened(settings) as tracker:
        return tracker.claim.change(
            ref, given, source=source, speaking=speaking, version=version, why=why
        )
