#!/bin/sh
# Fetch the fonts that Suffuse ships, from the npm registry by package name, and set them in place:
# woff2 for the screen, static TTF for letters. Needs npm, tar, sha256sum and a Python with
# fontTools and brotli (PYTHON=...). Run from the project's folder: `make vendor`.
set -eu

PYTHON=${PYTHON:-python3}
SCREEN=src/suffuse/web/static/web/fonts
PAPER=src/suffuse/web/fonts
SANS=5.3.0 SERIF=5.3.0 PHETSARATH=5.3.0

here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent \
  "@fontsource-variable/noto-sans-lao@$SANS" \
  "@fontsource-variable/noto-serif-lao@$SERIF" \
  "@fontsource/phetsarath@$PHETSARATH" >/dev/null
for pack in *.tgz; do
  mkdir "${pack%.tgz}"
  tar -xzf "$pack" -C "${pack%.tgz}" --strip-components=1
done

mkdir -p "$here/$SCREEN" "$here/$PAPER"
cp fontsource-variable-noto-*/files/noto-*-lao-lao-wght-normal.woff2 "$here/$SCREEN/"
cp fontsource-variable-noto-*/files/noto-*-lao-latin-wght-normal.woff2 "$here/$SCREEN/"
cp fontsource-phetsarath-*/files/phetsarath-lao-*-normal.woff2 "$here/$SCREEN/"
cp fontsource-variable-noto-sans-lao-*/LICENSE "$here/$SCREEN/OFL-noto-sans-lao.txt"
cp fontsource-variable-noto-serif-lao-*/LICENSE "$here/$SCREEN/OFL-noto-serif-lao.txt"
cp fontsource-phetsarath-*/LICENSE "$here/$SCREEN/OFL-phetsarath.txt"
cp "$here/$SCREEN"/OFL-*.txt "$here/$PAPER/"

# A letter has no unicode-range: one file must hold Lao and Latin. So each weight is cut out of the
# variable files and its scripts are joined again under one name.
"$PYTHON" - "$work" "$here/$PAPER" <<'PY'
import sys
from pathlib import Path

from fontTools import merge, ttLib
from fontTools.varLib import instancer

work, out = Path(sys.argv[1]), Path(sys.argv[2])


def named(font, family, style):
    """Give every name record of the font one family and one style, whatever subset it came from."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 13, 14)]
    full = f"{family} {style}" if style != "Regular" else family
    for number, text in (
        (1, family),
        (2, style),
        (3, f"{family} {style}; joined for Suffuse"),
        (4, full),
        (5, "Version 5.300"),
        (6, f"{family.replace(' ', '')}-{style}"),
    ):
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    bold = style == "Bold"
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def cut(path, weight):
    """Return one weight of a variable font as a static TrueType font."""
    font = ttLib.TTFont(path)
    font.flavor = None
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    for table in ("STAT", "DSIG", "MVAR", "HVAR"):
        if table in font:
            del font[table]
    return font


for kind, family in (("sans", "Noto Sans Lao"), ("serif", "Noto Serif Lao")):
    files = next(work.glob(f"fontsource-variable-noto-{kind}-lao-*/files"))
    for style, weight in (("Regular", 400), ("Bold", 700)):
        parts = []
        for script in ("lao", "latin", "latin-ext"):
            part = work / f"{kind}-{script}-{weight}.ttf"
            cut(files / f"noto-{kind}-lao-{script}-wght-normal.woff2", weight).save(part)
            parts.append(str(part))
        joined = merge.Merger().merge(parts)
        named(joined, family, style)
        joined.save(out / f"{family.replace(' ', '')}-{style}.ttf")

for style, weight in (("Regular", 400), ("Bold", 700)):
    files = next(work.glob("fontsource-phetsarath-*/files"))
    font = cut(files / f"phetsarath-lao-{weight}-normal.woff2", weight)
    named(font, "Phetsarath", style)
    font.save(out / f"Phetsarath-{style}.ttf")
PY

cd "$here"
{
  printf '# Vendored files\n\nWritten by `make vendor`. All are under the SIL Open Font License 1.1 (`OFL-*.txt` beside them).\n\n'
  printf '| file | from the npm package | sha-256 |\n|---|---|---|\n'
  for file in "$SCREEN"/*.woff2 "$PAPER"/*.ttf; do
    case $file in
      *[sS]ans*) from="@fontsource-variable/noto-sans-lao $SANS" ;;
      *[sS]erif*) from="@fontsource-variable/noto-serif-lao $SERIF" ;;
      *) from="@fontsource/phetsarath $PHETSARATH" ;;
    esac
    printf '| `%s` | %s | `%s` |\n' "${file#src/suffuse/web/}" "$from" "$(sha256sum "$file" | cut -d' ' -f1)"
  done
} >src/suffuse/web/static/web/VENDORED.md
