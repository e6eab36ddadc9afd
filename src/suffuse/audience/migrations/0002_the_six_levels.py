"""The levels every house starts with."""

from django.db import migrations

LEVELS = [
    ("leaders", "ການນຳ", "leaders", True),
    ("managers", "ຜູ້ບໍລິຫານ", "managers", True),
    ("staff", "ພະນັກງານ", "staff", True),
    ("members", "ສະມາຊິກ", "members", True),
    ("mass", "ອົງການຈັດຕັ້ງມະຫາຊົນ", "mass organisations", True),
    ("public", "ປະຊາຊົນ", "public", False),
]


def add(apps, schema_editor):
    level = apps.get_model("audience", "Level")
    for position, (key, lo, en, seated) in enumerate(LEVELS, start=1):
        level.objects.create(key=key, name_lo=lo, name_en=en, position=position, seated=seated)


class Migration(migrations.Migration):
    dependencies = [("audience", "0001_levels_and_estimates")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
