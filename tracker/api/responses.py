"""`respond`: right of reply; who was asked what, by when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from tracker.api.database import Database, Written
from tracker.api.guarding import guarded
from tracker.api.values import RequestValues, several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.reporting.requests import RequestReport, RequestsReport


class EditedRequestValues(RequestValues, total=False):
    """What to change of a request; `outcome` None opens it again."""

    party: str
    about: str
    outcome: None


class OutcomeValues(TypedDict, total=False):
    """When, the claim that holds the answer, and an internal note that replaces the last."""

    on: str | None
    claim: str | None
    note: str | None


@guarded
class Responses:
    """`respond`: who was asked for a response to what, and what came of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def show(self, ref: str) -> RequestReport:
        """One request for a response."""
        from tracker.reporting.requests import request_report
        from tracker.store.lookup import find_request

        with self._database.reading() as session:
            return request_report(session, find_request(session, ref))

    def list(
        self,
        *,
        unanswered: bool = False,
        party: str | Sequence[str] = (),
        about: str | Sequence[str] = (),
        everything: bool = False,
        limit: int | None = None,
    ) -> RequestsReport:
        """Requests for a response, with how each stands.

        Args:
            unanswered: only those without an outcome.
            party: only of it; one or several.
            about: only about this claim or question; one or several.
            everything: the retracted, too.
            limit: at most so many.
        """
        from tracker.models import Claim
        from tracker.reporting.requests import RequestFilter, requests_report
        from tracker.store.lookup import find_matter, find_speaker

        with self._database.reading() as session:
            matters = [find_matter(session, ref) for ref in several(about)]
            wanted = RequestFilter(
                unanswered=unanswered,
                parties=[find_speaker(session, ref) for ref in several(party)],
                claims=[one.id for one in matters if isinstance(one, Claim)],
                questions=[one.id for one in matters if not isinstance(one, Claim)],
                everything=everything,
                limit=limit,
            )
            return requests_report(session, wanted)

    def ask(
        self, party: str, *, about: str, new: bool = False, **given: Unpack[RequestValues]
    ) -> Written[RequestReport]:
        """Record that a party was asked for a response.

        Args:
            party: a reference or a name.
            about: a claim or a question.
            new: the party is not on file yet; make it.
            given: what was asked and when; today by default.

        Raises:
            RefusedError: it would be made after its deadline, or on a day that is yet to come.
        """
        from tracker.recording.asking import Asking, record_request

        values = _texts(given, RequestValues)
        with self._database.writing("respond ask") as under_way:
            asking = Asking(party, about, new, values)
            done = record_request(under_way.session, asking, under_way.author)
            called = f"D{done.record.id}"
        return Written(called, self.show(called), tuple(done.hints))

    def answer(
        self, ref: str, outcome: str, **given: Unpack[OutcomeValues]
    ) -> Written[RequestReport]:
        """Record what came of a request; a new outcome replaces the last.

        Args:
            ref: of the request.
            outcome: answered, declined or no_response.
            given: when, and by which claim.

        Raises:
            RefusedError: a claim that cannot be this party's answer, or days that cannot be.
        """
        from tracker.api.values import word
        from tracker.recording.answering import record_outcome
        from tracker.recording.finding import request_of
        from tracker.rendering.requests import outcome_line
        from tracker.vocabulary.responses import Outcome

        kind = word(Outcome, "outcome", outcome)
        with self._database.writing("respond answer") as under_way:
            request = request_of(under_way.session, ref)
            done = record_outcome(
                under_way.session, request, kind, _texts(given, OutcomeValues), under_way.author
            )
            called = f"D{done.request.id}"
        record = self.show(called)
        line = outcome_line(record.request, done.before, changed=done.changed)
        return Written(called, record, tuple(done.hints), done.changed, also=(line,))

    def edit(
        self,
        ref: str,
        *,
        version: int | None = None,
        why: str | None = None,
        **given: Unpack[EditedRequestValues],
    ) -> Written[RequestReport]:
        """Change what was asked of whom.

        Args:
            ref: of the request.
            version: refuse if the record is no longer as it was read at this version.
            why: kept in the history.
            given: what to change; None takes a value away.
        """
        from tracker.recording.edit_request import edit_request
        from tracker.recording.finding import request_of
        from tracker.store.versions import check_version

        with self._database.writing("respond edit", why) as under_way:
            request = request_of(under_way.session, ref)
            called = f"D{request.id}"
            check_version(under_way.session, request, called, version)
            done = edit_request(
                under_way.session, request, _texts(given, EditedRequestValues), under_way.author
            )
        return Written(called, self.show(called), tuple(done.hints), done.changed)

    def retract(self, ref: str, *, why: str) -> Written[RequestReport]:
        """Take a request back."""
        from tracker.api.retracting import retracted
        from tracker.models import ResponseRequest
        from tracker.store.lookup import find_request

        found = (ResponseRequest, find_request)
        called = retracted(self._database, "respond", found, ref, why=why)
        return Written(called, self.show(called))


def _texts(given: Mapping[str, Any], shape: type[Any]) -> dict[str, Any]:
    from tracker.api.values import checked

    return checked(given, shape, **dict.fromkeys(shape.__annotations__, str))
