"""What every paper prints of where an edition comes from, line by line, in the edition's own language."""

from suffuse.directive.reads import ReadingFacts
from suffuse.directive.wording import KINDS, RELATIONS
from suffuse.directive.wording.pages import ORIGIN


def heading(facts: ReadingFacts) -> str:
    """Return what stands above the lines."""
    return ORIGIN["heading"].in_(facts.language)


def lines(facts: ReadingFacts) -> list[tuple[str, str]]:
    """Return (name, value) of all that is known of an edition; what is not known is left out."""
    origin, here = facts.origin, facts.language
    said = {
        "kind": KINDS.get(facts.kind, KINDS[""]).in_(here),
        "number": facts.number,
        "issuer": facts.issuer,
        "place": origin.place,
        "issued_on": facts.issued_on.isoformat() if facts.issued_on else "",
        "addressees": "; ".join(origin.addressees),
        "signed": origin.signed,
        "version": str(facts.version),
        "source": facts.source_sha256,
        "text": facts.text_sha256,
    }
    found = [(ORIGIN[name].in_(here), value) for name, value in said.items() if value]
    for one in origin.named:
        on = one.issued_on.isoformat() if one.issued_on else ""
        value = ", ".join(part for part in (one.number, one.title, on) if part)
        found.append((RELATIONS[one.kind].in_(here), value))
    return found
