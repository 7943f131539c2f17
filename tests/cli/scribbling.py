"""Commands as a person might give them who knows the words and not the rules."""

import random
import re
from collections.abc import Mapping, Sequence

from tracker.vocabulary.claims import Kind
from tracker.vocabulary.relations import RelationType

Options = Mapping[str, Sequence[str]]

CLAIMS = [f"C{number}" for number in (1, 5, 6, 8, 9, 10, 13, 17, 20, 24, 26, 31, 32, 33)]
SPEAKERS = ["P1", "P2", "P3", "P4", "P6", "P9", "P10", "P20", "P22", "Sergeev", "Bo Li", "TASS"]
SOURCES = ["S1", "S2", "S3", "S4", "S5"]
AFFILIATIONS = ["P1.1", "P1.2", "P4.1", "P6.1", "P10.1", "P20.1"]
RELATIONS = [f"R{number}" for number in range(1, 20)]
KINDS = list(Kind)
TYPES = list(RelationType)
MATCHES = ["same,same,same,same", "narrower,same,same,same", "same,overlapping,same,unknown"]

VOICE: Options = {
    "--speaker": SPEAKERS,
    "--unnamed": ["a clerk", "two men"],
    "--head-count": ["1", "2"],
    "--affiliation": ["P1.1", "P20.1", "TASS", "Board"],
    "--role": ["head", "president"],
}
CLAIM: Options = {
    "--kind": KINDS,
    "--denies": ["it rains", "it rains?"],
    "--polarity": ["negate", "none"],
    "--said": ["2022-04", "thursday", "../2022"],
    "--said-basis": ["inferred", "unknown"],
    "--venue": ["a hall"],
    "--scope": ["who=all", "quantifier=all", "when=2022"],
    "--topic": ["Work", "work"],
}
CARRIED: Options = {
    "--form": ["quote", "partial_quote", "paraphrase", "narration"],
    "--quote": ["it rains"],
    "--via": ["S2", "TASS", "S4", "?", "P4?", "S2:translator"],
    "--basis": ["firsthand", "not_stated"],
    "--identification": ["named", "described", "generic", "pseudonym"],
    "--descriptor": ["a man"],
    "--anonymity": ["at_request,safety", "not_stated,not_stated"],
    "--reason-published": ["for fear"],
    "--ground-rule": ["on_record", "unknown"],
    "--known-to-newsroom": ["nobody"],
    "--approved-on": ["2022-04-01", "2022-4-1"],
}
SPEAKER: Options = {
    "--type": ["person", "group", "organization", "publication"],
    "--descriptor": ["a man"],
    "--head-count": ["3"],
    "--alias": ["Al"],
    "--identifier": ["wikidata=Q1"],
}
AFFILIATION: Options = {
    "--described": ["a party"],
    "--role": ["head", "rector"],
    "--country": ["RU"],
    "--valid": ["2020", "2019/..", "../2020"],
}
SOURCE: Options = {
    "--outlet": ["TASS", "The Daily", "P2", "P4"],
    "--published": ["2022-04-16", "2022"],
    "--published-basis": ["inferred", "unknown"],
    "--language": ["en"],
}


class Scribbler:
    """Makes up commands, always the same for one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def command(self) -> list[str]:
        """A command that writes, or tries to."""
        shapes = [
            ["claim", "add", "It rains.", *self._source, *self._some(VOICE, CLAIM, CARRIED)],
            ["claim", "edit", self._of(CLAIMS), *self._some(VOICE, CLAIM, CARRIED), *self._unset],
            ["appearance", "add", self._of(CLAIMS), *self._source, *self._some(CARRIED)],
            ["appearance", "edit", self._part, *self._some(CARRIED, {"--source": SOURCES})],
            ["speaker", "add", self._of(SPEAKERS), *self._some(SPEAKER)],
            ["speaker", "edit", self._of(SPEAKERS), *self._some(SPEAKER, {"--name": ["Al"]})],
            ["speaker", "alias", self._of(SPEAKERS), "Al"],
            ["speaker", "reveal", self._of(SPEAKERS), "Bo", *self._source],
            ["affiliation", "add", self._of(SPEAKERS), *self._some(AFFILIATION)],
            ["affiliation", "edit", self._of(AFFILIATIONS), *self._some(AFFILIATION, CORRECTION)],
            ["affiliation", "end", self._of(AFFILIATIONS), "--on", self._of(["2018", "2022"])],
            ["source", "add", "--type", "report", *self._some(SOURCE)],
            ["source", "edit", self._of(SOURCES), *self._some(SOURCE)],
            ["relate", self._of(CLAIMS), self._of(TYPES), self._of(CLAIMS), *self._why, *self._yes],
            ["relation", self._of(["confirm", "reject"]), self._of(RELATIONS)],
            ["relation", "resolve", self._of(RELATIONS), "So be it."],
            ["claim", "retract", self._of(CLAIMS), "--because", "withdrawn", *self._why],
            ["appearance", "retract", self._part, *self._why],
            ["relation", "retract", self._of(RELATIONS), *self._why],
            ["undo"],
        ]
        return self._random.choice(shapes)

    def _of(self, words: Sequence[str]) -> str:
        return self._random.choice(words)

    def _some(self, *groups: Options) -> list[str]:
        """Up to four options of these, each with one of its values."""
        options = [pair for group in groups for pair in group.items()]
        chosen = self._random.sample(options, min(len(options), self._random.randint(0, 4)))
        return [word for name, values in chosen for word in (name, self._of(values))]

    @property
    def _source(self) -> list[str]:
        return ["--source", self._of(SOURCES)]

    @property
    def _part(self) -> str:
        return f"{self._of(CLAIMS)}.{self._of(['1', '1', '2'])}"

    @property
    def _why(self) -> list[str]:
        return ["--why", "Because."]

    @property
    def _yes(self) -> list[str]:
        return ["--match", self._of(MATCHES), self._of(["--yes", "--proposed", "-q"])]

    @property
    def _unset(self) -> list[str]:
        fields = ["denies", "said", "affiliation", "quote", "via", "basis", "descriptor"]
        return ["--unset", self._of(fields)] if self._random.random() < 1 / 3 else []


CORRECTION: Options = {"--why": ["Misread."], "--organization": ["TASS", "Board"]}


def is_told(code: int, err: str) -> bool:
    """Whether an outcome is done, refused or not understood, each by our own rules."""
    fault = re.search(r"internal error|refused by the database|Traceback", err)
    return code in {0, 1, 2} and fault is None
