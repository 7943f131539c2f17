"""`claim add` on a terminal: the questions, the saving, the next claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracker.api.claim_entry import VOICE, Answering, ClaimEntry
from tracker.cli.claim_entry import record_entry
from tracker.cli.claim_options import given_of
from tracker.cli.form.asking import Answers, Form, Terminal, ask_all
from tracker.cli.form.claim_form import questions
from tracker.cli.form.speaker_form import NARRATION, UNNAMED, new_names, voice
from tracker.cli.form.story import NEW, Story
from tracker.errors import QuotationNotFoundError, RelationRefusedError, TrackerError
from tracker.vocabulary.inferring import write_inferred
from tracker.vocabulary.speakers import SpeakerType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.settings import Settings
    from tracker.recording.voicing import Speaking

_OPENING = "Enter takes what is offered, Tab completes, < goes back, Ctrl-D ends."
_UNVERIFIED = "Type yes to save it as unverified; Enter to give the quotation again."
_SOURCE = "source_"
_GIVEN = (
    "text",
    "kind",
    "quote",
    "form",
    "denied_proposition",
    "said",
    "venue",
    "via",
    "anonymity_origin",
    "anonymity_reason",
    "anonymity_reason_published",
    "unverified",
)
_ASKED = ("source", "head_count", "affiliation", "role", "why", "match")
_APART = {*VOICE, "denied_proposition", "source", "answers", "why", "match", "answered_by"}
"""Options that say who speaks, where and to what, not what is claimed."""
_QUESTIONS = {"--denies": "denied_proposition", "--match": "match", "NAME": "speaker"}
"""Which question a refused option goes back to, where it is not called the same."""


def add_guided(settings: Settings, terminal: Terminal, values: Mapping[str, Any]) -> None:
    """Ask for claims and record them until the person ends.

    Args:
        settings: of the command.
        terminal: to ask at.
        values: of the options given; their prompts are not shown, in any claim of this run.
    """
    story = Story(settings.location())
    story.sources()  # a database that is not there is told before anything is asked
    terminal.say(_OPENING)
    known = _known(story, values)
    while True:
        try:
            source = _one(settings, story, terminal, dict(known), values)
        except EOFError:
            return
        known = {"source": source}
        values = {}
        terminal.say(f"\nThe next claim in {source}; Ctrl-D ends.")


def _one(
    settings: Settings,
    story: Story,
    terminal: Terminal,
    known: Answers,
    values: Mapping[str, Any],
) -> str:
    from tracker.cli.claim_recording import tell_claim

    form = Form(known)
    asked = questions(story)
    place = 0
    while True:
        answers = ask_all(asked, form, terminal, place)
        try:
            made = record_entry(settings, _entry(story, answers, values))
        except QuotationNotFoundError as error:
            terminal.say("")
            terminal.say(str(error))
            again = _unverified(form, terminal)
            place = form.back(asked, again) if again else len(asked)
            continue
        except TrackerError as error:
            if not form.asked:
                raise
            terminal.say("")
            terminal.say(str(error))
            place = form.back(asked, _culprit(error, {asked[one].name for one in form.asked}))
            continue
        terminal.say("")
        tell_claim(settings, made, "recorded", None)
        return made.record.claim.appearances[0].source


def _unverified(form: Form, terminal: Terminal) -> str | None:
    """Whether to keep a quotation that the source's text lacks; else the question to mend it."""
    terminal.say(_UNVERIFIED)
    if terminal.ask("keep it", ()).strip().lower() in {"y", "yes"}:
        form.answers["unverified"] = True
        return None
    return "quote"


def _culprit(error: TrackerError, asked: set[str]) -> str | None:
    """The question whose answer was refused; the last that was asked, if that cannot be told."""
    if isinstance(error, RelationRefusedError) and "how" in asked:
        return "how"
    option = re.match(r"(--[\w-]+|[A-Z]+)", str(error))
    name = option[1] if option else ""
    name = _QUESTIONS.get(name) or name.removeprefix("--").replace("-", "_").lower()
    return next((one for one in (name, f"{_SOURCE}{name}") if one in asked), None)


def _known(story: Story, values: Mapping[str, Any]) -> Answers:
    """The options given, as the answers they are."""
    given = {name: value for name, value in values.items() if value not in (None, ())}
    known = {name: given[name] for name in (*_GIVEN, *_ASKED) if name in given}
    if "denied_proposition" in known:
        inferred = "denied_inferred" in given
        known["denied_proposition"] = write_inferred(known["denied_proposition"], inferred=inferred)
    if "speakers" in given:
        known["speaker"] = voice(story, " + ".join(given["speakers"]))
    if "new" in given:
        known["new_type"] = SpeakerType.PERSON
    if "unnamed" in given:
        known |= {"speaker": UNNAMED, "unnamed": given["unnamed"]}
    if "answers" in given:
        known |= {"answered": given["answers"][0], "how": given["answers"][1]}
    return known


def _entry(story: Story, answers: Answers, values: Mapping[str, Any]) -> ClaimEntry:
    source: Any = answers["source"]
    if source == NEW:
        source = {
            name.removeprefix(_SOURCE): value
            for name, value in answers.items()
            if name.startswith(_SOURCE) and value is not None
        }
    beside = given_of({name: value for name, value in values.items() if name not in _APART})
    given = {name: answers[name] for name in _GIVEN if answers.get(name) not in (None, ())}
    answering = None
    if answers.get("answered") is not None:
        answering = Answering(
            claim=answers["answered"],
            type=answers["how"],
            why=answers["why"],
            match=answers.get("match") or {},
            answered_by=values.get("answered_by"),
        )
    bodies = [(name, answers["new_type"]) for name in new_names(answers)]
    if "relay_type" in answers:
        relays = story.new_relays(answers["via"])
        bodies += [(name, answers["relay_type"]) for name in relays]
    return ClaimEntry(
        source=source,
        speaking=_speaking(answers),
        given={**beside, **given_of(given)},
        answering=answering,
        bodies=bodies,
    )


def _speaking(answers: Answers) -> Speaking:
    from tracker.recording.voicing import Speaking

    role: Answers = {name: answers.get(name) for name in ("affiliation", "role")}
    speaker = answers["speaker"]
    if speaker == NARRATION:
        return Speaking()
    if speaker == UNNAMED:
        return Speaking(unnamed=answers["unnamed"], head_count=answers.get("head_count"), **role)
    return Speaking(speakers=(answers["new_name"],) if speaker == NEW else speaker, **role)
