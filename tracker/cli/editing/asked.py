"""What was asked for beside the form itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed with `--edit`.

    Attributes:
        values: of the options, as the form shows them.
        unset: names of values to take away.
        recover: the file of a form to take up again.
        version: at which the claim was read.
        why: the reason, for the history.
        format_: of the result.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unset: Collection[str] = ()
    recover: str | None = None
    version: int | None = None
    why: str | None = None
    format_: str | None = None
