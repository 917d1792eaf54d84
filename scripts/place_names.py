"""Names of places: their spellings, what is no part of them, and how they are looked up."""
import re
import unicodedata

from gazetteer import ROOT

# Divisions that our own lists call otherwise.
RENAMED = {"Gaza Strip": "Gaza", "Autonomous Region in Muslim Mindanao": "Bangsamoro"}
# What divisions of countries in the news are called in English, behind their names.
ENGLISH_WORDS = {
    "Oblast": "BG BY KG KZ RU UA UZ", "Region": "BF CM ET GE GH ML NE RU SO TD TZ UA",
    "Governorate": "EG IQ JO KW LB OM PS SY TN YE", "State": "BR ER IN MM MX MY NG SD SO SS US VE",
    "Province": "AF AO BI CD CN CR CU EC ID IQ IR KE KH KP KR LA LK MZ NP PH PK RW SA SY TH TR UZ VN YE ZA ZM ZW",
    "Department": "CO GT HN HT NI PE SV", "County": "HR HU KE LR RO SS",
}
# Towns whose names are those of continents and seas wherever they stand in the news.
NO_TOWNS = set("africa america asia atlantic caribbean europe gulf mediterranean pacific sahara sahel west".split())
# Letters of English and of Vietnamese; names with others are rather those of towns in Baltic,
# Slavic or constructed languages, unless one is spoken there that writes them.
ENGLISH = set("abcdefghijklmnopqrstuvwxyz '’ʼ‘-.")
VIETNAMESE = {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy"
              for tone in ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]} | {"đ"}
LOCAL = {
    "es": "áéíóúüñ", "fr": "àâçéèêëîïôùûü", "pt": "áâãàçéêíóôõú", "tr": "âçğıi̇îöşüû", "az": "çəğıi̇öşü",
    "ku": "çêîşû", "vi": "".join(sorted(VIETNAMESE)),
}
# Letters that are no other letter with a mark.
PLAIN = {"đ": "d", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "ə": "a", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th", "œ": "oe"}
# What divisions and districts are called, before or behind their names, and what stands in
# brackets there.
CALLED = re.compile(
    r"^(?:Huyện|Quận|Thị xã|Thành phố|Srok|Krong|Khan|Kabupaten|Kota|Provincia de|Cercle de|Cercle d'|District de|"
    r"District d'|Département de|Département du|Province de|Province du|Préfecture de|Wilaya de|Daïra de|Muhafazat|"
    r"Autonomous Republic of|Republic of|State of|Province of|Region of|Municipality of|Raionul|Bashkia|Opstina|Daerah|"
    r"Délégation de)\s+|"
    r"\s+(?:District|Municipality|[İI]l[çc]esi|Raion|Rayon|Province|County|Division|Department|Subdistrict|Zone|"
    r"Governorate|Oblast|Region|State|Krai|Republic|Emirate|Territory|Prefecture|Autonomous|Regional|Federal)$|"
    r"\s*\(.*", re.IGNORECASE
)
ARTICLE = re.compile(r"^(?:Al|Ar|As|Ash|At|Ath|Ad|Adh|An|Az|El|El'|Al')[ -](?=[A-Z])")
# Lists of ours whose spellings belong to the places of their canonical names, the later ones
# win as everywhere.
LISTS = [
    "gazetteer/territories.txt", "gazetteer/world.txt", "en/gazetteer/names.txt", "vi/gazetteer/territories.txt",
    "vi/gazetteer/names.txt",
]


def fold(name):
    """The letters of a name as it is looked up; the engine has the same (`places::fold`)."""
    name = "".join(PLAIN.get(c, c) for c in name.lower())
    folded = ""
    for letter in (c for c in unicodedata.normalize("NFD", name) if c.isalnum()):
        letter = {"q": "k", "y": "i"}.get(letter, letter)
        if letter == "u":
            folded = folded.removesuffix("o")
        folded = folded.removesuffix(letter) + letter
    return re.sub(r"[ae]h$", "a", folded)


def usual(name):
    """A name without the marks that only transliterations have."""
    letters = ENGLISH | VIETNAMESE | set("".join(LOCAL.values()))
    bare = lambda c: "".join(part for part in unicodedata.normalize("NFD", c) if not unicodedata.combining(part))
    name = name.replace("ǝ", "ə").replace("Ǝ", "Ə")
    name = re.sub(r"^[‘’ʼ`'ʿʾ]+|[‘’ʼ`'ʿʾ]+$", "", unicodedata.normalize("NFC", name))
    return "".join(c if c.lower() in letters else bare(c) for c in name)


def spellings():
    """Of each spelling of a place in our lists its canonical name."""
    canonical = {}
    for file in LISTS:
        section = None
        for line in (ROOT / file).read_text().splitlines():
            line = line.split("#")[0].strip()
            if line.startswith("["):
                section = line
            elif line and section == "[place]":
                names, _, value = line.partition("=")
                names = [name.strip() for name in names.split("|")]
                for name in names:
                    canonical[name] = value.strip() or canonical.get(names[0], names[0])
    return canonical


def bare(name):
    """The name of a division without what it is called."""
    short = name
    while (shorter := CALLED.sub("", short)) != short:
        short = shorter
    return RENAMED.get(name, short if len(short) > 2 else name)


def others(town, name, languages):
    """The other spellings of a town."""
    letters = ENGLISH.union(*(LOCAL.get(language, "") for language in languages))
    seen = {fold(name)}
    listed = [*town["alternatenames"], name.removesuffix(" City")]
    for other in [*listed, *(ARTICLE.sub("", other) for other in [name, *listed])]:
        folded = fold(other)
        is_code = other.isupper() and len(other) < 5
        is_name = len(folded) > 2 and other[0].isupper() and not is_code and set(other.lower()) <= letters
        if is_name and folded not in seen | NO_TOWNS:
            seen.add(folded)
            yield other


class Names:
    """The lines of the second part: below each name the places that bear it."""

    def __init__(self):
        self.lines = {}

    def add(self, name, rank, line):
        """Adds a line; of one name, those of a lower rank stand first."""
        if (folded := fold(name)).isascii():
            self.lines.setdefault((folded, line), rank)

    def area(self, name, code):
        """Adds a name of an area; the widest stands first."""
        self.add(name, code.count("/") + (len(code) > 2), f"{name}\t{code}")

    def sorted(self):
        """The lines in the order of their folded names, then of their ranks."""
        return [line for _, _, line in sorted((folded, rank, line) for (folded, line), rank in self.lines.items())]
