"""Texts that every test of the directive room may borrow: a ministry's guideline, and Word files."""

import io
import zipfile
from collections.abc import Mapping
from datetime import timedelta

from suffuse.audit.rules import Actor
from suffuse.directive import acts, readers
from suffuse.directive.models import Edition
from suffuse.directive.rules import Layer, Outline, outline
from tests.world import MONDAY

LATER = MONDAY + timedelta(hours=1)

GUIDELINE_LO = """ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ
ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ

ກະຊວງສາທາລະນະສຸກ                                    ເລກທີ 1250/ສທ
                              ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 15 ມີນາ 2022

ຄຳແນະນຳ
ກ່ຽວກັບການລ້າງມື ແລະ ການຄວບຄຸມການຕິດເຊື້ອໃນໂຮງໝໍ

ອີງຕາມ ກົດໝາຍວ່າດ້ວຍການປິ່ນປົວ ສະບັບເລກທີ 58/ສພຊ ລົງວັນທີ 24 ທັນວາ 2014;
ອີງຕາມ ມະຕິຂອງລັດຖະບານ ສະບັບເລກທີ 12/ລບ ລົງວັນທີ 3 ມັງກອນ 2022.

ພາກທີ I
ບົດບັນຍັດທົ່ວໄປ

ໝວດທີ 1 ຈຸດປະສົງ

ຂໍ້ 1 ຈຸດປະສົງ
ຄຳແນະນຳນີ້ ກຳນົດຫຼັກການ ກ່ຽວກັບການລ້າງມື.

ຂໍ້ 2 ຂອບເຂດ
ຄຳແນະນຳນີ້ນຳໃຊ້ສຳລັບ:
1. ໂຮງໝໍສູນກາງ;
2. ໂຮງໝໍແຂວງ:
   ກ. ພະແນກປິ່ນປົວ;
   ຂ. ພະແນກຜ່າຕັດ;
3. ສຸກສາລາ.

ໝວດທີ 2 ຫຼັກການ

ຂໍ້ 3 ຫຼັກການລວມ
ການລ້າງມືຕ້ອງເຮັດ 5 ຄັ້ງ.
- ກ່ອນແຕະຄົນເຈັບ;
- ຫຼັງແຕະຄົນເຈັບ.

ພາກທີ II
ບົດບັນຍັດສຸດທ້າຍ

ຂໍ້ 4 ການຈັດຕັ້ງປະຕິບັດ
ມອບໃຫ້ກົມປິ່ນປົວ ຈັດຕັ້ງປະຕິບັດ.

ຂໍ້ 5 ຜົນສັກສິດ
ຄຳແນະນຳສະບັບນີ້ ມີຜົນສັກສິດນັບແຕ່ມື້ລົງລາຍເຊັນ ແລະ ປ່ຽນແທນ ຄຳແນະນຳ ສະບັບເລກທີ 900/ສທ ລົງວັນທີ 1 ມິຖຸນາ 2015.

                                        ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ

                                        ສົມມຸດ ຕົວຢ່າງ
"""

GUIDELINE_EN = """Ministry of Health
No. 45/MOH
12 April 2023

GUIDELINE
on Hand Hygiene in District Hospitals

Pursuant to Resolution No. 12/GOV of 3 January 2022 on patient safety, and together with the Guideline on Waste Management,
the Ministry of Health issues this guideline.

Part I General provisions

Article 1. Purpose
This guideline sets out how hands are cleaned.

Article 2. Scope
It applies to:
(a) district hospitals;
(b) health centres, which include
    (i) fixed posts;
    (ii) mobile posts;
(c) private clinics.

Part II Duties

Article 3. Head of hospital
1. The head provides soap.
2. The head reports every month, as Article 2 requires, in
the form of Annex A.

Article 4. Staff
C. diff patients need soap and water. I would
stress that alcohol does not do.

Article 5. Entry into force
This guideline enters into force on 1 May 2023 and replaces Guideline No. 7/MOH of 2 February 2015.

Done at Hilltop, 12 April 2023

The Minister
A. Example
"""

POLICY = """Safety policy
Issued by: Riverside Works Ltd
Date: 2024-02-29

1 Introduction
1.1 This policy holds for everyone.
1.2 It replaces the policy of 2019.
2 Duties
2.1 Managers
2.1.1 Managers walk the floor each week.
2.1.2 They write down what they see.
2.2 Staff
a) wear shoes;
b) report;
c) stop work.
3 Review
3.1 Every year.
"""

HANDS_LO = """ຄຳແນະນຳ
ເລກທີ 27/ກຊສ ລົງວັນທີ 1 ມິຖຸນາ 2027
ກ່ຽວກັບມືສະອາດ

I ການລ້າງມື
 1. ລ້າງມືກ່ອນກິນອາຫານ.
 2. ເຊັດມືໃຫ້ແຫ້ງ.
II ບົດລາຍງານ
 1. ລາຍງານທຸກເດືອນ.
"""
HANDS_EN = """Guidance
No. 27/ກຊສ of 1 June 2027
on clean hands

I Washing
 1. Wash your hands before you eat.
 2. Dry your hands well.
II Reports
 1. Report every month.
"""


def understood(text: str) -> Outline:
    return outline(Layer(text), text.encode())


def draft(text: str = HANDS_LO, *, by: Actor, name: str = "hands.txt") -> Edition:
    """Return a draft that came the whole way: read in the confined process, then handed in."""
    found = readers.read_bytes(name, text.encode())
    return acts.hand_in(outline=found, source_name=name, source=text.encode(), by=by, at=MONDAY)


def released(text: str = HANDS_LO, *, by: Actor, then: Actor) -> Edition:
    return acts.release(edition_id=draft(text, by=by).pk, by=then, at=LATER)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """Return one Word paragraph."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def listed(text: str, *, number: int = 1, level: int = 0) -> str:
    """Return one Word paragraph with an automatic number."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def part(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)


def docx(
    body: str = "", more: Mapping[str, str | bytes] | None = None, *, relations: str = ""
) -> bytes:
    """Return a Word file with this body and, by name, these other parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return made.getvalue()


def relation(kind: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="http://192.0.2.1/x"{mode}/>'
