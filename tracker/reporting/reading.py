"""The one computed sentence that opens a disputed claim: what the answers do, never a verdict."""

from collections.abc import Sequence

from tracker.reporting.origins import OriginsView
from tracker.reporting.voices import VoicesView
from tracker.vocabulary.relations import ResponseClass

_VERBS = {
    ResponseClass.CONTESTED: ("contests it", "contest it"),
    ResponseClass.OPPOSED: ("takes the opposite position", "take the opposite position"),
    ResponseClass.CHANGED: ("replaces it", "replace it"),
    ResponseClass.CONTEXT: ("bears on it", "bear on it"),
}


def reading_of(classes: Sequence[ResponseClass], voices: VoicesView, origins: OriginsView) -> str:
    """Compose the sentence."""
    return f"{_answers(classes)}. {_voices(voices)}; {_traced(origins)}."


def _answers(classes: Sequence[ResponseClass]) -> str:
    conflicts = classes.count(ResponseClass.CONFLICT)
    told = (
        "No answer contradicts this as worded"
        if not conflicts
        else f"{conflicts} {_plural(conflicts, 'answer contradicts', 'answers contradict')}"
        " this as worded"
    )
    rest = [
        f"{count} {_plural(count, *verbs)}"
        for name, verbs in _VERBS.items()
        if (count := classes.count(name))
    ]
    return "; ".join([told, ", ".join(rest)]) if rest else told


def _voices(voices: VoicesView) -> str:
    if not voices.total:
        return "No voice answers"
    told = f"{voices.total} {_plural(voices.total, 'voice answers', 'voices answer')}"
    if voices.named == voices.total:
        return f"{told}, {_plural(voices.total, 'named', 'all named')}"
    named = voices.named or ("none" if voices.total > 1 else "not")
    return f"{told}, {named} named, {voices.with_reason or 'none'} with a reason"


def _traced(origins: OriginsView) -> str:
    if not origins.traced_to:
        return "the claim's origin is not stated"
    *most, last = origins.traced_to
    names = f"{', '.join(most)} and {last}" if most else f"{last} alone"
    unknown = f", {origins.not_stated} not stated" if origins.not_stated else ""
    if unknown and not most:
        names = last
    return f"the claim is traced to {names}{unknown}"


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
