"""Why a file is refused, in both languages at once: the terminal and the importer may differ in language."""

from suffuse.language.rules import Words

REFUSALS: dict[str, Words] = {
    "no_such_file": Words(
        "ເປີດໄຟລ໌ນີ້ບໍ່ໄດ້. ກະລຸນາກວດຊື່ ແລະ ບ່ອນຢູ່ຂອງໄຟລ໌.",
        "This file cannot be opened. Check its name and where it lies.",
    ),
    "empty": Words("ໄຟລ໌ນີ້ບໍ່ມີຕົວໜັງສື.", "There are no words in this file."),
    "too_large": Words("ໄຟລ໌ໃຫຍ່ເກີນ {most} ເມກະໄບ.", "The file is larger than {most} megabytes."),
    "too_long": Words(
        "ຂໍ້ຄວາມຍາວເກີນ {most} ລ້ານຕົວອັກສອນ. ກະລຸນາແບ່ງເປັນຫຼາຍເອກະສານ.",
        "The text has more than {most} million characters. Hand it in as several documents.",
    ),
    "too_complex": Words(
        "ໄຟລ໌ນີ້ສັບສົນເກີນໄປທີ່ຈະອ່ານຢ່າງປອດໄພ. ກະລຸນາບັນທຶກເປັນຂໍ້ຄວາມທຳມະດາ ແລ້ວລອງໃໝ່.",
        "This file is too complex to be read safely. Save it as plain text and try again.",
    ),
    "wrong_encoding": Words(
        "ອ່ານຕົວໜັງສືບໍ່ອອກ. ກະລຸນາບັນທຶກໄຟລ໌ເປັນ UTF-8 ແລ້ວລອງໃໝ່.",
        "The letters cannot be told. Save the file as UTF-8 and try again.",
    ),
    "bad_character": Words(
        "ມີຕົວອັກສອນທີ່ຮັບບໍ່ໄດ້ ({character}). ກະລຸນາລຶບອອກ ແລ້ວລອງໃໝ່.",
        "There is a character that no document may hold ({character}). Remove it and try again.",
    ),
    "legacy_font": Words(
        "ຂໍ້ຄວາມນີ້ປ້ອນດ້ວຍຟອນລາວແບບເກົ່າ ທີ່ບໍ່ແມ່ນ Unicode. ກະລຸນາປ່ຽນເປັນ Unicode ກ່ອນ.",
        "This text was typed in an old Lao font that is not Unicode. Convert it to Unicode first.",
    ),
    "no_text_layer": Words(
        "ເອກະສານນີ້ມີແຕ່ຮູບ ບໍ່ມີຕົວໜັງສືທີ່ອ່ານໄດ້. ກະລຸນາປ້ອນຂໍ້ຄວາມເຂົ້າ.",
        "This document holds pictures only, no text that can be read. Type the text in.",
    ),
    "unsupported_format": Words(
        "ຍັງອ່ານໄຟລ໌ຊະນິດນີ້ບໍ່ໄດ້. ກະລຸນາບັນທຶກເປັນ DOCX, ODT, PDF, HTML, Markdown ຫຼື ຂໍ້ຄວາມທຳມະດາ (TXT, UTF-8).",
        "Files of this kind cannot be read. Save it as DOCX, ODT, PDF, HTML, Markdown or as plain text (TXT, UTF-8).",
    ),
    "wrong_extension": Words(
        "ໄຟລ໌ນີ້ບໍ່ແມ່ນຊະນິດທີ່ຊື່ຂອງມັນບອກໄວ້. ກະລຸນາໃສ່ນາມສະກຸນໃຫ້ຖືກ ແລ້ວລອງໃໝ່.",
        "This file is not what its name says it is. Give it its right ending and try again.",
    ),
    "unaccepted_changes": Words(
        "ເອກະສານຍັງມີການແກ້ໄຂທີ່ຕິດຕາມໄວ້ {count} ແຫ່ງ. ກະລຸນາຍອມຮັບ ຫຼື ປະຕິເສດທຸກການແກ້ໄຂກ່ອນ.",
        "The document still has {count} tracked changes. Accept or reject them all first.",
    ),
    "encrypted": Words(
        "ເອກະສານນີ້ຖືກລັອກດ້ວຍລະຫັດຜ່ານ. ກະລຸນາເອົາລະຫັດອອກ ແລ້ວລອງໃໝ່.",
        "This document is locked with a password. Remove the password and try again.",
    ),
    "active_content": Words(
        "ເອກະສານນີ້ມີສິ່ງທີ່ເຮັດວຽກເອງ ຫຼື ດຶງມາຈາກບ່ອນອື່ນ (ມາໂຄຣ, ວັດຖຸຝັງ, ຮູບ ຫຼື ແມ່ແບບທາງໄກ). "
        "ກະລຸນາບັນທຶກເປັນເອກະສານທີ່ມີແຕ່ຕົວໜັງສື.",
        "This document holds something that runs or fetches by itself (a macro, an embedded object, "
        "a remote picture or template). Save it as a document of words only.",
    ),
    "dtd_forbidden": Words(
        "ພາຍໃນເອກະສານມີການປະກາດ DOCTYPE ຫຼື ENTITY ເຊິ່ງໂປຣແກຣມເອກະສານບໍ່ເຄີຍຂຽນ. ໄຟລ໌ນີ້ບໍ່ຖືກອ່ານ.",
        "Inside the document is a DOCTYPE or ENTITY, which no office program writes. It was not read.",
    ),
    "bad_archive": Words(
        "ໄຟລ໌ນີ້ເສຍຫາຍ ຫຼື ຖືກສ້າງຂຶ້ນຢ່າງຜິດປົກກະຕິ. ກະລຸນາເປີດໃນໂປຣແກຣມຂອງມັນ ແລ້ວບັນທຶກໃໝ່.",
        "This file is damaged or was put together in an unusual way. Open it in its program and save it anew.",
    ),
}

DOUBTS: dict[str, Words] = {
    "number_jump": Words("ຕົວເລກໂດດຂ້າມ: {which}", "the numbers jump: {which}"),
    "number_twice": Words("ຕົວເລກຊ້ຳກັນ: {which}", "the same number twice: {which}"),
    "number_back": Words("ຕົວເລກຖອຍຫຼັງ: {which}", "the numbers go back: {which}"),
    "number_starts_at": Words(
        "ບັນຊີນີ້ບໍ່ໄດ້ເລີ່ມແຕ່ຂໍ້ທຳອິດ: {which}", "this list does not start at its first number: {which}"
    ),
    "number_passed_over": Words(
        "ພາຍໃນຂໍ້ນີ້ມີຕົວເລກທີ່ບໍ່ໄດ້ນັບເປັນຂໍ້: {which}",
        "inside it stands a number that was not taken for one: {which}",
    ),
    "starts_again": Words("ຕົວເລກເລີ່ມໃໝ່: {which}", "the numbers start again: {which}"),
    "perhaps_outside": Words(
        "ວັກສຸດທ້າຍອາດຢູ່ນອກຂໍ້ນີ້", "its last paragraph perhaps stands outside the clause"
    ),
    "split_by_hand": Words("ແຍກດ້ວຍມື", "split by hand"),
}

WARNINGS: dict[str, Words] = {
    "left_out": Words("ບໍ່ໄດ້ອ່ານ ເພາະບໍ່ແມ່ນຕົວໜັງສື: {which}", "left out, because it is no text: {which}"),
    "buddhist_year": Words(
        "ປີອາດເປັນພຸດທະສັກກະລາດ: {which}?", "perhaps the year is Buddhist: {which}?"
    ),
    "mixed_digits": Words("ມີທັງຕົວເລກລາວ ແລະ ຕົວເລກອາຣັບ", "Lao and Arabic digits stand side by side"),
    "cites_missing": Words("ອ້າງເຖິງຂໍ້ທີ່ບໍ່ມີ: {which}", "a clause is cited that does not exist: {which}"),
}

KINDS: dict[str, Words] = {
    "guidance": Words("ຄຳແນະນຳ", "guidance"),
    "resolution": Words("ມະຕິ", "resolution"),
    "order": Words("ຄຳສັ່ງ", "order"),
    "notice": Words("ແຈ້ງການ", "notice"),
    "decree": Words("ດຳລັດ", "decree"),
    "law": Words("ກົດໝາຍ", "law"),
    "decision": Words("ຂໍ້ຕົກລົງ", "decision"),
    "regulation": Words("ລະບຽບການ", "regulation"),
    "policy": Words("ນະໂຍບາຍ", "policy"),
    "plan": Words("ແຜນການ", "plan"),
    "": Words("ເອກະສານ", "text"),
}

RELATIONS: dict[str, Words] = {
    "implements": Words("ຈັດຕັ້ງປະຕິບັດ", "carries out"),
    "beside": Words("ໄປພ້ອມກັບ", "goes together with"),
    "amends": Words("ປັບປຸງ", "amends"),
    "replaces": Words("ປ່ຽນແທນ", "replaces"),
    "cites": Words("ອ້າງເຖິງ", "names"),
}

OUTSIDE: dict[str, Words] = {
    "preamble": Words("ພາກນຳ", "preamble"),
    "lead": Words("ຄຳນຳເຂົ້າ", "lead"),
    "closing": Words("ພາກປິດທ້າຍ", "closing"),
    "signature": Words("ລາຍເຊັນ", "signature"),
    "header": Words("ຫົວ ຫຼື ທ້າຍໜ້າ", "header or footer"),
    "footnote": Words("ໝາຍເຫດລຸ່ມໜ້າ", "footnote"),
    "comment": Words("ຄຳເຫັນ", "comment"),
    "table": Words("ຕາຕະລາງ", "table"),
    "other": Words("ອື່ນໆ", "other"),
}


def doubt(said: str) -> Words:
    """Say a doubt or a warning ("number_jump: 2., 4.") as people read it; an unknown one as it is."""
    code, _, which = said.partition(": ")
    found = DOUBTS.get(code) or WARNINGS.get(code)
    return found.filled(which=which) if found else Words(said, said)
