"""`jargon8 raci`: what a matrix gives reason to ask, for a script or before a meeting."""

from pathlib import Path

import click

from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.options import AS_JSON
from jargon8_tui.cli.output import print_json, say
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import found_in_words, problems, worst
from jargon8_tui.services.worked_out import problem_in_json


@click.group("raci", no_args_is_help=False)
def raci_command() -> None:
    """Look at a RACI matrix."""


@raci_command.command("check")
@click.argument("ref")
@AS_JSON
@click.pass_context
def check(context: click.Context, ref: str, as_json: bool) -> None:
    """List what the matrix REF gives reason to ask.

    The exit code is 1 where there is an error in it; warnings are only said.
    """
    path: Path = context.obj
    with reading(path) as notebook:
        found = notebook.look_up(ref)
        matrix = notebook.get(found)
    if not isinstance(matrix, Raci):
        raise Refused(f"{found} is a {found.kind.label}; raci check takes a matrix, as RM-1.")
    asked = problems(matrix)
    if as_json:
        listed = [problem_in_json(matrix, problem) for problem in asked]
        print_json({"ref": str(found), "title": matrix.title, "problems": listed})
    else:
        for problem in asked:
            say(f"{problem.severity}: {problem.message} {problem.question}")
        say(f"{found} {matrix.title}: {found_in_words(asked)}.")
    if worst(asked) == "error":
        context.exit(1)
