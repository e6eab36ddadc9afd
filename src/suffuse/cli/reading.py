"""`suffuse read`: a text's outline, as a tree for people or as JSON for machines. No database."""

import json
import locale
from pathlib import Path
from typing import Annotated

import typer

from suffuse.directive import papers, readers
from suffuse.directive.rules import as_json

REFUSED = 2


def read(
    file: Annotated[
        Path, typer.Argument(help="The text: TXT (UTF-8), Markdown, HTML, DOCX, ODT or PDF.")
    ],
    as_data: Annotated[
        bool, typer.Option("--json", help="Print suffuse-outline/1 instead of a tree.")
    ] = False,
    language: Annotated[
        str, typer.Option(help="The language of the tree's own words: lo or en.")
    ] = "",
) -> None:
    """
    Show the outline of a text: its number, issuer and day, what it names, its clauses.

    Every doubtful split is marked with ? and its reason; what stands outside the outline is listed,
    so that nothing is dropped silently. A file that cannot or must not be read ends with status 2
    and one line of JSON (suffuse-refusal/1) on standard error. Try: suffuse read guidance.docx
    """
    try:
        outline = readers.read_file(file)
    except readers.Refused as refusal:
        typer.echo(json.dumps(readers.refusal_json(refusal), ensure_ascii=False), err=True)
        raise typer.Exit(REFUSED) from refusal
    if as_data:
        typer.echo(json.dumps(as_json(outline), ensure_ascii=False, indent=1))
    else:
        tongue = language or (locale.getlocale()[0] or "en")[:2].lower()
        typer.echo(papers.tree(outline, language=tongue), nl=False)
