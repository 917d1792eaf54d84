"""Articles that are made up, with the incidents that they tell of.

    python corpus.py 10000 > documents.jsonl

Each incident has a town of its own, a day, a kind and a count; one to five articles tell of it
in English or Vietnamese on that day or the three days after, and some of them count again. The
same number gives the same articles.
"""

import datetime
import json
import random
import sys

FIRST = datetime.date(2023, 1, 1)
DAYS = 700
SYLLABLES = ["ka", "ro", "mi", "dan", "sel", "vor", "tu", "lim", "pra", "zen", "ho", "bek", "nar", "gul", "ash", "fen"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
KINDS = [
    ("shells hit", "a market", "đạn pháo trúng", "khu chợ"),
    ("an air strike hit", "a school", "một cuộc không kích trúng", "trường học"),
    ("a car bomb went off near", "a hospital", "một vụ đánh bom xe gần", "bệnh viện"),
    ("gunmen attacked", "a mosque", "các tay súng tấn công", "nhà thờ Hồi giáo"),
    ("a drone struck", "a bus station", "máy bay không người lái tấn công", "bến xe buýt"),
]
SOURCES = [("police", "cảnh sát"), ("the health ministry", "Bộ Y tế"), ("the governor", "thống đốc"),
           ("local officials", "giới chức địa phương")]


def town(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


def english(rng, place, day, kind, dead, hurt, source):
    when = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return (
        f"{dead} killed in {place}\n\nAt least {dead} people were killed and {hurt} were wounded on {when} when {kind[0]} {kind[1]} "
        f"in the town of {place}, {source[0]} said. Rescuers worked through the night to reach those who were trapped. "
        f"\"We heard one blast and then another,\" a resident said. Nobody claimed responsibility for the attack, and the "
        f"roads out of {place} stayed closed. {source[0].capitalize()} said the {dead} dead were civilians.\n"
    )


def vietnamese(rng, place, day, kind, dead, hurt, source):
    when = f"ngày {day.day}/{day.month}/{day.year}"
    return (
        f"{dead} người thiệt mạng ở {place}\n\nÍt nhất {dead} người thiệt mạng và {hurt} người bị thương {when} khi {kind[2]} "
        f"{kind[3]} ở thị trấn {place}, {source[1]} cho biết. Lực lượng cứu hộ làm việc suốt đêm để tìm những người mắc kẹt. "
        f"Một người dân nói đã nghe hai tiếng nổ. Chưa có ai nhận trách nhiệm về vụ tấn công, và các con đường ra khỏi {place} "
        f"vẫn bị đóng.\n"
    )


def articles(count, seed=7):
    """So many documents, each with the number of its incident."""
    rng = random.Random(seed)
    made = incident = 0
    used = set()
    while made < count:
        place, day = town(rng), FIRST + datetime.timedelta(days=rng.randrange(DAYS))
        if place in used and rng.random() < 0.9:
            place = town(rng)
        used.add(place)
        kind, dead, hurt = rng.choice(KINDS), rng.randrange(3, 90), rng.randrange(3, 200)
        for n in range(min(rng.randrange(1, 6), count - made)):
            write = english if rng.random() < 0.6 else vietnamese
            counted = dead + (rng.randrange(1, 4) if n and rng.random() < 0.4 else 0)
            published = day + datetime.timedelta(days=min(n, 3))
            language = "en" if write is english else "vi"
            text = write(rng, place, day, kind, counted, hurt, rng.choice(SOURCES))
            yield {"id": f"{made:07}", "lang": language, "date": published.isoformat(), "text": text, "incident": incident}
            made += 1
        incident += 1


if __name__ == "__main__":
    for document in articles(int(sys.argv[1])):
        print(json.dumps(document, ensure_ascii=False))
