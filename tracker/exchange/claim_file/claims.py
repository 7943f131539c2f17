"""Compiles claims and their appearances."""

from collections.abc import Callable
from uuid import UUID, uuid5

from tracker.exchange.claim_file import shape
from tracker.exchange.claim_file.bodies import Bodies
from tracker.exchange.claim_file.keys import Keys
from tracker.exchange.merging.records import Path, Wanted
from tracker.recording.claims import (
    AppearanceDraft,
    ClaimDraft,
    Hop,
    PublishedDraft,
    Voice,
    appearance_state,
    claim_state,
)
from tracker.vocabulary.claims import Form, default_basis
from tracker.vocabulary.inferring import read_inferred
from tracker.vocabulary.sources import RelayRole, default_relay_role


class Claims:
    """The claims of one file.

    Args:
        keys: of the file.
        bodies: its speakers and sources.
        topic: the uid of the topic with a name; topics are shared by all files.
    """

    def __init__(self, keys: Keys, bodies: Bodies, topic: Callable[[str], str]) -> None:
        self._keys = keys
        self._bodies = bodies
        self._topic = topic

    def compile(self) -> list[Wanted]:
        """Claims with their appearances, in the order of the file."""
        return [
            wanted
            for key, claim in self._keys.file.claim.items()
            for wanted in self._claim(key, claim)
        ]

    def _claim(self, key: str, claim: shape.Claim) -> list[Wanted]:
        """The claim and its appearances."""
        path = ("claim", key)
        defaults = self._keys.file.defaults
        uid = self._keys.uid("claim", key)
        voices = self._voices(path, claim)
        denied, inferred = read_inferred(claim.denied_proposition or "")
        with self._keys.at(path):
            state = claim_state(
                ClaimDraft(
                    uid=uid,
                    text=claim.text,
                    voices=voices,
                    kind=claim.kind,
                    polarity=claim.polarity,
                    certainty=claim.certainty,
                    denied_proposition=denied or None,
                    denied_inferred=inferred,
                    said=claim.said or defaults.said,
                    said_basis=claim.said_basis or defaults.said_basis,
                    said_note=claim.said_note or defaults.said_note,
                    venue=claim.venue or defaults.venue,
                    who=claim.scope.who,
                    quantifier=claim.scope.quantifier,
                    what=claim.scope.what,
                    where=claim.scope.where,
                    when=claim.scope.when,
                    topics=[self._topic(name) for name in (*defaults.topics, *claim.topics)],
                    note=claim.note,
                )
            )
        carried: list[tuple[Path, shape.Carried]] = [(path, claim)]
        carried += [
            ((*path, "appearance", place), appearance)
            for place, appearance in enumerate(claim.appearance)
        ]
        appearances = [
            self._appearance(where, place, claim, one, voices)
            for place, (where, one) in enumerate(carried, start=1)
        ]
        return [Wanted("claim", path, state), *appearances]

    def _voices(self, path: Path, claim: shape.Claim) -> list[Voice]:
        if claim.speaker is None:
            return [self._narrator(path, claim)]
        keys = [claim.speaker] if isinstance(claim.speaker, str) else claim.speaker
        if not keys:
            raise self._keys.fault((*path, "speaker"), "names nobody", "name one, or leave it out")
        for key in keys:
            if key not in self._keys.file.speaker:
                raise self._keys.unknown(
                    (*path, "speaker"), "speaker", key, self._keys.file.speaker
                )
            if keys.count(key) > 1:
                raise self._keys.fault(
                    (*path, "speaker"), f"{key!r} stands twice", "name each speaker once"
                )
        return [self._bodies.voice(path, key, claim.affiliation) for key in keys]

    def _narrator(self, path: Path, claim: shape.Claim) -> Voice:
        source = self._source_key(path, claim.source)
        outlet = self._keys.file.source[source].outlet
        if outlet is None:
            raise self._keys.fault(
                path,
                f"no speaker, and source {source!r} has no outlet to narrate",
                "give speaker, or give the source an outlet",
            )
        return self._bodies.as_voice(outlet)

    def _source_key(self, path: Path, given: str | None) -> str:
        key = given or self._keys.file.defaults.source
        if key is None:
            raise self._keys.fault(
                path, "source is missing", "give source, or set it in [defaults]"
            )
        if key not in self._keys.file.source:
            where = (*path, "source") if given else ("defaults", "source")
            raise self._keys.unknown(where, "source", key, self._keys.file.source)
        return key

    def _appearance(
        self,
        path: Path,
        place: int,
        claim: shape.Claim,
        carried: shape.Carried,
        voices: list[Voice],
    ) -> Wanted:
        claim_uid = self._keys.uid("claim", str(path[1]))
        defaults = self._keys.file.defaults
        source = self._source_key(path, carried.source)
        narrated = claim.speaker is None
        form = carried.form
        if narrated and form is None:
            form = Form.NARRATION
        if narrated != (form is Form.NARRATION):
            problem = "no speaker" if narrated else "a speaker"
            raise self._keys.fault(
                (*path, "form"),
                f"form is {form or 'not given'}, but there is {problem}",
                "narration is the source's own voice: no speaker, and no other form",
            )
        with self._keys.at(path):
            state = appearance_state(
                AppearanceDraft(
                    uid=str(uuid5(UUID(claim_uid), f"appearance/{place}")),
                    claim=claim_uid,
                    place=place,
                    source=self._keys.uid("source", source),
                    kind=claim.kind,
                    voices=voices,
                    form=form,
                    quote=carried.quote,
                    editorial_marks=carried.editorial_marks,
                    locator=carried.locator,
                    language=carried.language
                    or defaults.language
                    or self._keys.file.source[source].language
                    or self._keys.file.language,
                    original_language=carried.original_language or defaults.original_language,
                    translation=carried.translation or defaults.translation,
                    basis=carried.basis
                    or claim.basis
                    or (defaults.basis if default_basis(claim.kind) else None),
                    attribution_ambiguous=carried.attribution_ambiguous,
                    hops=[
                        self._hop(path, index, via) for index, via in enumerate(carried.via or [])
                    ],
                    published=self._published(claim, carried),
                    known_to_newsroom=carried.known_to_newsroom,
                    approved_by_role=carried.approved_by_role,
                    approved_on=carried.approved_on,
                    note=carried.note if place > 1 else None,
                )
            )
        return Wanted("appearance", path, state)

    def _published(self, claim: shape.Claim, carried: shape.Carried) -> PublishedDraft:
        """The appearance's own words go before the claim's, those before the speaker's."""
        layers = [carried.published]
        if claim is not carried:
            layers.append(claim.published)
        if isinstance(claim.speaker, str):
            layers.append(self._keys.file.speaker[claim.speaker].published)
        chosen = {}
        for name in shape.Published.__struct_fields__:
            values = (getattr(layer, name) for layer in layers)
            chosen[name] = next((value for value in values if value is not None), None)
        return PublishedDraft(**chosen)

    def _hop(self, path: Path, index: int, via: str) -> Hop:
        """`key`, `key?` (inferred), `key:translator`, `?` (nobody named)."""
        inferred = via.endswith("?")
        key, _, role = via.removesuffix("?").strip().partition(":")
        where = (*path, "via", index)
        if role not in {"", RelayRole.TRANSLATOR}:
            raise self._keys.fault(where, f"{role!r} is no role", "write KEY:translator, or KEY")
        translator = RelayRole.TRANSLATOR if role else None
        if not key:
            return Hop(role=translator or RelayRole.RELAY)
        if key in self._keys.file.source and key in self._keys.file.speaker:
            raise self._keys.fault(
                where, f"{key!r} is a source and a speaker", "rename one of the two"
            )
        if key in self._keys.file.source:
            source = self._keys.file.source[key]
            return Hop(
                source=self._keys.uid("source", key),
                speaker=self._keys.uid("speaker", source.outlet) if source.outlet else None,
                role=translator or default_relay_role(source.type),
                inferred=inferred,
            )
        if key in self._keys.file.speaker:
            return Hop(
                speaker=self._keys.uid("speaker", key),
                role=translator or RelayRole.RELAY,
                inferred=inferred,
            )
        raise self._keys.unknown(
            where, "source", key, {**self._keys.file.source, **self._keys.file.speaker}
        )
