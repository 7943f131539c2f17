"""Words that turn what is said around: no ellipsis and no bracket may hide one."""

import re
import unicodedata

_WORDS = (
    # English
    "no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely"
    " seldom rarely unless except refuse refuses refused deny denies denied fail fails failed"
    " lack lacks lacked"
    # Russian
    " не нет ни нету никогда никто никого никому никем ничто ничего ничему нигде никуда никак"
    " никакой никакая никакое никакие никаких нельзя без невозможно вряд"
    # German
    " nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts"
    " ohne weder nirgends nirgendwo kaum"
    # Spanish
    " nunca jamás nada nadie ningún ninguno ninguna ninguno sin ni tampoco apenas"
    # French
    " ne pas jamais rien aucun aucune sans personne"
    # Arabic
    " لا لم لن ليس ليست ليسوا غير بدون دون"
)
_NEGATION = re.compile(
    rf"\b(?:{'|'.join(_WORDS.split())})\b|n't\b|n'(?=[aeiouhyàâéèêëîïôûü])|[不没沒無无未非否别別勿莫]"
)
_CANNOT_BE_CUT = re.compile(
    r"(?:\b(?:non|not|no|un|anti|in|im|ex|pseudo|quasi|semi|не)-|[不没沒無无未非])$"
)
_LONGEST = 10
"""Characters before a word that are looked at."""


def negation_in(words: str) -> str | None:
    """The first word of a folded text that negates, if one does."""
    found = _NEGATION.search(unicodedata.normalize("NFC", words).casefold())
    return found[0] if found else None


def cut_off(before: str) -> bool:
    """Whether a text that goes on from here has lost the prefix that negates it."""
    found = _CANNOT_BE_CUT.search(unicodedata.normalize("NFC", before[-_LONGEST:]).casefold())
    return found is not None
