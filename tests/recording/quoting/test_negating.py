"""No ellipsis, bracket or cut turns around what was said, in any language that is known."""

import pytest

from tracker.recording.quoting.matching import SourceWords

HIDDEN = [
    ("We dont approve the deal.", "We … approve the deal."),
    ("We canʼt approve the deal.", "We … approve the deal."),
    ("It is false that we paid.", "It is … that we paid."),
    ("We are far from happy.", "We are … happy."),
    ("We refute that it was so.", "We … that it was so."),
    ("Wir haben keinerlei Vertrag unterschrieben.", "Wir haben … Vertrag unterschrieben."),
    ("Wir haben keineswegs unterschrieben.", "Wir haben … unterschrieben."),
    ("Nous avons signé nul traité.", "Nous avons signé … traité"),
    ("Abbiamo non firmato.", "Abbiamo … firmato."),
    ("Abbiamo firmato nessun trattato.", "Abbiamo firmato … trattato."),
    ("Nós não assinamos.", "Nós … assinamos."),
    ("Nosotros firmamos ningunos papeles.", "Nosotros firmamos … papeles."),
    ("Noi nu am semnat.", "Noi … am semnat."),
    ("We ondertekenen geen verdrag.", "We ondertekenen … verdrag."),
    ("Vi skrev inte under.", "Vi skrev … under."),
    ("Vi skrev ikke under.", "Vi skrev … under."),
    ("My nigdy podpisaliśmy.", "My … podpisaliśmy."),
    ("Ми ніколи не підписували.", "Ми … підписували."),
    ("Мы отрицаем, что подписали.", "Мы … что подписали."),
    ("Εμείς δεν υπογράψαμε.", "Εμείς … υπογράψαμε."),
    ("Κανείς υπέγραψε; κανείς υπέγραψε εδώ.", "υπέγραψε; … υπέγραψε εδώ"),
    ("Biz değil imzaladık.", "Biz … imzaladık."),
    ("Me emme allekirjoittaneet.", "Me … allekirjoittaneet."),
    ("Mi nem írtuk alá.", "Mi … írtuk alá."),
    ("نحن ولم نوقع الاتفاق", "نحن … نوقع الاتفاق"),
    ("אנחנו לא חתמנו", "אנחנו … חתמנו"),
    ("ما توافق را هرگز امضا", "ما توافق را … امضا"),
    ("हमने समझौते पर हस्ताक्षर नहीं किए", "हमने समझौते पर हस्ताक्षर … किए"),
    ("Chúng tôi không ký", "Chúng tôi … ký"),
    ("Kami tidak menandatangani", "Kami … menandatangani"),
    ("우리는 서명하지 않았습니다 그렇게", "우리는 … 그렇게"),
    ("We have rejected the deal.", "We have [approved] the deal."),
    ("We did not lie and did not sign.", "We did [no such thing and] sign."),
    ("We do not deny it was a crime.", "We do [not] … it was a crime."),
]
CUT = [
    ("ฉันไม่สนับสนุน", "ฉัน…สนับสนุน"),
    ("私は署名しなかったと言った", "私は署名…と言った"),
    ("Nous n’avons guère signé.", "avons … signé"),
    ("私は支持しません。", "私は支持"),
    ("우리는 지지하지 않는다.", "우리는 지지하지"),
    ("우리는 지지하지 않는다.", "우리는 지지"),
    ("ฉันไม่สนับสนุน", "สนับสนุน"),
    ("Nous n’avons signé.", "avons signé"),
    ("We can′t go.", "We can"),
    ("We can＇t go.", "We can"),
    ("We do n't go.", "We do"),
    ("It is un\u200dable to", "able to"),
]
KEPT = [
    ("我们特别支持", "我们…支持"),
    ("我非常支持", "我…支持"),
    ("他在莫斯科说支持", "他…支持"),
    ("He said no – we won the day.", "we won the day"),
    ("Did he? No—he was asleep.", "he was asleep"),
    ("You will not sign.", "You will [never] sign."),
    ("私は署名したと言った", "私は…と言った"),
]


@pytest.mark.parametrize(("text", "quotation"), HIDDEN)
def test_no_mark_hides_a_negation(text: str, quotation: str) -> None:
    search = SourceWords(text).search(quotation)
    assert search.passages == ()
    assert " hides “" in str(search.reason)


@pytest.mark.parametrize(("text", "quotation"), CUT)
def test_no_cut_drops_what_negates_a_word(text: str, quotation: str) -> None:
    assert SourceWords(text).search(quotation).passages == ()


@pytest.mark.parametrize(("text", "quotation"), KEPT)
def test_what_only_looks_like_a_negation_may_be_left_out(text: str, quotation: str) -> None:
    assert SourceWords(text).search(quotation).passages != ()
