"""What is wrong with a file that was handed in: one sentence for each code, in both languages."""

from collections.abc import Mapping

from suffuse.language.rules import Fault, Words

# {found} is what stands there, {wanted} what may.
MISFITS: Mapping[str, Words] = {
    "not_json": Words("ນີ້ບໍ່ແມ່ນເອກະສານ JSON: {found}.", "This is not JSON: {found}."),
    "unreadable": Words("ອ່ານເອກະສານບໍ່ໄດ້: {found}.", "The file cannot be read: {found}."),
    "unwritable": Words("ຂຽນໃສ່ບ່ອນນີ້ບໍ່ໄດ້: {found}.", "Nothing can be written there: {found}."),
    "too_deep": Words("ຂໍ້ມູນຊ້ອນກັນເລິກເກີນໄປ.", "The data is nested too deeply."),
    "too_large": Words("ເອກະສານໃຫຍ່ເກີນໄປ.", "The file is too large."),
    "key_twice": Words("ຊື່ “{found}” ປາກົດສອງເທື່ອ.", "The name “{found}” appears twice."),
    "not_a_number": Words("“{found}” ບໍ່ແມ່ນຕົວເລກ.", "“{found}” is not a number."),
    "wrong_type": Words("ຢູ່ນີ້ຕ້ອງເປັນ {wanted}.", "This must be: {wanted}."),
    "missing": Words("ຂາດ “{found}”.", "“{found}” is missing."),
    "unknown_key": Words("ບໍ່ຮູ້ຈັກ “{found}”.", "“{found}” is not known here."),
    "too_small": Words(
        "{found} ນ້ອຍເກີນໄປ; ຢ່າງໜ້ອຍ {wanted}.", "{found} is too small; at least {wanted}."
    ),
    "too_big": Words("{found} ໃຫຍ່ເກີນໄປ; ບໍ່ເກີນ {wanted}.", "{found} is too large; at most {wanted}."),
    "too_few": Words("ຕ້ອງມີຢ່າງໜ້ອຍ {wanted} ລາຍການ.", "At least {wanted} must be given."),
    "too_many": Words("ມີໄດ້ບໍ່ເກີນ {wanted} ລາຍການ.", "At most {wanted} may be given."),
    "not_allowed": Words(
        "“{found}” ບໍ່ແມ່ນຄ່າທີ່ໃຊ້ໄດ້; ໃຊ້ໄດ້: {wanted}.", "“{found}” is not allowed; these are: {wanted}."
    ),
    "wrong_form": Words("“{found}” ຂຽນບໍ່ຖືກແບບ.", "“{found}” is not written in the right form."),
    "not_a_time": Words("ບໍ່ມີວັນ ຫຼື ເວລາ “{found}”.", "There is no such day or time as “{found}”."),
    "ends_before_start": Words("ສິ້ນສຸດກ່ອນເລີ່ມ.", "It ends before it starts."),
    "id_twice": Words("ລະຫັດ “{found}” ໃຊ້ສອງເທື່ອ.", "The id “{found}” is used twice."),
    "slots_overlap": Words("ຊ່ວງເວລານີ້ທັບກັບ “{found}”.", "This slot overlaps with “{found}”."),
    "venue_size": Words(
        "ສະຖານທີ່ຕ້ອງມີ seats ຫຼື width_m ແລະ length_m, ບໍ່ແມ່ນທັງສອງ.",
        "A venue has either seats, or width_m and length_m.",
    ),
    "group_twice": Words("ໜ່ວຍງານ ແລະ ລະດັບນີ້ ປາກົດແລ້ວ.", "This team and level already appeared."),
    "unknown_id": Words("ບໍ່ມີ “{found}”.", "There is no “{found}”."),
    "fixed_clash": Words(
        "“{found}” ຖືກໃຊ້ແລ້ວໃນຊ່ວງເວລານີ້ ໂດຍກອງປະຊຸມອື່ນທີ່ກຳນົດໄວ້.",
        "“{found}” already serves another fixed session in this slot.",
    ),
    "fixed_too_many": Words(
        "ກອງປະຊຸມທີ່ກຳນົດໄວ້ເຊີນ “{found}” ຫຼາຍກວ່າ {wanted} ຄົນທີ່ມີ.",
        "The fixed sessions call more of “{found}” than the {wanted} there are.",
    ),
    "room_shape": Words(
        "ຫ້ອງຕ້ອງບອກຂະໜາດ ແລະ ໄລຍະຫ່າງ, ຫຼື ບ່ອນນັ່ງ ແລະ ໄລຍະຫ່າງ, ຫຼື ແຖວ ແລະ ກຸ່ມ.",
        "A room has a size and a distance, or seats and a distance, or rows and groups.",
    ),
    "too_dense": Words(
        "ບ່ອນນັ່ງຫຼາຍເກີນໄປ ຢູ່ໃກ້ກັນກວ່າ {found} ແມັດ.",
        "Too many seats lie nearer to each other than {found} metres.",
    ),
    "together_unsupported": Words(
        "ການນັ່ງນຳກັນເປັນກຸ່ມໃນບ່ອນນັ່ງຕາຍຕົວ ຍັງຄິດໄລ່ບໍ່ໄດ້; ໃຊ້ 1.",
        "Groups that sit together on fixed seats cannot be worked out yet; use 1.",
    ),
}


def fault(code: str, at: str, *, file: str = "", found: object = "", wanted: object = "") -> Fault:
    """Return the refusal with its sentence; `at` is a JSON pointer such as `/venues/0/seats`."""
    text = _whole(str(found))
    shown = text if len(text) <= 80 else text[:77] + "…"  # noqa: PLR2004 - a line of a terminal
    words = MISFITS[code].filled(found=shown, wanted=wanted)
    return Fault(code=code, say=words, file=_whole(file), column=_whole(at))


def _whole(text: str) -> str:
    """Spell out half signs (lone surrogates), which JSON can name and no file or page can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
