"""The command that writes a report on a month or a week."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jargon8_tui.cli.opening import reading
from jargon8_tui.cli.output import say
from jargon8_tui.model.dates import read_day
from jargon8_tui.model.errors import Refused

if TYPE_CHECKING:
    import datetime as dt

    from jargon8_tui.model.periods import Period
    from jargon8_tui.services.report_parts import Audience, Name

_FORMATS = ("md", "html", "docx", "json")


@click.command("report")
@click.argument("name", type=click.Choice(["weekly", "monthly"]), metavar="weekly|monthly")
@click.option("--month", metavar="YYYY-MM", help="The month, else the last one that is over.")
@click.option("--until", metavar="D", help="The last day of the week, else today.")
@click.option(
    "--for",
    "audience",
    type=click.Choice(["client", "facilities", "manager", "tutor"]),
    default="facilities",
    show_default=True,
    help="Who is to read it.",
)
@click.option(
    "--format", "fmt", type=click.Choice(_FORMATS), help="Else by the ending of PATH, or md."
)
@click.option("--to", type=click.Path(path_type=Path), metavar="PATH", help="The file to write.")
@click.option("--force", is_flag=True, help="Put it in the place of what is there.")
@click.pass_obj
def report_command(
    path: Path,
    name: "Name",
    month: str | None,
    until: str | None,
    audience: "Audience",
    fmt: str | None,
    to: Path | None,
    force: bool,
) -> None:
    """Sum up a month or a week: what came in, what was done, what is open and comes next.

    Without --to it is printed. Only the manager's has names of persons in it, disputes of the staff
    and matters of personal data.
    """
    from jargon8_tui.exchange.reports import report_format, write_report, written
    from jargon8_tui.services.report import report
    from jargon8_tui.settings import read_settings

    chosen = report_format(fmt, to)
    with reading(path) as notebook:
        now = notebook.now()
        period = _period(name, month, until, now)
        made = report(notebook, name, period, audience, read_settings(), now)
        if to is None:
            say(written(made, chosen).rstrip("\n"))
        else:
            say(str(write_report(made, chosen, to, force=force)))


def _period(name: str, month: str | None, until: str | None, now: "dt.datetime") -> "Period":
    """The days that are meant. Raises `Refused` and `UsageError`."""
    from jargon8_tui.services.report import last_month, read_month, week_until

    if name == "weekly":
        if month:
            raise click.UsageError("--month goes with monthly; a week ends with --until.")
        return week_until(read_day(until, now) if until else now.date())
    if until:
        raise click.UsageError("--until goes with weekly; a month is named with --month.")
    period = read_month(month) if month else last_month(now.date())
    if period.first > now.date():
        raise Refused(f"{month} has not begun yet, so there is nothing to report on.")
    return period
