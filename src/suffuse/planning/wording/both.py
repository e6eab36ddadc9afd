"""What is said about plans in both languages: breaches, what binds, what would help, the sum."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from suffuse.language.rules import Words
from suffuse.planning.rules import Binding, Breach, Relaxation

# {what} is the name of a slot, venue, speaker, team or level; {found} and {allowed} are numbers.
BREACHES: Mapping[str, Words] = {
    "known_things": Words("ບໍ່ຮູ້ຈັກ “{what}”.", "“{what}” is not known."),
    "somebody_comes": Words(
        "ແຕ່ລະກອງປະຊຸມຕ້ອງມີຢ່າງໜ້ອຍໜຶ່ງຄົນ ແລະ ທຸກຈຳນວນຕ້ອງຫຼາຍກວ່າສູນ.",
        "It needs at least one person, and every count in it must be above zero.",
    ),
    "in_person_allowed": Words(
        "ໃນມື້ນັ້ນ ມາດຕະການບໍ່ອະນຸຍາດໃຫ້ເຕົ້າໂຮມກັນ.",
        "On that day the measures do not allow people to meet in person.",
    ),
    "no_large_gathering": Words(
        "ຄົນຫຼາຍເກີນໄປ: {found} ຄົນ, ແຕ່ມາດຕະການໃຫ້ເຕົ້າໂຮມໄດ້ບໍ່ເກີນ {allowed} ຄົນ.",
        "Too many people: {found}, but the measure allows {allowed}.",
    ),
    "distance_kept": Words(
        "{what} ນັ່ງໄດ້ພຽງ {allowed} ຄົນ ຖ້າຮັກສາໄລຍະຫ່າງ, ແຕ່ມີ {found} ຄົນ.",
        "{what} seats {allowed} at the distance in force, and {found} are called.",
    ),
    "one_level": Words("ໜ່ວຍງານ “{what}” ບໍ່ມີຄົນໃນລະດັບນີ້.", "Team “{what}” has nobody of this level."),
    "venue_open": Words("{what} ບໍ່ວ່າງໃນເວລານັ້ນ.", "{what} is not open then."),
    "one_session_a_venue": Words(
        "{what} ມີ {found} ກອງປະຊຸມພ້ອມກັນ.", "{what} holds {found} sessions at once."
    ),
    "air_between": Words(
        "ຢູ່ {what} ມີເວລາຫວ່າງລະຫວ່າງສອງກອງປະຊຸມພຽງ {found} ນາທີ, ຕ້ອງມີ {allowed} ນາທີ.",
        "In {what} only {found} minutes lie between two sessions; {allowed} are asked for.",
    ),
    "speaker_qualified": Words(
        "{what} ບໍ່ໄດ້ຮັບມອບໝາຍໃຫ້ບັນຍາຍລະດັບນີ້.", "{what} does not teach this level."
    ),
    "speaker_free": Words("{what} ບໍ່ວ່າງໃນເວລານັ້ນ.", "{what} is not available then."),
    "one_session_a_speaker": Words(
        "{what} ຕ້ອງບັນຍາຍ {found} ບ່ອນພ້ອມກັນ.", "{what} teaches {found} sessions at once."
    ),
    "speaker_not_overworked": Words(
        "{what} ຕ້ອງບັນຍາຍ {found} ຄັ້ງໃນມື້ດຽວ ລວມທັງໃນແຜນອື່ນ, ຕົກລົງກັນໄວ້ບໍ່ເກີນ {allowed} ຄັ້ງ.",
        "{what} teaches {found} sessions in one day, other plans included; {allowed} were agreed.",
    ),
    "team_keeps_working": Words(
        "ໜ່ວຍງານ “{what}” ບໍ່ຢູ່ບ່ອນເຮັດວຽກພ້ອມກັນ {found} ຄົນ, ອະນຸຍາດບໍ່ເກີນ {allowed} ຄົນ.",
        "{found} people of team “{what}” are away at once; {allowed} may be.",
    ),
    "levels_in_order": Words(
        "ລະດັບ “{what}” ເລີ່ມໃນຊ່ວງເວລາທີ {found}, ແຕ່ລະດັບກ່ອນຍັງບໍ່ແລ້ວ; ເລີ່ມໄດ້ແຕ່ຊ່ວງເວລາທີ {allowed}.",
        "Level “{what}” starts in slot {found}, before the level ahead of it is done; slot {allowed} is the first.",
    ),
    "whole_teams": Words(
        "ໜ່ວຍງານ “{what}” ຖືກແບ່ງ, ແຕ່ກຳນົດໃຫ້ສຶກສາພ້ອມກັນທັງໜ່ວຍ.",
        "Team “{what}” is split, but teams are to study as a whole.",
    ),
    "nobody_counted_twice": Words(
        "“{what}”: ເຊີນ {found} ຄົນ, ແຕ່ມີພຽງ {allowed} ຄົນ.",
        "“{what}”: {found} people are called, but there are only {allowed}.",
    ),
    "nobody_left_out": Words(
        "“{what}”: ມີບ່ອນນັ່ງພຽງ {found} ຄົນ ໃນ {allowed} ຄົນ.",
        "“{what}”: {found} of {allowed} people have a place.",
    ),
    "held_sessions_stand": Words(
        "ກອງປະຊຸມທີ່ຈັດແລ້ວ ({allowed} ຄົນ) ຫາຍໄປຈາກແຜນ.",
        "A session that was held ({allowed} people) is missing from the plan.",
    ),
}
IN_SESSIONS = Words("ກອງປະຊຸມ {sessions}: {say}", "Sessions {sessions}: {say}")
IN_SESSION = Words("ກອງປະຊຸມ {session}: {say}", "Session {session}: {say}")

# {count} is the number to say with the rule: a cap, a number of rooms, of slots, of people.
BINDING: Mapping[str, Words] = {
    "no_large_gathering": Words("ມາດຕະການໃຫ້ເຕົ້າໂຮມບໍ່ເກີນ {count} ຄົນ", "the cap of {count}"),
    "distance_kept": Words(
        "{what} ນັ່ງໄດ້ພຽງ {count} ຄົນເມື່ອຮັກສາໄລຍະຫ່າງ", "the {count} safe seats of {what}"
    ),
    "one_session_a_venue": Words(
        "ມີສະຖານທີ່ພຽງ {count} ແຫ່ງໃນແຕ່ລະຊ່ວງເວລາ", "only {count} venue(s) at a time"
    ),
    "one_session_a_speaker": Words(
        "ມີວິທະຍາກອນພຽງ {count} ຄົນໃນແຕ່ລະຊ່ວງເວລາ", "only {count} speaker(s) at a time"
    ),
    "team_keeps_working": Words(
        "ໜ່ວຍງານ “{what}” ໃຫ້ຄົນອອກມາພ້ອມກັນໄດ້ບໍ່ເກີນ {count} ຄົນ",
        "team “{what}” can spare {count} at once",
    ),
    "levels_in_order": Words("ແຕ່ລະລະດັບຕ້ອງຮຽນຕາມລຳດັບ", "the levels study one after the other"),
    "window": Words("ມີພຽງ {count} ຊ່ວງເວລາໃນໄລຍະທີ່ກຳນົດ", "only {count} slots in the window"),
    "speaker_qualified": Words(
        "ບໍ່ມີວິທະຍາກອນສຳລັບລະດັບ “{what}” ({count} ຄົນ)",
        "nobody who can teach level “{what}” ({count} people)",
    ),
    "in_person_allowed": Words(
        "ຫ້າມເຕົ້າໂຮມໃນ {count} ຊ່ວງເວລາ", "no meeting in person in {count} slots"
    ),
}

RELAXATIONS: Mapping[str, Words] = {
    "venue": Words("ເພີ່ມສະຖານທີ່ໜຶ່ງແຫ່ງ {count} ບ່ອນນັ່ງ", "one more venue of {count} seats"),
    "speaker": Words("ເພີ່ມວິທະຍາກອນໜຶ່ງຄົນ", "one more speaker"),
    "cap": Words("ເພີ່ມຈຳນວນທີ່ເຕົ້າໂຮມໄດ້ອີກ {count} ຄົນ", "a cap higher by {count}"),
    "days": Words("ເພີ່ມອີກ {count} ວັນ", "{count} more days"),
    "share": Words(
        "ໃຫ້ຄົນຂອງໜ່ວຍງານອອກມາພ້ອມກັນໄດ້ເພີ່ມອີກ {count} ສ່ວນຮ້ອຍ",
        "{count} percent more of a team away at once",
    ),
}
RELAXED = Words(
    "{change}: {sessions} ກອງປະຊຸມ, ແລ້ວໃນຊ່ວງເວລາທີ {finish}",
    "{change}: {sessions} sessions, done in slot {finish}",
)
RELAXED_PARTLY = Words(
    "{change}: ຍັງເຫຼືອ {left_out} ຄົນທີ່ບໍ່ມີບ່ອນນັ່ງ",
    "{change}: {left_out} people would still have no place",
)


type Names = Mapping[str, Words]
"""What people call the things that the planner knows by id."""


def say_breach(breach: Breach, names: Names | None = None) -> Words:
    """Say one breach; `names` gives ids the names that people use."""
    said = _named(
        BREACHES[breach.rule], breach.what, names, found=breach.found, allowed=breach.allowed
    )
    if breach.session is None:
        return said
    return Words(
        IN_SESSION.lo.format(session=breach.session, say=said.lo),
        IN_SESSION.en.format(session=breach.session, say=said.en),
    )


def say_breaches(
    broken: Sequence[Breach],
    names: Names | None = None,
    codes: Mapping[int, str] | None = None,
) -> tuple[Words, ...]:
    """
    Say many breaches, those that differ only in their session in one sentence.

    :param codes: the batch codes of sessions by number, where they have some
    """
    alike: dict[Breach, list[int]] = {}
    for breach in broken:
        sessions = alike.setdefault(replace(breach, session=None), [])
        sessions.extend([breach.session] if breach.session is not None else [])
    labels = codes or {}
    return tuple(
        _many(one, [labels.get(number) or str(number) for number in sessions], names)
        for one, sessions in alike.items()
    )


def _many(breach: Breach, sessions: Sequence[str], names: Names | None) -> Words:
    said = say_breach(breach, names)
    if not sessions:
        return said
    shape = IN_SESSION if len(sessions) == 1 else IN_SESSIONS
    numbers = ", ".join(sessions)
    return Words(
        shape.lo.format(session=numbers, sessions=numbers, say=said.lo),
        shape.en.format(session=numbers, sessions=numbers, say=said.en),
    )


def say_binding(binding: Binding, names: Names | None = None) -> Words:
    """Say what binds, as a part of a sentence."""
    return _named(BINDING[binding.rule], binding.what, names, count=binding.count)


def say_relaxation(relaxation: Relaxation) -> Words:
    """Say what a change would give, having been planned again."""
    change = RELAXATIONS[relaxation.change].filled(count=relaxation.count)
    shape = RELAXED_PARTLY if relaxation.left_out else RELAXED
    facts = {
        "sessions": relaxation.sessions,
        "finish": relaxation.finish,
        "left_out": relaxation.left_out,
    }
    return Words(
        shape.lo.format(change=change.lo, **facts), shape.en.format(change=change.en, **facts)
    )


def _named(words: Words, what: str, names: Names | None, **facts: int) -> Words:
    """Fill a sentence; "team · level" is named part by part, in each language."""
    parts = what.split(" · ")
    known = names or {}
    said = [known.get(part, Words(part, part)) for part in parts]
    return Words(
        words.lo.format(what=" · ".join(one.lo for one in said), **facts),
        words.en.format(what=" · ".join(one.en for one in said), **facts),
    )
