"""The named as entities of FollowTheMoney, a line of JSON each."""

from uuid import UUID, uuid5

import msgspec

from tracker.rendering.jsons import printable
from tracker.reporting.citations import CitationView
from tracker.reporting.entities import EntitiesReport, NamedView, PartView, TieView
from tracker.vocabulary.csl_dates import csl_date
from tracker.vocabulary.sources import source_words
from tracker.vocabulary.speakers import SpeakerType

_IDENTIFIERS = {"wikidata": "wikidataId", "lei": "leiCode", "url": "website"}
"""The properties of FollowTheMoney for our schemes; it has none for ROR, ORCID and ISNI."""


def render_ftm(report: EntitiesReport) -> str:
    """Entities first, then the links between them."""
    types = {one.uid: one.type for one in report.named}
    entities = (
        *map(_named, report.named),
        *map(_source, report.sources),
        *(_tie(one, types[one.speaker]) for one in report.ties),
        *map(_part, report.parts),
    )
    return "".join(f"{printable(msgspec.json.encode(one).decode())}\n" for one in entities)


def _entity(uid: str, schema: str, **values: str | list[str] | None) -> dict[str, object]:
    lists = {name: [one] if isinstance(one, str) else one for name, one in values.items()}
    return {
        "id": uid,
        "schema": schema,
        "properties": {name: found for name, found in lists.items() if found},
    }


def _named(one: NamedView) -> dict[str, object]:
    schema = "Person" if one.type is SpeakerType.PERSON else "Organization"
    known = {
        _IDENTIFIERS[scheme]: [value for other, value in one.identifiers if other == scheme]
        for scheme, _ in one.identifiers
        if scheme in _IDENTIFIERS and not (scheme == "lei" and schema == "Person")
    }
    return _entity(one.uid, schema, name=one.name, alias=one.aliases, **known)


def _source(one: CitationView) -> dict[str, object]:
    """As an article whatever its type: other documents of FollowTheMoney are files."""
    parts = (one.outlet, source_words(one.type), one.published)
    return _entity(
        one.uid,
        "Article",
        name=one.title or ", ".join(part for part in parts if part),
        title=one.title,
        author=one.byline,
        publisher=one.outlet,
        publishedAt=_day(one.published),
        language=_alpha3(one.language),
        sourceUrl=one.url,
    )


def _tie(one: TieView, type_: SpeakerType) -> dict[str, object]:
    """A person works for a body, but is a member where its role says so, and a body is one."""
    employed = type_ is SpeakerType.PERSON and not (one.role or "").lower().startswith("member")
    schema, ends = (
        ("Employment", ("employee", "employer"))
        if employed
        else ("Membership", ("member", "organization"))
    )
    first, between, last = (one.valid or "").partition("/")
    dates = {"startDate": _day(first), "endDate": _day(last)} if between else {"date": _day(first)}
    return _entity(
        one.uid,
        schema,
        **dict(zip(ends, (one.speaker, one.organization), strict=True)),
        role=one.role,
        status="uncertain" if one.uncertain else None,
        **dates,
    )


def _part(one: PartView) -> dict[str, object]:
    uid = uuid5(UUID(one.source), f"{one.entity}/{one.role}")
    return _entity(str(uid), "Documentation", document=one.source, entity=one.entity, role=one.role)


def _day(edtf: str | None) -> str | None:
    """A day, a month or a year that is certain: FollowTheMoney has no other dates."""
    found = csl_date(edtf) if edtf else {}
    if found.keys() != {"date-parts"} or "/" in str(edtf):
        return None
    return str(edtf).replace("-XX", "")


def _alpha3(tag: str | None) -> str | None:
    """A language as ISO 639-3 has it."""
    if tag is None or tag == "und":
        return None
    from langcodes import Language

    return Language.get(tag).to_alpha3()
