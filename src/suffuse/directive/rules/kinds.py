"""What sort of official text it is, by the word it calls itself."""

import re

# In the order in which a reader would test them: the longer word before the shorter.
KINDS = {
    "guidance": r"ຄຳແນະນຳ|ຄໍາແນະນໍາ|ຄຳແນະນໍາ|ຄູ່ມື|guidance|guidelines?|instructions?|คำแนะนำ|แนวทาง|hướng dẫn",
    "resolution": r"ມະຕິ(?!ຕົກລົງ)|resolutions?|มติ|nghị quyết",
    "order": r"ຄຳສັ່ງ|ຄໍາສັ່ງ|orders?(?= |$)|คำสั่ง|chỉ thị",
    "notice": r"ແຈ້ງການ|notices?|circulars?|ประกาศ|thông (?:báo|tư)",
    "decree": r"ດຳລັດ|ດໍາລັດ|ລັດຖະດຳລັດ|decrees?|พระราชกฤษฎีกา|nghị định",
    "law": r"ກົດໝາຍ|ກົດຫມາຍ|laws?|acts?(?= |$)|กฎหมาย|พระราชบัญญัติ|luật",
    "decision": r"ຂໍ້ຕົກລົງ|ມະຕິຕົກລົງ|decisions?|quyết định",
    "regulation": r"ລະບຽບ(?:ການ)?|ຂໍ້ກຳນົດ|regulations?|ระเบียบ|ข้อบังคับ|quy định",
    "policy": r"ນະໂຍບາຍ|polic(?:y|ies)|นโยบาย",
}
KIND = re.compile(
    "|".join(f"(?P<{name}>(?<![A-Za-z])(?:{words})(?![A-Za-z]))" for name, words in KINDS.items()),
    re.IGNORECASE,
)
