"""Words that stand with a number at the head of a clause, in the order in which they hold each other."""

import re

# How high a word stands over the others: parts hold titles hold chapters hold sections hold articles.
_WORDS = {
    1: "ພາກ|ພາກສ່ວນ|ເອກະສານຊ້ອນທ້າຍ|Part|Book|Annex|Appendix|Schedule|Partie|Livre|Annexe|ภาค|บรรพ|ภาคผนวก|Phần|Phụ lục",
    2: "Title|Titre|ลักษณะ",
    3: "ໝວດ|ຫມວດ|ບົດ|Chapter|Chapitre|หมวด|บท|Chương",
    4: "ສ່ວນ|ຕອນ|Section|Sec.|ส่วน|ตอน|Mục",
    5: "Sub-section|Subsection|Sous-section|Tiểu mục",
    6: "ມາດຕາ|ຂໍ້|ມາດຕະການ|ຄາດໝາຍ|ຄາດຫມາຍ|ແຜນງານ|ໂຄງການ|ບັນຫາ|ຫຼັກການ|ຫລັກການ|ວຽກງານ|Article|Art.|Clause|Rule|"
    "Regulation|Principle|Point|Item|Recommendation|Objective|Standard|Requirement|Measure|Action|Goal|Target|"
    "Recommandation|Principe|Objectif|Mesure|Règle|มาตรา|ข้อ|มาตรการที่|ยุทธศาสตร์ที่|กลยุทธ์ที่|ประเด็นที่|Điều|Nhiệm vụ|"
    "Giải pháp|Mục tiêu",
    7: "ວັກ|ຂັ້ນຕອນ|ຈຸດ|Paragraph|Para|Step|Phase|Stage|Paragraphe|Alinéa|Étape|วรรค|ขั้นตอน|Khoản|Điểm|Bước|§",
}
RANKS = {word.casefold(): rank for rank, words in _WORDS.items() for word in words.split("|")}
SPELLED = {
    word: value
    for value, words in enumerate(
        (
            "ໜຶ່ງ|ຫນຶ່ງ|one|หนึ่ง|แรก|first|nhất|một|premier|première|un",
            "ສອງ|two|สอง|second|hai|deux|deuxième|seconde",
            "ສາມ|three|สาม|third|ba|trois|troisième",
            "ສີ່|four|สี่|fourth|tư|bốn|quatre|quatrième",
            "ຫ້າ|five|ห้า|fifth|năm|cinq|cinquième",
            "ຫົກ|six|หก|sixth|sáu|sixième",
            "ເຈັດ|seven|เจ็ด|seventh|bảy|sept|septième",
            "ແປດ|eight|แปด|eighth|tám|huit|huitième",
            "ເກົ້າ|nine|เก้า|ninth|chín|neuf|neuvième",
            "ສິບ|ten|สิบ|tenth|mười|dix|dixième",
        ),
        start=1,
    )
    for word in words.split("|")
}
# Words that say the same belong to one sequence.
SAME = {"art.": "article", "sec.": "section", "annexe": "annex", "appendix": "annex", "ຫມວດ": "ໝວດ"}
# Words that may stand inside a numbered chapter as well as above one.
LIGHT = {word for word, rank in RANKS.items() if rank > 5} - {  # noqa: PLR2004 — articles and below
    *("article", "art.", "clause", "ມາດຕາ", "ຂໍ້", "มาตรา", "ข้อ", "điều"),
}
_LATER = {"bis": 1, "ter": 2, "quater": 3, "ทวิ": 1, "ตรี": 2, "จัตวา": 3, "เบญจ": 4}

# A number that was put in later: 12A, 12 bis, ๑๒/๑, ๕ ทวิ.
LATER = r"(?P<later>[a-zđ](?![^\W_])|\s(?:bis|ter|quater|ทวิ|ตรี|จัตวา|เบญจ)(?!\w)|/\d{1,2}(?![\d/]))"
NAMED = re.compile(
    "(?P<word>"
    + "|".join(re.escape(word) for word in sorted(RANKS, key=len, reverse=True))
    + r")(?P<gap>\s*(?:ທີ|ที่|thứ|no\.?|n°)?\s*)"
    + rf"(?P<number>\d{{1,4}}(?:\.\d{{1,3}})*(?:{LATER})?(?:er|ère|re|st|nd|rd|th)?|ier(?!\w)|[ivxlcdm]{{1,12}}|"
    + "|".join(sorted(SPELLED, key=len, reverse=True))
    + r"|[a-z])(?P<close>\s*(?:\.\s?[-–—]|[.:)\-–—/](?!\d))|(?=[\s(])|$)\s*",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?P<word>ເອກະສານຊ້ອນທ້າຍ|Annexe?|Appendix|Schedule|ภาคผนวก|Phụ lục|บทเฉพาะกาล)\s*[:.]?$",
    re.IGNORECASE,
)
# After the number a sentence goes on: "Article 5 of the law", "Điều 5 của Luật".
GOES_ON = re.compile(
    r"\s*(?:(?:of|and|to|in|or|shall|thereof|hereof|thereto|hereto|applies|apply|above|below|which|may|must|is|are|was|were|has|as|on|"
    r"de|du|des|et|ou|est|sont|của|và|này|nêu|khoản|Luật|Nghị định|Thông tư)\b"
    r"|(?:ຂອງ|ແລະ|ແຫ່ງ|ວັກ|ນີ້|ຂ້າງເທິງ|แห่ง|ของ|และ|วรรค|นี้)|(?<=[^\W\d] )[a-z])"
)
_ENUMERATED = re.compile(
    r"(?P<thai>ประการ(?:ที่)?)?(?P<number>(?:ທີ|ที่)?(?:"
    + "|".join(sorted((word for word in SPELLED if len(word) > 2), key=len, reverse=True))  # noqa: PLR2004 — "un," is a word
    + r")|(?:ba|tư)(?=\slà\b))(?P<surely>ly|ment|mo|\slà)?\s*(?P<close>[.,:;)]|(?(thai)\s|(?!)))\s*",
    re.IGNORECASE,
)


def enumerated(text: str) -> tuple[int, str, int, bool] | None:
    """Return value, word, length and whether it is sure, of "ໜຶ່ງ:", "Một là," or "Secondly," at a line's head."""
    match = _ENUMERATED.match(text)
    if not match:
        return None
    word = re.sub("^(?:ທີ|ที่)", "", match["number"].lower())
    sure = bool(match["surely"] or match["thai"])
    return SPELLED[word], match["number"], match.end(), sure


def later(said: str | None) -> int:
    """Return the place of a number among those that were put in after one: 0 for none, A and bis are 1."""
    if not said:
        return 0
    said = said.strip().lower()
    if said in _LATER:
        return _LATER[said]
    return int(said[1:]) if said[0] == "/" else "abcdđefghijklmnopqrstuvwxyz".index(said) + 1
