"""Words that turn what is said around: no ellipsis and no bracket may hide one."""

import re
import unicodedata

_WORDS = (
    # English, with what people type without its apostrophe
    "no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely"
    " seldom rarely unless except zero dont doesnt didnt wont cant couldnt wouldnt shouldnt mustnt"
    " isnt arent wasnt werent hasnt havent hadnt aint refuse refuses refused refusing deny denies"
    " denied denying denial fail fails failed failing lack lacks lacked lacking reject rejects"
    " rejected rejecting oppose opposes opposed opposing declined"
    " disputes disputed refute refutes refuted doubt doubts doubted false falsely untrue"
    " impossible unlikely unable"
    # Russian, Ukrainian, Bulgarian, Serbian
    " не нет ни нету никогда никто никого никому никем ничто ничего ничему нигде никуда никак"
    " никакой никакая никакое никакие никаких никакого никакому нельзя без невозможно вряд"
    " отрицает отрицаем отрицаю отрицают отрицал отрицала отрицали"
    " ні ніколи ніхто ніщо нічого немає нема жоден жодна жодне жодного"
    " няма никой нищо нито није нису нисам"
    # German
    " nicht kein keine keinen keinem keiner keines keinerlei keinesfalls keineswegs nie niemals"
    " nimmer niemand niemanden niemandem nichts ohne weder nirgends nirgendwo kaum mitnichten nein"
    " bestreitet bestreiten bestritt bestritten leugnet leugnen leugnete"
    # Spanish, Portuguese, Italian, Romanian, Catalan
    " nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas sin ni tampoco apenas niega"
    " niegan negó não nem nenhum nenhuma nenhuns nenhumas ninguém sem tampouco"
    " non mai nessun nessuno nessuna niente nulla né senza neanche nemmeno neppure mica"
    " nu nici niciodată nimeni nimic fără niciun nicio mai"
    # French
    " ne pas jamais rien aucun aucune sans personne guère nul nulle nullement"
    # Dutch, Danish, Norwegian, Swedish
    " niet geen nooit niemand niets nergens zonder nimmer evenmin"
    " ikke ikkje aldrig aldri inte icke ej ingen inget inga ingenting intet uden uten utan"
    " hverken verken varken"
    # Polish, Czech, Slovak, Slovene, Croatian, Lithuanian
    " nigdy nikt nic żaden żadna żadne żadnego żadnej ani nikdy nikdo žádný žádná žádné není nejsem"
    " nejsou nebyl nebyla nebylo nebyli nebude nemá nelze nie nisu nisam nema nikad nikada nitko"
    " niko ništa nėra bez brez"
    # Greek, Turkish, Finnish, Estonian, Hungarian
    " δεν δε μη μην όχι ποτέ κανείς κανένας καμία τίποτα χωρίς ούτε değil yok hiç asla hayır"
    " ei emme eivät älä ilman nem sem nincs soha senki senkit semmi"
    # Hebrew, Persian, Urdu
    " לא אין בלי אינו אינה אינם מעולם ولا نه نیست نیستند هرگز هیچ بدون نہیں نہ"
    # Vietnamese, Indonesian
    " không chưa chẳng đừng tidak bukan belum jangan tanpa"
)
_PHRASES = ("far from", "anything but", "rather than", "instead of")
_ARABIC = "لا لم لن ليس ليست ليسوا لست لسنا غير بدون بلا دون كلا"
"""These may have the word for “and” or “so” written to them."""
_ANYWHERE = (
    "[不没沒無无未非否別别勿莫]|拒绝|拒絕"  # Chinese
    "|ない|なかっ|なく|なけれ|ません|ずに"  # Japanese
    r"|않|못|아니|없|(?<!\w)안(?= )"  # Korean
    "|ไม่|มิได้|ห้าม"  # Thai
    r"|(?<!\w)(?:नहीं|मत(?= )|बिना|না(?= )|নেই|নয়)"  # Hindi, Bengali
    r"|(?<!\w)(?:نمی|نکرد|نشد|نبود|ندار|نخواه)"  # Persian
)
_HARMLESS = re.compile(
    "[特級级性分個个區区類类識识告]?[別别](?=人|的)|[特級级性分個个區区類类識识告][別别]|非常|非洲|[南北]非"
    "|未[来來]|不[断斷仅僅但久]|[無无][论論数數]|莫斯科|莫迪|莫桑比克|少なくとも"
)
"""Words that only look as if they negated: especially, very, Africa, Moscow, at least."""


def _either(words: str) -> str:
    return "|".join(word.casefold() for word in words.split())


_NEGATION = re.compile(
    rf"\b(?:{_either(_WORDS)}|{'|'.join(_PHRASES)}|[وف]?(?:{_either(_ARABIC)}))\b"
    rf"|n't\b|\bn'(?=[aeiouhyàâéèêëîïôûü])|{_ANYWHERE}"
)
_CANNOT_BE_CUT = re.compile(
    r"(?:\b(?:non|not|no|un|anti|in|im|ex|pseudo|quasi|semi|не)-|\bn'|[不没沒無无未非]|ไม่|มิ)$"
)
_GOES_ON_NEGATED = re.compile(
    r"[ぁ-ん]{0,4}?(?:ない|なかっ|なく|なけれ|ません)|[가-힣]{0,3} ?(?:않|못하|못했|없)"
)
_LONGEST = 10
"""Characters beside a place that are looked at."""


def negations_in(words: str) -> list[str]:
    """The words of a folded text that negate, in order."""
    text = unicodedata.normalize("NFC", words).casefold()
    return [found[0] for found in _NEGATION.finditer(_HARMLESS.sub(" ", text))]


def cut_off(before: str) -> bool:
    """Whether a text that goes on from here has lost the prefix that negates it."""
    found = _CANNOT_BE_CUT.search(unicodedata.normalize("NFC", before[-_LONGEST:]).casefold())
    return found is not None


def cut_short(after: str) -> bool:
    """Whether a text that ends before this has lost the ending that negates it."""
    return _GOES_ON_NEGATED.match(unicodedata.normalize("NFC", after[:_LONGEST])) is not None
