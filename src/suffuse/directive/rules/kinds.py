"""What sort of official text it is, by the word it calls itself."""

import re

# In the order in which a reader would test them: the longer word before the shorter.
KINDS = {
    "guidance": r"ຄຳແນະນຳ|ຄໍາແນະນໍາ|ຄຳແນະນໍາ|ຄູ່ມື|ບົດແນະນຳ|guidance|guidelines?|instructions?|handbook|manual|คำแนะนำ|แนวทาง|คู่มือ|hướng dẫn|instruction|directive",
    "resolution": r"ມະຕິ(?!ຕົກລົງ)|ມະຕິກອງປະຊຸມ|resolutions?|résolution|มติ|nghị quyết",
    "order": r"ຄຳສັ່ງ|ຄໍາສັ່ງ|orders?(?= |$)|คำสั่ง|chỉ thị|ordre|ordonnance",
    "notice": r"ແຈ້ງການ|ໜັງສືແຈ້ງ|notices?|circulars?|memorandum(?! of)|ประกาศ|หนังสือเวียน|thông (?:báo|tư)|công (?:văn|điện)|circulaire|avis",
    "decree": r"ດຳລັດ|ດໍາລັດ|ລັດຖະດຳລັດ|decrees?|décret|พระราชกฤษฎีกา|nghị định",
    "law": r"ກົດໝາຍ|ກົດຫມາຍ|laws?|acts?(?= |$)|loi|code|กฎหมาย|พระราชบัญญัติ|ประมวลกฎหมาย|luật|pháp lệnh",
    "decision": r"ຂໍ້ຕົກລົງ|ມະຕິຕົກລົງ|decisions?|décision|arrêté|quyết định|ข้อตกลง",
    "regulation": r"ລະບຽບ(?:ການ)?|ຂໍ້ກຳນົດ|regulations?|rules|règlement|ระเบียบ|ข้อบังคับ|กฎกระทรวง|ข้อกำหนด|quy (?:định|chế)",
    "policy": r"ນະໂຍບາຍ|polic(?:y|ies)|นโยบาย|politique",
    "plan": r"ແຜນການ|ແຜນງານ|plan|programme|program|แผน(?:งาน|ปฏิบัติการ)?|kế hoạch|chương trình|đề án",
}
KIND = re.compile(
    "|".join(f"(?P<{name}>(?<![A-Za-z])(?:{words})(?![A-Za-z]))" for name, words in KINDS.items()),
    re.IGNORECASE,
)
