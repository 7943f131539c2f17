"""A database with a word that must not leave in every field the public does not get."""

from collections.abc import Iterable

from sqlalchemy import text

from store.rows import between, matching, put, told_as, unnamed
from tracker.store.engine import open_engine
from tracker.store.location import Location

SHOWN = "shown-"
"""Begins what the public does get, so that a test can tell an empty output from a safe one."""

ADA, INSIDER, HIDDEN, PAPER, CLUB, LEAKER, RELAY, GHOST, NIGHTJAR, EVE, TWIN, OTHER = range(1, 13)
ARTICLE, INTERVIEW, MEMO, WITHDRAWN, LEAK = range(1, 6)
OPEN, TOLD, SECRET, MISTAKE, ANSWER, DOUBLE, MASKED, EARLIER, DEEP = range(1, 10)
ON_RECORD, BACKGROUND = {"ground_rule": "on_record"}, {"ground_rule": "background"}
OFF_RECORD = {"ground_rule": "off_record"}


class Canaries:
    """Makes words that no format changes or breaks, each for one field, and remembers both."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}

    def __call__(self, field: str) -> str:
        """A word of its own for a field."""
        word = f"canary{len(self.fields):02}x"
        self.fields[word] = field
        return word


def fill(location: Location) -> dict[str, str]:
    """Fill an empty database; give back the words that must not leave it, with their fields."""
    hide = Canaries()
    rows = [
        *_speakers(hide),
        *_sources(hide),
        put("speaker", **_named("shown-eve", revealed_in_id=ARTICLE, note=hide("revealed.note"))),
        *_merges(hide),
        *_affiliations(hide),
        *_claims(hide),
        *_appearances(hide),
        *_relations(hide),
        *_questions(hide),
        *_requests(hide),
        *_verdicts(hide),
        *_history(hide),
    ]
    with open_engine(location).begin() as connection:
        for row in rows:
            connection.execute(text(row.replace(":", "\\:")))
    return hide.fields


def _retracted(hide: Canaries, what: str) -> dict[str, object]:
    return {
        "retracted_by": hide(f"{what}.retracted_by"),
        "retracted_at": "2022-05-01 12:00:00",
        "retracted_why": hide(f"{what}.retracted_why"),
    }


def _named(name: str, **values: object) -> dict[str, object]:
    return {"name": name, "name_key": name.casefold(), **values}


def _speakers(hide: Canaries) -> list[str]:
    return [
        put("speaker", **_named("shown-ada", note=hide("speaker.note"))),
        put("speaker", **unnamed(descriptor=hide("descriptor"), note=hide("unnamed.note"))),
        put("speaker", **_named(hide("off_record.name"), descriptor=hide("off_record.descriptor"))),
        put("speaker", type="publication", **_named("shown-paper")),
        put("speaker", type="organization", **unnamed(descriptor=hide("organization"))),
        put("speaker", **_named(hide("only_recorded.name"))),
        put("speaker", **unnamed(descriptor=hide("hop.descriptor"))),
        put("speaker", **_named(hide("retracted.name"), **_retracted(hide, "speaker"))),
        put("speaker", naming="pseudonym", **_named("shown-nightjar")),
        put("speaker_name", speaker_id=HIDDEN, name=hide("alias"), name_key="a"),
        put("speaker_name", speaker_id=NIGHTJAR, naming="pseudonym", name=hide("pseudonym.alias")),
        put("speaker_identifier", speaker_id=HIDDEN, scheme="url", value=hide("identifier")),
        put("speaker_name", speaker_id=ADA, name="shown-alias", name_key="shown-alias"),
    ]


def _merges(hide: Canaries) -> list[str]:
    """Speakers that are one with Ada, by a judgement that holds and by one that was taken back."""

    def merge(merged: int, what: str, **values: object) -> str:
        own = {"why": hide(f"{what}.why"), "merged_by": hide(f"{what}.merged_by")}
        return put("speaker_merge", kept_id=ADA, merged_id=merged, **own, **values)

    return [
        put("speaker", **_named(hide("merged.name"), note=hide("merged.note"))),
        put("speaker", **_named(hide("other.name"))),
        merge(TWIN, "merge"),
        merge(OTHER, "retracted_merge", **_retracted(hide, "merge")),
    ]


def _sources(hide: Canaries) -> list[str]:
    own = {"title": hide("interview.title"), "byline": hide("interview.byline")}
    memo = {"title": hide("memo.title"), "url": f"https://example.org/{hide('memo.url')}"}
    memo |= {
        "byline": hide("memo.byline"),
        "archived_url": f"https://a.org/{hide('memo.archived')}",
    }
    return [
        put(
            "source",
            title="shown-title",
            outlet_id=PAPER,
            url="https://example.org/shown-url",
            note=hide("source.note"),
        ),
        put("source_text", source_id=ARTICLE, text=hide("source_text.text")),
        put(
            "source_text",
            source_id=ARTICLE,
            sha256="1" * 64,
            text=hide("retracted_text.text"),
            **_retracted(hide, "source_text"),
        ),
        put("source", type="interview", note=hide("interview.note"), **own),
        put("source", type="document", **memo),
        put("source", title=hide("retracted.title"), **_retracted(hide, "source")),
        put("source", type="document", title=hide("leak.title"), byline=hide("leak.byline")),
    ]


def _affiliations(hide: Canaries) -> list[str]:
    return [
        put("affiliation", speaker_id=ADA, described="shown-body", note=hide("affiliation.note")),
        put(
            "affiliation",
            speaker_id=INSIDER,
            described=hide("unnamed.described"),
            role=hide("unnamed.role"),
            place=hide("unnamed.place"),
        ),
        put("affiliation", speaker_id=ADA, organization_id=CLUB, described=None, role="member"),
        put("affiliation", speaker_id=ADA, described=hide("unused.affiliation")),
        put(
            "affiliation",
            speaker_id=NIGHTJAR,
            described=hide("pseudonym.described"),
            role=hide("pseudonym.role"),
        ),
        put(
            "affiliation",
            speaker_id=ADA,
            described=hide("retracted.affiliation"),
            **_retracted(hide, "affiliation"),
        ),
    ]


_WORDS = ("text", "denied_proposition", "scope_who", "scope_what", "scope_where")


def _claim(number: int, **values: object) -> str:
    return put("claim", uid=f"{number:032x}", **values)


def _claims(hide: Canaries) -> list[str]:
    error = {"status": "recorded_in_error", **_retracted(hide, "claim")}
    speakers = [(OPEN, ADA, 1), (TOLD, INSIDER, 2), (SECRET, HIDDEN, None), (MISTAKE, ADA, None)]
    speakers += [(ANSWER, ADA, 3), (DOUBLE, ADA, None), (MASKED, NIGHTJAR, 5), (EARLIER, EVE, None)]
    speakers += [(DEEP, INSIDER, None)]
    return [
        _claim(OPEN, text="shown-open", note=hide("claim.note"), said_note=hide("said_note")),
        _claim(
            TOLD,
            text="shown-told",
            venue=hide("unnamed.venue"),
            said="2022-04-14",
            said_earliest="2022-04-14",
            said_latest="2022-04-14",
            said_basis="inferred",
            said_note=hide("unnamed.said_note"),
        ),
        _claim(SECRET, kind="denial", **{name: hide(f"off_record.{name}") for name in _WORDS}),
        _claim(MISTAKE, text=hide("error.text"), note=hide("error.note"), **error),
        _claim(ANSWER, text="shown-answer"),
        _claim(DOUBLE, text="shown-double"),
        _claim(MASKED, text="shown-masked", venue=hide("pseudonym.venue")),
        _claim(EARLIER, text="shown-earlier", venue=hide("revealed.venue")),
        _claim(DEEP, text="shown-deep"),
        *(
            put("claim_speaker", claim_id=claim, speaker_id=speaker, affiliation_id=affiliation)
            for claim, speaker, affiliation in speakers
        ),
        put("topic", name=hide("off_record.topic"), name_key="t"),
        put("claim_topic", claim_id=SECRET, topic_id=1),
    ]


def _appearances(hide: Canaries) -> list[str]:
    described = told_as("described") | {"descriptor": "shown-descriptor"}
    reason = {"anonymity_origin": "legal", "anonymity_reason": "safety"}
    terms = {
        **BACKGROUND,
        **reason,
        "terms_note": hide("terms_note"),
        "known_to_newsroom": "reporter",
        "approved_by_role": hide("approved_by_role"),
        "approved_on": "2022-03-03",
        "note": hide("appearance.note"),
        "locator": hide("unnamed.locator"),
    }
    off_record = {
        "form": "quote",
        "quote": hide("off_record.quote"),
        "locator": hide("off_record.locator"),
        "editorial_marks": hide("off_record.marks"),
        "note": hide("off_record.note"),
        "terms_note": hide("off_record.terms"),
    }
    also = {**off_record, "quote": hide("also_off_record.quote"), "note": hide("also.note")}
    back = {"form": "quote", "quote": hide("retracted.quote"), **_retracted(hide, "appearance")}
    deep = {
        **told_as("described"),
        **reason,
        "descriptor": hide("deep.descriptor"),
        "anonymity_reason_published": hide("deep.reason"),
        "ground_rule": "deep_background",
    }
    quoted = {
        "form": "quote",
        "quote": "shown-quote",
        "verification": "exact",
        "anchor_text_id": 1,
        "anchor_start": 0,
        "anchor_end": 11,
        "anchor_prefix": hide("anchor.prefix"),
        "anchor_suffix": hide("anchor.suffix"),
    }
    return [
        put("appearance", claim_id=OPEN, source_id=ARTICLE, **ON_RECORD, **quoted),
        put("appearance", claim_id=TOLD, source_id=INTERVIEW, **described, **terms),
        put("appearance", claim_id=SECRET, source_id=MEMO, **OFF_RECORD, **off_record),
        put("appearance", claim_id=MISTAKE, source_id=MEMO, **ON_RECORD),
        put("appearance", claim_id=ANSWER, source_id=ARTICLE, **ON_RECORD),
        put("appearance", claim_id=DOUBLE, source_id=ARTICLE, **ON_RECORD),
        put("appearance", claim_id=DOUBLE, source_id=MEMO, place=2, **OFF_RECORD, **also),
        put("appearance", claim_id=DOUBLE, source_id=MEMO, place=3, **ON_RECORD, **back),
        put("appearance", claim_id=MASKED, source_id=ARTICLE, **told_as("pseudonym")),
        put("appearance", claim_id=EARLIER, source_id=ARTICLE, **told_as("generic")),
        put("appearance", claim_id=DEEP, source_id=LEAK, **deep),
        put("relay", appearance_id=1, speaker_id=RELAY),
        put("relay", appearance_id=3, speaker_id=LEAKER),
    ]  # fmt: skip


def _relations(hide: Canaries) -> list[str]:
    judged = {
        "note": hide("relation.note"),
        "reviewed_by": hide("reviewed_by"),
        "reviewed_at": "2022-05-01 12:00:00",
        "resolution": hide("resolution"),
        "resolved_by": hide("resolved_by"),
        "resolved_at": "2022-05-01 12:00:00",
    }
    gone = _retracted(hide, "relation")
    return [
        between(ANSWER, OPEN, type="contradicts", why="shown-why", **matching(), **judged),
        between(TOLD, OPEN, type="disputes", answered_by="speaker", why="shown-dispute"),
        between(SECRET, OPEN, type="disputes", answered_by="speaker", why=hide("secret.why")),
        between(MISTAKE, OPEN, type="qualifies", why=hide("error.why")),
        between(DOUBLE, OPEN, type="qualifies", why=hide("rejected.why"), review="rejected"),
        between(DOUBLE, TOLD, type="weakens", why=hide("proposed.why"), review="proposed"),
        between(DOUBLE, ANSWER, type="weakens", why=hide("retracted.why"), **gone),
        between(DEEP, OPEN, type="disputes", answered_by="speaker", why="shown-deep-why"),
        between(MASKED, OPEN, type="disputes", answered_by="outlet", why="shown-masked-why"),
    ]


def _questions(hide: Canaries) -> list[str]:
    """What no report for the public tells yet but with the claims that answer it."""

    def question(text: str, **values: object) -> str:
        return put("question", text=text, text_key=text, **values)

    def position(claim: int, what: str, **values: object) -> str:
        return put("position", claim_id=claim, judged_by=hide(f"{what}.judged_by"), **values)

    return [
        question("shown-question", note=hide("question.note")),
        question(hide("retracted_question.text"), **_retracted(hide, "question")),
        position(OPEN, "position", why="shown-position-why"),
        position(DOUBLE, "other_position", why="shown-other-why", answer="no"),
        position(SECRET, "off_record.position", why=hide("off_record.position.why")),
        position(ANSWER, "retracted_position", **_retracted(hide, "position")),
    ]


def _requests(hide: Canaries) -> list[str]:
    def request(what: str, **values: object) -> str:
        ours = {name: hide(f"{what}.{name}") for name in ("asked", "channel", "note")}
        return put("response_request", **{"party_id": ADA, "claim_id": OPEN, **ours, **values})

    declined = {"outcome": "declined", "outcome_on": "2022-06-01"}
    return [
        request("our_request", deadline="2022-05-01", deadline_latest="2022-05-01"),
        request("our_outcome", **declined),
        request("reported_request", source_id=ARTICLE),
        request("unnamed_party", party_id=INSIDER, **declined),
        request("off_record_party", party_id=HIDDEN, **declined),
        request("revealed_party", party_id=EVE, **declined),
        request("off_record_matter", claim_id=SECRET, **declined),
        request("conversation", source_id=INTERVIEW),
        request("unnamed_answer", claim_id=ANSWER, answer_id=TOLD, **declined),
        request("retracted_request", **declined, **_retracted(hide, "request")),
    ]


def _verdicts(hide: Canaries) -> list[str]:
    """What fact-checks found: of one that was published the public is told all but its reasons."""

    def verdict(claim: int, what: str, key: str, **shown: object) -> str:
        words = (name for name in ("rating", "why", "reviewer") if name not in shown)
        own: dict[str, object] = {name: hide(f"{what}.{name}") for name in words}
        if "url" not in shown:
            own["url"] = f"https://example.org/{hide(f'{what}.url')}"
        return put("verdict", claim_id=claim, reviewer_key=key, **own, **shown)

    published = {"rating": "shown-rating", "reviewer": "shown-reviewer"}
    published["url"] = "https://example.org/shown-check"
    return [
        verdict(OPEN, "verdict", hide("verdict.key"), url=None),
        verdict(OPEN, "published_verdict", "shown", **published),
        verdict(SECRET, "off_record.verdict", "secret"),
        verdict(OPEN, "retracted_verdict", "gone", **_retracted(hide, "retracted_verdict")),
    ]


_STATE = ("payload", "salt", "digest", "link")


def _history(hide: Canaries) -> list[str]:
    def ours(what: str, columns: Iterable[str]) -> dict[str, object]:
        return {name: hide(f"{what}.{name}") for name in columns}

    return [
        put(
            "change",
            who=hide("change.who"),
            command=hide("change.command"),
            why=hide("change.why"),
        ),
        put("revision", change_id=1, record_uid=f"{1:032x}", **ours("revision", _STATE)),
        put("file_record", **ours("file_record", ("file_id", "salt", "digests"))),
    ]
