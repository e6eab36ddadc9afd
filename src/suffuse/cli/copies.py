"""Copies of an SQLite database: taken in one moment, proved by a manifest, put back as a whole."""

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from suffuse.language.rules import Words

FORMAT = "suffuse-backup/1"


class Refused(Exception):
    """A copy that cannot be made, or cannot be trusted; `say` tells why in both languages."""

    def __init__(self, say: Words) -> None:
        super().__init__(say.en)
        self.say = say


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a whole copy must look like. `made_at` is ISO 8601; `size` counts bytes."""

    format: str
    made_at: str
    size: int
    sha256: str
    entries: int
    head: str
    simulated: bool


def beside(name: Path) -> Path:
    """Return where the manifest of a copy stands."""
    return name.with_name(name.name + ".json")


def copy(live: Path, name: Path, *, at: datetime) -> Manifest:
    """
    Copy the database as it stands in one moment, while others write to it.

    :raises Refused: if there is nothing to copy, if `name` exists, or if the copy is not whole
    """
    if not live.exists():
        raise Refused(Words(f"ບໍ່ມີຖານຂໍ້ມູນຢູ່ {live}.", f"There is no database at {live}."))
    if name.exists():
        raise Refused(
            Words(f"{name} ມີຢູ່ແລ້ວ; ຈະບໍ່ຂຽນທັບ.", f"{name} is there already; it is not written over.")
        )
    half = _begun(name)
    with closing(sqlite3.connect(live)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
        # One file that needs no other beside it, wherever it is carried.
        target.execute("PRAGMA journal_mode=DELETE")
    entries, head = _whole(half)
    made = Manifest(
        FORMAT, at.isoformat(), half.stat().st_size, _sha256(half), entries, head,
        simulated=(live.parent / "simulated").exists(),
    )  # fmt: skip
    _write(beside(name), json.dumps(asdict(made), indent=1))
    _sync(half)
    os.replace(half, name)
    return made


def _begun(name: Path) -> Path:
    """Return an empty file beside where the copy will stand, so that half a copy never looks whole."""
    half = name.with_name(name.name + ".half")
    try:
        half.unlink(missing_ok=True)
        half.touch()
    except OSError as why:
        raise Refused(
            Words(f"ຂຽນ {name} ບໍ່ໄດ້.", f"{name} cannot be written: {why.strerror}.")
        ) from why
    return half


def prove(name: Path) -> Manifest:  # long: one proof after the other, each with its own refusal
    """
    Check a copy against its manifest and for integrity; nothing is changed.

    :raises Refused: if the copy or its manifest is missing, cut, changed or broken
    """
    try:
        said = Manifest(**json.loads(beside(name).read_text("utf-8")))
    except FileNotFoundError as missing:
        raise Refused(
            Words(
                f"ບໍ່ພົບໃບກຳກັບ {beside(name)}; ສຳເນົານີ້ ພິສູດບໍ່ໄດ້.",
                f"The manifest {beside(name)} is missing; this copy cannot be proved.",
            )
        ) from missing
    except (ValueError, TypeError) as garbled:
        raise Refused(
            Words(f"ໃບກຳກັບ {beside(name)} ອ່ານບໍ່ໄດ້.", f"The manifest {beside(name)} is not readable.")
        ) from garbled
    if not name.exists() or said.format != FORMAT:
        raise Refused(Words(f"ບໍ່ພົບສຳເນົາ {name}.", f"There is no copy of ours at {name}."))
    if name.stat().st_size != said.size or _sha256(name) != said.sha256:
        raise Refused(
            Words(
                f"{name} ບໍ່ຄົບ ຫຼື ຖືກປ່ຽນ: ບໍ່ກົງກັບໃບກຳກັບ. ບໍ່ໄດ້ແຕະຕ້ອງຂໍ້ມູນປັດຈຸບັນ.",
                f"{name} is cut or changed: it does not match its manifest. Live data were not touched.",
            )
        )
    if _whole(name) != (said.entries, said.head):
        raise Refused(
            Words(f"ບັນທຶກໃນ {name} ບໍ່ກົງກັບໃບກຳກັບ.", f"The record in {name} is not the manifest's.")
        )
    return said


def put_back(name: Path, live: Path) -> Path | None:
    """
    Put a proved copy in the place of the live database.

    :returns: where the database that stood there is kept, or None if there was none
    """
    said = prove(name)
    fresh = live.with_name(live.name + ".restoring")
    live.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_bytes(name.read_bytes())
    _sync(fresh)
    if _sha256(fresh) != said.sha256:
        raise Refused(
            Words("ສຳເນົາບໍ່ສຳເລັດ; ແຜ່ນເຕັມບໍ່?", "The copy did not arrive whole; is the disk full?")
        )
    _forget_tries(fresh)
    kept = _set_aside(live)
    os.replace(fresh, live)
    if said.simulated:
        (live.parent / "simulated").touch()
    return kept


def _forget_tries(fresh: Path) -> None:
    """
    Leave behind the counts of log-in tries: they ended long ago, and they are the one place whose
    cells Python unpickles, so a copy from another hand must never bring any.
    """
    with closing(sqlite3.connect(fresh)) as found, found:
        if found.execute("SELECT 1 FROM sqlite_master WHERE name = 'access_tally'").fetchone():
            found.execute("DELETE FROM access_tally")


def _set_aside(live: Path) -> Path | None:
    """Move the live database away, its log folded in, so that no old log meets the new file."""
    if not live.exists():
        return None
    with closing(sqlite3.connect(live)) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = f"{live.name}.before-restore"
    names = chain([name], (f"{name}-{nth}" for nth in count(2)))
    kept = next(each for each in map(live.with_name, names) if not each.exists())
    # A second name for the same file: there is no moment in which the house has no database.
    os.link(live, kept)
    for left in ("-wal", "-shm"):
        live.with_name(live.name + left).unlink(missing_ok=True)
    return kept


def _whole(name: Path) -> tuple[int, str]:
    """Check a file's integrity and return how many acts it records, and their head."""
    try:
        with closing(sqlite3.connect(f"file:{name}?mode=ro", uri=True)) as found:
            if found.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("integrity")
            row = found.execute("SELECT sequence, hash FROM audit_head WHERE id = 1").fetchone()
    except sqlite3.DatabaseError as broken:
        raise Refused(
            Words(f"{name} ເສຍຫາຍ ຫຼື ບໍ່ແມ່ນຂອງ Suffuse.", f"{name} is damaged, or not ours.")
        ) from broken
    return (int(row[0]), str(row[1])) if row else (0, "")


def _sha256(name: Path) -> str:
    with name.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(name: Path, text: str) -> None:
    name.write_text(text, "utf-8")
    _sync(name)


def _sync(name: Path) -> None:
    """Wait until the disk has it: a copy that a power cut can eat is none."""
    with name.open("rb+") as file:
        os.fsync(file.fileno())
