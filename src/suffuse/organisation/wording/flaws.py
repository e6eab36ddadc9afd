"""Every sentence of the organisation room."""

from collections.abc import Iterable

from suffuse.language.rules import Fault, Words
from suffuse.organisation.rules import Flaw

# Refusals of tables are said in both languages at once: the one who corrects the file may not be
# the one who handed it in.
FLAWS: dict[str, Words] = {
    "active_content": Words(
        "ໄຟລ໌ນີ້ມີມາໂຄຣ ຫຼື ດຶງຂໍ້ມູນຈາກບ່ອນອື່ນ. ກະລຸນາບັນທຶກເປັນ XLSX ທຳມະດາ ຫຼື CSV.",
        "This file carries macros or fetches content from elsewhere. Save it as a plain XLSX or CSV.",
    ),
    "bad_archive": Words(
        "ບໍ່ສາມາດເປີດໄຟລ໌ນີ້ເປັນຕາຕະລາງໄດ້: ໄຟລ໌ເສຍ, ຖືກເຂົ້າລະຫັດ ຫຼື ໃຫຍ່ເກີນໄປ.",
        "This file cannot be opened as a table: it is broken, encrypted, or far too large inside.",
    ),
    "bad_character": Words(
        "ມີຕົວອັກສອນທີ່ບໍ່ສາມາດຢູ່ໃນຊ່ອງນີ້ໄດ້ (ຕົວຄວບຄຸມ, ຕົວປ່ຽນທິດການອ່ານ ຫຼື ໝາຍຊ້ອນກັນຫຼາຍເກີນ).",
        "A character cannot stand in this cell: a control sign, a line break, a sign that turns the "
        "reading direction, or too many marks on one letter.",
    ),
    "bad_quote": Words(
        'ເຄື່ອງໝາຍວົງຢືມ (") ໃນແຖວທີ່ເລີ່ມຢູ່ນີ້ ບໍ່ໄດ້ປິດ ຫຼື ຢູ່ຜິດບ່ອນ.',
        'A quotation mark (") in the row that begins here is not closed, or stands in a wrong place.',
    ),
    "code_not_text": Words(
        "ລະຫັດຖືກເກັບເປັນຕົວເລກ ({code}): ເລກສູນທາງໜ້າອາດເສຍໄປ. ຕັ້ງຖັນເປັນ “ຂໍ້ຄວາມ” ແລ້ວປ້ອນລະຫັດຄືນໃໝ່.",
        "The code is kept as a number ({code}): zeros in front of it may be lost. Format the column "
        "as text and type the codes again.",
    ),
    "code_twice": Words(
        "ລະຫັດ {code} ມີຢູ່ແລ້ວໃນແຖວ {other}.", "The code {code} already stands in row {other}."
    ),
    "code_unclean": Words(
        "ລະຫັດມີຍະຫວ່າງຢູ່ຫົວ ຫຼື ທ້າຍ ຫຼື ມີຕົວອັກສອນທີ່ເບິ່ງບໍ່ເຫັນ. ກະລຸນາປ້ອນລະຫັດຄືນໃໝ່.",
        "The code has a space before or behind it, or a sign that cannot be seen. Enter it again.",
    ),
    "codes_alike": Words(
        "ລະຫັດ {code} ເບິ່ງຄືກັນກັບ {other}. ກະລຸນາຢືນຢັນວ່າເປັນຄົນລະຫົວໜ່ວຍ ຫຼື ແກ້ໄຟລ໌.",
        "The code {code} looks like {other}. Confirm that they are two units, or correct the file.",
    ),
    "column_missing": Words("ຂາດຖັນນີ້.", "This column is missing."),
    "column_not_allowed": Words(
        "ບໍ່ອະນຸຍາດໃຫ້ມີຖັນນີ້. ຖັນທີ່ອະນຸຍາດ: {allowed}. ບໍ່ໄດ້ເກັບຫຍັງໄວ້ຈາກໄຟລ໌ນີ້.",
        "This column is not allowed. Allowed are: {allowed}. Nothing of the file was kept.",
    ),
    "counted_twice": Words(
        "ໜ່ວຍງານ ແລະ ລະດັບນີ້ ນັບແລ້ວໃນແຖວ {other}.",
        "This team and level were already counted in row {other}.",
    ),
    "cycle": Words("ຫົວໜ່ວຍຢູ່ເໜືອຕົນເອງ: {codes}.", "The unit would stand above itself: {codes}."),
    "dtd_forbidden": Words(
        "ໄຟລ໌ມີຄຳສັ່ງພາຍໃນ (DOCTYPE) ທີ່ຕາຕະລາງບໍ່ຕ້ອງມີ.",
        "The file carries inner instructions (a DOCTYPE) that no table needs.",
    ),
    "empty": Words("ຊ່ອງນີ້ບໍ່ສາມາດວ່າງໄດ້.", "This cell cannot be empty."),
    "formula": Words(
        "ຊ່ອງນີ້ແມ່ນສູດຄຳນວນ. ກະລຸນາປ້ອນຂໍ້ຄວາມ ຫຼື ຕົວເລກໂດຍກົງ.",
        "This cell is computed by a formula. Type the text or the number itself.",
    ),
    "header_twice": Words("ຫົວຖັນນີ້ມີສອງຄັ້ງ.", "This heading stands there twice."),
    "no_rows": Words("ຕາຕະລາງບໍ່ມີແຖວ.", "The table has no rows."),
    "not_a_number": Words(
        "ຕ້ອງເປັນຈຳນວນເຕັມ ຕັ້ງແຕ່ 0 ຫາ {most}.", "This must be a whole number from 0 to {most}."
    ),
    "not_a_table": Words("ໄຟລ໌ນີ້ບໍ່ແມ່ນ CSV ຫຼື XLSX.", "This file is neither CSV nor XLSX."),
    "not_metres": Words("ຕ້ອງເປັນຈຳນວນແມັດ ເຊັ່ນ 7.5.", "This must be a number of metres, such as 7.5."),
    "not_text": Words(
        "ຊ່ອງນີ້ຖືກເກັບເປັນຕົວເລກ ຫຼື ວັນທີ ({code}) ບໍ່ແມ່ນຂໍ້ຄວາມ.",
        "The cell is kept as a number or a date ({code}), not as text.",
    ),
    "possible_duplicate": Words(
        "{code} ອາດແມ່ນຫົວໜ່ວຍດຽວກັນກັບ {other}: ຊື່ອ່ານຄືກັນ. ກະລຸນາຢືນຢັນວ່າເປັນຄົນລະຫົວໜ່ວຍ ຫຼື ແກ້ໄຟລ໌.",
        "{code} may be the same unit as {other}: their names read alike. Confirm that they are two, "
        "or correct the file.",
    ),
    "root_count": Words(
        "ຕ້ອງມີຫົວໜ່ວຍສູງສຸດອັນດຽວ; ຢູ່ນີ້ມີ {count} ({codes}).",
        "There must be exactly one top unit; here there are {count} ({codes}).",
    ),
    "row_width": Words(
        "ແຖວນີ້ມີ {found} ຊ່ອງ, ແຕ່ຫົວຕາຕະລາງມີ {wanted}.",
        "This row has {found} cells, the heading has {wanted}.",
    ),
    "seats_or_size": Words(
        "ໃສ່ຈຳນວນບ່ອນນັ່ງ ຫຼື ຄວາມກວ້າງກັບຄວາມຍາວ ຢ່າງໃດຢ່າງໜຶ່ງ.",
        "Give either the seats, or the width and the length.",
    ),
    "too_complex": Words(
        "ຕາຕະລາງນີ້ຊັບຊ້ອນເກີນໄປ ຫຼື ມີຊ່ອງຢູ່ຫ່າງຈາກຊ່ອງອື່ນຫຼາຍ. ກະລຸນາບັນທຶກສະເພາະແຖວທີ່ຕ້ອງການໃສ່ໄຟລ໌ໃໝ່.",
        "This table takes too much to read, or has a cell far away from all others. Save only the "
        "rows that are needed in a new file.",
    ),
    "too_deep": Words(
        "ຫົວໜ່ວຍຢູ່ຂັ້ນທີ {depth}; ເລິກສຸດແມ່ນ {deepest} ຂັ້ນ.",
        "The unit would stand {depth} levels deep; the deepest is {deepest}.",
    ),
    "too_large": Words("ໄຟລ໌ໃຫຍ່ເກີນ {most} MB.", "The file is larger than {most} MB."),
    "too_long": Words(
        "ຂໍ້ຄວາມຍາວເກີນ {longest} ຕົວອັກສອນ.", "The text is longer than {longest} characters."
    ),
    "unit_out_of_reach": Words(
        "ຕຳແໜ່ງຂອງທ່ານບໍ່ມີສິດຕໍ່ຫົວໜ່ວຍ {code}.", "Your seat has no right over the unit {code}."
    ),
    "unknown_kind": Words(
        "ຍັງບໍ່ມີຫົວໜ່ວຍປະເພດ {kind}. ປະເພດທີ່ຮູ້ຈັກ: {kinds}. ກະລຸນາຢືນຢັນວ່າຖືກຕ້ອງ ຫຼື ແກ້ໄຟລ໌.",
        "No unit is of the kind {kind} yet. Known kinds are: {kinds}. Confirm that it is meant, or "
        "correct the file.",
    ),
    "unknown_level": Words(
        "ບໍ່ມີລະດັບນີ້. ລະດັບທີ່ມີ: {levels}.", "There is no such level. The levels are: {levels}."
    ),
    "unknown_unit": Words(
        "ບໍ່ພົບຫົວໜ່ວຍ {code} ໃນຂອບເຂດຂອງທ່ານ.", "There is no unit {code} within your reach."
    ),
    "wrong_delimiter": Words(
        "ຖັນຖືກຂັ້ນດ້ວຍ {found}. ເລືອກຕົວຂັ້ນນີ້ໃນແບບຟອມ ແລ້ວສົ່ງໄຟລ໌ຄືນ.",
        "The columns are separated by {found}. Choose that in the form and hand the file in again.",
    ),
    "wrong_encoding": Words(
        "ຕົວອັກສອນເສຍ: ໄຟລ໌ບໍ່ໄດ້ບັນທຶກເປັນ UTF-8. ກະລຸນາບັນທຶກຄືນເປັນ “CSV UTF-8”.",
        "The letters are garbled: the file was not saved as UTF-8. Save it again as “CSV UTF-8”.",
    ),
}


def faults(flaws: Iterable[Flaw], *, file: str) -> tuple[Fault, ...]:
    """Put flaws into words, in the order of the rows."""
    said = [
        Fault(flaw.code, FLAWS[flaw.code].filled(**flaw.about), file, flaw.row, flaw.column)
        for flaw in flaws
    ]
    return tuple(sorted(said, key=lambda fault: fault.row or 0))
