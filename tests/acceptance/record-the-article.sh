#!/bin/sh
# The article of seeds/pause-2022.toml, recorded by commands alone: first who speaks and what was
# read, then one command a claim, in the order of the article. What a voice's last claim says of
# its descriptor, anonymity, date and place is not said again.
set -eu
tracker init

# Speakers: P1 is the first, and so on.
tracker speaker add "Alexander Sergeev" --alias "Александр Сергеев"
tracker speaker add --type publication --descriptor "the publication (not stated)"
tracker speaker add TASS --type publication --alias Tass --alias ТАСС
tracker speaker add --descriptor "government researcher, Beijing"
tracker speaker add --descriptor "official, Chinese Academy of Sciences cooperation"
tracker speaker add --type group --head-count 2 \
  --descriptor "two scientists, Chinese lunar program"
tracker speaker add --descriptor "official, Institute of Plasma Physics" \
  --note "Lack of authorization is the reason for not commenting, not a stated reason for anonymity."
tracker speaker add --descriptor "representative, Russia–China association, Harbin"
tracker speaker add "Chinese Ministry of Science and Technology" --type organization
tracker speaker add "Xi Jinping" --alias 习近平
tracker speaker add "Vladimir Putin"
tracker speaker add "Beijing (Government of China)" --type organization \
  --note "A metonym; neither office nor official is given."
tracker speaker add --type document --descriptor "public information (no document named)"

# As what they speak.
tracker affiliation add P1 "Russian Academy of Sciences" --role president --country RU
tracker affiliation add P4 --described "Chinese government (body not stated)" \
  --role "researcher, science policy" --country CN --place Beijing
tracker affiliation add P5 "Chinese Academy of Sciences" \
  --role "official, international cooperation" --country CN --uncertain \
  --note "The descriptor reads two ways: an official of the academy, or one elsewhere who oversees cooperation with it."
tracker affiliation add P6 --described "China’s lunar program (a program, not an employer)" \
  --role scientist --country CN
tracker affiliation add P7 "Institute of Plasma Physics" \
  --role "official overseeing the cooperation" --country CN --place "Hefei, Anhui"
tracker affiliation add P8 \
  "Association of Scientific and Technical Cooperation of Russia and China" \
  --role "representative (Chinese side)" --country CN --place Harbin
tracker affiliation add P10 "People’s Republic of China" --role president --country CN
tracker affiliation add P11 "Russian Federation" --role president --country RU

# What was read (S1), and what it cites.
tracker source add --type article-newspaper --outlet P2 --published 2022-04-16 --language en \
  --text-sha256 bcf1435bb9f36b2061817910b0fb35240d19d45b828592d3005698b3772c588e \
  --note "Title, byline, publication and URL are not in the file."
tracker source add --type article-newspaper --outlet P3 --published 2022-04-14/2022-04-16 \
  --published-basis inferred --not-read
tracker source add "Xi–Putin joint statement" --type document --published 2022-02 --not-read
tracker source add --type dataset --outlet P9 --published "2022?" --published-basis unknown \
  --not-read --note "The article calls it “latest data” and gives neither title nor date."

# The claims.
tracker claim add "Chinese counterparts hold back cooperation with Russia and give no reason." \
  --source S1 --speaker P1 --descriptor "president of the Russian Academy of Sciences" \
  --form partial_quote --quote "without explanation" --said Thursday \
  --venue "conference at MGIMO, Moscow" --via "S2?" --basis institutional \
  --scope who="Chinese scientific counterparts" --scope quantifier=generic \
  --scope what="withholding cooperation, unexplained" --scope where=CN–RU \
  --scope when=2022-03-14~/2022-04-14 \
  --note "Summary in the opening sentence; only the last two words are quoted."
tracker claim add "The halt in cooperation by Chinese counterparts has lasted more than a month." \
  --source S1 --speaker P1 --via "S2?" --basis institutional \
  --scope who="Chinese scientific counterparts" --scope quantifier=generic \
  --scope what="duration of the halt" --scope where=CN–RU --scope when=2022-03~/2022-04-14 \
  --note "The paraphrase says “more than a month”; the quotation (C07) says “over the past month”."
tracker claim add \
  "The halt in China–Russia scientific cooperation coincides with the invasion of Ukraine." \
  --source S1 --said 2022-04-16 --basis inferred --scope who="CN–RU scientific relations" \
  --scope quantifier=generic --scope what="coincidence in time with the invasion" \
  --scope where=CN–RU --scope when=2022-02-24/.. \
  --note "The publication’s own gloss after a dash; not attributed to Sergeev."
tracker claim add \
  "The war froze Russian researchers’ relations with counterparts in many countries, among them France, Germany and the United States." \
  --source S1 --speaker P1 --via "S2?" --basis institutional \
  --scope who="counterparts in many countries, incl. FR, DE, US" --scope quantifier=some \
  --scope what="relations frozen" --scope where="RU and FR, DE, US, others" \
  --scope when=2022-02-24~/2022-04-14
tracker claim add \
  "The freeze in Russian research ties with the West was to be expected, given the sanctions of Western governments." \
  --source S1 --kind opinion --scope who="the Western freeze" --scope quantifier=generic \
  --scope what="was to be expected" --scope where="RU and the West" \
  --scope when=2022-02-24~/2022-04-14 --ambiguous \
  --note "A subordinate clause: it may be Sergeev’s view or the publication’s."
tracker claim add "Russia’s Chinese scientific colleagues have also put cooperation on pause." \
  --source S1 --speaker P1 --quote "our Chinese scientific colleagues have also pressed pause" \
  --via S2 --basis institutional --scope who="counterparts of the academy" \
  --scope quantifier=generic --scope what="cooperation put on pause" --scope where=CN–RU \
  --scope when=2022-03-14~/2022-04-14 \
  --note "The focal claim. A plural without “all” is read as generic, so one counter-example does not contradict it."
tracker claim add \
  "For the past month the Russian academy has been unable to start serious discussions with Chinese colleagues." \
  --source S1 --speaker P1 --quote "we have not been able to enter into serious discussions" \
  --polarity negate --via S2 --basis firsthand --scope who="the speaker’s side (“we”)" \
  --scope quantifier=specific --scope what="no serious discussions" --scope where=CN–RU \
  --scope when=2022-03-14~/2022-04-14 \
  --note "The observable basis of C06; same origin, so it does not corroborate C06."
tracker claim add \
  "Before the pause, the Russian academy’s cooperation with Chinese colleagues was excellent and communication was regular." \
  --source S1 --speaker P1 --quote "excellent cooperation along with regular communication" \
  --via S2 --basis firsthand --scope who="the speaker’s side and Chinese colleagues" \
  --scope quantifier=specific --scope what="excellent cooperation, regular communication" \
  --scope where=CN–RU --scope when=../2022-03~
tracker claim add "China and Russia started more than 1,000 new joint programs over a year." \
  --source S1 --speaker P9 --descriptor "Chinese Ministry of Science and Technology" \
  --said ../2022-04-16 --said-basis unknown --via S4 --basis document \
  --scope who="China and Russia" --scope quantifier=specific \
  --scope what="more than 1,000 joint programs set up" --scope where=CN–RU \
  --scope when=2021~/2022~ --note "“Latest data” and “past year” are not dated in the article." \
  --answers C8:corroborates --match overlapping,overlapping,same,overlapping \
  --why "Separate origin (ministry data) for lively cooperation before the war; it says nothing on the past month."
tracker claim add \
  "The strategic partnership of China and Russia deepened under mounting Western pressure." \
  --source S1 --scope who="China and Russia" --scope quantifier=specific \
  --scope what="partnership deepened" --scope where=CN–RU --scope when=2021~/2022~ --ambiguous
tracker claim add \
  "China has neither condemned the invasion of Ukraine nor put sanctions on Russia." --source S1 \
  --polarity negate --scope who="Government of China" --scope quantifier=specific \
  --scope what="no condemnation, no sanctions" --scope where=CN \
  --scope when=2022-02-24/2022-04-16
tracker claim add "Beijing calls the invasion of Ukraine a “military operation”." --source S1 \
  --speaker P12 --descriptor Beijing --ground-rule unknown --form partial_quote \
  --quote "military operation" --said ../2022-04-16 --said-basis unknown --basis institutional \
  --scope who="Government of China" --scope quantifier=specific \
  --scope what="wording used for the invasion" --scope where=CN \
  --scope when=2022-02-24/2022-04-16 --note "No official, occasion or date is given."
tracker claim add \
  "Sergeev’s complaint does not hold for Chinese science as a whole, the researcher thinks." \
  --source S1 --speaker P4 \
  --descriptor "a Beijing-based government researcher studying the nation’s scientific policy and international collaboration" \
  --anonymity at_request,sensitivity --reason-published "political sensitivity of the issue" \
  --quote "I don’t think [Sergeev’s complaint] applies to the Chinese scientific community as a whole." \
  --kind denial --denies "the complaint holds for the whole Chinese scientific community" \
  --certainty probable --said ../2022-04-16 --said-basis unknown \
  --scope who="Chinese scientific community as a whole" --scope quantifier=not_all \
  --scope what="the complaint (a pause) applies" --scope where=CN \
  --scope when=2022-03~/2022-04-16 \
  --editorial-marks "Square brackets: the publication put in “[Sergeev’s complaint]”." \
  --note "Hedged (“I don’t think”); it denies the whole, not the part." --answers C6:disputes \
  --match wider,same,same,unknown \
  --why "Answers Sergeev directly and rejects the complaint, but only for the community “as a whole” and hedged; both can be true."
tracker claim add "China has neither need nor reason to end scientific cooperation with Russia." \
  --source S1 --speaker P4 \
  --quote "There is no need or reason for China to stop scientific cooperation" --kind opinion \
  --polarity negate --basis inferred --scope who=China --scope quantifier=generic \
  --scope what="need or reason to stop" --scope where=CN–RU --scope when=2022-04~ \
  --note "Says why stopping would be unwarranted, not that it has not happened; an opinion from an unnamed source." \
  --answers C6:weakens --match overlapping,different,same,overlapping \
  --why "Denies a motive for stopping, not the stopping itself."
tracker claim add \
  "Some Chinese companies may have worried about the consequences of defying Western sanctions." \
  --source S1 --speaker P4 --certainty possible --basis inferred \
  --scope who="some Chinese companies" --scope quantifier=some \
  --scope what="worry about sanctions" --scope where=CN --scope when=2022-02-24~/2022-04-16
tracker claim add \
  "Scientists in China do not face the worry about Western sanctions that some companies may have." \
  --source S1 --speaker P4 --quote "but there is no such a problem for scientists" --kind denial \
  --denies "scientists face the sanctions worry that some companies may have" --basis inferred \
  --scope who="scientists (in China)" --scope quantifier=generic \
  --scope what="worry about sanctions" --scope where=CN --scope when=2022-02-24~/2022-04-16 \
  --answers C6:weakens --match overlapping,different,same,overlapping \
  --why "Removes one explanation, fear of sanctions, and says nothing on whether work paused."
tracker claim add \
  "The official for Chinese Academy of Sciences cooperation had neither heard of nor seen formal documents asking scientists to stop cooperating with Russia." \
  --source S1 --speaker P5 \
  --descriptor "An official overseeing international cooperation with the Chinese Academy of Sciences" \
  --kind no_knowledge --said ../2022-04-16 --said-basis unknown \
  --scope who="the speaker’s own knowledge" --scope quantifier=specific \
  --scope what="formal documents asking scientists to stop" --scope where=CN \
  --scope when=../2022-04-16 --answers C6:leaves_open --match unknown,different,same,unknown \
  --why "Reports the limits of one person’s knowledge, about formal documents; compatible with an informal pause and with an unseen document."
tracker claim add \
  "The biggest scientific projects of China and Russia together are mainly in physics, mathematics, space, nuclear energy and smart manufacturing." \
  --source S1 --speaker P13 --descriptor "publicly available information" \
  --identification generic --said ../2022-04-16 --said-basis unknown --basis document \
  --scope who="China–Russia projects" --scope quantifier=generic \
  --scope what="fields of the largest projects" --scope where=CN–RU --scope when=../2022-04-16 \
  --note "No document is named."
tracker claim add \
  "China and Russia plan a joint lunar research station, as an answer to the US-led moon-landing project." \
  --source S1 --scope who="China and Russia" --scope quantifier=specific \
  --scope what="lunar research station; motive" --scope where=CN–RU --scope when=2022-04-16/..
tracker claim add \
  "Neither of the two scientists in China’s lunar program was ordered to end joint work with Russians." \
  --source S1 --speaker P6 --descriptor "Two scientists involved in China’s lunar programme" \
  --kind denial --denies "the speakers were ordered to stop working with Russians" \
  --said ../2022-04-16 --said-basis unknown --basis firsthand --scope who="the two speakers" \
  --scope quantifier=specific --scope what="receipt of an order to stop" --scope where=CN \
  --scope when=../2022-04-16 \
  --note "An order is one possible cause of a pause; nobody on file says an order was given." \
  --answers C6:weakens --match narrower,different,same,overlapping \
  --why "No order received by two people in one program, which lowers the odds of one cause only; a pause needs no order."
tracker claim add \
  "Russia has supplied China’s fusion research with critical components, cooling devices among them." \
  --source S1 --scope who=Russia --scope quantifier=specific --scope what="supply of components" \
  --scope where=RU→CN --scope when=../2022-04-16
tracker claim add \
  "China supplied superconducting cables for a large Russian particle accelerator." --source S1 \
  --scope who=China --scope quantifier=specific --scope what="supply of cables" \
  --scope where=CN→RU --scope when=../2022-04-16
tracker claim add \
  "The large Russian particle accelerator is expected to begin operating in 2022." --source S1 \
  --kind prediction --certainty probable --scope who="Russian particle accelerator" \
  --scope quantifier=specific --scope what="start of operation" --scope where=RU \
  --scope when=2022 --note "A passive without an agent: who expects it is not said."
tracker claim add \
  "The official of the Institute of Plasma Physics gave no comment, for want of authorization." \
  --source S1 --speaker P7 --descriptor "An official at the Institute of Plasma Physics in Hefei" \
  --kind no_comment --said ../2022-04-16 --said-basis unknown --scope who="the speaker" \
  --scope quantifier=specific --scope what="(no position taken)" --scope where=CN \
  --scope when=../2022-04-16 --answers C6:leaves_open --match narrower,unknown,same,unknown \
  --why "Declines to comment; takes no position."
tracker claim add "Scientific cooperation is a priority for China and Russia." --source S1 \
  --speaker P10 --speaker P11 \
  --descriptor "Chinese President Xi Jinping and Russian President Vladimir Putin" --said 2022-02 \
  --via S3 --basis institutional --scope who="China and Russia" --scope quantifier=specific \
  --scope what="scientific cooperation is a priority" --scope where=CN–RU --scope when=2022-02
tracker claim add \
  "Xi and Putin call on the international community for fair, open, equal and non-discriminatory conditions for science." \
  --source S1 --speaker P10 --speaker P11 \
  --quote "open, equal, fair and non-discriminatory conditions" --kind call --via S3 \
  --scope who="the international community" --scope quantifier=generic \
  --scope what="create open, fair, non-discriminatory conditions" --scope where=world \
  --scope when=2022-02/.. --translation unknown
tracker claim add "The war in Ukraine has not affected the work of the Russia–China association." \
  --source S1 --speaker P8 \
  --descriptor "A Chinese representative from the Association of Scientific and Technical Cooperation of Russia and China" \
  --kind denial --denies "the war has affected the association’s work" --said ../2022-04-16 \
  --said-basis unknown --basis institutional --scope who="the association" \
  --scope quantifier=specific --scope what="work affected by the war" --scope where=CN–RU \
  --scope when=2022-02-24/2022-04-16 --answers C6:qualifies \
  --match narrower,overlapping,same,same \
  --why "A particular exception to a generic claim; it does not mention or reject Sergeev’s statement."
tracker claim add \
  "The Russia–China association plans to hold a bilateral conference soon, on carbon material." \
  --source S1 --speaker P8 --quote "We will soon hold a bilateral conference on carbon material" \
  --kind plan --scope who="the association" --scope quantifier=specific \
  --scope what="bilateral conference" --scope where=CN–RU --scope when=2022-04-16/.. \
  --answers C6:weakens --match narrower,overlapping,same,different \
  --why "A planned joint event is some evidence of continuing cooperation, but it lies in the future."
tracker claim add "The Russia–China association’s main difficulty is the pandemic." --source S1 \
  --speaker P8 --quote "Our biggest headache is the pandemic" --kind opinion \
  --basis institutional --scope who="the association" --scope quantifier=specific \
  --scope what="main difficulty" --scope where=CN–RU --scope when=2022-04~ --answers C6:weakens \
  --match narrower,different,same,overlapping \
  --why "Offers a rival explanation of disruption, the pandemic."
tracker claim add \
  "Because of travel restrictions, the Russia–China association must postpone some activities or move them online." \
  --source S1 --speaker P8 --quote "some activities have to be postponed or moved online" \
  --basis firsthand --scope who="the association" --scope quantifier=some \
  --scope what="activities postponed or moved online" --scope where=CN–RU --scope when=2022-04~ \
  --note "Concedes disruption but gives another cause." --answers C6:weakens \
  --match narrower,overlapping,same,overlapping \
  --why "Concedes disruption but gives a rival cause, travel restrictions."

# C1 sums up what C6 says; C6 was not on file when C1 was recorded.
tracker relate C1 repeats C6 --match same,overlapping,same,same \
  --why "Same speech, summarized by the publication; must not count as a second source."
