"""Texts of many styles and offices, all invented: what the directive room is tried on."""

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

ORDER_LO = """ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ
ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ
------------------
ຄະນະກຳມະການເລືອກຕັ້ງລະດັບຊາດ                ເລກທີ 07/ຄລຊ
ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ ໒໐ ມັງກອນ ໒໐໒໑

ຄຳສັ່ງ
ວ່າດ້ວຍການກະກຽມໜ່ວຍເລືອກຕັ້ງ

ເຖິງ: ບັນດາທ່ານປະທານຄະນະກຳມະການເລືອກຕັ້ງຂັ້ນແຂວງ

- ອີງຕາມກົດໝາຍວ່າດ້ວຍການເລືອກຕັ້ງ ສະບັບເລກທີ 02/ສພຊ, ລົງວັນທີ 11 ພະຈິກ 2019;
- ອີງຕາມໜັງສືສະເໜີ ສະບັບເລກທີ 44/ພນ ລົງວັນທີ 5 ມັງກອນ 2021.

ປະທານຄະນະກຳມະການເລືອກຕັ້ງລະດັບຊາດ ອອກຄຳສັ່ງ:

I. ການກະກຽມ
1. ກະກຽມສະຖານທີ່:
ກ) ມີບ່ອນນັ່ງ;
ຂ) ມີນ້ຳສະອາດ;
ຄ) ມີໄຟຟ້າ.
2. ກະກຽມພະນັກງານ
2.1. ຝຶກອົບຮົມ 2 ມື້.
2.2. ແບ່ງໜ້າທີ່.
3. ກະກຽມເອກະສານ
II. ການຈັດຕັ້ງປະຕິບັດ
1. ໃຫ້ທຸກແຂວງຈັດຕັ້ງປະຕິບັດຄຳສັ່ງສະບັບນີ້ຢ່າງເຂັ້ມງວດ.
2. ຄຳສັ່ງສະບັບນີ້ມີຜົນສັກສິດນັບແຕ່ມື້ລົງລາຍເຊັນ.

ດັ່ງນັ້ນ, ຈຶ່ງແຈ້ງມາເພື່ອຮັບຊາບ ແລະ ຈັດຕັ້ງປະຕິບັດ.

ປະທານ
ຄະນະກຳມະການເລືອກຕັ້ງລະດັບຊາດ
"""

NOTICE_TH = """ประกาศกระทรวงสาธารณสุข
เรื่อง การล้างมือ
ที่ 12/2566
ลงวันที่ 5 มีนาคม พ.ศ. 2566

หมวด ๑ ทั่วไป
ข้อ ๑ ประกาศนี้เรียกว่า ประกาศการล้างมือ
ข้อ ๒ ให้ยกเลิกประกาศ ที่ 3/2560
หมวด ๒ หน้าที่
ข้อ ๓ ให้โรงพยาบาล
(๑) จัดหาสบู่
(๒) รายงาน
    (ก) รายเดือน
    (ข) รายปี
ข้อ ๔ ประกาศนี้มีผลทันที
"""

DIRECTIVE_VI = """BỘ Y TẾ
Số: 15/CT-BYT
Hà Nội, ngày 12 tháng 3 năm 2023

CHỈ THỊ
Về việc tăng cường rửa tay

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
1. Chỉ thị này áp dụng cho:
a) bệnh viện;
b) trạm y tế;
c) phòng khám;
d) nhà thuốc;
đ) trường học;
e) cơ quan.
2. Không áp dụng cho cá nhân.

Điều 2. Đối tượng
Mọi người.

Chương II
TỔ CHỨC THỰC HIỆN

Điều 3. Hiệu lực
Chỉ thị này thay thế Chỉ thị Số 10/CT-BYT ngày 01 tháng 02 năm 2020.

Nơi nhận:
- Như Điều 3;
- Lưu VT.

BỘ TRƯỞNG
Nguyễn Văn A
"""

INSTRUCTION_EN = """RIVERSIDE ELECTION COMMISSION
Instruction No. 8/REC dated 4 May 2026
concerning the opening of polling stations

This instruction amends Instruction No. 3/REC of 9 June 2020 and is issued under the Election Law No. 77 of 1 January 2019.

1. Purpose

This instruction tells presiding officers how a polling station
is opened. In 2022 there were complaints about late openings, and
1.5 million voters waited.

2. Before opening

2.1 The presiding officer shall:
    - check the seals;
    - count the ballots, twice;
      and write the number down;
    - sign the sheet.

2.2 Observers may watch.

3. Opening

(1) At seven o'clock the doors open.
(2) If they cannot be opened:
    (a) the officer calls the commission;
    (b) voters are told
        i. how long it takes;
        ii. where else they may vote.

4. Entry into force

It enters into force today.

For the Commission

J. Doe
Chairperson
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
